import Courriers
import Dossiers
import Habilitations
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
        let files = services.files
        return [
            .handling(PurgeSessionsJob.self) { _, context in
                let now = context.clock.now
                try await context.database.write { db in
                    try SessionStore.purge(at: now, on: db)
                    try SessionCmiStore.purge(at: now, on: db)
                }
            },
            .handling(MenageJob.self) { _, context in
                let veille = context.clock.now.adding(seconds: -86_400)
                try await context.database.write { db in
                    try MenageStore.supprimerVides(avant: veille, on: db)
                    try MailJournal.forget(
                        refusedBefore: veille.adding(seconds: (1 - MailJournal.daysKept) * 86_400), on: db)
                }
                try await files.removeAbandonedUploads(before: veille)
            },
            services.mailer.handler,
        ] + courriers.jobs + identity.jobs + identity.jobsCmi + habilitations.jobs
    }

    private var timetable: [RecurringJob] {
        [
            RecurringJob("purge-sessions", .daily(hour: 3, minute: 30)) { _ in PurgeSessionsJob() },
            RecurringJob("menage", .daily(hour: 3, minute: 45)) { _ in MenageJob() },
        ] + courriers.recurring + identity.recurring + identity.recurringCmi
    }
}

/// Drafts that nobody has typed in and uploads cut off half-way, a day later.
struct MenageJob: Job {
    static let kind = "menage"
}

/// Expired sessions and tickets leave the tables.
struct PurgeSessionsJob: Job {
    static let kind = "sessions.purge"
}
