import Domain
import Foundation
import Platform

/// The civil day in Paris, where the delays of the law run.
enum Aujourdhui {
    static var jour: Jour {
        let secondes = SystemClock().now.milliseconds / 1000
        let instant = Date(timeIntervalSince1970: TimeInterval(secondes))
        let decalage = TimeZone(identifier: "Europe/Paris")?.secondsFromGMT(for: instant) ?? 3600
        return Jour(rang: (Int(secondes) + decalage) / 86_400)
    }
}
