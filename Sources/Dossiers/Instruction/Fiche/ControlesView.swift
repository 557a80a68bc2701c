import Domain
import Platform

/// Every rule: what needs eyes first, the conforming ones folded with their count.
struct ControlesView {
    let vue: VueDInstruction

    var html: HTML {
        let nombre = vue.controles.parRegle.count
        let quand = vue.dossier.transmisLe.map { ", au \($0.paris.date)" } ?? ""
        return card(
            id: "controles", titre: "Contrôles automatiques",
            aside: "<span class=\"small muted\">\(nombre) règles\(quand)</span>", flush: true,
            checks(aRegarder, conformes: conformes))
    }

    /// Blocking findings, then those to verify, then what is only to know.
    private var aRegarder: [CheckItem] {
        let sources = Dictionary(
            vue.controles.parRegle.map { ($0.regle.id, $0.regle.source) }, uniquingKeysWith: { premier, _ in premier })
        let ordre: [Constat.Gravite] = [.erreur, .avertissement, .information]
        return ordre.flatMap { gravite in
            vue.controles.constats.filter { $0.gravite == gravite }.map { item($0, source: sources[$0.regle]) }
        }
    }

    private var conformes: [CheckItem] {
        vue.controles.parRegle.filter(\.constats.isEmpty).map {
            CheckItem(.ok, $0.regle.intitule, word: "Conforme", law: "\($0.regle.source) · règle \($0.regle.id)")
        }
    }

    private func item(_ constat: Constat, source: String?) -> CheckItem {
        let (tone, mot): (Tone, String) =
            switch constat.gravite {
            case .erreur: (.no, "Bloquant")
            case .avertissement: (.wait, "À vérifier")
            case .information: (.info, "À noter")
            }
        return CheckItem(
            tone, constat.message, word: mot, detail: detail(constat),
            law: [source, "règle \(constat.regle)"].compactMap(\.self).joined(separator: " · "))
    }

    /// The answers compared, each with its link; a sensitive one is never repeated here.
    private func detail(_ constat: Constat) -> HTML? {
        let champs = constat.champs.compactMap { vue.formulaire.champ($0) }
        guard !champs.isEmpty else { return nil }
        return HTML.join(
            champs.map { champ in
                let valeur = champ.sensible ? "" : champ.afficher(vue.reponses[champ.cle])
                return """
                    <a href="#\(ReponsesView.ancre(champ.cle))">\(champ.libelle)</a>\(if: !valeur.isEmpty, " : \(valeur)")
                    """
            }, ", ")
    }
}

extension HTML {
    /// The fragments one after the other with a separator.
    static func join(_ fragments: [HTML], _ separateur: HTML) -> HTML {
        var somme = HTML()
        for (rang, fragment) in fragments.enumerated() {
            if rang > 0 { somme += separateur }
            somme += fragment
        }
        return somme
    }
}
