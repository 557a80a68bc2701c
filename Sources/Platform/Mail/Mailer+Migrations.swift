extension Mailer {
    /// After those of `Jobs`.
    package static let migrations: [Migration] = [
        Migration(
            "mail.001-courriel",
            """
            CREATE TABLE courriel (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                identifiant TEXT NOT NULL UNIQUE,
                cree_le TEXT NOT NULL,
                genre TEXT NOT NULL,
                destinataire TEXT NOT NULL,
                sujet TEXT NOT NULL,
                texte TEXT NOT NULL,
                contenu BLOB,
                etat TEXT NOT NULL CHECK (etat IN ('attente', 'envoye', 'refuse')),
                reponse TEXT,
                termine_le TEXT
            );
            CREATE INDEX courriel_etat ON courriel (etat, id);
            CREATE INDEX courriel_destinataire ON courriel (destinataire, id);
            """,
            postgres: """
                CREATE TABLE courriel (
                    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    identifiant TEXT NOT NULL UNIQUE,
                    cree_le TEXT NOT NULL,
                    genre TEXT NOT NULL,
                    destinataire TEXT NOT NULL,
                    sujet TEXT NOT NULL,
                    texte TEXT NOT NULL,
                    contenu BYTEA,
                    etat TEXT NOT NULL CHECK (etat IN ('attente', 'envoye', 'refuse')),
                    reponse TEXT,
                    termine_le TEXT
                );
                CREATE INDEX courriel_etat ON courriel (etat, id);
                CREATE INDEX courriel_destinataire ON courriel (destinataire, id);
                """)
    ]
}
