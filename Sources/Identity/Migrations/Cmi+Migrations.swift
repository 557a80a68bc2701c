import Platform

extension IdentityModule {
    /// The CMI portal: issuing bodies and their profiles.
    static let cmi: [Migration] = [
        Migration(
            "identity.cmi-001-organismes",
            """
            CREATE TABLE cmi_organisme (
                code TEXT PRIMARY KEY,
                nom TEXT NOT NULL,
                actif INTEGER NOT NULL DEFAULT 1 CHECK (actif IN (0, 1)),
                cree_le TEXT NOT NULL
            );
            CREATE INDEX cmi_organisme_nom ON cmi_organisme (nom, code);
            CREATE TABLE cmi_profil (
                compte_id BIGINT PRIMARY KEY REFERENCES compte (id),
                organisme TEXT NOT NULL REFERENCES cmi_organisme (code),
                identifiant TEXT NOT NULL UNIQUE,
                courriel_norme TEXT NOT NULL,
                referent INTEGER NOT NULL CHECK (referent IN (0, 1)),
                actif INTEGER NOT NULL DEFAULT 1 CHECK (actif IN (0, 1)),
                temporaire_jusqu_au TEXT,
                rappele_le TEXT,
                cree_le TEXT NOT NULL,
                vu_le TEXT
            );
            CREATE INDEX cmi_profil_organisme ON cmi_profil (organisme, referent, identifiant);
            CREATE INDEX cmi_profil_courriel ON cmi_profil (courriel_norme);
            CREATE INDEX cmi_profil_temporaire ON cmi_profil (temporaire_jusqu_au);
            CREATE TABLE cmi_alerte (
                compte_id BIGINT NOT NULL REFERENCES compte (id),
                alerte TEXT NOT NULL,
                active INTEGER NOT NULL CHECK (active IN (0, 1)),
                PRIMARY KEY (compte_id, alerte)
            );
            """),
        Migration(
            "identity.cmi-002-sessions",
            """
            CREATE TABLE cmi_session (
                empreinte TEXT PRIMARY KEY,
                compte_id BIGINT NOT NULL REFERENCES compte (id),
                creation INTEGER NOT NULL CHECK (creation IN (0, 1)),
                secret TEXT NOT NULL,
                cree_le TEXT NOT NULL,
                vue_le TEXT NOT NULL,
                expire_le TEXT NOT NULL
            );
            CREATE INDEX cmi_session_compte ON cmi_session (compte_id);
            CREATE INDEX cmi_session_expire ON cmi_session (expire_le);
            """),
        // Asked for by somebody who is not known yet; the job that answers it removes the row.
        Migration(
            "identity.cmi-003-demandes",
            """
            CREATE TABLE cmi_demande (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                genre TEXT NOT NULL,
                saisie TEXT NOT NULL,
                cree_le TEXT NOT NULL
            );
            """,
            postgres: """
                CREATE TABLE cmi_demande (
                    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    genre TEXT NOT NULL,
                    saisie TEXT NOT NULL,
                    cree_le TEXT NOT NULL
                );
                """),
    ]
}
