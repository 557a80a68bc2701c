import Domain
import Platform
import Referentiels

/// A page of the wizard: the questions of one step, with what was found wrong in them.
struct EtapePage {
    let brouillon: BrouillonVu
    let etape: Etape
    /// Shown when the person has asked to go on.
    let erreurs: [Constat]
    let conflits: [Fusion.Conflit]
    /// Results of the look-up asked for without script: prefix of the fields, and the lines found.
    let resultats: Resultats?
    /// Key of the masked answer that the person reopened.
    let ouvert: String?
    let csrf: CSRF
    let paths: DossierPaths
    let annonce: Flash?

    struct Resultats {
        let prefixe: String
        let demande: String
        let lignes: [Ligne]

        struct Ligne {
            let code: String
            let titre: String
            let detail: String
            let ferme: String?
        }
    }

    var page: Page {
        Page(
            titre: "Étape \(etape.numero), \(etape.titre) - \(brouillon.dossier.dispositif.libelle)",
            mainClass: "main--form", erreurs: !erreurs.isEmpty || !conflits.isEmpty,
            scripts: ["autosave.js", "reveal.js", "lookup.js", "cerfa.js"], main: main)
    }

    private var main: HTML {
        """
        \(resume)\(annonce.map { banner(Tone($0.tone), $0.message) })
        \(brouillon.tete(etape, csrf: csrf, paths: paths))
        \(brouillon.etapes(courante: etape.numero))
        <div class="with-help">
        <form class="form" id="etape" method="post" action="\(paths.etape(brouillon.dossier.id, etape.numero))" novalidate \
        data-autosave="\(paths.etape(brouillon.dossier.id, etape.numero))" data-dossier="\(brouillon.dossier.id)">
        \(csrf.field)\(hiddenField("version", String(brouillon.dossier.version)))
        <button class="sr" name="action" value="suivant" tabindex="-1" aria-hidden="true">SUIVANT</button>
        \(requiredNote(" Vos réponses sont enregistrées au fil de la saisie."))
        \(conflit)
        \(each: etape.sections, section)
        </form>
        \(helpPanel(titre: "Étape \(etape.numero) : \(etape.titre)", aide, contact: "/aide"))
        </div>
        \(brouillon.barre(etape, paths: paths))
        \(brouillon.dialogues(csrf: csrf, paths: paths))
        """
    }

    private var resume: HTML {
        errorSummary(erreurs.map { brouillon.lien($0) } + conflits.compactMap(choix))
    }

    private func choix(_ conflit: Fusion.Conflit) -> FieldError? {
        brouillon.formulaire.champ(conflit.cle).map {
            FieldError(
                id: elementID("conflit.\(conflit.cle)"),
                message: "\($0.designation) a deux réponses différentes : choisissez celle à garder")
        }
    }

    private var aide: [(terme: String, texte: String)] {
        etape.champsVisibles(brouillon.reponses).compactMap { champ in champ.aide.map { (champ.libelle, $0) } }
    }

    private func section(_ section: Section) -> HTML {
        let contenu: HTML =
            section.remuneration
            ? "<div class=\"fields-all\" data-cerfa=\"\(paths.remuneration(brouillon.dossier.id))\">\(RemunerationView(reponses: brouillon.reponses, erreurs: erreurs).html)</div>"
            : "\(each: section.champs, champ)"
        let carte: HTML = """
            \(section.recherche.map(recherche))
            \(formCard(section.titre, note: note(section), contenu))
            """
        guard let condition = VisibleSi.si(section.visible) else { return carte }
        return """
            <div class="stack" data-visible-si="\(condition.json)"\(flag: "hidden", !section.visible.vraie(brouillon.reponses))>
            \(carte)</div>
            """
    }

    private func note(_ section: Section) -> String? {
        section.champs.contains { brouillon.verrouilles.contains($0.cle) }
            ? "Les champs grisés viennent du répertoire Sirene et des référentiels de l'OPCO." : nil
    }

    private func champ(_ champ: Champ) -> HTML {
        let constat = erreurs.first { $0.champs.first == champ.cle }
        let alerte = brouillon.constats.first { $0.gravite != .erreur && $0.champs.first == champ.cle }
        return ChampView(
            champ: champ, reponses: brouillon.reponses, erreur: constat?.message,
            alerte: brouillon.reponses.vide(champ.cle) ? nil : alerte?.message,
            verrouille: brouillon.verrouilles.contains(champ.cle) && constat == nil, paths: paths,
            ouvert: ouvert == champ.cle
        ).html
    }
}

// MARK: - Look-up without script

extension EtapePage {
    private func recherche(_ recherche: Section.Recherche) -> HTML {
        let offre = OffreDeRecherche(recherche, paths)
        let trouves = resultats.flatMap { $0.prefixe == offre.prefixe ? $0 : nil }
        return formCard(
            offre.titre,
            """
            <div class="inline-form">
            \(textField(FieldModel(name: "recherche.\(offre.prefixe)", label: offre.libelle, value: trouves?.demande ?? "").with {
                $0.hint = offre.indication
                $0.attributes = [
                    Attribute("data-lookup", offre.url), Attribute("data-lookup-prefix", offre.prefixe),
                    Attribute("data-lookup-min", String(offre.minimum)),
                ]
            }))\(hiddenField(Remplissage.cleDeSource(offre.prefixe), brouillon.reponses[Remplissage.cleDeSource(offre.prefixe)]))
            <button class="btn" name="action" value="chercher:\(offre.prefixe)">\(Icon.search.html(.s)) CHERCHER</button>
            </div>
            \(trouves.map { liste($0, offre) })
            \(if: estGrise(offre.prefixe), textButton("Modifier moi-même les champs grisés", name: "action", value: "saisir:\(offre.prefixe)"))
            """)
    }

