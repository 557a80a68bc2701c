import Domain
import Habilitations
import Identity
import Platform

/// Who a session belongs to and what that person holds, in one statement: it is part of every page of a space.
enum VisiteurStore {
    /// - Returns: the session, whether its use should be written down, and what its account holds.
    static func lire(
        _ token: String, _ espace: Espace, at now: Instant, on db: any Connection
    ) throws -> (session: Session, stale: Bool, roles: HabilitationStore.Roles)? {
        let rows = try db.rows(
            """
            WITH session_ouverte AS (\(SessionStore.selection(token, espace, at: now))),
                 tenu AS (\(HabilitationStore.tenu(compte: "(SELECT id FROM session_ouverte)")))
            SELECT * FROM session_ouverte LEFT JOIN tenu ON tenu.compte_id = session_ouverte.id
            """)
        guard let first = rows.first else { return nil }
        let (session, stale) = try SessionStore.lire(first, token, espace, at: now)
        return (session, stale, try HabilitationStore.roles(rows, espace))
    }
}
