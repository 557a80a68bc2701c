import Domain
import Platform

/// « Utilisateurs » of the OPCO: its agents.
struct AgentsPage {
    let agents: [AgentVu]
    let requete: RequeteDAgents
    let annonce: Flash?

    private var base: String { GestionOPCOPaths.agents() }
    private var tri: String { (requete.decroissant ? "-" : "") + requete.colonne.rawValue }

    var page: Page {
        let trouves = requete.appliquer(agents)
        return Page(
            titre: "Utilisateurs",
            main: """
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead("Utilisateurs").with {
                    $0.surtitre = "Agents de l'OPCO"
                    $0.action = actions
                }))
                <section class="card" aria-label="Liste des agents">
                \(outils)
                \(trouves.isEmpty ? emptyLine("Aucun agent ne répond à cette recherche.") : tableau(trouves))
                </section>
                """)
    }

    private var actions: HTML {
        """
        <div class="row">\(linkButton(
            "Historique des habilitations", href: GestionOPCOPaths.historique(), style: .quiet, icon: .clock))
        \(linkButton("CRÉER", href: GestionOPCOPaths.creation(), style: .primary, icon: .plus))</div>
        """
    }

    private var outils: HTML {
        toolbar([
            search(
                action: base, value: requete.recherche, label: "Rechercher un agent", placeholder: "E-mail, nom, rôle…",
                garder: [("tri", tri)]),
            sortBy(
                action: base,
                options: RequeteDAgents.Colonne.allCases.flatMap {
                    [Choix($0.rawValue, $0.titre), Choix("-\($0.rawValue)", "\($0.titre), décroissant")]
                }, value: tri, garder: requete.recherche.isEmpty ? [] : [("q", requete.recherche)]),
        ])
    }

    private func tableau(_ trouves: [AgentVu]) -> HTML {
        dataTable(
            TableModel(
                label: "Agents",
                columns: RequeteDAgents.Colonne.allCases.map { colonne in
                    let courante = colonne == requete.colonne
                    return TableColumn(
                        colonne.titre, colonne == .etat ? .state : .text, sort: requete.url(colonne),
                        sorted: courante ? (requete.decroissant ? .descending : .ascending) : nil)
                } + [TableColumn("Actions")],
                rows: trouves.map { vu in
                    [
                        HTML.escaping(vu.personne.courriel), HTML.escaping(vu.personne.nom),
                        HTML.escaping(vu.personne.prenom), HTML.escaping(vu.agent.role.libelle),
                        pill(vu.etat.libelle, tone: vu.etat.tone),
                        linkButton(
                            "MODIFIER", href: GestionOPCOPaths.modification(vu.agent.compte), shape: .small,
                            icon: .edit,
                            precision: vu.nom),
                    ]
                }))
    }
}

/// The form of an agent.
struct AgentPage {
    let vu: AgentVu?
    let saisie: SaisieAgent
    /// The agent who looks at their own page.
    let moi: Bool
    let erreurs: [FieldError]
    let csrf: CSRF
    let annonce: Flash?

    private var titre: String { vu.map { "Modifier \($0.nom)" } ?? "Créer un agent" }

    private func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }

    var page: Page {
        Page(
            titre: titre, mainClass: "main--form", erreurs: !erreurs.isEmpty,
            main: """
                \(errorSummary(erreurs))\(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead(titre).with {
                    $0.retour = ("Utilisateurs", GestionOPCOPaths.agents())
                    $0.surtitre = "Agents de l'OPCO"
                }))
                \(invitation)
                \(moi ? lecture : formulaire)
                """)
    }

    private var lecture: HTML {
        card(
            id: "agent-titre", titre: "Vos droits",
            """
            \(facts([Fact("Rôle", saisie.role?.libelle ?? ""), Fact("Droits", droits(saisie.role))]))
            <p class="small muted">On ne change pas son propre rôle : demandez-le à un autre administrateur.</p>
            """)
    }

    private var formulaire: HTML {
        """
        <form class="form" method="post" \
        action="\(vu.map { GestionOPCOPaths.modification($0.agent.compte) } ?? GestionOPCOPaths.creation())" novalidate>
        \(csrf.field)\(hiddenField("etat", saisie.etat))
        \(requiredNote())
        \(vu == nil ? identite : identiteLue)
        \(formCard(
            "Ses droits",
            """
            \(radios(
                FieldModel(name: "role", label: "Rôle", value: saisie.role?.rawValue ?? "", required: true).with {
                    $0.error = erreur("role")
                },
                RoleOPCO.allCases.map { Choix($0.rawValue, $0.libelle, hint: droits($0)) }, layout: .cards))\
            \(vu == nil
                ? hiddenField("actif", "oui")
                : switchField(
                    FieldModel(name: "actif", label: "Actif").with {
                        $0.hint = "Décoché, l'agent n'accède plus au bureau de l'OPCO."
                    }, checked: saisie.actif))
            """))
        <div class="bar">\(linkButton("ANNULER", href: GestionOPCOPaths.agents(), style: .quiet))
        \(button("ENREGISTRER", style: .primary))</div>
        </form>
        """
    }

    private func droits(_ role: RoleOPCO?) -> String {
        guard let role else { return "" }
        return Droit.allCases.filter(role.permet).map(\.verbe).joined(separator: ", ")
    }

    private var identite: HTML {
        formCard(
            "L'agent",
            """
            \(textField(FieldModel(name: "nom", label: "Nom", value: saisie.nom, required: true).with {
                $0.width = .half
                $0.spellcheck = false
                $0.error = erreur("nom")
            }))\(textField(FieldModel(name: "prenom", label: "Prénom", value: saisie.prenom, required: true).with {
                $0.width = .half
                $0.spellcheck = false
                $0.error = erreur("prenom")
            }))\(textField(FieldModel(name: "courriel", label: "E-mail", value: saisie.courriel, required: true).with {
                $0.type = .email
                $0.spellcheck = false
                $0.error = erreur("courriel")
                $0.hint = "L'agent y reçoit un lien pour choisir son mot de passe."
            }))
            """)
    }

    private var identiteLue: HTML {
        guard let vu else { return "" }
        return formCard(
            "L'agent",
            """
            <div class="fields-all">\(facts([
                Fact("Nom", vu.personne.nom), Fact("Prénom", vu.personne.prenom), Fact("E-mail", vu.personne.courriel),
            ]))</div>
            """)
    }

    private var invitation: HTML {
        guard let vu, vu.etat == .invite else { return "" }
        return """
            <section class="card" aria-labelledby="invitation-titre">
            <div class="card__head"><h2 id="invitation-titre">Invitation envoyée</h2>\(pill("Mot de passe à choisir", tone: .wait))</div>
            <div class="card__body"><form method="post" action="\(GestionOPCOPaths.invitation(vu.agent.compte))">\(csrf.field)\
            \(button("RENVOYER L'INVITATION", shape: .small, icon: .mail))</form></div>
            </section>
            """
    }
}
