import Courriers
import Identity
import Logging
package import Platform

extension Plateforme {
    /// What runs after commit and by the timetable; in `serve`, in `work`, in both at once.
    package func jobs() -> JobRunner {
        JobRunner(
            database: services.database, clock: services.clock, logger: services.logger, handlers: handlers,
            recurring: timetable, signal: services.signal, metrics: metrics)
    }

    private var handlers: [JobHandler] {
        [
            .handling(PurgeSessionsJob.self) { _, context in
                let now = context.clock.now
                try await context.database.write { db in try SessionStore.purge(at: now, on: db) }
            },
            services.mailer.handler,
        ] + courriers.jobs
    }

    private var timetable: [RecurringJob] {
        [RecurringJob("purge-sessions", .daily(hour: 3, minute: 30)) { _ in PurgeSessionsJob() }] + courriers.recurring
    }
}

/// Expired sessions and tickets leave the tables.
struct PurgeSessionsJob: Job {
    static let kind = "sessions.purge"
}
