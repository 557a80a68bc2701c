package import Domain
package import Platform

/// D8: state, what one may do, then the facts.
struct FichePage {
    let dossier: Dossier
    let reponses: Reponses
    let formulaire: Formulaire
    let suivi: Suivi
    let courriers: HTML
    let types: [TypeDePiece]
    /// What the person may do in the establishment of the file; nil for an agent.
    let titulaire: EtablissementAccessible?
    let aujourdhui: Jour
    let paths: DossierPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Dossier \(dossier.reference), \(dossier.etat.libelle)",
            main: """
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(pageHead(PageHead(titre).with {
                    $0.retour = ("RETOUR À LA LISTE DES DEMANDES", paths.liste() + (dossier.etat == .brouillon ? "?vue=brouillon" : ""))
                    $0.surtitre = "\(dossier.dispositif.libelle) · \(dossier.beneficiaire)"
                    $0.etat = pill(dossier.etat.libelle, tone: dossier.etat.toneDePastille)
                }))
                \(demande)
                \(situation)
                <div class="columns columns--record">
                \(card(id: "actions", titre: "ACTIONS", noPrint: true, actions))
                <div class="stack">
                \(split([("cfa", "Le CFA", cfa), ("entreprise", "L'entreprise", entreprise), ("salarie", "Le salarié", salarie)]))
                \(split([("formation", "La formation", formation), ("contrat", "Le contrat", contrat)]))
                \(card(id: "accord", titre: "L'accord de financement", aside: "<span class=\"small muted\">Montants HT</span>", flush: true, accord))
                \(courriers)
                \(card(id: "pieces", titre: "Liste des pièces jointes", flush: true, ListeDePieces(dossier: dossier, pieces: suivi.pieces, types: types, paths: paths).html))
                \(card(id: "historique", titre: "Historique", HistoriqueView(suivi: suivi).html))
                </div>
                </div>
                """)
    }

    /// Amber: somebody must act. The pieces asked for come before everything.
    private var demande: HTML {
        guard dossier.etat == .attentePieces, let demande = suivi.demandes.last, demande.closeLe == nil else {
            return ""
        }
        return banner(
            .wait,
            """
            <p><strong>L'OPCO attend des pièces depuis le \(demande.ouverteLe.paris.date).</strong> Le délai d'instruction est \
            suspendu jusqu'à leur arrivée.</p><ul>\(each: demande.pieces, { "<li>\($0)</li>" })</ul>
            \(if: !demande.message.isEmpty, "<p>\(demande.message)</p>")
            """, status: false)
    }

    private var situation: HTML {
        strip(
            [
                Fact("Etat du dossier", etat),
                Fact("Subrogé", dossier.subroge ? "Oui, paiement au CFA" : "Non, paiement à l'entreprise"),
                Fact("N° de dépôt (DECA)", dossier.deca.isEmpty ? "—" : dossier.deca),
                Fact("Délai d'instruction", delai),
            ], label: "Situation du dossier")
    }

    private var titre: HTML {
        dossier.etat == .brouillon
            ? "Brouillon de contrat" : "N° du dossier <span class=\"num\">\(dossier.reference)</span>"
    }

    private var etat: String {
        let jour = suivi.traitements.first?.instant.paris.date
        return jour.map { "\(dossier.etat.libelle), le \($0)" } ?? dossier.etat.libelle
    }

    private var delai: HTML {
        HorlogeView(dossier: dossier, demandes: suivi.demandes, aujourdhui: aujourdhui).html ?? "—"
    }

    private var actions: HTML {
        let offertes: [ActionDossier] = [.afficher, .ajouterPiece]
        guard dossier.etat == .brouillon else { return "<div class=\"actions\">\(each: offertes, action)</div>" }
        return """
            <div class="actions">\(linkButton("MODIFIER", href: paths.etape(dossier.id, 1), style: .primary, shape: .wideStart, icon: .edit))
            \(action(.afficher))</div>
            """
    }

    private func action(_ action: ActionDossier) -> HTML {
        guard let titulaire else { return "" }
        let (href, icon): (String, Icon) =
            switch action {
            case .afficher: (paths.cerfa(dossier.id), .eye)
            default: (paths.pieces(dossier.id), .upload)
            }
        if let motif = action.disponibilite(dossier.etat, subroge: dossier.subroge, pour: titulaire).motif {
            return disabledButton(
                action.libelle, id: "pourquoi-\(action.rawValue)", why: motif, shape: .wideStart, icon: icon)
        }
        return linkButton(action.libelle, href: href, shape: .wideStart, icon: icon)
    }

    private func lu(_ cle: String) -> String {
        let valeur = reponses[cle]
        guard !valeur.isEmpty else { return "—" }
        return formulaire.champ(cle)?.afficher(valeur) ?? valeur
    }

    private func adresse(_ prefixe: String) -> String {
        let voie = ["numero", "indice", "voie"].map { reponses["\(prefixe).adresse.\($0)"] }.filter { !$0.isEmpty }
        let ville = ["codePostal", "commune"].map { reponses["\(prefixe).adresse.\($0)"] }.filter { !$0.isEmpty }
        return [voie.joined(separator: " "), ville.joined(separator: ", ")].filter { !$0.isEmpty }.joined(
            separator: ", ")
    }

    private var cfa: HTML {
        facts(
            [
                Fact("Raison sociale", dossier.organisme, wide: true),
                Fact("SIRET", lu("organismeFormation.siret"), wide: true),
                Fact("Numéro UAI", lu("organismeFormation.uaiCfa")),
            ])
    }

    private var entreprise: HTML {
        facts(
            [
                Fact("Raison sociale", dossier.etablissement, wide: true),
                Fact("Siret", dossier.siretEmployeur, wide: true),
                Fact("Adresse de l'entreprise", adresse("employeur"), wide: true),
            ])
    }

    private var salarie: HTML {
        facts(
            [
                Fact("NOM, Prénom", dossier.beneficiaire, wide: true),
                Fact("Date de naissance", lu("apprenti.dateNaissance"), wide: true),
                Fact("NIR", lu("apprenti.nir"), wide: true),
            ])
    }

    private var formation: HTML {
        facts(
            [
                Fact("Intitulé de la formation", dossier.intitule, wide: true),
                Fact("Code RNCP", lu("formation.rncp"), wide: true),
                Fact("Date de début", lu("formation.dateDebutFormation")),
                Fact("Date de fin", lu("formation.dateFinFormation")),
            ])
    }

    private var contrat: HTML {
        facts(
            [
                Fact("Type de contrat", lu("contrat.typeContratApp"), wide: true),
                Fact("Date de conclusion", lu("contrat.dateConclusion"), wide: true),
                Fact("Date de début", dossier.debut?.francais ?? "—"),
                Fact("Date de fin", dossier.fin?.francais ?? "—"),
            ])
    }

    private var accord: HTML {
        let m = dossier.montants
        func cellule(_ montant: Int?) -> HTML { HTML.escaping(montant.map(Montant.afficher) ?? "—") }
        func total(_ a: Int?, _ b: Int?) -> Int? { a == nil && b == nil ? nil : (a ?? 0) + (b ?? 0) }
        var table = TableModel(
            label: "Lignes de l'accord de financement",
            columns: [TableColumn("Ligne"), TableColumn("Demandés", .end), TableColumn("Pris en charge", .end)],
            rows: [
                ["NPEC total", cellule(m.npecDemande), cellule(m.npecAccorde)],
                ["1er Equipement", cellule(m.equipementDemande), cellule(m.equipementAccorde)],
            ])
        table.foot = [
            "Total", cellule(total(m.npecDemande, m.equipementDemande)),
            cellule(total(m.npecAccorde, m.equipementAccorde)),
        ]
        table.rowHeaders = true
        return dataTable(table)
            + (m.motif.map { "<p class=\"card__foot small\">Motif de l'écart : \($0)</p>" } ?? "")
    }
}

