package import Platform

/// An issuing body: a département's house for the disabled, a veterans' office…
package struct OrganismeCmi: Sendable, Equatable {
    /// Issuer code, 5 letters and digits.
    package let code: String
    package let nom: String
    /// The people of a disabled body no longer enter.
    package let actif: Bool

    package init(code: String, nom: String, actif: Bool) {
        self.code = code
        self.nom = nom
        self.actif = actif
    }

    /// « 00001 - MDPH FICTIVE »
    package var designation: String { "\(code) - \(nom)" }
}

/// Somebody who acts for an issuing body.
package struct ProfilCmi: Sendable {
    package let compte: Compte
    package let identifiant: String
    package let organisme: OrganismeCmi
    /// Manages the profiles of the body.
    package let referent: Bool
    package let actif: Bool
    /// End of the temporary password; nil once the person chose their own.
    package let temporaireJusquAu: Instant?
    /// Last sign-in.
    package let vuLe: Instant?

    package var nomComplet: String { "\(compte.prenom) \(compte.nom.uppercased())" }

    /// Who helps this person: the référent of the body, or the OPCO when that is themselves or the body is off.
    enum Recours: Sendable {
        case opco, referent

        /// « Prévenez … »
        var nom: String { self == .opco ? "l'OPCO" : "votre référent" }
        /// « Adressez-vous … »
        var destinataire: String { self == .opco ? "à l'OPCO" : "au référent de votre organisme" }
    }

    var recours: Recours { referent || !organisme.actif ? .opco : .referent }

    package enum Etat: Sendable, Equatable {
        case desactive
        /// The temporary password may still be used.
        case enAttente
        case expire
        case ouvert

        package var libelle: String {
            switch self {
            case .desactive: "Désactivé"
            case .enAttente: "Première connexion à faire"
            case .expire: "Mot de passe temporaire expiré"
            case .ouvert: "Actif"
            }
        }

        package var ton: Tone {
            switch self {
            case .desactive: .none
            case .enAttente: .info
            case .expire: .wait
            case .ouvert: .ok
            }
        }
    }

    package func etat(at now: Instant) -> Etat {
        guard actif else { return .desactive }
        guard let fin = temporaireJusquAu else { return .ouvert }
        return fin > now ? .enAttente : .expire
    }
}

/// Who came through the door of the portal: the profile, and the session's token for forms.
package struct VisiteurCmi: Sendable {
    package let profil: ProfilCmi
    package let csrf: CSRF
    /// Digest of the session's token.
    let empreinte: String
    /// The session of a first sign-in: it opens « CREATION DE COMPTE » and nothing else.
    let creation: Bool
}
