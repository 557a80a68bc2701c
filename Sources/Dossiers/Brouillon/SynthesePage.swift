import Domain
import Platform

/// Step 7: every answer, what is missing or wrong with a link to it, the statements, and « TRANSMETTRE ».
struct SynthesePage {
    let brouillon: BrouillonVu
    let etape: Etape
    let pieces: [Piece]
    /// The person has asked to send: the summary says what prevents it.
    let montrer: Bool
    let manques: [Constat]
    let csrf: CSRF
    let paths: DossierPaths
    let annonce: Flash?
    let apercu: HTML

    var page: Page {
        Page(
            titre: "Étape \(etape.numero), \(etape.titre) - \(brouillon.dossier.dispositif.libelle)",
            mainClass: "main--form", erreurs: montrer && !manques.isEmpty, scripts: ["autosave.js", "cerfa.js"],
            main: main)
    }

    private var id: Int { brouillon.dossier.id }

    private var main: HTML {
        """
        \(errorSummary(montrer ? manques.map { brouillon.lien($0, etape: etape.numero, paths: paths) } : []))\
        \(annonce.map { banner(Tone($0.tone), $0.message) })
        \(brouillon.tete(etape, csrf: csrf, paths: paths))
        \(brouillon.etapes(courante: etape.numero, manquesComptes: true))
        <div class="columns columns--sheet">
        <form class="form" id="etape" method="post" action="\(paths.etape(id, etape.numero))" novalidate \
        data-autosave="\(paths.etape(id, etape.numero))" data-dossier="\(id)">
        \(csrf.field)\(hiddenField("version", String(brouillon.dossier.version)))
        \(each: brouillon.formulaire.etapes.filter { $0.genre == .questions }, partie)
        \(partiePieces)
        \(avertissements)
        \(each: etape.sections, transmission)
        </form>
        <aside class="card stuck" aria-labelledby="reconstitue">
        <div class="card__head"><h2 id="reconstitue">Formulaire reconstitué</h2></div>
        <div class="card__body row">\(linkButton("AFFICHER", href: paths.cerfa(id), shape: .small, icon: .eye)) \
        \(linkButton("TÉLÉCHARGER", href: paths.cerfaPDF(id), shape: .small, icon: .download))</div>
        <div class="preview" aria-hidden="true" inert data-cerfa="\(paths.apercu(id))">\(apercu)</div>
        <p class="card__foot small muted">Se complète au fil de la saisie, à partir de vos réponses.</p>
        </aside>
        </div>
        \(brouillon.barre(etape, paths: paths))
        \(brouillon.dialogues(csrf: csrf, paths: paths))
        """
    }

    private func partie(_ etape: Etape) -> HTML {
        let etat = brouillon.etat(etape, manquesComptes: true)
        let lignes = etape.champsVisibles(brouillon.reponses).filter { $0.seMontre(brouillon.reponses) }
        return """
            <section class="card" aria-labelledby="s\(etape.numero)">
            <div class="card__head"><h2 id="s\(etape.numero)">\(etape.numero) \(etape.titre)</h2>\
            \(pill(etat.texte, tone: etat.tone))</div>
            <div class="card__body card__body--flush">\(answers(lignes.map { reponse($0, etape) }))</div>
            </section>
            """
    }

    private func reponse(_ champ: Champ, _ etape: Etape) -> Answer {
        let valeur = brouillon.reponses[champ.cle]
        let lien = paths.etape(id, etape.numero) + "#" + champ.ancre
        let constat = brouillon.constats.first { $0.gravite == .erreur && $0.champs.first == champ.cle }
        let alerte = brouillon.constats.contains { $0.gravite == .avertissement && $0.champs.first == champ.cle }
        let etat: Answer.State =
            if let constat {
                .missing(constat.message)
            } else if alerte, !valeur.isEmpty {
                .flagged
            } else if valeur.isEmpty {
                .optional
            } else {
                .given
            }
        return Answer(champ.libelle, champ.afficher(valeur), state: etat, change: lien, id: "v-" + elementID(champ.cle))
    }

    private var partiePieces: HTML {
        guard let etape = brouillon.formulaire.etapes.first(where: { $0.genre == .pieces }) else { return "" }
        let noms = pieces.map(\.nom).joined(separator: ", ")
        return """
            <section class="card" aria-labelledby="s\(etape.numero)">
            <div class="card__head"><h2 id="s\(etape.numero)">\(etape.numero) \(etape.titre)</h2></div>
            <div class="card__body card__body--flush">\(answers([
                Answer(
                    "Pièces jointes", noms, state: pieces.isEmpty ? .optional : .given, change: paths.etape(id, etape.numero))
            ]))</div></section>
            """
    }

    /// What does not prevent sending, but that the desk will look at.
    private var avertissements: HTML {
        let liste = brouillon.constats.filter { $0.gravite != .erreur }
        guard !liste.isEmpty else { return "" }
        return """
            <section class="card" aria-labelledby="avertissements">
            <div class="card__head"><h2 id="avertissements">À vérifier</h2></div>
            \(checks(liste.map { CheckItem($0.gravite == .avertissement ? .wait : .info, $0.message) }))
            </section>
            """
    }

    private func transmission(_ section: Section) -> HTML {
        formCard(
            section.titre,
            """
            \(each: section.champs, { champ in
                ChampView(
                    champ: champ, reponses: prerempli(champ),
                    erreur: montrer ? manques.first { $0.champs.first == champ.cle }?.message : nil, alerte: nil,
                    verrouille: false, paths: paths, ouvert: true).html
            })
            """)
    }

    /// « Fait à » is the town of the company unless the person says otherwise.
    private func prerempli(_ champ: Champ) -> Reponses {
        guard champ.cle == ContratApprentissage.faitA, brouillon.reponses.vide(champ.cle) else {
            return brouillon.reponses
        }
        var reponses = brouillon.reponses
        reponses[champ.cle] = reponses["employeur.adresse.commune"]
        return reponses
    }
}

extension ContratApprentissage {
    /// Key of « Fait à ».
    static let faitA = "contrat.lieuSignatureContrat"
}

extension Champ {
    /// Empty cells of the remuneration table are not worth a line.
    func seMontre(_ reponses: Reponses) -> Bool {
        !cle.hasPrefix("contrat.remuneration.") || !reponses.vide(cle)
    }
}