/// Who, when, why: latest first.
package struct HistoriqueView {
    package let suivi: Suivi
    package init(suivi: Suivi) { self.suivi = suivi }

    package var html: HTML {
        timeline(
            suivi.traitements.map {
                TimelineItem(
                    $0.evenement.libelle, who: $0.auteur, when: $0.instant, why: $0.motif.isEmpty ? nil : $0.motif)
            })
    }
}

/// The legal delay: days left first, then day n of 20 and the date.
package struct HorlogeView {
    package let dossier: Dossier
    package let demandes: [VieDuDossier.DemandeDePieces]
    package let aujourdhui: Jour

    package init(dossier: Dossier, demandes: [VieDuDossier.DemandeDePieces], aujourdhui: Jour) {
        self.dossier = dossier
        self.demandes = demandes
        self.aujourdhui = aujourdhui
    }

    package var html: HTML? {
        guard let delai = VieDuDossier.delai(dossier, demandes) else { return nil }
        let duree = DelaiInstruction.duree
        if let decide = dossier.decideLe?.jour {
            let jours = delai.joursEcoules(au: decide)
            return clock(ClockModel("Décidé en \(jours) jour\(jours > 1 ? "s" : "") sur \(duree)", tone: .ok))
        }
        guard dossier.etat.aInstruire else { return nil }
        let ecoules = delai.joursEcoules(au: aujourdhui)
        if delai.estSuspendu {
            return clock(
                ClockModel(
                    "Suspendu au jour \(ecoules)", sub: "En attente de pièces", tone: .done, gauge: (ecoules, duree)))
        }
        let restants = delai.joursRestants(au: aujourdhui)
        let date = delai.echeance?.francais ?? ""
        if restants < 0 {
            return clock(ClockModel("Dépassé de \(-restants) jour\(restants < -1 ? "s" : "")", sub: date, tone: .no))
        }
        return clock(
            ClockModel(
                restants == 0
                    ? "Dernier jour" : "\(restants) jour\(restants > 1 ? "s" : "") restant\(restants > 1 ? "s" : "")",
                sub: "Jour \(ecoules) sur \(duree) · \(date)", tone: restants < 5 ? .wait : .none,
                gauge: (min(ecoules, duree), duree)))
    }
}

/// The reconstituted form on its own page, to read and to print.
struct CerfaPage {
    let dossier: Dossier
    let feuilles: HTML
    let paths: DossierPaths

    var page: Page {
        let brouillon = dossier.etat == .brouillon
        return Page(
            titre: "CERFA, dossier \(dossier.reference)", scripts: ["print.js"],
            main: """
                \(pageHead(PageHead("Formulaire reconstitué").with {
                    $0.retour =
                        brouillon
                        ? ("RETOUR AU BROUILLON", paths.etape(dossier.id, 7)) : ("RETOUR AU DOSSIER", paths.fiche(dossier.id))
                    $0.surtitre = "\(dossier.dispositif.libelle) · \(dossier.beneficiaire)"
                    $0.action = linkButton(
                        "TÉLÉCHARGER", href: paths.cerfaPDF(dossier.id) + "?telecharger=1", style: .plain, icon: .download)
                }))
                \(feuilles)
                """)
    }
}
