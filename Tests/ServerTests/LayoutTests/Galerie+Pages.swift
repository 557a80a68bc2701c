import Platform
import Server

extension Galerie {
    static var tableauDeBord: Page {
        Page(
            titre: "Mon tableau de bord",
            main: """
                \(banner(.ok, "Le brouillon est supprimé."))\(pageHead(PageHead("Bienvenue sur M-Gestion OF").with {
                    $0.chapeau = "Votre compte en ligne pour le financement et le suivi de vos dossiers de formation."
                    $0.action = linkButton(
                        "CRÉER UN NOUVEAU CONTRAT", href: "/of/contrats-apprentissage", style: .primary, icon: .plus)
                }))
                <div class="tiles-row">
                \(tiles(id: "t-cours", titre: "Mes dossiers en cours de traitement", tone: .info, [
                    Tile(3, "Contrats d'apprentissage", href: "/a", tone: .info), Tile(0, "Pro-A", href: "/b", tone: .info),
                ]))
                \(tiles(id: "t-attente", titre: "Mes dossiers en attente de pièces complémentaires", tone: .wait, [
                    Tile(2, "Contrats d'apprentissage", href: "/c", tone: .wait),
                    Tile(3, "Actions de formation", href: "/d", tone: .wait),
                ]))
                \(tiles(id: "t-factures", titre: "Mes factures", tone: .sent, oneColumn: true, [
                    Tile(4, "En cours de traitement", href: "/e", tone: .info)
                ]))
                </div>
                """)
    }

    static var liste: Page {
        let colonnes = [
            TableColumn("Nom, Prénom", sort: "?tri=nom"), TableColumn("N° de dossier", sort: "?tri=numero"),
            TableColumn("Intitulé de la formation", .wide, sort: "?tri=intitule"),
            TableColumn("Date de début", sort: "?tri=-debut", sorted: .descending), TableColumn("Etat", .state),
        ]
        var table = TableModel(
            label: "Contrats d'apprentissage transmis", columns: colonnes,
            rows: [
                [
                    rowLink("BRASSIER, Noé", href: "/1"), num("4024415.1"), "CAP Maintenance des véhicules",
                    dayTag(iso: "2025-10-13", "13/10/2025"), pill("Transmis", tone: .sent),
                ],
                [
                    rowLink("MARCHETTI, Lina", href: "/2"), num("4023377.1"), "CQP Technicien cycle",
                    dayTag(maintenant), pill("En attente de pièces", tone: .wait),
                ],
            ])
        table.linked = true
        let garder = [(name: "vue", value: "transmis")]
        var pages = PagerModel(
            action: "/of", taille: 10, premier: 1, dernier: 10, total: 21, precedente: nil, suivante: "?page=2")
        pages.garder = garder
        return Page(
            titre: "Contrat d'apprentissage",
            main: """
                \(pageHead(PageHead("Contrat d'apprentissage")))
                <section class="card" aria-label="Liste des contrats d'apprentissage">
                \(tabs([TabItem("TRANSMIS", href: "?", count: 21, current: true), TabItem("BROUILLON", href: "?v=b", count: 4)]))
                \(toolbar([
                    search(action: "/of", value: "", label: "Rechercher un dossier", placeholder: "Nom…", garder: garder),
                    filterMenu(action: "/of", colonnes: [Choix("etat", "Etat"), Choix("nom", "Nom, Prénom")], garder: garder),
                    sortBy(action: "/of", options: [Choix("nom", "Nom, Prénom")], value: "nom", garder: garder),
                ], end: [linkButton("EXPORTER", href: "/export", icon: .download)]))
                \(chips([Chip("Etat", "tous sauf Annulé", sans: "?")], toutEffacer: "?"))
                \(dataTable(table))\(pager(pages))</section>
                """)
    }

    static func formulaire(erreurs: Bool = false, texte: String? = nil) -> Page {
        let rouge = erreurs ? "Sélectionnez le sexe de l'apprenti" : nil
        let naissance = FieldModel(name: "apprenti.dateNaissance", label: "Date de naissance", required: true).with {
            $0.width = .half
            $0.error = erreurs ? "L'année de naissance doit comporter 4 chiffres, par exemple 2009" : nil
        }
        let sexe = FieldModel(name: "apprenti.sexe", label: texte ?? "Sexe", required: true).with {
            $0.width = .half
            $0.error = rouge
        }
        let resume =
            erreurs
            ? [
                FieldError(id: naissance.dateAnchor([.annee]), message: naissance.error ?? ""),
                FieldError(id: sexe.id, message: rouge ?? ""),
            ] : []
        return Page(
            titre: "Étape 2, L'Apprenti", mainClass: "main--form", erreurs: erreurs,
            scripts: ["autosave.js", "reveal.js", "lookup.js"],
            main: """
                \(errorSummary(resume))\(pageHead(PageHead("<span class=\"muted\">Étape 2 sur 7 :</span> L'Apprenti").with {
                    $0.retour = ("RETOUR À LA LISTE DES DEMANDES", "/of/contrats-apprentissage")
                    $0.surtitre = texte ?? "Contrat d'apprentissage · GARAGE DES TILLEULS"
                    $0.etat = pill("Brouillon")
                    $0.action = dialogButton("Supprimer le brouillon", dialog: "supprimer", style: .quietDanger, icon: .trash)
                }))
                \(stepper(etapes(erreurs), label: "Étapes du contrat"))
                <div class="with-help">
                <form class="form" id="etape" method="post" action="/e" novalidate data-autosave="/e" data-dossier="12">
                \(csrfField("jeton"))\(hiddenField("version", "3"))\(requiredNote(" Vos réponses sont enregistrées au fil de la saisie."))
                \(formCard("Identité", note: "Les champs grisés viennent du répertoire Sirene.", champs(naissance, sexe, texte)))
                </form>
                \(helpPanel(titre: "Étape 2 : L'Apprenti", [("NIR", "Numéro de sécurité sociale.")], contact: "/aide"))
                </div>
                \(actionBar(.autosave("Enregistré à 10:42", saved: true), [
                    button("SAUVEGARDER LE BROUILLON", name: "action", value: "sauvegarder", [Attribute("form", "etape")]),
                    button("SUIVANT", style: .primary, iconAfter: .right, [Attribute("form", "etape")]),
                ]))
                \(confirmDialog(
                    id: "supprimer", titre: "Supprimer le brouillon",
                    texte: "Vous êtes sur le point de supprimer votre brouillon. Voulez-vous continuer ?",
                    action: "/s", csrf: "jeton"))\(quitDialog(sortie: "/of"))
                """)
    }