    private func estGrise(_ prefixe: String) -> Bool {
        brouillon.verrouilles.contains { $0.hasPrefix(prefixe + ".") }
    }

    private func liste(_ trouves: Resultats, _ offre: OffreDeRecherche) -> HTML {
        guard !trouves.lignes.isEmpty else {
            return """
                <p class="small muted" role="status">\(offre.aucun) Vous pouvez saisir les champs ci-dessous : ils seront vérifiés.</p>
                """
        }
        return """
            <p class="small muted" role="status">\(offre.compte(trouves.lignes.count)) Choisissez dans la liste.</p>
            <div class="choices results">\(each: trouves.lignes, { ligne in
                """
                <label class="choice choice--card"><input type="radio" name="choix.\(trouves.prefixe)" value="\(ligne.code)"\
                \(flag: "disabled", ligne.ferme != nil)> <span class="result"><span><strong>\(ligne.titre)</strong> \
                \(pill(ligne.ferme ?? "Actif", tone: ligne.ferme == nil ? .ok : .none))<br>\
                <span class="choice__hint">\(ligne.detail)</span></span><span class="num">\(ligne.code)</span></span></label>
                """
            })</div>
            <p><button class="btn" name="action" value="choisir:\(trouves.prefixe)">SÉLECTIONNER</button></p>
            """
    }
}

/// The words of each look-up.
struct OffreDeRecherche {
    let prefixe: String
    let titre: String
    let libelle: String
    let indication: String
    let url: String
    let aucun: String
    /// Characters from which something is looked for.
    let minimum: Int
    private let nom: (un: String, plusieurs: String)

    init(_ recherche: Section.Recherche, _ paths: DossierPaths) {
        switch recherche {
        case .etablissement(let prefixe):
            self.prefixe = prefixe
            titre = "Sélectionner un établissement"
            libelle = "Rechercher un établissement par SIRET"
            indication = "Au minimum les 9 premiers chiffres"
            url = paths.etablissements()
            aucun = "Aucun établissement de ce numéro dans le répertoire."
            minimum = 9
            nom = ("établissement trouvé", "établissements trouvés")
        case .organisme(let prefixe):
            self.prefixe = prefixe
            titre = "Sélectionner un organisme de formation"
            libelle = "Rechercher un organisme de formation par SIRET"
            indication = "Au minimum les 9 premiers chiffres"
            url = paths.organismes()
            aucun = "Aucun organisme de formation de ce numéro dans le répertoire."
            minimum = 9
            nom = ("organisme trouvé", "organismes trouvés")
        case .certification(let prefixe):
            self.prefixe = prefixe
            titre = "Sélectionner une certification"
            libelle = "Rechercher une certification"
            indication = "Code RNCP, ou mots de l'intitulé"
            url = paths.certifications()
            aucun = "Aucune certification de ce code ou de cet intitulé dans le répertoire."
            minimum = 3
            nom = ("certification trouvée", "certifications trouvées")
        }
    }

    func compte(_ n: Int) -> String { n == 1 ? "1 \(nom.un)." : "\(n) \(nom.plusieurs)." }
}

// MARK: - Two answers to one question

extension EtapePage {
    private var conflit: HTML {
        guard !conflits.isEmpty else { return "" }
        return """
            <fieldset class="card form-card" id="conflits">
            <legend class="legend">Réponses modifiées ailleurs</legend>
            <p>Pendant que vous remplissiez cette page, d'autres réponses ont été enregistrées. Choisissez celles à garder.</p>
            \(each: conflits, lignes)
            </fieldset>
            """
    }

    /// Both answers, who gave the other and when; the choice goes back with the form.
    private func lignes(_ conflit: Fusion.Conflit) -> HTML {
        guard let champ = brouillon.formulaire.champ(conflit.cle) else { return "" }
        let quand = Instant(iso: conflit.instant)?.paris
        let qui = "\(conflit.auteur), le \(quand?.date ?? "") à \(quand?.time ?? "")"
        let garder = FieldModel(name: "conflit.\(conflit.cle)", label: champ.libelle, value: "la").with {
            $0.hint = "Modifié par \(qui)"
        }
        return radios(
            garder,
            [
                Choix("la", "Réponse enregistrée : \(affichage(champ, conflit.la))"),
                Choix("ici", "Votre réponse : \(affichage(champ, conflit.ici))"),
            ], layout: .cards) + hiddenField("ici.\(conflit.cle)", conflit.ici)
    }

    private func affichage(_ champ: Champ, _ valeur: String) -> String {
        valeur.isEmpty ? "Non renseigné" : champ.afficher(valeur)
    }
}
