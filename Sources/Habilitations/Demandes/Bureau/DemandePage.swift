import Domain
import Platform

/// A request at the desk.
struct DemandePage {
    let examen: ExamenDeDemande
    let acces: Acces
    let reglages: ReglagesDInscription
    let maintenant: Instant
    let csrf: CSRF
    let annonce: Flash?
    let paths = DemandesPaths()

    private var demande: Demande { examen.entiere.demande }
    private var organisation: Organisation { reglages.organisation }

    var page: Page {
        Page(
            titre: "Demande d'inscription n° \(demande.id), \(demande.etat.libelle)",
            main: """
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .ok, $0.message) })
                \(pageHead(PageHead(demande.nomComplet).with {
                    $0.retour = ("RETOUR À LA FILE", paths.file())
                    $0.surtitre = "Demande d'inscription n° \(demande.id)"
                    $0.etat = pill(demande.etat.libelle, tone: demande.etat.tone)
                }))
                <div class="columns columns--aside">
                <div class="stack">
                \(card(id: "attention", titre: "À vérifier", flush: true, attention))
                \(card(id: "demande", titre: "La demande", flush: true, answers(reponses)))
                \(card(id: "attestations", titre: "Ce que la personne a accepté", attestations))
                </div>
                <div class="stack">
                \(card(id: "decision", titre: "Décision", "<div class=\"stack stack--s\">\(horloge)\(actions)</div>"))
                \(card(id: "histoire", titre: "Histoire", timeline(examen.entiere.histoire.reversed().map {
                    TimelineItem($0.quoi.libelle, who: $0.qui, when: $0.quand, why: $0.pourquoi.isEmpty ? nil : $0.pourquoi)
                })))
                </div>
                </div>
                """)
    }

    private var horloge: HTML {
        HorlogeDeDemande(demande: demande, reglages: reglages, maintenant: maintenant).html
    }

    private var actions: HTML {
        guard demande.etat == .attente else {
            return demande.motif.isEmpty ? "" : "<p class=\"prose\">Motif : \(demande.motif)</p>"
        }
        var liste = HTML()
        if demande.gestionnaireID == nil {
            liste += """
                <form method="post" action="\(paths.priseEnCharge(demande.id))">\(csrf.field)\
                \(button("PRENDRE", shape: .wideStart))</form>
                """
        }
        if demande.compte == acces.compteID {
            liste += "<p class=\"prose\">Cette demande est la vôtre : un autre agent doit l'accepter.</p>"
        } else {
            liste += linkButton(
                "ACCEPTER", href: paths.acceptation(demande.id), style: .primary, shape: .wideStart, icon: .check)
        }
        liste += linkButton("REFUSER", href: paths.refus(demande.id), style: .danger, shape: .wideStart, icon: .cross)
        if acces.peut(.superviser) {
            liste += linkButton("RÉAFFECTER", href: paths.affectation(demande.id), shape: .wideStart, icon: .people)
        }
        return liste
    }

    private var reponses: [Answer] {
        var liste = [
            Answer("Email", demande.courriel.isEmpty ? "—" : demande.courriel),
            Answer("Prénom et nom", demande.nomComplet),
            Answer("Sexe", demande.sexe == "F" ? "Féminin" : "Masculin"),
            Answer(
                "Téléphone - numéro du standard",
                demande.telephone.isEmpty ? "—" : Telephone.afficher(demande.telephone)),
            Answer("Type d'établissement", demande.type.libelle),
        ]
        if demande.type == .entreprise {
            liste.append(Answer("Branche", nomDeBranche(demande.branche)))
            liste.append(Answer("DGA", organisation.direction(demande.dga)?.nom ?? "—"))
        }
        return liste + [
            Answer("Département", Nomenclature.departements.affichage(demande.departement)),
            Answer("Délégation", organisation.delegation(demande.delegation)?.nom ?? "—"),
            Answer(demande.type == .of ? "Organisme(s) de formation" : "Etablissement(s)", etablissements),
            Answer("Profil", demande.profil.libelle),
            Answer("Première demande", timeTag(demande.premierEnvoi)),
            Answer("Gestionnaire", demande.gestionnaire.isEmpty ? "Personne" : demande.gestionnaire),
        ]
    }

    private func nomDeBranche(_ code: String) -> String { organisation.branche(code)?.nom ?? code }

    private var etablissements: HTML {
        "\(each: examen.etablissements, { "<div>\($0.nom) <span class=\"num muted\">\($0.siret)</span> <span class=\"muted\">\($0.ville)</span></div>" })"
    }

    private var attestations: HTML {
        """
        <ul class="stack stack--s">\(each: examen.entiere.acceptations.reversed(), {
            "<li>\($0.texte) <span class=\"muted\">(version \($0.version), \(timeTag($0.quand)))</span></li>"
        })</ul>
        """
    }
}

// MARK: - What draws attention

extension DemandePage {
    private var attention: HTML {
        var points: [CheckItem] = []
        points += examen.etablissements.compactMap { un in
            un.refus.map { CheckItem(.no, $0, word: "Établissement") }
        }
        points += examen.administrateurs.map { admin in
            CheckItem(
                .wait, "\(admin.nom) (\(admin.courriel)) administre déjà le SIRET \(admin.siret)",
                word: "Même entreprise")
        }
        points += examen.entiere.branches.filter { demande.type == .entreprise && $0.value != demande.branche }
            .sorted { $0.key < $1.key }.map { siret, code in
                CheckItem(
                    .wait,
                    "Le SIRET \(siret) est enregistré dans la branche « \(nomDeBranche(code)) » : l'accepter ne la "
                        + "changera pas",
                    word: "Branche")
            }
        let departements = Set(examen.etablissements.compactMap(\.departement))
        if demande.type == .entreprise, !departements.isEmpty, !departements.contains(demande.departement) {
            points.append(
                CheckItem(
                    .wait,
                    "Le département \(demande.departement) n'est pas celui des établissements "
                        + "(\(departements.sorted().joined(separator: ", ")))",
                    word: "Département"))
        }
        points += examen.entiere.concurrentes.map {
            CheckItem(
                .info, "Une autre demande porte sur un même établissement", word: "Autre demande",
                detail: "<a href=\"\(paths.demande($0))\">Demande n° \($0)</a>")
        }
        if !demande.courriel.isEmpty,
            examen.demandeur?.adresseIncertaine == true || AdresseDePersonne.lire(demande.courriel) == .incertaine
        {
            points.append(
                CheckItem(
                    .wait, "Rien ne dit que l'adresse \(demande.courriel) est celle d'une seule personne",
                    word: "Adresse"))
        }
        if examen.demandeur?.actif == false {
            points.append(CheckItem(.no, "Le compte de cette personne est fermé", word: "Compte"))
        }
        let conformes = examen.etablissements.filter { $0.refus == nil }.map {
            CheckItem(.ok, "\($0.nom) (SIRET \($0.siret)) est ouvert")
        }
        return checks(points, conformes: conformes)
    }
}