    private static func etapes(_ erreurs: Bool) -> [StepItem] {
        [
            StepItem(1, "L'Employeur", .complete),
            StepItem(2, "L'Apprenti", erreurs ? .erreurs(2) : .commencee, courante: true),
            StepItem(3, "Le Maître d'apprentissage", .commencee), StepItem(4, "Le Contrat", .aRemplir),
        ]
    }

    private static func champs(_ naissance: FieldModel, _ sexe: FieldModel, _ texte: String?) -> HTML {
        let siNon = VisibleSi.toutes([.si("mineur", parmi: ["oui"]), .non(.si("emancipe", parmi: ["oui"]))])
        return """
            \(textField(FieldModel(name: "apprenti.nom", label: "Nom de naissance", value: texte ?? "BRASSIER", required: true).with {
                $0.width = .half
                $0.autocomplete = "family-name"
                $0.spellcheck = false
            }))\(textField(FieldModel(name: "employeur.siret", label: "Siret", value: "99999760800012").with {
                $0.width = .half
                $0.readonly = true
                $0.inputmode = .numeric
            }))\(radios(sexe, [Choix("F", "Féminin"), Choix("M", "Masculin")]))\
            \(dateField(naissance, DateParts(jour: "14", mois: "05", annee: texte ?? "209"), faulty: [.annee], birth: true))\
            \(maskedField(FieldModel(name: "masque.nir", label: "NIR", value: "1 09 05 XX XXX XXX XX").with {
                $0.width = .half
                $0.hint = texte ?? "Enregistré, masqué après les cinq premiers chiffres"
                $0.warning = texte ?? "Le département du NIR (56) n'est pas celui de naissance (35)."
            }, action: "ouvrir", value: "apprenti.nir"))\
            \(selectField(FieldModel(name: "apprenti.situation", label: "Situation avant ce contrat", value: texte ?? "1"), groups: [
                GroupeDeChoix("Scolaire", [Choix("1", "1 - Scolaire")]), GroupeDeChoix("Autre", [Choix("12", "12 - Inactif")]),
            ]))\(moneyField(FieldModel(name: "contrat.salaire", label: "Salaire brut mensuel", value: "486,49").with {
                $0.width = .half
            }))\(unitField(FieldModel(name: "formation.duree", label: "Durée de la formation", value: "840").with {
                $0.width = .half
            }, unit: "heures"))\(yesNo(FieldModel(name: "mineur", label: "L'apprenti est mineur", value: "oui")))\
            \(reveal(siNon, masque: false, textField(FieldModel(name: "legal.nom", label: "Représentant légal"))))\
            \(textArea(FieldModel(name: "commentaire", label: "Commentaire", value: texte ?? "\nDeux lignes\nici")))\
            \(checkbox(FieldModel(name: "meme", label: "Même adresse que l'apprenti"), checked: true))\
            \(switchField(FieldModel(name: "honneur", label: "J'atteste sur l'honneur :", required: true).with {
                $0.hint = "Obligatoire pour transmettre"
            }, checked: false, points: [texte ?? "Le contrat est signé.", "Je suis mandaté(e)."]))\
            \(radios(FieldModel(name: "profil", label: "Type de profil souhaité"), [
                Choix("a", "Administrateur", hint: texte ?? "Toutes les fonctionnalités."), Choix("g", "Gestionnaire", hint: "Saisie."),
            ], layout: .cards))
            """
    }

    static var connexion: Page {
        Page(
            titre: "Connexion", mainClass: "gate__main--narrow", erreurs: true, scripts: ["password.js"],
            main: """
                \(errorSummary([FieldError(id: "mot-de-passe", message: "La saisie du mot de passe est obligatoire.")]))
                <h1>Bienvenue</h1>
                <section class="module" aria-labelledby="titre">
                <h2 class="module__head" id="titre"><span class="module__icon">\(Icon.lock.html())</span> CONNECTEZ-VOUS</h2>
                <form class="form" method="post" action="/c" novalidate>\(csrfField("jeton"))
                \(textField(FieldModel(name: "identifiant", label: "Email / Identifiant", required: true).with {
                    $0.type = .email
                    $0.autocomplete = "username"
                }))\(passwordField(FieldModel(name: "mot-de-passe", label: "Mot de passe", required: true).with {
                    $0.autocomplete = "current-password"
                    $0.error = "La saisie du mot de passe est obligatoire."
                }))\(button("SE CONNECTER", style: .primary, shape: .wide))
                </form>
                </section>
                """)
    }
}
