import Platform

extension IdentityModule {
    /// Accounts, second factor, devices, throttling.
    static let comptes: [Migration] = [
        Migration(
            "identity.comptes-001-compte",
            """
            ALTER TABLE compte ADD COLUMN adresse_incertaine INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE compte ADD COLUMN ferme_le TEXT;
            CREATE INDEX lien_courriel ON lien (courriel, genre);
            """,
            postgres: """
                ALTER TABLE compte ADD COLUMN adresse_incertaine BIGINT NOT NULL DEFAULT 0;
                ALTER TABLE compte ADD COLUMN ferme_le TEXT;
                CREATE INDEX lien_courriel ON lien (courriel, genre);
                """),
        // Asked for by somebody who is not known yet; the job that answers it removes the row.
        Migration(
            "identity.comptes-002-demandes",
            """
            CREATE TABLE demande_de_lien (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                genre TEXT NOT NULL,
                courriel TEXT NOT NULL,
                service TEXT NOT NULL,
                cree_le TEXT NOT NULL
            );
            CREATE INDEX demande_de_lien_cree ON demande_de_lien (cree_le);
            """,
            postgres: """
                CREATE TABLE demande_de_lien (
                    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    genre TEXT NOT NULL,
                    courriel TEXT NOT NULL,
                    service TEXT NOT NULL,
                    cree_le TEXT NOT NULL
                );
                CREATE INDEX demande_de_lien_cree ON demande_de_lien (cree_le);
                """),
        // What is counted over a quarter of an hour or an hour, for all instances: failures, sign-ups. Keys hold
        // digests of addresses, never addresses.
        Migration(
            "identity.comptes-003-freinage",
            """
            CREATE TABLE freinage (
                cle TEXT PRIMARY KEY,
                nombre INTEGER NOT NULL,
                fin TEXT NOT NULL
            );
            CREATE INDEX freinage_fin ON freinage (fin);
            """,
            postgres: """
                CREATE TABLE freinage (
                    cle TEXT PRIMARY KEY,
                    nombre BIGINT NOT NULL,
                    fin TEXT NOT NULL
                );
                CREATE INDEX freinage_fin ON freinage (fin);
                """),
        Migration(
            "identity.comptes-004-appareils",
            """
            CREATE TABLE appareil (
                empreinte TEXT NOT NULL,
                compte_id BIGINT NOT NULL REFERENCES compte (id),
                nom TEXT NOT NULL,
                lieu TEXT NOT NULL,
                cree_le TEXT NOT NULL,
                vu_le TEXT NOT NULL,
                PRIMARY KEY (empreinte, compte_id)
            );
            CREATE INDEX appareil_compte ON appareil (compte_id);
            CREATE INDEX appareil_vu ON appareil (vu_le);
            ALTER TABLE cas_session ADD COLUMN appareil TEXT NOT NULL DEFAULT '';
            ALTER TABLE cas_session ADD COLUMN lieu TEXT NOT NULL DEFAULT '';
            CREATE INDEX cas_session_compte ON cas_session (compte_id, cree_le);
            """),
        // Kept sixty days under the digest of the identifier, so that a try on an address without an account is
        // written down like any other. Failures of one day from one place are one line.
        Migration(
            "identity.comptes-005-connexions",
            """
            CREATE TABLE connexion (
                identifiant TEXT NOT NULL,
                cle TEXT NOT NULL,
                issue TEXT NOT NULL,
                appareil TEXT NOT NULL,
                lieu TEXT NOT NULL,
                nombre INTEGER NOT NULL DEFAULT 1,
                le TEXT NOT NULL,
                PRIMARY KEY (identifiant, cle)
            );
            CREATE INDEX connexion_identifiant ON connexion (identifiant, le);
            CREATE INDEX connexion_le ON connexion (le);
            """,
            postgres: """
                CREATE TABLE connexion (
                    identifiant TEXT NOT NULL,
                    cle TEXT NOT NULL,
                    issue TEXT NOT NULL,
                    appareil TEXT NOT NULL,
                    lieu TEXT NOT NULL,
                    nombre BIGINT NOT NULL DEFAULT 1,
                    le TEXT NOT NULL,
                    PRIMARY KEY (identifiant, cle)
                );
                CREATE INDEX connexion_identifiant ON connexion (identifiant, le);
                CREATE INDEX connexion_le ON connexion (le);
                """),
        // The secret is sealed; recovery codes are kept by their digest only.
        Migration(
            "identity.comptes-006-second-facteur",
            """
            CREATE TABLE second_facteur (
                compte_id BIGINT PRIMARY KEY REFERENCES compte (id),
                secret BLOB NOT NULL,
                cree_le TEXT NOT NULL,
                confirme_le TEXT,
                dernier_pas INTEGER NOT NULL DEFAULT 0
            );
            CREATE TABLE code_de_secours (
                compte_id BIGINT NOT NULL REFERENCES compte (id),
                empreinte TEXT NOT NULL,
                utilise_le TEXT,
                PRIMARY KEY (compte_id, empreinte)
            );
            CREATE TABLE verification (
                empreinte TEXT PRIMARY KEY,
                compte_id BIGINT NOT NULL REFERENCES compte (id),
                demande TEXT NOT NULL,
                essais INTEGER NOT NULL DEFAULT 0,
                cree_le TEXT NOT NULL,
                expire_le TEXT NOT NULL
            );
            CREATE INDEX verification_compte ON verification (compte_id);
            CREATE INDEX verification_expire ON verification (expire_le);
            """,
            postgres: """
                CREATE TABLE second_facteur (
                    compte_id BIGINT PRIMARY KEY REFERENCES compte (id),
                    secret BYTEA NOT NULL,
                    cree_le TEXT NOT NULL,
                    confirme_le TEXT,
                    dernier_pas BIGINT NOT NULL DEFAULT 0
                );
                CREATE TABLE code_de_secours (
                    compte_id BIGINT NOT NULL REFERENCES compte (id),
                    empreinte TEXT NOT NULL,
                    utilise_le TEXT,
                    PRIMARY KEY (compte_id, empreinte)
                );
                CREATE TABLE verification (
                    empreinte TEXT PRIMARY KEY,
                    compte_id BIGINT NOT NULL REFERENCES compte (id),
                    demande TEXT NOT NULL,
                    essais BIGINT NOT NULL DEFAULT 0,
                    cree_le TEXT NOT NULL,
                    expire_le TEXT NOT NULL
                );
                CREATE INDEX verification_compte ON verification (compte_id);
                CREATE INDEX verification_expire ON verification (expire_le);
                """),
    ]
}
