/// The reconstituted form, laid out: what stands where on the printed CERFA, whatever draws it.
///
/// Made from the declaration of the form and the answers alone, so that the page beside the form, the print and the
/// PDF are one design.
package struct MiseEnPageCerfa: Sendable, Equatable {
    package let titre: String
    package let loi: String
    /// « N° 10103*14 »
    package let numeroCerfa: String
    /// Printed above the first part.
    package let entete: [Ligne]
    package let feuilles: [[Partie]]
    /// « Document édité depuis M-Gestion le 14/10/2025 »
    package let mention: String

    /// A framed part of the form, « L'EMPLOYEUR ».
    package struct Partie: Sendable, Equatable {
        package let titre: String
        package let bandes: [Bande]
    }

    /// What lies across a part, from one hairline to the next.
    package enum Bande: Sendable, Equatable {
        case colonnes([Colonne])
        case pleine([Ligne])
        case periodes(Tableau)
        case note(String)
        case signatures([String])
    }

    package struct Colonne: Sendable, Equatable {
        package let groupes: [Groupe]
    }

    /// Lines under a title of their own, or under none.
    package struct Groupe: Sendable, Equatable {
        package let titre: String?
        package let lignes: [Ligne]
    }

    /// A label and what was answered; empty, the line is left to be filled by hand.
    package struct Ligne: Sendable, Equatable {
        package let libelle: String
        package let valeur: Valeur

        package init(_ libelle: String, _ valeur: Valeur) {
            self.libelle = libelle
            self.valeur = valeur
        }
    }

    package enum Valeur: Sendable, Equatable {
        case texte(String)
        /// Boxes, one per possible answer.
        case cases([Case])
        /// A statement: the box stands before the label.
        case declaration(coche: Bool)
        /// What is wrong with the answer, in its place: « à corriger ».
        case marque(String)
    }

    package struct Case: Sendable, Equatable {
        package let libelle: String
        package let coche: Bool
    }

    package struct Tableau: Sendable, Equatable {
        package let entetes: [String]
        package let lignes: [[String]]
    }

    package static func pied(page: Int, sur pages: Int) -> String { "Page \(page) sur \(pages)" }
}

/// What the body that receives the contract writes on it; everything may be empty.
package struct CadreDeDepot: Sendable {
    package var organisme: String
    package var siret: String
    package var receptionDossierComplet: Jour?
    package var decision: Jour?
    package var numeroDeDepot: String
    package var numeroAvenant: String

    package init(
        organisme: String = "", siret: String = "", receptionDossierComplet: Jour? = nil, decision: Jour? = nil,
        numeroDeDepot: String = "", numeroAvenant: String = ""
    ) {
        self.organisme = organisme
        self.siret = siret
        self.receptionDossierComplet = receptionDossierComplet
        self.decision = decision
        self.numeroDeDepot = numeroDeDepot
        self.numeroAvenant = numeroAvenant
    }
}
