import Platform

/// Mails about an account. Links are absolute, hold a token and no personal data.
struct MailsDeCompte: Sendable {
    /// Name of the OPCO.
    let marque: String
    /// Absolute address of the platform, without a final slash.
    let publicURL: String

    func layout(_ titre: String, _ paragraphes: [String]) -> MailLayout {
        MailLayout(marque: marque, service: "Espace de connexion sécurisée", titre: titre, paragraphes: paragraphes)
    }

    func mail(_ courriel: String, _ layout: MailLayout) -> Mail {
        Mail(to: courriel, subject: layout.titre, text: layout.text, html: layout.html)
    }

    /// - Parameters:
    ///   - application: what the access is to: « M-Gestion OF ».
    ///   - faits: what the access covers: establishment, SIRET, role.
    func invitation(
        _ courriel: String, application: String, faits: [(label: String, valeur: String)], jeton: String,
        at now: Instant
    ) -> Mail {
        mail(
            courriel,
            layout(
                "Votre accès à \(application)",
                [
                    "Un accès à \(application) est ouvert à votre adresse. Pour l'utiliser, choisissez un mot de passe.",
                    "Ce lien sert une seule fois et reste utilisable pendant 24 heures.",
                ]
            ).with {
                $0.bouton = ("Créer un mot de passe", publicURL + IdentityPaths.activation(jeton: jeton))
                $0.faits = faits + [("Demandé le", "\(now.paris.date) à \(now.paris.time)")]
                $0.notes = [
                    """
                    Passé ce délai, demandez un autre lien par « Réinitialiser votre mot de passe » sur la page de \
                    connexion.
                    """
                ]
            })
    }

    /// To somebody who has a password already.
    func accesOuvert(
        _ courriel: String, application: String, adresse: String, faits: [(label: String, valeur: String)],
        at now: Instant
    ) -> Mail {
        mail(
            courriel,
            layout(
                "Votre accès à \(application)",
                [
                    "Un accès à \(application) est ouvert à votre compte. Connectez-vous avec votre mot de passe habituel."
                ]
            ).with {
                $0.bouton = ("Me connecter", publicURL + adresse)
                $0.faits = faits + [("Ouvert le", "\(now.paris.date) à \(now.paris.time)")]
            })
    }
}
