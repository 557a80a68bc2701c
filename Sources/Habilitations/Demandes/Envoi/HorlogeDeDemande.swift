import Domain
import Platform

/// The 48 hours, as both sides see them.
struct HorlogeDeDemande {
    let demande: Demande
    let reglages: ReglagesDInscription
    let maintenant: Instant

    var html: HTML { clock(modele) }

    /// Open minutes left, negative once the delay has passed.
    private var reste: Int {
        reglages.heures.minutes(de: maintenant.local, a: demande.echeance.local)
    }

    private var modele: ClockModel {
        guard demande.etat == .attente else {
            return ClockModel(
                demande.etat.libelle, sub: demande.decideeLe.map { "Le \($0.enPhrase)" })
        }
        let ecoulees = min(max(0, reglages.delai * 60 - reste) / 60, 9999)
        let derniers = reglages.delai - (reglages.rappels.max() ?? reglages.delai)
        let tone: Tone = reste < 0 ? .no : reste <= derniers * 60 ? .wait : .none
        return ClockModel(
            reste < 0 ? "Dépassé de \(duree(-reste))" : "\(duree(reste)) \(restant(reste))",
            sub: "Heure \(ecoulees) sur \(reglages.delai) · \(demande.echeance.enPhrase)", tone: tone,
            gauge: (value: ecoulees, max: reglages.delai))
    }

    private func restant(_ minutes: Int) -> String {
        (minutes < 60 ? minutes : minutes / 60) > 1 ? "restantes" : "restante"
    }

    private func duree(_ minutes: Int) -> String {
        minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h"
    }
}

extension EtatDemande {
    var tone: Tone {
        switch self {
        case .attente: .sent
        case .acceptee: .ok
        case .refusee: .no
        case .retiree: .none
        }
    }
}
