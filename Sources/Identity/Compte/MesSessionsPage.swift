import Platform

struct MesSessionsPage: Sendable {
    let titulaire: Titulaire
    let sessions: [SessionsDuCompteStore.Ouverte]

    var page: Page {
        Page(
            titre: "Mes sessions", mainClass: "gate__main--form",
            main: """
                \(MonComptePage.retour)
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Mes sessions</h1>
                <p class="lede">Les appareils où votre compte est ouvert. Fermer une session ferme aussi les \
                applications ouvertes depuis cet appareil.</p>
                </div>
                <form class="form" method="post" action="\(MonComptePaths.sessions())">\(titulaire.csrf.field)
                \(dataTable(table))\
                \(if: sessions.count > 1, button("Fermer toutes les autres sessions", style: .danger, name: "session", value: "autres"))
                </form>
                </section>
                """)
    }

    private var table: TableModel {
        TableModel(
            label: "Sessions ouvertes",
            columns: [.init("Appareil"), .init("Adresse réseau"), .init("Depuis"), .init("Action", .state)],
            rows: sessions.map { une in
                let appareil = une.appareil.isEmpty ? "Appareil non reconnu" : une.appareil
                let acte =
                    une.empreinte == titulaire.session
                    ? pill("Cette session", tone: .ok)
                    : button(
                        "Fermer", shape: .small, name: "session", value: une.reference,
                        precision: "la session \(appareil) du \(une.depuis.paris.date) à \(une.depuis.paris.time)")
                return [
                    HTML.escaping(appareil), num(une.lieu.isEmpty ? "Inconnue" : une.lieu), timeTag(une.depuis), acte,
                ]
            })
    }
}

struct MesConnexionsPage: Sendable {
    let titulaire: Titulaire
    let lignes: [ConnexionStore.Ligne]

    var page: Page {
        Page(
            titre: "Mes connexions", mainClass: "gate__main--form",
            main: """
                \(MonComptePage.retour)
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Mes connexions</h1>
                <p class="lede">Les connexions à votre compte et les essais manqués, depuis 60 jours.\
                \(if: lignes.count == MesSessions.limite, " Les \(MesSessions.limite) plus récents sont affichés.")</p>
                </div>
                \(dataTable(table))
                <form class="form" method="post" action="\(MonComptePaths.pasMoi())">\(titulaire.csrf.field)
                <p>Une connexion réussie n'est pas la vôtre ? Toutes vos sessions seront fermées, celle-ci comprise, et un \
                email vous fera choisir un autre mot de passe.</p>
                \(button("Ce n'était pas moi", style: .danger))
                </form>
                </section>
                """)
    }

    private var table: TableModel {
        TableModel(
            label: "Connexions des 60 derniers jours",
            columns: [.init("Date"), .init("Appareil"), .init("Adresse réseau"), .init("Résultat", .state)],
            rows: lignes.map { une in
                [
                    timeTag(une.le), HTML.escaping(une.appareil.isEmpty ? "Appareil non reconnu" : une.appareil),
                    num(une.lieu.isEmpty ? "Inconnue" : une.lieu), resultat(une),
                ]
            })
    }

    private func resultat(_ ligne: ConnexionStore.Ligne) -> HTML {
        let fois = ligne.nombre > 1 ? " (\(ligne.nombre) fois)" : ""
        return switch ligne.issue {
        case .reussie: pill("Réussie", tone: .ok)
        case .refusee: pill("Mot de passe refusé\(fois)", tone: .no)
        case .codeRefuse: pill("Code refusé\(fois)", tone: .no)
        }
    }
}
