import Platform

/// Which alerts each person asked for.
enum AlerteCmiStore {
    static func lire(compte id: Int, on db: any Connection) throws -> Set<AlerteCmi> {
        let rows = try db.rows("SELECT alerte, active FROM cmi_alerte WHERE compte_id = \(id)")
        var actives = Set(AlerteCmi.allCases.filter(\.parDefaut))
        for row in rows {
            guard let alerte = AlerteCmi(rawValue: try row.string("alerte")) else { continue }
            if try row.bool("active") { actives.insert(alerte) } else { actives.remove(alerte) }
        }
        return actives
    }

    static func ecrire(_ actives: Set<AlerteCmi>, parmi offertes: [AlerteCmi], compte id: Int, on db: any Connection)
        throws
    {
        for alerte in offertes {
            let active = actives.contains(alerte)
            try db.execute(
                """
                INSERT INTO cmi_alerte (compte_id, alerte, active) VALUES (\(id), \(alerte.rawValue), \(active))
                ON CONFLICT (compte_id, alerte) DO UPDATE SET active = excluded.active
                """)
        }
    }
}
