package import Domain
import Platform

/// How this OPCO receives requests for access: who answers, within what delay.
package struct ReglagesDInscription: Sendable {
    package let organisation: Organisation
    /// Where mails for the desk go when no delegation answers.
    package let courriel: String
    package let heures: HeuresOuvrees
    /// Open hours given to answer.
    package let delai: Int
    /// Open hours after which the desk is reminded.
    package let rappels: [Int]
    /// Of the conditions that are published.
    package let versionDesCGU: String

    package init(
        organisation: Organisation, courriel: String, heures: HeuresOuvrees, delai: Int, rappels: [Int],
        versionDesCGU: String
    ) {
        self.organisation = organisation
        self.courriel = courriel
        self.heures = heures
        self.delai = delai
        self.rappels = rappels
        self.versionDesCGU = versionDesCGU
    }

    /// The mailbox of the delegation that answers.
    func boite(_ demande: Demande) -> String {
        organisation.delegation(demande.delegation)?.courriel ?? courriel
    }

    func echeance(heures nombre: Int, apres debut: Instant) -> Instant {
        Instant(heures.ajouter(minutes: nombre * 60, apres: debut.local))
    }
}

extension Instant {
    var local: MomentLocal {
        let wall = paris
        let jour = Jour(wall.year, wall.month, wall.day) ?? Jour(rang: 0)
        return MomentLocal(jour, minute: wall.hour * 60 + wall.minute)
    }

    init(_ local: MomentLocal) {
        self.init(
            paris: WallClock(
                year: local.jour.annee, month: local.jour.mois, day: local.jour.jour, hour: local.minute / 60,
                minute: local.minute % 60))
    }

    /// « 14/10/2025 à 09:27 »
    var enPhrase: String { "\(paris.date) à \(paris.time)" }
}
