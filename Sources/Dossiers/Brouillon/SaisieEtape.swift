import Domain
import Platform

/// What one posting of a step says: the answers to its questions, as they are stored.
struct SaisieEtape: Sendable {
    /// By key; a question that was shown and left empty is there with an empty text.
    let valeurs: [String: String]
    /// Version of the file when the page was made: what the person was looking at.
    let base: Int

    /// - Parameter rempli: answers taken from the reference data that the person has just chosen from.
    init(_ form: FormData, _ etape: Etape, base: Int, rempli: [String: String] = [:]) {
        let saisie = form.dictionary
        var valeurs: [String: String] = [:]
        for champ in etape.sections.flatMap(\.champs) {
            if saisie["conflit.\(champ.cle)"] == "ici" {
                valeurs[champ.cle] = Texte.ligne(saisie["ici.\(champ.cle)"] ?? "")
            } else if SaisieEtape.estPose(champ, form) {
                valeurs[champ.cle] = champ.lire(saisie)
            }
        }
        for section in etape.sections {
            // Which line of the reference data the greyed fields come from, kept with them.
            guard let prefixe = section.recherche?.prefixe, form.has(Remplissage.cleDeSource(prefixe)) else { continue }
            valeurs[Remplissage.cleDeSource(prefixe)] = Texte.ligne(form[Remplissage.cleDeSource(prefixe)])
        }
        valeurs.merge(rempli) { _, rempli in rempli }
        self.valeurs = valeurs
        self.base = base
    }

    /// A box left unticked sends nothing: a marker says that it was on the page. A masked answer that was not
    /// reopened sends nothing either, and stays.
    private static func estPose(_ champ: Champ, _ form: FormData) -> Bool {
        switch champ.type {
        case .jour: form.has("\(champ.cle).jour") || form.has(champ.cle)
        case .declaration, .ouiNon, .choix: form.has(champ.cle) || form.has(marque(champ))
        default: form.has(champ.cle)
        }
    }

    /// Name of the hidden field that says a group of boxes was shown.
    static func marque(_ champ: Champ) -> String { "pose." + champ.cle }
}

extension Section.Recherche {
    /// What the keys of the fields that it fills begin with.
    var prefixe: String {
        switch self {
        case .etablissement(let prefixe), .organisme(let prefixe), .certification(let prefixe): prefixe
        }
    }
}
