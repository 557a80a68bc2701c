/// One instalment of a funding.
package struct Echeance: Sendable, Equatable, Codable {
    package enum Nature: String, Sendable, Codable {
        case pedagogie = "PEDAGOGIE"
        case premierEquipement = "PREMIEREQUIPEMENT"
    }

    /// Place within its execution year.
    package enum Part: Int, Sendable, Codable, Comparable {
        case premiere = 1
        case deuxieme
        case troisieme
        case solde

        package static func < (a: Part, b: Part) -> Bool { a.rawValue < b.rawValue }
    }

    /// From 1 by opening day; 0 for the premier équipement.
    package let numero: Int
    package let annee: Int
    package let part: Part
    /// The number as text, « 99 » for the last pedagogical instalment.
    package let codification: String
    package let nature: Nature
    /// First day it may be invoiced.
    package let ouverture: Jour
    /// Last day to invoice it before it is lost, nil when nothing is lost.
    package let limite: Jour?
    package let centimes: Int

    package init(
        numero: Int, annee: Int, part: Part, codification: String, nature: Nature, ouverture: Jour, limite: Jour? = nil,
        centimes: Int
    ) {
        self.numero = numero
        self.annee = annee
        self.part = part
        self.codification = codification
        self.nature = nature
        self.ouverture = ouverture
        self.limite = limite
        self.centimes = centimes
    }
}
