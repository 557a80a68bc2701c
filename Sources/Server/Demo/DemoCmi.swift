import Identity
import Platform

/// Body 00001 of the CMI portal: a référent who has made their account, a profile who has not yet.
package struct DemoCmi: Sendable {
    let services: Services

    init(_ services: Services) { self.services = services }

    package struct Compte: Sendable, Encodable {
        package let identifiant: String
        package let motDePasse: String
        package let role: String
        package let organisme: String
    }

    static let organisme = OrganismeCmi(code: "00001", nom: "MDPH FICTIVE", actif: true)
    static let temporaire = "Temp2026!"

    static let referent = NouveauProfilCmi(
        prenom: "Ariane", nom: "Marchal", courriel: "ariane.marchal@mdph.example", identifiant: "00001DEMO01",
        referent: true)
    static let profil = NouveauProfilCmi(
        prenom: "Basile", nom: "Courtois", courriel: "basile.courtois@mdph.example", identifiant: "00001DEMO02",
        referent: false)

    /// Safe to run again: what is there stays, whatever has become of it.
    func installer() async throws -> [Compte] {
        let enrolement = Plateforme(services).enrolementCmi
        do {
            try await enrolement.enroler(DemoCmi.organisme, referent: DemoCmi.referent, par: .exploitant)
            try await enrolement.ouvrir(
                identifiant: DemoCmi.referent.identifiant, motDePasse: DemoComptes.motDePasse, par: .exploitant)
            try await enrolement.creer(
                DemoCmi.profil, organisme: DemoCmi.organisme.code, motDePasse: DemoCmi.temporaire, par: .exploitant)
        } catch is EnrolementCmi.Echec {}
        return [
            Compte(
                identifiant: DemoCmi.referent.identifiant, motDePasse: DemoComptes.motDePasse, role: "référent",
                organisme: DemoCmi.organisme.designation),
            Compte(
                identifiant: DemoCmi.profil.identifiant, motDePasse: DemoCmi.temporaire,
                role: "profil, première connexion à faire", organisme: DemoCmi.organisme.designation),
        ]
    }
}
