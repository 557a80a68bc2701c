extension Jobs {
    package static let migrations: [Migration] = [
        Migration(
            "jobs.001-tache",
            """
            CREATE TABLE tache (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                genre TEXT NOT NULL,
                contenu TEXT NOT NULL,
                cle_unique TEXT,
                etat TEXT NOT NULL CHECK (etat IN ('attente', 'en_cours', 'terminee', 'echec')),
                cree_le TEXT NOT NULL,
                a_partir_de TEXT NOT NULL,
                tentatives INTEGER NOT NULL,
                tentatives_max INTEGER NOT NULL,
                executant TEXT,
                bail_jusqu_a TEXT,
                derniere_erreur TEXT,
                terminee_le TEXT,
                requete TEXT
            );
            CREATE UNIQUE INDEX tache_cle ON tache (genre, cle_unique) WHERE etat IN ('attente', 'en_cours');
            CREATE INDEX tache_due ON tache (a_partir_de, id) WHERE etat IN ('attente', 'en_cours');
            CREATE INDEX tache_etat ON tache (etat, id);
            CREATE TABLE tache_periodique (nom TEXT PRIMARY KEY, creneau TEXT NOT NULL);
            """,
            postgres: """
                CREATE TABLE tache (
                    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    genre TEXT NOT NULL,
                    contenu TEXT NOT NULL,
                    cle_unique TEXT,
                    etat TEXT NOT NULL CHECK (etat IN ('attente', 'en_cours', 'terminee', 'echec')),
                    cree_le TEXT NOT NULL,
                    a_partir_de TEXT NOT NULL,
                    tentatives BIGINT NOT NULL,
                    tentatives_max BIGINT NOT NULL,
                    executant TEXT,
                    bail_jusqu_a TEXT,
                    derniere_erreur TEXT,
                    terminee_le TEXT,
                    requete TEXT
                );
                CREATE UNIQUE INDEX tache_cle ON tache (genre, cle_unique) WHERE etat IN ('attente', 'en_cours');
                CREATE INDEX tache_due ON tache (a_partir_de, id) WHERE etat IN ('attente', 'en_cours');
                CREATE INDEX tache_etat ON tache (etat, id);
                CREATE TABLE tache_periodique (nom TEXT PRIMARY KEY, creneau TEXT NOT NULL);
                """)
    ]
}
