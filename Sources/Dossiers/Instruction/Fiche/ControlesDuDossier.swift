package import Domain
import Platform

/// What every rule of the dispositif says of a file, as the desk reads it.
package struct ControlesDuDossier: Sendable {
    package struct Controle: Sendable {
        package let regle: Regle
        /// None when the file conforms.
        package let constats: [Constat]
    }

    package let parRegle: [Controle]
    /// The house's own findings on the format of an answer, of no rule.
    package let autres: [Constat]

    package init(_ definition: DefinitionDeDispositif, _ reponses: Reponses, _ contexte: ContexteDeRegles) {
        let constats = Dictionary(grouping: definition.constatsDeSaisie(reponses, contexte), by: \.regle)
        parRegle = definition.regles.map { Controle(regle: $0, constats: constats[$0.id] ?? []) }
        let connues = Set(definition.regles.map(\.id))
        autres = constats.filter { !connues.contains($0.key) }.values.flatMap { $0 }
    }

    package var constats: [Constat] { parRegle.flatMap(\.constats) + autres }

    package func nombre(_ gravite: Constat.Gravite) -> Int { constats.count { $0.gravite == gravite } }

    /// What the queue sorts on: a thousand for each blocking finding, one for each to verify.
    package var rang: Int { min(nombre(.erreur), 999) * 1000 + min(nombre(.avertissement), 999) }
}

/// The outcome of the checks in the queue's words.
struct VerdictView {
    /// Nil before the first look.
    let rang: Int?

    var html: HTML {
        guard let rang else { return "<span class=\"muted\">À faire</span>" }
        let bloquants = rang / 1000
        if bloquants > 0 { return verdict(bloquants == 1 ? "1 bloquant" : "\(bloquants) bloquants", tone: .no) }
        if rang > 0 { return verdict("\(rang) à vérifier", tone: .wait) }
        return verdict("Tous conformes", tone: .ok)
    }
}
