package import Domain
package import Platform

/// Who changes rights.
package enum AuteurDeDroits: Sendable, Equatable {
    case administrateur(Int)
    /// An agent of the OPCO: told to the establishment as the OPCO, to the journal by the account.
    case agent(Int)
    /// The OPCO's own rules: an approved request, the operator's command.
    case opco

    var compte: Int? {
        switch self {
        case .administrateur(let id), .agent(let id): id
        case .opco: nil
        }
    }

    var estOPCO: Bool { if case .administrateur = self { false } else { true } }

    var journal: String { compte.map { "compte \($0)" } ?? "systeme" }
}

extension HabilitationStore {
    /// Gives a role over an establishment, or over a whole company when `siret` is a SIREN. What the account may do there
    /// already is never lessened by this: a stronger role stays, with the rights of both. An access that was off says
    /// nothing of what is granted today: what is asked takes its place.
    package static func accorder(
        compte id: Int, siret: String, nom: String, role: RoleEtablissement, par auteur: AuteurDeDroits,
        at now: Instant, on db: any Connection
    ) throws {
        guard let perimetre = Perimetre(siret) else { throw DatabaseError.constraintViolation("perimeter") }
        var nouvelle = Habilitation(perimetre, nom: nom, role: role)
        let avant = try duCompte(id, nouvelle.espace, on: db).first { $0.perimetre == perimetre }
        if let avant, avant.actif, avant.role.administre, !role.administre {
            nouvelle = avant
            nouvelle.droits = avant.droits.union(role.droits)
        }
        try ecrire(nouvelle, avant: avant, compte: id, par: auteur, at: now, on: db)
    }

    /// - Parameter opco: its name, for the history.
    package static func nommer(
        agent id: Int, role: RoleOPCO, opco: String, par auteur: AuteurDeDroits, at now: Instant,
        on db: any Connection
    ) throws {
        let avant = try AgentStore.tous(on: db).first { $0.compte == id }
        try AgentStore.ecrire(
            Agent(compte: id, role: role, actif: true), avant: avant, opco: opco, par: auteur, at: now, on: db)
    }

    /// Writes what changed, with its line of history and of journal; nothing when nothing did.
    static func ecrire(
        _ nouvelle: Habilitation, avant: Habilitation?, compte id: Int, par auteur: AuteurDeDroits, at now: Instant,
        on db: any Connection
    ) throws {
        guard nouvelle != avant else { return }
        try db.execute(
            """
            INSERT INTO habilitation (compte_id, espace, perimetre, nom, role, droits, actif, accorde_par, cree_le)
            VALUES (\(id), \(nouvelle.espace.rawValue), \(nouvelle.perimetre.code), \(nouvelle.nom),
                \(nouvelle.role.rawValue), \(nouvelle.droitsStockes), \(nouvelle.actif), \(auteur.compte), \(now.iso))
            ON CONFLICT (compte_id, espace, perimetre) DO UPDATE SET nom = excluded.nom, role = excluded.role,
                droits = excluded.droits, actif = excluded.actif, accorde_par = excluded.accorde_par
            """)
        try noter(nouvelle, avant?.phrase ?? "", nouvelle.phrase, compte: id, par: auteur, at: now, on: db)
    }

