import Domain
import Platform

/// The establishments that somebody may give: those where they manage the users, and whole companies held as such.
struct OffreDEtablissements: Sendable {
    let mandat: Mandat
    private let noms: [Perimetre: String]
    private let ordre: [Perimetre]

    /// Shown at once; the filter finds the others.
    static let montres = 20

    /// - Parameters:
    ///   - etablissements: SIRET and name of those that the person holds.
    ///   - entreprises: names of the whole companies, by SIREN.
    init(_ mandat: Mandat, etablissements: [(siret: String, nom: String)], entreprises: [String: String]) {
        self.mandat = mandat
        var noms: [Perimetre: String] = [:]
        var ordre: [Perimetre] = []
        for perimetre in mandat.entreprises {
            noms[perimetre] = entreprises[perimetre.code] ?? "Entreprise \(perimetre.code)"
            ordre.append(perimetre)
        }
        for (siret, nom) in etablissements {
            let perimetre = Perimetre.etablissement(siret: siret)
            guard mandat.couvre(perimetre) else { continue }
            noms[perimetre] = nom
            ordre.append(perimetre)
        }
        self.noms = noms
        self.ordre = ordre
    }

    init(_ regard: Regard, _ tenues: [HabilitationTenue], nom: String) {
        let miennes = regard.opco ? tenues : tenues.filter { $0.compte == regard.acces.compteID }
        var entreprises = Dictionary(
            miennes.map { ($0.habilitation.perimetre.code, $0.habilitation.nom) }, uniquingKeysWith: { un, _ in un })
        if regard.opco { entreprises[Siret.siren(regard.siret), default: nom] = nom }
        self.init(
            regard.mandat(tenues),
            etablissements: regard.opco
                ? [(regard.siret, nom)] : regard.acces.etablissements.map { ($0.siret, $0.nom) },
            entreprises: entreprises)
    }

    func nom(_ perimetre: Perimetre) -> String { noms[perimetre] ?? perimetre.code }

    func offre(_ perimetre: Perimetre) -> Bool { noms[perimetre] != nil }

    /// Those whose name holds the words typed or whose number begins with the digits typed.
    func trouves(_ filtre: String, sauf: Set<Perimetre>) -> [Perimetre] {
        let chiffres = Code.normaliser(filtre)
        let cle = Tri.cle(filtre)
        return ordre.filter { perimetre in
            guard !sauf.contains(perimetre) else { return false }
            return cle.isEmpty || Tri.cle(nom(perimetre)).contains(cle)
                || (Code.chiffres(chiffres, 1...14) && perimetre.code.hasPrefix(chiffres))
        }
    }
}
