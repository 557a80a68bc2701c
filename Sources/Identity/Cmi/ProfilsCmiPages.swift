import Domain
import Platform

/// C4, the profiles of the body, for its référent.
struct ProfilsCmiPage: Sendable {
    static let lignes = 25

    let organisme: OrganismeCmi
    let profils: [ProfilCmi]
    let total: Int
    /// From 1.
    let numero: Int
    let now: Instant

    var page: Page {
        Page(
            titre: "Profils",
            main: """
                \(pageHead(PageHead("Profils").with {
                    $0.surtitre = organisme.designation
                    $0.chapeau = "Les personnes qui agissent pour votre organisme."
                    $0.action = linkButton("CRÉER UN PROFIL", href: CmiPaths.nouveauProfil(), style: .primary, icon: .plus)
                }))
                <section class="card" aria-label="Profils">\(table)\(pied)</section>

                """)
    }

    private var table: HTML {
        var model = TableModel(
            label: "Profils de l'organisme",
            columns: [
                TableColumn("Identifiant"), TableColumn("Nom"), TableColumn("Prénom"),
                TableColumn("Email", .wide), TableColumn("Rôle"), TableColumn("Dernière connexion"),
                TableColumn("État", .state),
            ],
            rows: profils.map { profil in
                let etat = profil.etat(at: now)
                return [
                    rowLink(profil.identifiant, href: CmiPaths.profil(profil.compte.id)),
                    HTML.escaping(profil.compte.nom.uppercased()), HTML.escaping(profil.compte.prenom),
                    HTML.escaping(profil.compte.courriel), HTML.escaping(profil.referent ? "Référent" : "Profil"),
                    profil.vuLe.map { timeTag($0) } ?? HTML.escaping("Jamais"),
                    pill(etat.libelle, tone: etat.ton),
                ]
            })
        model.linked = true
        return dataTable(model)
    }

    private var pied: HTML {
        guard total > ProfilsCmiPage.lignes else { return "" }
        return pager(
            PagerModel(
                base: CmiPaths.profils(), numero: numero, lignes: ProfilsCmiPage.lignes, montres: profils.count,
                total: total))
    }
}

struct NouveauProfilCmiPage: Sendable {
    let organisme: OrganismeCmi
    let formulaire: FormulaireDeProfilCmi

    func page(_ csrf: CSRF) -> Page {
        Page(
            titre: "Créer un profil", mainClass: "gate__main--form", erreurs: !formulaire.erreurs.isEmpty,
            scripts: ["focus.js"],
            main: """
                \(errorSummary(formulaire.erreurs))
                \(pageHead(PageHead("Créer un profil").with {
                    $0.retour = ("Profils", CmiPaths.profils())
                    $0.surtitre = organisme.designation
                }))
                <section class="module" aria-label="Créer un profil">
                \(requiredNote(" Un courriel donnera à la personne son identifiant et un mot de passe temporaire, utilisable pendant 7 jours."))
                <form class="form" method="post" action="\(CmiPaths.nouveauProfil())" novalidate>
                \(csrf.field)
                <div class="fields">
                \(formulaire.champs)</div>
                <div class="row">\(button("CRÉER LE PROFIL", style: .primary))\(linkButton("ANNULER", href: CmiPaths.profils()))</div>
                </form>
                </section>

                """)
    }
}

/// One profile, and what its référent may do with it.
struct ProfilCmiPage: Sendable {
    let profil: ProfilCmi
    /// The référent who looks at it: nobody shuts themselves out.
    let visiteur: VisiteurCmi
    let now: Instant

    var page: Page {
        let etat = profil.etat(at: now)
        return Page(
            titre: "Profil \(profil.identifiant)", mainClass: "gate__main--form",
            main: """
                \(pageHead(PageHead(profil.nomComplet).with {
                    $0.retour = ("Profils", CmiPaths.profils())
                    $0.surtitre = profil.organisme.designation
                    $0.etat = pill(etat.libelle, tone: etat.ton)
                }))
                <section class="module" aria-label="Profil">
                \(facts([
                    Fact("Identifiant", num(profil.identifiant)), Fact("Rôle", profil.referent ? "Référent" : "Profil"),
                    Fact("Email", profil.compte.courriel),
                    Fact("Dernière connexion", profil.vuLe.map { timeTag($0) } ?? "Jamais"),
                ] + temporaire))
                \(actions)
                </section>

                """)
    }

    private var temporaire: [Fact] {
        profil.temporaireJusquAu.map { [Fact("Mot de passe temporaire utilisable jusqu'au", timeTag($0))] } ?? []
    }

    private var actions: HTML {
        let id = profil.compte.id
        guard id != visiteur.profil.compte.id else {
            return """
                <p>C'est votre profil. Votre mot de passe et votre adresse se changent dans \
                <a href="\(CmiPaths.compte())">Mon compte</a> ; seul l'OPCO peut vous désactiver.</p>
                """
        }
        let csrf = visiteur.csrf
        let reinitialiser: HTML =
            profil.actif
            ? """
            <form method="post" action="\(CmiPaths.reinitialisation(id))">\(csrf.field)\
            \(button("ENVOYER UN NOUVEAU MOT DE PASSE TEMPORAIRE"))</form>
            <p class="why" id="effet">\(profil.temporaireJusquAu == nil ? "Le mot de passe actuel de la personne ne servira plus et ses sessions seront fermées." : "Le mot de passe temporaire précédent ne servira plus.")</p>
            """
            : disabledButton(
                "ENVOYER UN NOUVEAU MOT DE PASSE TEMPORAIRE", id: "effet",
                why: "Réactivez le profil avant de lui envoyer un mot de passe.")
        return """
            <div class="stack stack--s">\(reinitialiser)</div>
            <form method="post" action="\(CmiPaths.etatDuProfil(id))">\(csrf.field)\
            \(hiddenField("actif", profil.actif ? "non" : "oui"))\
            \(profil.actif ? button("DÉSACTIVER LE PROFIL", style: .danger) : button("RÉACTIVER LE PROFIL"))</form>
            """
    }
}
