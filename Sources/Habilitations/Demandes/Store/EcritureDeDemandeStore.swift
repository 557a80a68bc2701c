import Domain
import Platform

/// What is written of a request: the row, what hangs from it, its history and the journal, in one transaction.
enum EcritureDeDemandeStore {
    /// What a sending holds, once checked.
    struct Envoi {
        let compte: Int
        let courriel: String
        let saisie: SaisieInscription
        let type: TypeDeDemandeur
        let profil: ProfilSouhaite
        let departement: String
        let orientation: Organisation.Orientation
        let etablissements: [EtablissementDemande]
        let attestations: [Attestation]
        let echeance: Instant
        let maintenant: Instant

        /// Kept for companies only.
        var branche: String { type == .entreprise ? saisie.branche : "" }
        var nomTri: String { Tri.cle("\(saisie.nom) \(saisie.prenom)") }
        var telephone: String { Telephone.normaliser(saisie.telephone) }
    }

    /// - Returns: its id, nil when a request of this account waits already.
    static func creer(_ envoi: Envoi, on db: any Connection) throws -> Int? {
        let s = envoi.saisie
        let row = try db.first(
            """
            INSERT INTO demande (compte_id, courriel, prenom, nom, nom_tri, sexe, telephone, type, branche, departement,
                delegation, dga, profil, etat, premier_envoi, envoyee_le, echeance)
            VALUES (\(envoi.compte), \(envoi.courriel), \(s.prenom), \(s.nom), \(envoi.nomTri), \(s.sexe),
                \(envoi.telephone), \(envoi.type.rawValue), \(envoi.branche), \(envoi.departement),
                \(envoi.orientation.delegation), \(envoi.orientation.dga), \(envoi.profil.rawValue), 'en_attente',
                \(envoi.maintenant.iso), \(envoi.maintenant.iso), \(envoi.echeance.iso))
            ON CONFLICT DO NOTHING RETURNING id
            """)
        guard let id = try row?.int("id") else { return nil }
        try detailler(id, envoi, on: db)
        return id
    }

    /// - Throws: `DatabaseError.busy` when another write came in between.
    static func corriger(_ demande: Demande, _ envoi: Envoi, on db: any Connection) throws {
        let s = envoi.saisie
        let changed = try db.execute(
            """
            UPDATE demande SET courriel = \(envoi.courriel), prenom = \(s.prenom), nom = \(s.nom),
                nom_tri = \(envoi.nomTri), sexe = \(s.sexe), telephone = \(envoi.telephone),
                type = \(envoi.type.rawValue), branche = \(envoi.branche), departement = \(envoi.departement),
                delegation = \(envoi.orientation.delegation), dga = \(envoi.orientation.dga),
                profil = \(envoi.profil.rawValue), etat = 'en_attente', envoyee_le = \(envoi.maintenant.iso),
                echeance = \(envoi.echeance.iso), decidee_le = NULL, motif = '', version = version + 1
            WHERE id = \(demande.id) AND version = \(demande.version) AND etat = \(demande.etat.rawValue)
            """)
        guard changed == 1 else { throw DatabaseError.busy("demande \(demande.id) changed meanwhile") }
        try db.execute("DELETE FROM demande_etablissement WHERE demande_id = \(demande.id)")
        try detailler(demande.id, envoi, on: db)
    }

    private static func detailler(_ id: Int, _ envoi: Envoi, on db: any Connection) throws {
        try ecrire(envoi.etablissements, de: id, on: db)
        for attestation in envoi.attestations {
            try db.execute(
                """
                INSERT INTO demande_attestation (demande_id, cle, version, texte, accepte_le)
                VALUES (\(id), \(attestation.cle), \(attestation.version), \(attestation.texte), \(envoi.maintenant.iso))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    private static func ecrire(_ etablissements: [EtablissementDemande], de id: Int, on db: any Connection) throws {
        for (rang, un) in etablissements.enumerated() {
            try db.execute(
                """
                INSERT INTO demande_etablissement (demande_id, rang, siret, nom, ville)
                VALUES (\(id), \(rang), \(un.siret), \(un.nom), \(un.ville))
                """)
        }
    }

    /// The state, and what was granted in the end.
    /// - Throws: `DatabaseError.busy` when another write came in between.
    static func decider(
        _ demande: Demande, _ etat: EtatDemande, motif: String, profil: ProfilSouhaite,
        etablissements: [EtablissementDemande]?, par agent: (id: Int, nom: String), at now: Instant,
        on db: any Connection
    ) throws {
        let changed = try db.execute(
            """
            UPDATE demande SET etat = \(etat.rawValue), motif = \(motif), profil = \(profil.rawValue),
                decidee_le = \(now.iso), gestionnaire_id = \(agent.id), gestionnaire = \(agent.nom),
                version = version + 1
            WHERE id = \(demande.id) AND version = \(demande.version) AND etat = 'en_attente'
            """)
        guard changed == 1 else { throw DatabaseError.busy("demande \(demande.id) changed meanwhile") }
        guard let etablissements else { return }
        try db.execute("DELETE FROM demande_etablissement WHERE demande_id = \(demande.id)")
        try ecrire(etablissements, de: demande.id, on: db)
    }

    /// - Returns: false when somebody has it already, or when it no longer waits.
    static func prendre(_ id: Int, par agent: (id: Int, nom: String), on db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE demande SET gestionnaire_id = \(agent.id), gestionnaire = \(agent.nom)
            WHERE id = \(id) AND etat = 'en_attente' AND gestionnaire_id IS NULL
            """) == 1
    }

    /// - Parameter agent: nil puts the request back in the queue.
    static func affecter(_ id: Int, a agent: (id: Int, nom: String)?, on db: any Connection) throws {
        try db.execute(
            """
            UPDATE demande SET gestionnaire_id = \(agent?.id), gestionnaire = \(agent?.nom ?? "")
            WHERE id = \(id) AND etat = 'en_attente'
            """)
    }

    /// What the closing of an account leaves of its requests: none waits, none tells how to reach the person.
    static func retirer(compte id: Int, nom: String, at now: Instant, on db: any Connection) throws {
        let ouvertes = try db.rows(
            """
            UPDATE demande SET etat = 'retiree', decidee_le = \(now.iso), version = version + 1
            WHERE compte_id = \(id) AND etat = 'en_attente' RETURNING id
            """)
        for row in ouvertes { try noter(.retirer, demande: row.int("id"), compte: id, nom: nom, at: now, on: db) }
        try db.execute("UPDATE demande SET courriel = '', telephone = '' WHERE compte_id = \(id)")
    }

    /// One line of history and one of the journal.
    static func noter(
        _ evenement: EvenementDemande, demande id: Int, compte: Int, nom: String, pourquoi: String = "",
        details: [String: String] = [:], at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO demande_evenement (demande_id, rang, quoi, qui, quand, pourquoi)
            VALUES (\(id), (SELECT COUNT(*) + 1 FROM demande_evenement WHERE demande_id = \(id)), \(evenement.rawValue),
                \(nom), \(now.iso), \(pourquoi))
            """)
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte)", action: "inscription.\(evenement.rawValue)",
            objet: "demande \(id)", details: details)
    }
}
