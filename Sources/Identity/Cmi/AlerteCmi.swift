/// What a person may ask to be told by mail. What protects the account (its password or its address has just changed)
/// is told without being asked.
package enum AlerteCmi: String, Sendable, CaseIterable {
    case nouvelAppareil = "nouvel_appareil"
    case profilCree = "profil_cree"
    case compteCree = "compte_cree"
    case profilModifie = "profil_modifie"
    case temporaireExpire = "temporaire_expire"

    var libelle: String {
        switch self {
        case .nouvelAppareil: "Connexion depuis un nouvel appareil"
        case .profilCree: "Profil créé"
        case .compteCree: "Première connexion d'un profil"
        case .profilModifie: "Profil désactivé, réactivé ou réinitialisé"
        case .temporaireExpire: "Mot de passe temporaire sur le point d'expirer"
        }
    }

    var detail: String {
        switch self {
        case .nouvelAppareil: "Votre compte est ouvert depuis un navigateur qui ne l'avait encore jamais fait."
        case .profilCree: "Un profil est ajouté à votre organisme."
        case .compteCree: "Un profil de votre organisme a créé son compte."
        case .profilModifie: "L'accès d'un profil de votre organisme change."
        case .temporaireExpire: "Un profil n'a pas fait sa première connexion, et il lui reste moins de deux jours."
        }
    }

    /// Only référents are told of the profiles of the body.
    var duReferent: Bool { self != .nouvelAppareil }

    /// Before the person chose.
    var parDefaut: Bool { self == .nouvelAppareil || self == .temporaireExpire }

    static func offertes(referent: Bool) -> [AlerteCmi] { allCases.filter { referent || !$0.duReferent } }
}
