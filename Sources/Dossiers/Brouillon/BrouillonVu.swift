import Domain
import Platform

/// A draft as its pages show it: where each step stands, and what surrounds the questions.
struct BrouillonVu {
    let dossier: Dossier
    let reponses: Reponses
    let formulaire: Formulaire
    let constats: [Constat]
    let pieces: [Piece]
    /// Keys filled from reference data and not to be changed by hand.
    let verrouilles: Set<String>

    func tete(_ etape: Etape, csrf: CSRF, paths: DossierPaths) -> HTML {
        let qui = [dossier.etablissement, dossier.beneficiaire].filter { !$0.isEmpty }
        let suite = qui.isEmpty ? ["nouveau contrat"] : qui
        return pageHead(
            PageHead(
                "<span class=\"muted\">Étape \(etape.numero) sur \(formulaire.etapes.count) :</span> \(etape.titre)"
            ).with {
                $0.retour = ("RETOUR À LA LISTE DES DEMANDES", paths.liste() + "?vue=brouillon")
                $0.surtitre = ([dossier.dispositif.libelle] + suite).joined(separator: " · ")
                $0.etat = pill(EtatDossier.brouillon.libelle)
                $0.chapeau =
                    etape.genre == .synthese
                    ? """
                    Vérifiez vos réponses. Rien n'est transmis à OPCO Mobilités tant que vous n'avez pas cliqué sur \
                    « TRANSMETTRE ».
                    """ : nil
                $0.action = dialogButton(
                    "Supprimer le brouillon", dialog: "supprimer", style: .quietDanger, icon: .trash)
            })
    }

    func etapes(courante: Int, manquesComptes: Bool = false) -> HTML {
        stepper(
            formulaire.etapes.map { etape in
                StepItem(
                    etape.numero, etape.titre, etat(etape, manquesComptes: manquesComptes),
                    courante: etape.numero == courante)
            }, label: "Étapes du contrat")
    }

    func etat(_ etape: Etape, manquesComptes: Bool = false) -> StepItem.Etat {
        let etat = formulaire.etat(de: etape, reponses, constats, manquesComptes: manquesComptes, pieces: pieces.count)
        return switch etat {
        case .aRemplir: .aRemplir
        case .commencee: .commencee
        case .complete: .complete
        case .enErreur(let nombre): .erreurs(nombre)
        }
    }

    func barre(_ courante: Etape, paths: DossierPaths) -> HTML {
        let etape = [Attribute("form", "etape")]
        let quand = dossier.majLe?.paris
        let etat =
            dossier.version > 1
            ? "Enregistré à \(quand?.time ?? "")" : "Vos réponses seront enregistrées au fil de la saisie"
        var actions: [HTML] = [button("SAUVEGARDER LE BROUILLON", name: "action", value: "sauvegarder", etape)]
        if courante.numero > 1 {
            actions.append(button("PRÉCÉDENT", icon: .left, name: "action", value: "precedent", etape))
        }
        if courante.genre == .synthese {
            actions.append(button("TRANSMETTRE", style: .primary, name: "action", value: "transmettre", etape))
        } else {
            actions.append(
                button("SUIVANT", style: .primary, iconAfter: .right, name: "action", value: "suivant", etape))
        }
        return actionBar(.autosave(etat, saved: dossier.version > 1), actions)
    }

    func dialogues(csrf: CSRF, paths: DossierPaths) -> HTML {
        confirmDialog(
            id: "supprimer", titre: "Supprimer le brouillon",
            texte: "Vous êtes sur le point de supprimer votre brouillon. Voulez-vous continuer ?",
            action: paths.suppression(dossier.id), csrf: csrf.maskedToken())
            + quitDialog(sortie: paths.liste() + "?vue=brouillon")
    }

    /// The line of the summary that leads to the field a finding is about.
    func lien(_ constat: Constat, etape courante: Int? = nil, paths: DossierPaths? = nil) -> FieldError {
        let cle = constat.champs.first ?? ""
        let ancre = RemunerationView.ancre(cle, reponses) ?? formulaire.champ(cle)?.ancre ?? elementID(cle)
        guard let paths, let etape = formulaire.etape(de: cle), etape.numero != courante else {
            return FieldError(id: ancre, message: constat.message)
        }
        return FieldError(id: ancre, message: constat.message, page: paths.etape(dossier.id, etape.numero))
    }
}

extension Tone {
    /// From the name that a flash carries.
    init(_ nom: String) {
        switch nom {
        case "ok": self = .ok
        case "wait": self = .wait
        case "no": self = .no
        case "info": self = .info
        default: self = .sent
        }
    }
}
