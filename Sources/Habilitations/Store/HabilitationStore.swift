package import Domain
package import Platform

package enum HabilitationStore {
    /// What an account holds: in the space asked, and the spaces where it holds something.
    package struct Roles: Sendable {
        package let etablissements: [EtablissementAccessible]
        /// SIRENs held whole in the space asked.
        package let entreprises: Set<String>
        package let opco: RoleOPCO?
        /// The list of « Changer d'application ».
        package let espaces: [Espace]
    }

    /// One statement, whatever the space: it is part of every page.
    package static func roles(compte id: Int, _ espace: Espace, on db: any Connection) throws -> Roles {
        try roles(db.rows(tenu(compte: "\(id)")), espace)
    }

    /// The statement of `roles`, for who joins it to the account's session. Columns `compte_id`, `siret`,
    /// `denomination`, `role`, `droits`: a row for each establishment held, and one for the role at the OPCO.
    /// - Parameter compte: the account's number, or a sub-select of one.
    package static func tenu(compte: SQL) -> SQL {
        """
        \(ouvertes("h.compte_id = \(compte)"))
        UNION ALL SELECT compte_id, '', '', 'opco ' || role, NULL FROM agent WHERE compte_id = \(compte) AND actif = 1
        """
    }

    /// Rows of `tenu`, joined or not: those without a role say nothing.
    package static func roles(_ rows: [Row], _ espace: Espace) throws -> Roles {
        var opco: RoleOPCO?
        var espaces: Set<Espace> = []
        var tenus = EtablissementsTenus()
        for row in rows {
            guard let name = row.optionalString("role") else { continue }
            if name.hasPrefix("opco ") {
                guard let agent = RoleOPCO(rawValue: String(name.dropFirst("opco ".count))) else { continue }
                opco = agent
                espaces.insert(.opco)
            } else if let role = RoleEtablissement(rawValue: name) {
                espaces.insert(role.organisme ? .of : .entreprise)
                guard espace != .opco, role.organisme == (espace == .of) else { continue }
                try tenus.ajouter(row, role)
            }
        }
        return Roles(
            etablissements: tenus.liste, entreprises: tenus.entreprises, opco: espace == .opco ? opco : nil,
            espaces: Espace.allCases.filter(espaces.contains))
    }

    /// Accounts attached to an establishment: whom its letters are announced to.
    package static func comptes(siret: String, on db: any Connection) throws -> [Int] {
        try db.rows(
            """
            SELECT DISTINCT compte_id FROM habilitation
            WHERE perimetre IN \(SQL.list(Perimetre.codes(couvrant: siret))) AND actif = 1 ORDER BY compte_id
            """
        ).map { try $0.int("compte_id") }
    }

    /// As `comptes`, with the space in which each holds the establishment.
    package static func comptesParEspace(
        siret: String, on db: any Connection
    ) throws -> [(compte: Int, espace: Espace)] {
        try db.rows(
            """
            SELECT DISTINCT compte_id, espace FROM habilitation
            WHERE perimetre IN \(SQL.list(Perimetre.codes(couvrant: siret))) AND actif = 1
            ORDER BY compte_id, espace DESC
            """
        ).compactMap { row in
            try Espace(rawValue: row.string("espace")).map { (try row.int("compte_id"), $0) }
        }
    }

    /// The establishments that each account holds, by space.
    package static func etablissements(
        comptes ids: [Int], on db: any Connection
    ) throws -> [Int: [Espace: Set<String>]] {
        var tenus: [Int: [Espace: Set<String>]] = [:]
        for row in try db.rows(ouvertes("h.compte_id IN \(SQL.list(ids))")) {
            guard let role = RoleEtablissement(rawValue: try row.string("role")) else { continue }
            let siret = try row.string("siret")
            guard Siret.formatJuste(siret) else { continue }
            tenus[try row.int("compte_id"), default: [:]][role.organisme ? .of : .entreprise, default: []].insert(siret)
        }
        return tenus
    }

    /// What active habilitations open: their own line, and for a whole company a line per establishment that the
    /// reference data know of today.
    private static func ouvertes(_ condition: SQL) -> SQL {
        """
        SELECT h.compte_id, h.perimetre AS siret, h.nom AS denomination, h.role, h.droits FROM habilitation h
        WHERE \(condition) AND h.actif = 1
        UNION ALL
        SELECT h.compte_id, e.siret, COALESCE(e.denomination, e.enseigne, h.nom), h.role, h.droits
        FROM habilitation h
        JOIN etablissement e ON e.siret >= h.perimetre || '00000' AND e.siret <= h.perimetre || '99999'
        WHERE \(condition) AND h.actif = 1 AND LENGTH(h.perimetre) = 9
        UNION ALL
        SELECT h.compte_id, o.siret, o.denomination, h.role, h.droits
        FROM habilitation h
        JOIN organisme_formation o ON o.siret >= h.perimetre || '00000' AND o.siret <= h.perimetre || '99999'
        WHERE \(condition) AND h.actif = 1 AND LENGTH(h.perimetre) = 9 AND h.espace = 'of'
        """
    }
}

/// The establishments of one account: what reaches the same one by several ways adds up.
private struct EtablissementsTenus {
    private var parSiret: [String: EtablissementAccessible] = [:]
    private(set) var entreprises: Set<String> = []

    mutating func ajouter(_ row: Row, _ role: RoleEtablissement) throws {
        let siret = try row.string("siret")
        if case .entreprise(let siren) = Perimetre(siret) { entreprises.insert(siren) }
        guard Siret.formatJuste(siret) else { return }
        let une = Habilitation(
            .etablissement(siret: siret), nom: try row.string("denomination"), role: role,
            stockes: row.optionalString("droits"), actif: true)
        guard let connu = parSiret[siret] else {
            parSiret[siret] = EtablissementAccessible(siret: siret, nom: une.nom, role: role, droits: une.droits)
            return
        }
        parSiret[siret] = EtablissementAccessible(
            siret: siret, nom: connu.nom, role: connu.role.administre ? connu.role : role,
            droits: connu.droits.union(une.droits))
    }

    var liste: [EtablissementAccessible] {
        parSiret.values.sorted { ($0.nom, $0.siret) < ($1.nom, $1.siret) }
    }
}