    static func retirer(
        _ une: Habilitation, compte id: Int, par auteur: AuteurDeDroits, at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            DELETE FROM habilitation WHERE compte_id = \(id) AND espace = \(une.espace.rawValue)
              AND perimetre = \(une.perimetre.code)
            """)
        try noter(une, une.phrase, "", compte: id, par: auteur, at: now, on: db)
    }

    private static func noter(
        _ une: Habilitation, _ avant: String, _ apres: String, compte id: Int, par auteur: AuteurDeDroits,
        at now: Instant, on db: any Connection
    ) throws {
        // A name that the reference data spell otherwise is no change of right.
        guard avant != apres else { return }
        try HistoriqueStore.ajouter(
            LigneDHistorique(
                instant: now, espace: une.espace, perimetre: une.perimetre.code, nom: une.nom, compte: id,
                acteur: auteur.compte, opco: auteur.estOPCO, avant: avant, apres: apres), on: db)
        let action = avant.isEmpty ? "accorder" : apres.isEmpty ? "retirer" : "modifier"
        try Journal.append(
            on: db, at: now, acteur: auteur.journal, action: "habilitation.\(action)", objet: "compte \(id)",
            details: [
                "espace": une.espace.rawValue, "perimetre": une.perimetre.code, "avant": avant, "apres": apres,
            ])
    }
}

// MARK: - Reading

/// A line of the table, and what its person's sheet says besides.
struct HabilitationTenue: Sendable {
    let compte: Int
    let habilitation: Habilitation
    let sexe: String?
}

extension HabilitationStore {
    static func duCompte(_ id: Int, _ espace: Espace, on db: any Connection) throws -> [Habilitation] {
        try tenues("h.compte_id = \(id) AND h.espace = \(espace.rawValue)", on: db).map(\.habilitation)
    }

    /// In every application.
    static func duCompte(_ id: Int, on db: any Connection) throws -> [Habilitation] {
        try tenues("h.compte_id = \(id)", on: db).map(\.habilitation)
    }

    /// Those of several accounts in one application.
    static func desComptes(_ ids: [Int], _ espace: Espace, on db: any Connection) throws -> [HabilitationTenue] {
        try tenues("h.compte_id IN \(SQL.list(ids)) AND h.espace = \(espace.rawValue)", on: db)
    }

    /// Those that open an establishment, active or not, and all of one account's besides.
    static func duSiret(
        _ siret: String, _ espace: Espace, et compte: Int? = nil, on db: any Connection
    ) throws -> [HabilitationTenue] {
        let codes = SQL.list(Perimetre.codes(couvrant: siret))
        return try tenues(
            "h.espace = \(espace.rawValue) AND (h.perimetre IN \(codes) OR h.compte_id = \(compte ?? 0))", on: db)
    }

    /// Who manages the users of each of these perimeters, its company's managers included: accounts by perimeter.
    static func gerants(
        _ perimetres: Set<Perimetre>, _ espace: Espace, on db: any Connection
    ) throws -> [Perimetre: Set<Int>] {
        let codes = Set(perimetres.flatMap { [$0.code, $0.siren] }).sorted()
        let lignes = try tenues(
            "h.espace = \(espace.rawValue) AND h.perimetre IN \(SQL.list(codes)) AND h.actif = 1", on: db
        ).filter(\.habilitation.administre)
        return Dictionary(
            uniqueKeysWithValues: perimetres.map { perimetre in
                let siens = lignes.filter {
                    $0.habilitation.perimetre == perimetre || $0.habilitation.perimetre.code == perimetre.siren
                }
                return (perimetre, Set(siens.map(\.compte)))
            })
    }

    private static func tenues(_ condition: SQL, on db: any Connection) throws -> [HabilitationTenue] {
        try db.rows(
            """
            SELECT h.compte_id, h.perimetre, h.nom, h.role, h.droits, h.actif, f.sexe
            FROM habilitation h LEFT JOIN fiche_utilisateur f ON f.compte_id = h.compte_id
            WHERE \(condition) ORDER BY h.compte_id, h.nom, h.perimetre
            """
        ).compactMap { row in
            guard let perimetre = Perimetre(try row.string("perimetre")),
                let role = RoleEtablissement(rawValue: try row.string("role"))
            else { return nil }
            return HabilitationTenue(
                compte: try row.int("compte_id"),
                habilitation: Habilitation(
                    perimetre, nom: try row.string("nom"), role: role, stockes: row.optionalString("droits"),
                    actif: try row.bool("actif")), sexe: row.optionalString("sexe"))
        }
    }
}
