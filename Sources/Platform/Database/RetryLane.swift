/// Where PostgreSQL transactions that lost a race run again, one at a time.
///
/// The lane is an advisory lock taken before the transaction begins, so that its snapshot shows everything the
/// winners committed. Whoever writes to a place that all transactions share (the head of the journal) takes the
/// same lock without waiting, and comes back through the lane when it is taken: two attempts are then enough
/// however many writers there are, and nobody waits for the lane while holding rows.
enum RetryLane {
    static let enter = "SELECT pg_advisory_lock(5127309)"
    static let leave = "SELECT pg_advisory_unlock(5127309)"
    /// - Throws: `DatabaseError.busy` when another transaction is in the lane.
    static func join(_ db: any Connection) throws {
        guard db.dialect == .postgres else { return }
        let free = try db.count("SELECT CASE WHEN pg_try_advisory_xact_lock(5127309) THEN 1 ELSE 0 END AS libre") == 1
        if !free { throw DatabaseError.busy("another transaction holds the retry lane") }
    }
}
