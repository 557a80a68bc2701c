import Platform

/// Sign-up and forgotten password: what one gets depends on the account that the address has, or not.
extension MailsDeCompte {
    func activation(_ courriel: String, jeton: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Créer votre mot de passe",
                [
                    """
                    Vous avez demandé la création d'un compte avec l'adresse \(courriel). Pour finaliser la création, \
                    choisissez votre mot de passe.
                    """
                ]
            ).with {
                $0.bouton = ("Créer un mot de passe", publicURL + IdentityPaths.activation(jeton: jeton))
                $0.faits = valable(Lien.Genre.activation, at: now)
                $0.notes = [
                    "Vous n'êtes pas à l'origine de cette demande ? Ignorez ce message : aucun compte ne sera créé."
                ]
            })
    }

    func compteExistant(_ courriel: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Vous avez déjà un compte",
                [
                    """
                    La création d'un compte a été demandée avec l'adresse \(courriel), qui en a déjà un : \
                    connectez-vous avec votre mot de passe habituel.
                    """
                ]
            ).with {
                $0.bouton = ("Me connecter", publicURL + IdentityPaths.login())
                $0.faits = [demande(now)]
                $0.notes = [
                    """
                    Mot de passe oublié ? Choisissez-en un autre : \(publicURL + IdentityPaths.motDePasseOublie()).
                    """,
                    "Vous n'êtes pas à l'origine de cette demande ? Ignorez ce message : rien n'a changé.",
                ]
            })
    }

    func reinitialisation(_ courriel: String, jeton: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Réinitialiser votre mot de passe",
                ["Vous avez demandé à choisir un autre mot de passe pour le compte \(courriel)."]
            ).with {
                $0.bouton = (
                    "Choisir un mot de passe", publicURL + IdentityPaths.reinitialisation(jeton: jeton)
                )
                $0.faits = valable(Lien.Genre.reinitialisation, at: now)
                $0.notes = [
                    """
                    Vous n'êtes pas à l'origine de cette demande ? Ignorez ce message : votre mot de passe ne change pas.
                    """
                ]
            })
    }

    func sansCompte(_ courriel: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Aucun compte à cette adresse",
                [
                    """
                    Un autre mot de passe a été demandé avec l'adresse \(courriel), qui n'a pas de compte. Vous en \
                    avez peut-être un avec une autre adresse ; sinon, inscrivez-vous.
                    """
                ]
            ).with {
                $0.bouton = ("M'inscrire", publicURL + IdentityPaths.inscription())
                $0.faits = [demande(now)]
                $0.notes = ["Vous n'êtes pas à l'origine de cette demande ? Ignorez ce message."]
            })
    }

    func compteFerme(_ courriel: String, at now: Instant) -> Mail {
        mail(
            courriel,
            layout(
                "Votre compte est fermé",
                [
                    """
                    Une demande a été faite avec l'adresse \(courriel), dont le compte est fermé. Pour l'ouvrir de \
                    nouveau, écrivez à \(marque).
                    """
                ]
            ).with {
                $0.bouton = ("Aide et contact", publicURL + "/aide")
                $0.faits = [demande(now)]
            })
    }

    func demande(_ now: Instant) -> (label: String, valeur: String) {
        ("Demandé le", "\(now.paris.date) à \(now.paris.time)")
    }

    private func valable(_ genre: Lien.Genre, at now: Instant) -> [(label: String, valeur: String)] {
        let fin = now.adding(seconds: genre.duree).paris
        return [("Valable jusqu'au", "\(fin.date) à \(fin.time), une seule fois"), demande(now)]
    }
}
