package import Logging
import ServiceLifecycle

/// Runs the jobs of the table until told to stop; then lets those under way finish.
package final class JobRunner: Service {
    package struct Configuration: Sendable {
        /// Jobs run at once by this process.
        package var workers = 2
        /// The longest a job added by another process waits to be seen.
        package var pollInterval: Duration = .seconds(5)
        /// A job whose worker has given no sign for so long is given to another.
        package var leaseSeconds = 120
        package var keepFinishedDays = 30

        package init() {}
    }

    private let queue: JobQueue
    private let database: any Database
    private let clock: any Clock
    private let logger: Logger
    private let handlers: [String: JobHandler]
    private let recurring: [RecurringJob]
    private let signal: JobSignal
    private let configuration: Configuration
    private let metrics: Metrics?

    package init(
        database: any Database, clock: any Clock, logger: Logger, handlers: [JobHandler],
        recurring: [RecurringJob] = [], signal: JobSignal = JobSignal(), configuration: Configuration = Configuration(),
        metrics: Metrics? = nil
    ) {
        self.database = database
        self.clock = clock
        self.logger = logger
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.recurring = recurring
        self.signal = signal
        self.configuration = configuration
        self.metrics = metrics
        queue = JobQueue(
            database: database, kinds: handlers.map(\.kind), leaseSeconds: configuration.leaseSeconds)
    }

    package func run() async throws {
        await withDiscardingTaskGroup { group in
            for _ in 0..<max(1, configuration.workers) { group.addTask { await self.work() } }
            group.addTask { await self.keepHouse() }
        }
    }

    /// Runs, one after the other, everything that is due now, including what that adds.
    ///
    /// - Returns: how many jobs were run.
    /// - Throws: `DatabaseError`; the errors of jobs stay in their rows.
    @discardableResult
    package func drain() async throws -> Int {
        try await tick()
        let worker = SecureRandom.token(bytes: 12)
        var count = 0
        while let job = try await queue.claim(by: worker, at: clock.now) {
            await run(job, by: worker)
            count += 1
        }
        return count
    }

    /// Adds the recurring jobs whose slot has come.
    package func tick() async throws {
        for job in recurring where try await job.enqueueIfDue(on: database, at: clock.now) {
            logger.debug("recurring job added", metadata: ["name": "\(job.name)"])
            signal.wake()
        }
    }

    private func work() async {
        let worker = SecureRandom.token(bytes: 12)
        while !isStopping {
            let generation = signal.generation
            do {
                if let job = try await queue.claim(by: worker, at: clock.now) {
                    await run(job, by: worker)
                    continue
                }
            } catch {
                logger.error("jobs cannot be read", metadata: ["error": "\(ErrorText.withoutPersonalData(error))"])
            }
            await pause(since: generation, configuration.pollInterval)
        }
    }

    private func keepHouse() async {
        var lastPurge: Instant?
        while !isStopping {
            do {
                try await tick()
                let now = clock.now
                if lastPurge.map({ now.seconds(since: $0) >= 3600 }) ?? true {
                    let limit = now.adding(seconds: -configuration.keepFinishedDays * 86_400)
                    let purged = try await queue.purge(finishedBefore: limit)
                    if purged > 0 { logger.debug("finished jobs purged", metadata: ["count": "\(purged)"]) }
                    lastPurge = now
                }
            } catch {
                logger.error("timetable not kept", metadata: ["error": "\(ErrorText.withoutPersonalData(error))"])
            }
            await pause(since: nil, max(configuration.pollInterval, .milliseconds(200)))
        }
    }

    private var isStopping: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    private func pause(since generation: Int?, _ duration: Duration) async {
        _ = try? await cancelWhenGracefulShutdown { [signal] in
            if let generation {
                await signal.wait(since: generation, atMost: duration)
            } else {
                try await Task.sleep(for: duration)
            }
        }
    }

    private func run(_ job: JobQueue.Claimed, by worker: String) async {
        guard let handler = handlers[job.kind] else { return }
        var logger = logger
        logger[metadataKey: "job"] = "\(job.id)"
        logger[metadataKey: "kind"] = "\(job.kind)"
        if let request = job.requestID { logger[metadataKey: "request"] = "\(request)" }
        let context = JobContext(
            database: database, clock: clock, logger: logger, attempt: job.attempt,
            isLastAttempt: job.attempt >= job.attemptsAllowed, requestID: job.requestID)
        let heartbeat = beat(job.id, by: worker)
        let outcome: (any Error)?
        do {
            try await handler.run(job.content, context)
            outcome = nil
        } catch {
            outcome = error
        }
        heartbeat.cancel()
        do {
            try await record(outcome, of: job, by: worker, logger)
        } catch {
            // The lease runs out and the job runs again: handlers are written for that.
            logger.error("job outcome lost", metadata: ["error": "\(ErrorText.withoutPersonalData(error))"])
        }
    }

    private func record(_ outcome: (any Error)?, of job: JobQueue.Claimed, by worker: String, _ logger: Logger)
        async throws
    {
        let now = clock.now
        guard let error = outcome else {
            try await queue.finish(job.id, by: worker, at: now)
            count(job, "done")
            return logger.info("job done", metadata: ["attempt": "\(job.attempt)"])
        }
        if error is CancellationError, Task.isCancelled {
            return try await queue.release(job.id, by: worker)
        }
        let words = ErrorText.withoutPersonalData(error)
        if error is JobAbandoned || job.attempt >= job.attemptsAllowed {
            try await queue.fail(job.id, by: worker, error: words, at: now)
            count(job, "failed")
            logger.error("job failed for good", metadata: ["attempt": "\(job.attempt)", "error": "\(words)"])
        } else {
            let next = now.adding(seconds: Backoff.seconds(afterAttempt: job.attempt))
            try await queue.postpone(job.id, by: worker, error: words, until: next)
            count(job, "postponed")
            logger.info(
                "job postponed", metadata: ["attempt": "\(job.attempt)", "error": "\(words)", "until": "\(next.iso)"])
        }
    }

    /// Renews the lease while the job runs, however long it takes.
    private func beat(_ id: Int, by worker: String) -> Task<Void, Never> {
        Task { [queue, clock, configuration] in
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(max(1, configuration.leaseSeconds / 3)))
                if Task.isCancelled { return }
                guard (try? await queue.extend(id, by: worker, at: clock.now)) != false else { return }
            }
        }
    }

    private func count(_ job: JobQueue.Claimed, _ outcome: String) {
        metrics?.increment(
            "mgestion_jobs_total", "Jobs run, by kind and outcome", ["kind": job.kind, "outcome": outcome])
    }
}
