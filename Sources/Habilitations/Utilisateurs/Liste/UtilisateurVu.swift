import Domain
import Platform

/// A person of the list, as one establishment sees them.
struct UtilisateurVu: Sendable {
    let personne: AnnuaireDesComptes.Personne
    /// Those that open the establishment: its own, its company's.
    let habilitations: [Habilitation]

    /// The strongest role, the active ones first.
    var role: RoleEtablissement? {
        let actives = habilitations.filter(\.actif)
        let liste = actives.isEmpty ? habilitations : actives
        return liste.first { $0.role.administre }?.role ?? liste.first?.role
    }

    enum Etat: String, Sendable, CaseIterable {
        case actif, invite, inactif

        var libelle: String {
            switch self {
            case .actif: "Actif"
            case .invite: "Invitation envoyée"
            case .inactif: "Inactif"
            }
        }

        var tone: Tone {
            switch self {
            case .actif: .ok
            case .invite: .wait
            case .inactif: .none
            }
        }
    }

    var etat: Etat {
        guard habilitations.contains(where: \.actif) else { return .inactif }
        return personne.actif ? .actif : .invite
    }
}

/// A column of the list: what it shows, how it sorts, how it filters.
enum ColonneUtilisateur: String, Sendable, CaseIterable {
    case courriel = "e-mail"
    case nom, prenom, role, etat

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
