import Domain
import Platform

/// The morning mails: sent once a day, whatever the number of instances.
enum ResumeStore {
    /// - Returns: whether this call is the one that sends the mails of the day.
    static func ouvrir(_ jour: Jour, at now: Instant, on db: any Connection) throws -> Bool {
        let mien = try db.execute(
            """
            INSERT INTO resume_quotidien (jour, envoye_le, mails) VALUES (\(jour.iso), \(now.iso), 0)
            ON CONFLICT DO NOTHING
            """)
        return mien == 1
    }

    static func fermer(_ jour: Jour, mails: Int, on db: any Connection) throws {
        try db.execute("UPDATE resume_quotidien SET mails = \(mails) WHERE jour = \(jour.iso)")
    }

    /// The notifications to announce, unread and wanted; all of those not announced yet are marked so.
    static func relever(at now: Instant, on db: any Connection) throws -> [Row] {
        let rows = try db.rows(
            """
            SELECT n.id, n.compte_id, n.espace, n.siret_adresse, n.numero, n.dispositif, n.siret FROM notification n
            LEFT JOIN preference_notification p ON p.compte_id = n.compte_id
            WHERE n.annonce_le IS NULL AND n.lu_le IS NULL AND COALESCE(p.quotidien, 1) = 1
            ORDER BY n.id
            """)
        try db.execute("UPDATE notification SET annonce_le = \(now.iso) WHERE annonce_le IS NULL")
        return rows
    }
}
