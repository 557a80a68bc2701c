import Domain
import Platform

enum ColonneEtablissement: String, FilterColumn {
    case principal, siret
    case nom = "etablissement"
    case adresse, ville, actif

    static let parDefaut = (colonne: ColonneEtablissement.nom, decroissant: false)
    static func lire(_ saisie: String) -> String { Tri.saisie(saisie) }

    var titre: String {
        switch self {
        case .principal: "Établissement principal"
        case .siret: "SIRET"
        case .nom: "Établissement"
        case .adresse: "Adresse"
        case .ville: "Ville"
        case .actif: "Actif"
        }
    }

    func texte(_ un: EtablissementListe) -> String {
        switch self {
        case .principal: un.principal ? "Oui" : "Non"
        case .siret: un.siret
        case .nom: un.nom
        case .adresse: un.adresse
        case .ville: un.ville
        case .actif: un.actif ? "Oui" : "Non"
        }
    }
}

typealias RequeteDEtablissements = ListQuery<ColonneEtablissement>

extension RequeteDEtablissements.Filtre {
    func retient(_ un: EtablissementListe) -> Bool {
        let texte = Tri.cle(colonne.texte(un))
        return valeurs.contains { texte.contains(Tri.cle(colonne == .siret ? Code.normaliser($0) : $0)) }
    }
}

extension RequeteDEtablissements {
    /// The lines that answer, in their order: what one account holds is read whole.
    func appliquer(_ tous: [EtablissementListe]) -> [EtablissementListe] {
        let cle = Tri.cle(recherche)
        let chiffres = Code.normaliser(recherche)
        let trouves = tous.filter { un in
            (cle.isEmpty || Tri.cle(un.nom).contains(cle) || Tri.cle(un.ville).contains(cle)
                || (Code.chiffres(chiffres, 1...14) && un.siret.hasPrefix(chiffres)))
                && filtres.allSatisfy { $0.retient(un) }
        }
        let tries = trouves.map { (Tri.cle(colonne.texte($0)), $0.siret, $0) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
        return decroissant ? tries.reversed() : tries
    }
}
