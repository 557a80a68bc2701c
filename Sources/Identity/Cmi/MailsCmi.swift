import Platform

/// Mails of the CMI portal. Each names the body and the profile it concerns.
struct MailsCmi: Sendable {
    /// Name of who runs the portal.
    let marque: String
    /// Absolute address of the platform, without a final slash.
    let publicURL: String

    static let service = "Portail Carte Mobilité Inclusion Organisme"

    /// The one mail that carries a password: the portal's users have no address of their own to follow a link from
    /// before they have confirmed it. It opens one page, for seven days, until it is used.
    func temporaire(_ profil: ProfilCmi, motDePasse: String, jusquAu fin: Instant) -> Mail {
        mail(
            profil,
            "Votre accès au portail CMI Organisme",
            [
                "Un accès au portail Carte Mobilité Inclusion Organisme est ouvert à votre adresse.",
                """
                Connectez-vous avec l'identifiant et le mot de passe temporaire ci-dessous. Vous choisirez aussitôt un \
                mot de passe personnel ; le mot de passe temporaire ne servira plus.
                """,
            ]
        ) {
            $0.faits.append(("Mot de passe temporaire", motDePasse))
            $0.faits.append(("Utilisable jusqu'au", moment(fin)))
            $0.bouton = ("SE CONNECTER", publicURL + CmiPaths.accueil())
            $0.notes = [
                "Si vous n'attendiez pas ce message, ne vous connectez pas et prévenez \(profil.recours.nom)."
            ]
        }
    }

    func identifiants(_ profils: [ProfilCmi], at now: Instant) -> Mail? {
        guard let premier = profils.first else { return nil }
        let layout = layout(
            profils.count == 1 ? "Votre identifiant" : "Vos identifiants",
            ["Vous avez demandé à recevoir votre identifiant du portail Carte Mobilité Inclusion Organisme."]
        ).with {
            for profil in profils {
                $0.faits.append(("Organisme", profil.organisme.designation))
                $0.faits.append(("Identifiant", profil.identifiant))
            }
            $0.faits.append(("Demandé le", moment(now)))
            $0.bouton = ("SE CONNECTER", publicURL + CmiPaths.accueil())
            $0.notes = [pasVous]
        }
        return Mail(to: premier.compte.courriel, subject: layout.titre, text: layout.text, html: layout.html)
    }

    func lien(_ profil: ProfilCmi, jeton: String, at now: Instant) -> Mail {
        mail(
            profil, "Choisissez un nouveau mot de passe",
            [
                "Vous avez demandé à changer le mot de passe de votre compte.",
                "Ce lien sert une seule fois et reste utilisable pendant 1 heure.",
            ]
        ) {
            $0.faits.append(("Demandé le", moment(now)))
            $0.bouton = (
                "Choisir un nouveau mot de passe", publicURL + CmiPaths.avec(jeton: jeton, CmiPaths.nouveauMotDePasse)
            )
            $0.notes = [pasVous]
        }
    }

    /// To the address taken back: the password that served meanwhile is void.
    func adresseRetablie(_ profil: ProfilCmi, jeton: String, at now: Instant) -> Mail {
        mail(
            profil, "Votre adresse est rétablie",
            [
                """
                Votre adresse est rétablie, comme vous l'avez demandé. Les sessions de votre compte sont fermées et son \
                mot de passe ne sert plus : choisissez-en un autre.
                """,
                "Ce lien sert une seule fois et reste utilisable pendant 1 heure.",
            ]
        ) {
            $0.faits.append(("Rétablie le", moment(now)))
            $0.bouton = (
                "Choisir un nouveau mot de passe", publicURL + CmiPaths.avec(jeton: jeton, CmiPaths.nouveauMotDePasse)
            )
        }
    }

    /// A forgotten password that no link may give back: the answer says why, to the holder of the address only.
    func sansLien(_ profil: ProfilCmi, raison: String, at now: Instant) -> Mail {
        mail(profil, "Votre demande de mot de passe", [raison]) {
            $0.faits.append(("Demandé le", moment(now)))
            $0.notes = [pasVous]
        }
    }

    func compteCree(_ profil: ProfilCmi, at now: Instant) -> Mail {
        mail(
            profil, "Votre compte est créé",
            [
                """
                Votre mot de passe personnel est enregistré : le mot de passe temporaire ne sert plus. Si ce n'est pas \
                vous qui venez de créer ce compte, prévenez aussitôt \(profil.recours.nom), qui le réinitialisera.
                """
            ]
        ) {
            $0.faits.append(("Créé le", moment(now)))
            $0.bouton = ("SE CONNECTER", publicURL + CmiPaths.accueil())
        }
    }

