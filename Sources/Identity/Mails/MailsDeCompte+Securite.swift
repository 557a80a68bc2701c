import Platform

/// What the holder of an account must know of what happens to it.
extension MailsDeCompte {
    func nouvelAppareil(_ courriel: String, _ visite: Visite, jeton: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Connexion depuis un nouvel appareil",
                ["Le compte \(courriel) vient d'être ouvert depuis un appareil que vous n'aviez pas encore utilisé."]
            ).with {
                $0.faits = [
                    ("Le", "\(now.paris.date) à \(now.paris.time)"), ("Appareil", visite.appareil),
                    ("Adresse réseau", visite.lieu.isEmpty ? "inconnue" : visite.lieu),
                ]
                $0.bouton = ("Ce n'était pas moi", publicURL + IdentityPaths.pasMoi(jeton: jeton))
                $0.notes = [
                    "C'était vous ? Vous n'avez rien à faire.",
                    """
                    Sinon, le bouton ferme toutes les sessions et vous fait choisir un autre mot de passe. Il sert \
                    pendant 7 jours.
                    """,
                ]
            })
    }

    func motDePasseChange(_ courriel: String, at now: Instant) -> Mail {
        information(
            courriel, "Votre mot de passe a changé",
            "Le mot de passe du compte \(courriel) vient d'être changé. Les autres sessions sont fermées.", at: now)
    }

    func secondFacteur(_ courriel: String, actif: Bool, at now: Instant) -> Mail {
        information(
            courriel, actif ? "Double authentification activée" : "Double authentification retirée",
            actif
                ? """
                Un code de votre application d'authentification est demandé désormais pour ouvrir le compte \
                \(courriel). Les autres sessions sont fermées.
                """
                : """
                Le compte \(courriel) s'ouvre désormais avec le seul mot de passe. Les autres sessions sont fermées.
                """, at: now)
    }

    func nouveauxCodes(_ courriel: String, at now: Instant) -> Mail {
        information(
            courriel, "De nouveaux codes de secours",
            """
            De nouveaux codes de secours viennent d'être donnés pour le compte \(courriel). Les précédents ne servent \
            plus.
            """, at: now)
    }

    /// Whoever tries codes has the password already.
    func tropDeCodes(_ courriel: String, at now: Instant) -> Mail {
        information(
            courriel, "Trop de codes refusés",
            """
            Le mot de passe du compte \(courriel) a été donné, puis trop de codes de vérification faux. Les codes de \
            l'application d'authentification sont refusés pour un temps ; vos codes de secours servent toujours.
            """, at: now,
            sinon: "Ce n'était pas vous ? Quelqu'un connaît votre mot de passe : choisissez-en aussitôt un autre :")
    }

    func codeDeSecours(_ courriel: String, restants: Int, at now: Instant) -> Mail {
        information(
            courriel, "Un code de secours a servi",
            """
            Un code de secours du compte \(courriel) vient de servir. Il vous en reste \(restants) : vous pouvez en \
            demander d'autres dans « Mon compte ».
            """, at: now)
    }

    func fermeture(_ courriel: String, at now: Instant) -> Mail {
        information(
            courriel, "Votre compte est fermé",
            "Le compte \(courriel) vient d'être fermé à votre demande. Votre adresse et vos accès sont effacés.",
            at: now, action: ("Aide et contact", "/aide"),
            sinon: "Vous n'êtes pas à l'origine de cette fermeture ? Écrivez aussitôt à \(marque).", oubli: false)
    }

    // MARK: Change of address

    /// To the new address.
    func confirmationDAdresse(_ courriel: String, ancienne: String, jeton: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Confirmer votre adresse email",
                ["Le compte \(ancienne) demande à utiliser désormais l'adresse \(courriel)."]
            ).with {
                $0.bouton = ("Confirmer cette adresse", publicURL + IdentityPaths.confirmationEmail(jeton: jeton))
                $0.faits = [demande(now)]
                $0.notes = [
                    "Ce lien sert une seule fois et reste utilisable pendant une heure.",
                    "Vous n'êtes pas à l'origine de cette demande ? Ignorez ce message : rien ne changera.",
                ]
            })
    }

    /// To the present address, as soon as it is asked.
    func adresseDemandee(_ courriel: String, nouvelle: String, at now: Instant) -> Mail {
        information(
            courriel, "Changement d'adresse demandé",
            """
            Le compte \(courriel) demande à utiliser désormais l'adresse \(nouvelle). Rien ne change tant que cette \
            adresse n'est pas confirmée.
            """, at: now)
    }

    /// To the new address, once it is that of the account.
    func adresseChangee(_ courriel: String, ancienne: String, at now: Instant) -> Mail {
        information(
            courriel, "Votre adresse a changé",
            "Le compte qui utilisait l'adresse \(ancienne) s'ouvre désormais avec l'adresse \(courriel).", at: now)
    }

    /// To the old address: for a week it can take its account back.
    func adresseQuittee(_ courriel: String, nouvelle: String, jeton: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Votre adresse a changé",
                ["Le compte \(courriel) s'ouvre désormais avec l'adresse \(nouvelle)."]
            ).with {
                $0.bouton = ("Annuler ce changement", publicURL + IdentityPaths.annulationEmail(jeton: jeton))
                $0.faits = [("Changé le", "\(now.paris.date) à \(now.paris.time)")]
                $0.notes = [
                    "C'était vous ? Vous n'avez rien à faire.",
                    """
                    Sinon, le bouton rend le compte à cette adresse, ferme toutes les sessions et vous fait choisir un \
                    autre mot de passe. Il sert pendant 7 jours.
                    """,
                ]
            })
    }

    /// - Parameters:
    ///   - sinon: what to do for whoever did not do this.
    ///   - oubli: followed by the way to another password.
    private func information(
        _ courriel: String, _ titre: String, _ phrase: String, at now: Instant,
        action: (label: String, chemin: String) = ("Mon compte", "/cas/compte"),
        sinon: String = "Vous n'êtes pas à l'origine de ce changement ? Choisissez aussitôt un autre mot de passe :",
        oubli: Bool = true
    ) -> Mail {
        mail(
            courriel,
            layout(titre, [phrase]).with {
                $0.faits = [("Le", "\(now.paris.date) à \(now.paris.time)")]
                $0.bouton = (action.label, publicURL + action.chemin)
                $0.notes = [oubli ? "\(sinon) \(publicURL + IdentityPaths.motDePasseOublie())" : sinon]
            })
    }
}
