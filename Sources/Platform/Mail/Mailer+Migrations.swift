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
                """),
        // The desk looks an address up by its beginning, whatever its capitals: bytes are compared, not letters.
        Migration(
            "mail.002-recherche",
            """
            ALTER TABLE courriel ADD COLUMN destinataire_norme TEXT NOT NULL DEFAULT '';
            UPDATE courriel SET destinataire_norme = lower(destinataire);
            CREATE INDEX courriel_destinataire_norme ON courriel (destinataire_norme, cree_le);
            CREATE INDEX courriel_genre ON courriel (genre, id);
            CREATE INDEX courriel_cree ON courriel (cree_le);
            DROP INDEX courriel_destinataire;
            """,
            postgres: """
                ALTER TABLE courriel ADD COLUMN destinataire_norme TEXT COLLATE "C" NOT NULL DEFAULT '';
                UPDATE courriel SET destinataire_norme = lower(destinataire);
                CREATE INDEX courriel_destinataire_norme ON courriel (destinataire_norme, cree_le);
                CREATE INDEX courriel_genre ON courriel (genre, id);
                CREATE INDEX courriel_cree ON courriel (cree_le);
                DROP INDEX courriel_destinataire;
                """),
    ]
}
