import Domain
import Platform

/// Mails about requests for access. Those of the delegations hold no more of the person than a number.
struct MailsDeDemande: Sendable {
    /// Name of the OPCO.
    let marque: String
    /// Absolute address of the platform, without a final slash.
    let publicURL: String
    /// Open hours given to answer.
    let delai: Int

    func recue(_ demande: Demande, sirets: [String], delegation: String) -> Mail {
        mail(
            demande.courriel,
            layout(
                "Votre demande d'inscription à M-Gestion est enregistrée",
                [
                    "Nous avons bien reçu votre demande d'inscription. Elle est étudiée par nos équipes sous \(delai) h, les "
                        + "jours ouvrés. Notre réponse vous parviendra par courriel."
                ]
            ).with {
                $0.faits =
                    faits(demande, sirets) + [("Réponse au plus tard le", demande.echeance.enPhrase)]
                    + (delegation.isEmpty ? [] : [("Délégation régionale", delegation)])
                $0.bouton = ("Suivre ma demande", publicURL + InscriptionPaths(demande.espace).accueil())
                $0.notes = [
                    "Vous n'êtes pas à l'origine de cette demande ? Écrivez-nous : l'adresse est en bas de la page « Aide et contact »."
                ]
            })
    }

    /// To the generic mailbox of the delegation.
    func aEtudier(_ demande: Demande, sirets: [String], a adresse: String) -> Mail {
        mail(
            adresse,
            layout(
                "Demande d'inscription n° \(demande.id) à étudier",
                ["Une demande d'inscription à M-Gestion relève de votre délégation."]
            ).with {
                $0.faits = faits(demande, sirets) + [("À décider avant le", demande.echeance.enPhrase)]
                $0.bouton = ("Étudier la demande", publicURL + DemandesPaths().demande(demande.id))
            })
    }

    func rappel(_ demande: Demande, sirets: [String], heures: Int, a adresse: String) -> Mail {
        mail(
            adresse,
            layout(
                "Rappel : la demande d'inscription n° \(demande.id) attend depuis \(heures) h",
                ["Cette demande attend une décision depuis \(heures) heures ouvrées."]
            ).with {
                $0.faits =
                    faits(demande, sirets) + [
                        ("À décider avant le", demande.echeance.enPhrase),
                        ("Gestionnaire", demande.gestionnaire.isEmpty ? "Personne" : demande.gestionnaire),
                    ]
                $0.bouton = ("Étudier la demande", publicURL + DemandesPaths().demande(demande.id))
            })
    }

    /// - Parameter adresse: the one of the account today, which may have changed since the sending.
    func acceptee(
        _ demande: Demande, a adresse: String, etablissements: [EtablissementDemande], role: RoleEtablissement
    ) -> Mail {
        mail(
            adresse,
            layout(
                "Votre inscription à M-Gestion est acceptée",
                ["Votre demande est acceptée : vous pouvez entrer dans \(demande.espace.libelle) dès maintenant."]
            ).with {
                $0.faits =
                    [("Demande", "n° \(demande.id)")]
                    + etablissements.map { ("Établissement", "\($0.nom), SIRET \($0.siret)") }
                    + [("Profil", role.libelle)]
                $0.bouton = ("Entrer dans \(demande.espace.libelle)", publicURL + demande.espace.racine)
            })
    }

    /// - Parameter adresse: as for `acceptee`.
    func refusee(_ demande: Demande, a adresse: String, sirets: [String], motif: String) -> Mail {
        mail(
            adresse,
            layout(
                "Votre demande d'inscription à M-Gestion est refusée",
                ["Nous ne pouvons pas donner suite à votre demande pour le motif suivant :", motif]
            ).with {
                $0.faits = faits(demande, sirets)
                $0.bouton = ("Corriger ma demande", publicURL + InscriptionPaths(demande.espace).accueil())
                $0.notes = ["Vous pouvez corriger votre demande et l'envoyer de nouveau."]
            })
    }

    private func faits(_ demande: Demande, _ sirets: [String]) -> [(label: String, valeur: String)] {
        [
            ("Demande", "n° \(demande.id)"),
            (sirets.count > 1 ? "SIRET demandés" : "SIRET demandé", sirets.joined(separator: ", ")),
            ("Profil souhaité", demande.profil.libelle),
        ]
    }

    private func layout(_ titre: String, _ paragraphes: [String]) -> MailLayout {
        MailLayout(marque: marque, service: "M-Gestion", titre: titre, paragraphes: paragraphes).with {
            $0.liens = [("Aide et contact", publicURL + "/aide")]
        }
    }

    private func mail(_ courriel: String, _ layout: MailLayout) -> Mail {
        Mail(to: courriel, subject: layout.titre, text: layout.text, html: layout.html)
    }
}
