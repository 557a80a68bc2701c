/// Monthly minimum of a period, to the centime above.
package struct MinimumMensuel: Sendable, Equatable {
    package enum Base: String, Sendable, Codable {
        case smic = "SMIC"
        case smc = "SMC"
    }

    package let base: Base
    package let centimes: Int

    /// - Parameters:
    ///   - taux: in hundredths of a percent.
    ///   - smicHoraire: centimes an hour.
    ///   - minutesHebdo: the contract's weekly duration.
    ///   - smcMensuel: centimes a month for that duration, never prorated; nil without one.
    package init(taux: Int, tranche: TrancheAge, smicHoraire: Int, minutesHebdo: Int, smcMensuel: Int?) {
        // SMIC × minutes / 60 × 52 / 12 is SMIC × minutes × 13 / 180: nothing is rounded before the end.
        let smic = smicHoraire * minutesHebdo * 13
        if tranche.admetSmc, let smcMensuel, smcMensuel * 180 > smic {
            base = .smc
            centimes = Self.superieur(taux * smcMensuel, 10_000)
        } else {
            base = .smic
            centimes = Self.superieur(taux * smic, 180 * 10_000)
        }
    }

    private static func superieur(_ dividende: Int, _ diviseur: Int) -> Int { (dividende + diviseur - 1) / diviseur }
}
