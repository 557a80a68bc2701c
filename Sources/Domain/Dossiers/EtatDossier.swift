/// Where a dossier stands. Changes only through `transition`.
package enum EtatDossier: String, Sendable, Codable, CaseIterable {
    case brouillon
    case transmis
    case enCours = "en_cours"
    case attentePieces = "attente_pieces"
    case accorde
    case refuse
    case annule
    case rompu
    case solde

    /// The words of the pill.
    package var libelle: String {
        switch self {
        case .brouillon: "Brouillon"
        case .transmis: "Transmis"
        case .enCours: "En cours de traitement"
        case .attentePieces: "En attente de pièces"
        case .accorde: "Accordé"
        case .refuse: "Refusé"
        case .annule: "Annulé"
        case .rompu: "Rompu"
        case .solde: "Soldé"
        }
    }

    /// Tone of the pill, « tone-info », nil for the plain ring.
    package var tone: String? {
        switch self {
        case .brouillon, .annule: nil
        case .transmis: "tone-sent"
        case .enCours: "tone-info"
        case .attentePieces: "tone-wait"
        case .accorde: "tone-ok"
        case .refuse: "tone-no"
        case .rompu, .solde: "tone-done"
        }
    }

    /// The OPCO has still to decide.
    package var aInstruire: Bool { self == .transmis || self == .enCours || self == .attentePieces }

    /// Nothing changes the dossier any more.
    package var estFinal: Bool { self == .refuse || self == .annule || self == .solde }
}
