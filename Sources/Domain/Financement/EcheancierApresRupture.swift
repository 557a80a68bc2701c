/// A schedule recomputed when a contract is broken: what was paid stays, the difference goes to the last balance.
package struct EcheancierApresRupture: Sendable, Equatable {
    /// The engagement of [start, day of rupture].
    package let engagement: Engagement
    /// Paid instalments as they were, then those still to pay.
    package let echeances: [Echeance]
    /// Centimes paid beyond the new engagement. Shown, never netted in silence.
    package let indu: Int

    /// - Parameters:
    ///   - engagement: recomputed with the day of rupture as its end.
    ///   - payees: instalments already paid, of the schedule in force until then.
    package init(_ engagement: Engagement, payees: [Echeance]) {
        let payePedagogie = payees.filter { $0.nature == .pedagogie }
        let difference = engagement.total - payePedagogie.reduce(0) { $0 + $1.centimes }
        let nouveau = Echeancier(engagement)
        self.engagement = engagement
        indu = max(0, -difference)
        let premier =
            payees.contains { $0.nature == .premierEquipement }
            ? [] : nouveau.echeances.filter { $0.nature == .premierEquipement }
        echeances = premier + payees + Self.aPayer(difference, nouveau.pedagogie, payePedagogie)
    }

    /// The instalments of the new schedule not paid yet, as far as the difference goes; the last takes what is left.
    private static func aPayer(_ difference: Int, _ nouvelles: [Echeance], _ payees: [Echeance]) -> [Echeance] {
        let dues = nouvelles.filter { nouvelle in
            !payees.contains { $0.annee == nouvelle.annee && $0.part == nouvelle.part }
        }
        // When every share of the new schedule is paid already, the difference still needs a balance of its own.
        guard difference > 0, let derniere = dues.last ?? nouvelles.last else { return [] }
        var reste = difference
        var parts: [Echeancier.PartOuverte] = []
        for due in dues.dropLast() {
            let centimes = min(due.centimes, reste)
            guard centimes > 0 else { continue }
            reste -= centimes
            parts.append(part(due, centimes))
        }
        if reste > 0 { parts.append(part(derniere, reste)) }
        return Echeancier.numeroter(parts, depuis: payees.map(\.numero).max() ?? 0)
    }

    private static func part(_ echeance: Echeance, _ centimes: Int) -> Echeancier.PartOuverte {
        Echeancier.PartOuverte(
            annee: echeance.annee, part: echeance.part, ouverture: echeance.ouverture, limite: echeance.limite,
            centimes: centimes)
    }
}
