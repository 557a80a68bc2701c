/// What may happen to a dossier.
package enum EvenementDossier: String, Sendable, Codable, CaseIterable {
    case transmettre
    case prendreEnCharge = "prendre_en_charge"
    case demanderPieces = "demander_pieces"
    case recevoirPieces = "recevoir_pieces"
    case accorder
    case refuser
    case annuler
    case rompre
    case solder

    /// As the timeline tells it.
    package var libelle: String {
        switch self {
        case .transmettre: "Transmis"
        case .prendreEnCharge: "Instruction commencée"
        case .demanderPieces: "En attente de pièces, délai suspendu"
        case .recevoirPieces: "Pièces reçues, délai repris"
        case .accorder: "Accordé"
        case .refuser: "Refusé"
        case .annuler: "Annulé"
        case .rompre: "Contrat rompu"
        case .solder: "Soldé"
        }
    }

    /// The act in a sentence: « accorder ce dossier ».
    package var acte: String {
        switch self {
        case .transmettre: "transmettre ce dossier"
        case .prendreEnCharge: "prendre ce dossier en charge"
        case .demanderPieces: "demander des pièces sur ce dossier"
        case .recevoirPieces: "recevoir les pièces demandées sur ce dossier"
        case .accorder: "accorder ce dossier"
        case .refuser: "refuser ce dossier"
        case .annuler: "annuler ce dossier"
        case .rompre: "déclarer une rupture sur ce dossier"
        case .solder: "solder ce dossier"
        }
    }

    /// The one who decides must say why.
    package var demandeUnMotif: Bool {
        self == .refuser || self == .annuler || self == .demanderPieces || self == .rompre
    }
}
