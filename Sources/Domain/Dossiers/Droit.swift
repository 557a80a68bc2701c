/// What a role allows. Every policy asks for a right, never for a role.
package enum Droit: String, Sendable, Codable, CaseIterable {
    case consulter
    case deposer
    case facturer
    case gererUtilisateurs = "gerer_utilisateurs"
    case gererCles = "gerer_cles"
    /// Reads a NIR in full; every reading is journaled.
    case consulterNir = "consulter_nir"
    case instruire
    /// Reassigns files, and sets what the desk does by itself.
    case superviser
    case verifierFactures = "verifier_factures"
    case payer
    case examinerInscriptions = "examiner_inscriptions"
    /// Reference data, announcements, models of letters, configuration of the OPCO.
    case administrer
    case lireJournal = "lire_journal"
}

extension RoleEtablissement {
    package var droits: Set<Droit> {
        switch self {
        case .administrateurOF: [.consulter, .deposer, .facturer, .gererUtilisateurs, .gererCles]
        case .gestionnaireOF: [.consulter, .deposer, .facturer]
        case .administrateur: [.consulter, .deposer, .facturer, .gererUtilisateurs]
        case .gestionnaire: [.consulter, .deposer, .facturer]
        }
    }

    package func permet(_ droit: Droit) -> Bool { droits.contains(droit) }
}

extension RoleOPCO {
    package var droits: Set<Droit> {
        switch self {
        case .gestionnaire: [.consulter, .consulterNir, .instruire, .verifierFactures, .examinerInscriptions]
        case .superviseur:
            [
                .consulter, .consulterNir, .instruire, .superviser, .verifierFactures, .examinerInscriptions,
                .lireJournal,
            ]
        case .comptable: [.consulter, .verifierFactures, .payer]
        case .administrateur: [.consulter, .gererUtilisateurs, .administrer, .examinerInscriptions, .lireJournal]
        }
    }

    package func permet(_ droit: Droit) -> Bool { droits.contains(droit) }
}
