import Domain
import Platform

/// A column of the list: what it shows, how it sorts, how it filters.
enum ColonneUtilisateur: String, FilterColumn {
    case courriel = "e-mail"
    case nom, prenom, role, etat

    static let parDefaut = (colonne: ColonneUtilisateur.nom, decroissant: false)
    static func lire(_ saisie: String) -> String { Tri.saisie(saisie) }

    var titre: String {
        switch self {
        case .courriel: "E-mail"
        case .nom: "Nom"
        case .prenom: "Prénom"
        case .role: "Rôle"
        case .etat: "Etat"
        }
    }

    func texte(_ un: UtilisateurVu) -> String {
        switch self {
        case .courriel: un.personne.courriel
        case .nom: un.personne.nom
        case .prenom: un.personne.prenom
        case .role: un.role?.libelle ?? ""
        case .etat: un.etat.libelle
        }
    }
}

typealias RequeteDUtilisateurs = ListQuery<ColonneUtilisateur>

extension RequeteDUtilisateurs {
    /// The lines that answer, in their order. The names belong to the accounts, which are another capability's, and an
    /// establishment has tens of users: they are filtered and sorted here, over what the index on the perimeter gave.
    func appliquer(_ tous: [UtilisateurVu]) -> [UtilisateurVu] {
        let cherche = Tri.cle(recherche)
        let trouves = tous.filter { un in
            (cherche.isEmpty
                || [.courriel, .nom, .prenom].contains {
                    Tri.cle(($0 as ColonneUtilisateur).texte(un)).contains(cherche)
                })
                && filtres.allSatisfy { filtre in
                    let texte = Tri.cle(filtre.colonne.texte(un))
                    return filtre.valeurs.contains { texte.contains(Tri.cle($0)) }
                }
        }
        let cles = trouves.map { (Tri.cle(colonne.texte($0)), Tri.cle($0.personne.nom), $0.personne.id, $0) }
        let tries = cles.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
        return decroissant ? tries.reversed() : tries
    }
}
