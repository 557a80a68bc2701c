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
