import HTTPTypes
import Platform

/// Whether an identifier and a password are those of an account: throttled, timed alike for unknown accounts,
/// journaled.
struct Authentification: Sendable {
    enum Verdict: Sendable {
        case accepte(Compte)
        case refus(String, HTTPResponse.Status)
    }

    let module: IdentityModule
    var politique = PortalPolicy.opco
    /// The browser, when its portal remembers devices.
    var visite: Visite?

    /// - Throws: `PasswordHasherError.tooBusy` when too many passwords are being checked.
    func verifier(_ identifiant: String, _ motDePasse: String, _ context: WebContext) async throws -> Verdict {
        let norme = politique.norme(identifiant)
        let portail = politique.portail
        let freins = Freins(
            norme, portail, prefixe: context[ClientAddress.self]?.prefix ?? "", appareil: visite?.empreinte)
        let now = module.clock.now
        let appareil = visite?.empreinte ?? ""
        let (entree, compteurs) = try await module.database.read { db in
            (
                try CompteStore.connexion(norme, portail, appareil: appareil, on: db),
                try FreinageStore.lire(freins.lus, at: now, on: db)
            )
        }
        guard !freins.refuse(compteurs, connu: entree.connu) else {
            return .refus(
                "Trop d'essais de connexion. Attendez quinze minutes avant d'essayer de nouveau.", .tooManyRequests)
        }
        // Checked even for an address without an account, so that both take the same time.
        guard try await module.hasher.verify(motDePasse, against: entree.motDePasse), let compte = entree.compte else {
            try await echec(norme, freins, connu: entree.connu)
            return .refus(politique.refus, .unprocessableContent)
        }
        if let phc = entree.motDePasse, module.hasher.needsRehash(phc) {
            let nouveau = try await module.hasher.hash(motDePasse)
            try await module.database.write { db in
                try CompteStore.refaireEmpreinte(compte.id, nouveau, on: db)
            }
        }
        return .accepte(compte)
    }

    /// One transaction, the same for an unknown account. The address typed is not written down: only its digest, so
    /// that a series of tries can be recognised.
    private func echec(_ norme: String, _ freins: Freins, connu: Bool) async throws {
        let now = module.clock.now
        let identifiant = ConnexionStore.identifiant(norme, politique.portail)
        let visite = visite
        try await module.database.write { db in
            let compteurs = try FreinageStore.compter(freins.comptes(connu: connu), at: now, on: db)
            try ConnexionStore.refusee(identifiant, .refusee, visite, at: now, on: db)
            let rang = compteurs[freins.tous.texte, default: 0]
            guard rang <= Freins.auJournal + 1 else { return }
            try Journal.append(
                on: db, at: now, acteur: "visiteur",
                action: rang <= Freins.auJournal ? "connexion.refusee" : "connexion.rafale",
                objet: rang <= Freins.auJournal ? "adresse " + identifiant.prefix(16) : "connexions")
        }
    }
}