    func motDePasseChange(_ profil: ProfilCmi, at now: Instant) -> Mail {
        mail(
            profil, "Votre mot de passe est changé",
            [
                """
                Le mot de passe de votre compte vient d'être changé, et ses autres sessions sont fermées. Si ce n'est \
                pas vous, choisissez-en un autre par « Mot de passe oublié » et prévenez \(profil.recours.nom).
                """
            ]
        ) {
            $0.faits.append(("Changé le", moment(now)))
            $0.bouton = ("Mot de passe oublié", publicURL + CmiPaths.motDePasseOublie())
        }
    }

    func confirmation(_ profil: ProfilCmi, nouveau courriel: String, jeton: String, at now: Instant) -> Mail {
        var mail = mail(
            profil, "Confirmez votre nouvelle adresse",
            [
                "Cette adresse a été donnée pour votre compte. Elle remplacera la précédente une fois confirmée.",
                "Ce lien sert une seule fois et reste utilisable pendant 1 heure.",
            ]
        ) {
            $0.faits.append(("Demandé le", moment(now)))
            $0.bouton = (
                "Confirmer mon adresse", publicURL + CmiPaths.avec(jeton: jeton, CmiPaths.confirmationDuCourriel)
            )
        }
        mail.to = courriel
        return mail
    }

    /// To the old address.
    func courrielChange(_ profil: ProfilCmi, jeton: String, at now: Instant) -> Mail {
        mail(
            profil, "L'adresse de votre compte est changée",
            [
                """
                Les messages de votre compte partent désormais à une autre adresse. Si ce n'est pas vous, rétablissez \
                votre adresse : le mot de passe et les sessions de qui l'a changée ne serviront plus.
                """,
                "Ce lien sert une seule fois et reste utilisable pendant 7 jours.",
            ]
        ) {
            $0.faits.append(("Changée le", moment(now)))
            $0.bouton = (
                "Rétablir mon adresse", publicURL + CmiPaths.avec(jeton: jeton, CmiPaths.retourDuCourriel)
            )
        }
    }

    func nouvelAppareil(_ profil: ProfilCmi, _ visite: Visite, at now: Instant) -> Mail {
        mail(
            profil, AlerteCmi.nouvelAppareil.libelle,
            [
                """
                Votre compte vient d'être ouvert depuis un navigateur qui ne l'avait encore jamais fait. Si ce n'est \
                pas vous, changez votre mot de passe et prévenez \(profil.recours.nom).
                """
            ]
        ) {
            $0.faits.append(("Connexion le", moment(now)))
            $0.faits.append(("Appareil", visite.appareil))
            if !visite.lieu.isEmpty { $0.faits.append(("Adresse réseau", visite.lieu)) }
            $0.bouton = ("Mot de passe oublié", publicURL + CmiPaths.motDePasseOublie())
            $0.liens = [reglage]
        }
    }

    /// To a référent, of what happened to a profile of the body.
    /// - Parameter faits: what to add to the body, the profile and the moment.
    func alerte(
        _ alerte: AlerteCmi, _ profil: ProfilCmi, phrase: String, a referent: ProfilCmi, at now: Instant,
        faits: [(label: String, valeur: String)] = []
    ) -> Mail {
        var mail = mail(profil, alerte.libelle, [phrase]) {
            $0.faits.insert(("Profil", profil.nomComplet), at: 1)
            $0.faits += faits + [("Le", moment(now))]
            $0.bouton = ("Voir le profil", publicURL + CmiPaths.profil(profil.compte.id))
            $0.liens = [reglage]
        }
        mail.to = referent.compte.courriel
        return mail
    }

    // MARK: Parts

    private let pasVous = "Si vous n'avez rien demandé, ignorez ce message : rien ne change."

    private var reglage: (label: String, href: String) {
        ("Choisir mes alertes", publicURL + CmiPaths.alertes())
    }

    private func moment(_ now: Instant) -> String { "\(now.paris.date) à \(now.paris.time)" }

    private func layout(_ titre: String, _ paragraphes: [String]) -> MailLayout {
        MailLayout(marque: marque, service: MailsCmi.service, titre: titre, paragraphes: paragraphes)
    }

    private func mail(
        _ profil: ProfilCmi, _ titre: String, _ paragraphes: [String], _ change: (inout MailLayout) -> Void
    ) -> Mail {
        let layout = layout(titre, paragraphes).with {
            $0.faits = [("Organisme", profil.organisme.designation), ("Identifiant", profil.identifiant)]
            change(&$0)
        }
        return Mail(to: profil.compte.courriel, subject: layout.titre, text: layout.text, html: layout.html)
    }
}
