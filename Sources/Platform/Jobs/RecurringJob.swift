import Foundation

/// When a recurring job is due.
package enum Timetable: Sendable, Equatable {
    /// Every day when clocks in metropolitan France show this time.
    case daily(hour: Int, minute: Int)
    /// At each multiple of that many minutes since 1970, whatever the number of instances.
    case every(minutes: Int)

    /// The name of the last slot begun: texts that sort as time does.
    ///
    /// Named by the French date rather than by a moment: a slot in the hour that summer time skips is due at the
    /// next one, and in the hour that comes twice only the first counts.
    func slot(at now: Instant) -> String {
        switch self {
        case .daily(let hour, let minute):
            let wall = now.paris
            if (wall.hour, wall.minute) >= (hour, minute) { return wall.isoDate }
            // Midday of the day before, give or take an hour.
            return now.adding(seconds: -(wall.hour * 3600 + wall.minute * 60 + 12 * 3600)).paris.isoDate
        case .every(let minutes):
            let length = Int64(max(1, minutes)) * 60_000
            return Instant(milliseconds: now.milliseconds / length * length).iso
        }
    }
}

/// A job added by the clock. After a stop, only the latest slot missed is made up for; a database that has never
/// seen the job waits for the next slot.
package struct RecurringJob: Sendable {
    package let name: String
    package let timetable: Timetable
    let make: @Sendable (Instant) -> any Job

    /// - Parameters:
    ///   - name: stable: the last slot served is kept under it.
    ///   - make: receives the moment at which the job is added.
    package init(_ name: String, _ timetable: Timetable, make: @escaping @Sendable (Instant) -> any Job) {
        self.name = name
        self.timetable = timetable
        self.make = make
    }

    /// Adds the job when its slot has come and no other instance has added it.
    func enqueueIfDue(on database: any Database, at now: Instant) async throws -> Bool {
        let slot = timetable.slot(at: now)
        let known = try await database.read { db in
            try db.first("SELECT creneau FROM tache_periodique WHERE nom = \(name)")?.string("creneau")
        }
        if let known, known >= slot { return false }
        return try await database.write { db in
            guard known != nil else {
                try db.execute(
                    "INSERT INTO tache_periodique (nom, creneau) VALUES (\(name), \(slot)) ON CONFLICT DO NOTHING")
                return false
            }
            let mine = try db.execute(
                "UPDATE tache_periodique SET creneau = \(slot) WHERE nom = \(name) AND creneau < \(slot)")
            if mine == 1 { try Jobs.enqueue(make(now), on: db, at: now) }
            return mine == 1
        }
    }
}
