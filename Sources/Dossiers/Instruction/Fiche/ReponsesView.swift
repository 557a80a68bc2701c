import Domain
import Platform

/// The answers, read step by step; those that a check points at are flagged, the sensitive ones masked. What may be left
/// empty, and is, is not shown.
struct ReponsesView {
    let vue: VueDInstruction
    /// Key of the answer shown in full.
    let montre: String?
    /// The person may ask for a sensitive answer.
    let lit: Bool

    var html: HTML {
        "\(each: vue.formulaire.etapes.filter { $0.genre != .pieces }, etape)"
    }

    private func etape(_ etape: Etape) -> HTML {
        let poses = Set(etape.champsVisibles(vue.reponses).map(\.cle))
        let champs = etape.sections.flatMap(\.champs).filter {
            tait($0) || poses.contains($0.cle) && (!vue.reponses.vide($0.cle) || signales.contains($0.cle))
        }
        guard !champs.isEmpty else { return "" }
        return section("\(etape.numero) \(etape.titre)", answers(champs.map(reponse)))
    }

    /// Not even whether it was asked or answered: the questions that hang on a sensitive answer tell it.
    private func tait(_ champ: Champ) -> Bool { champ.sensible && !champ.masque && !lit }

    private func reponse(_ champ: Champ) -> Answer {
        guard !tait(champ) else { return Answer(champ.libelle, num("Masqué"), id: ReponsesView.ancre(champ.cle)) }
        let vide = vue.reponses.vide(champ.cle)
        return Answer(
            champ.libelle, vide ? "<span class=\"muted\">Non renseigné</span>" : valeur(champ),
            state: signales.contains(champ.cle) ? .flagged : .given, id: ReponsesView.ancre(champ.cle))
    }

    private func valeur(_ champ: Champ) -> HTML {
        let brute = vue.reponses[champ.cle]
        guard champ.sensible else { return HTML.escaping(champ.afficher(brute)) }
        if champ.cle == montre {
            let entiere = champ.masque ? brute : champ.afficher(brute)
            return "\(num(entiere)) <span class=\"muted\">(consultation journalisée)</span>"
        }
        let masquee = champ.masque ? champ.afficher(brute) : "Masqué"
        guard lit else { return num(masquee) }
        return """
            \(num(masquee)) \(textButton("Afficher", name: "champ", value: champ.cle, precision: champ.libelle, [Attribute("form", "lecture")])) \
            <span class="muted">(consultation journalisée)</span>
            """
    }

    private var signales: Set<String> {
        Set(vue.controles.constats.filter { $0.gravite != .information }.flatMap(\.champs))
    }

    /// Where a check leads.
    static func ancre(_ cle: String) -> String { "v-" + elementID(cle) }
}

extension Champ {
    /// Its own display hides the end of the answer.
    var masque: Bool {
        if case .nir = type { return true }
        return false
    }
}
