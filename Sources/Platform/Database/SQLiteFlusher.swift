import Dispatch
import Foundation
import Synchronization

/// Writes out in the background what relaxed transactions leave in the WAL.
///
/// They wait for no disk, so the next that does would wait for all of them: a checkpoint of 16 MB stopped the writer
/// for fifty milliseconds. A tenth of a second's worth is written in a few.
final class SQLiteFlusher: Sendable {
    /// Milliseconds that what is committed waits, at most, before it is on its way to the disk.
    static let delay = 100

    private let queue = DispatchQueue(label: "sqlite.flush")
    private let isDue = Atomic(false)
    private let flush: @Sendable () -> Void

    init(_ flush: @escaping @Sendable () -> Void) { self.flush = flush }

    /// - Parameter path: file of the database.
    convenience init(path: String) { self.init { SQLiteFlusher.flush(path + "-wal") } }

    func relaxedCommit() {
        guard !isDue.exchange(true, ordering: .relaxed) else { return }
        queue.asyncAfter(deadline: .now() + .milliseconds(SQLiteFlusher.delay)) { [self] in
            // Before: what is committed while the disk works is for the next time.
            isDue.store(false, ordering: .relaxed)
            flush()
        }
    }

    /// What the disk refuses here, it refuses to SQLite too at the next commit that waits: it is said there.
    private static func flush(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        // SQLite has no lock on this file that closing it would drop: those are on the index of the WAL.
        defer { close(file) }
        fdatasync(file)
    }
}
