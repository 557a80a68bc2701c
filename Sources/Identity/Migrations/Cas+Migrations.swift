import Platform

extension IdentityModule {
    /// Single sign-on: services used, proxies, long sessions.
    static let cas: [Migration] = [
        // Tickets are sealed values now: none is kept before it is presented.
        Migration(
            "identity.cas.001-tickets",
            """
            DROP TABLE cas_ticket;
            ALTER TABLE cas_session ADD COLUMN souvenir INTEGER NOT NULL DEFAULT 0 CHECK (souvenir IN (0, 1));
            ALTER TABLE cas_session ADD COLUMN avertir INTEGER NOT NULL DEFAULT 0 CHECK (avertir IN (0, 1));
            CREATE INDEX cas_session_expire ON cas_session (expire_le);
            CREATE TABLE cas_usage (
                cas_session TEXT NOT NULL,
                jeton TEXT NOT NULL,
                ticket TEXT NOT NULL,
                service TEXT NOT NULL,
                cree_le TEXT NOT NULL,
                PRIMARY KEY (cas_session, jeton)
            ) WITHOUT ROWID;
            CREATE TABLE cas_mandat (
                empreinte TEXT PRIMARY KEY,
                cas_session TEXT NOT NULL,
                mandataires TEXT NOT NULL,
                service TEXT NOT NULL,
                cree_le TEXT NOT NULL
            );
            CREATE INDEX cas_mandat_session ON cas_mandat (cas_session);
            CREATE TABLE cas_formulaire (
                empreinte TEXT PRIMARY KEY,
                expire_le TEXT NOT NULL
            );
            """,
            postgres: """
                DROP TABLE cas_ticket;
                ALTER TABLE cas_session ADD COLUMN souvenir BIGINT NOT NULL DEFAULT 0 CHECK (souvenir IN (0, 1));
                ALTER TABLE cas_session ADD COLUMN avertir BIGINT NOT NULL DEFAULT 0 CHECK (avertir IN (0, 1));
                CREATE INDEX cas_session_expire ON cas_session (expire_le);
                CREATE TABLE cas_usage (
                    cas_session TEXT NOT NULL,
                    jeton TEXT NOT NULL,
                    ticket TEXT NOT NULL,
                    service TEXT NOT NULL,
                    cree_le TEXT NOT NULL,
                    PRIMARY KEY (cas_session, jeton)
                );
                CREATE TABLE cas_mandat (
                    empreinte TEXT PRIMARY KEY,
                    cas_session TEXT NOT NULL,
                    mandataires TEXT NOT NULL,
                    service TEXT NOT NULL,
                    cree_le TEXT NOT NULL
                );
                CREATE INDEX cas_mandat_session ON cas_mandat (cas_session);
                CREATE TABLE cas_formulaire (
                    empreinte TEXT PRIMARY KEY,
                    expire_le TEXT NOT NULL
                );
                """),
        // What the timetable takes away is found without reading the tables whole.
        Migration(
            "identity.cas.002-menage",
            """
            CREATE INDEX cas_usage_cree ON cas_usage (cree_le);
            CREATE INDEX cas_formulaire_expire ON cas_formulaire (expire_le);
            """),
        // Every validation wrote in this index, for rows that sessions of months alone keep so long: they are found by
        // their sessions.
        Migration("identity.cas.003-usages", "DROP INDEX cas_usage_cree"),
        // A row is written at each round of single sign-on and a session read twice: the first is shortened, by half a
        // digest and by a date that its key begins with; the second is kept where it is looked for.
        Migration(
            "identity.cas.004-usages-courts",
            """
            UPDATE cas_usage SET cas_session = substr(cas_session, 1, 32), jeton = substr(jeton, 5);
            ALTER TABLE cas_usage DROP COLUMN cree_le;
            CREATE TABLE cas_session_nouvelle (
                empreinte TEXT PRIMARY KEY,
                compte_id BIGINT NOT NULL REFERENCES compte (id),
                souvenir INTEGER NOT NULL DEFAULT 0 CHECK (souvenir IN (0, 1)),
                avertir INTEGER NOT NULL DEFAULT 0 CHECK (avertir IN (0, 1)),
                appareil TEXT NOT NULL DEFAULT '',
                lieu TEXT NOT NULL DEFAULT '',
                cree_le TEXT NOT NULL,
                expire_le TEXT NOT NULL
            ) WITHOUT ROWID;
            INSERT INTO cas_session_nouvelle (
                empreinte, compte_id, souvenir, avertir, appareil, lieu, cree_le, expire_le)
            SELECT empreinte, compte_id, souvenir, avertir, appareil, lieu, cree_le, expire_le FROM cas_session;
            DROP TABLE cas_session;
            ALTER TABLE cas_session_nouvelle RENAME TO cas_session;
            CREATE INDEX cas_session_compte ON cas_session (compte_id, cree_le);
            CREATE INDEX cas_session_expire ON cas_session (expire_le);
            """,
            postgres: """
                UPDATE cas_usage SET cas_session = substr(cas_session, 1, 32), jeton = substr(jeton, 5);
                ALTER TABLE cas_usage DROP COLUMN cree_le;
                """),
    ]
}
