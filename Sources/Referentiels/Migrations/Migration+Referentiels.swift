import Platform

extension Migration {
    /// SIREN and NIC are the two parts of `siret`, and are not stored again. `empreinte` tells an unchanged line.
    static let referentielsTables = Migration(
        "referentiels.001-tables",
        """
        CREATE TABLE etablissement (
            siret TEXT PRIMARY KEY,
            denomination TEXT,
            enseigne TEXT,
            siege INTEGER NOT NULL,
            numero TEXT,
            indice TEXT,
            type_voie TEXT,
            libelle_voie TEXT,
            complement TEXT,
            code_postal TEXT,
            commune TEXT,
            code_commune TEXT,
            departement TEXT,
            naf TEXT,
            effectif TEXT,
            etat TEXT NOT NULL,
            date_fermeture TEXT,
            employeur INTEGER,
            idcc TEXT,
            test INTEGER NOT NULL DEFAULT 0,
            nom_recherche TEXT,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL
        );
        CREATE TABLE unite_legale (
            siren TEXT PRIMARY KEY,
            nom TEXT NOT NULL,
            sigle TEXT,
            categorie_juridique TEXT,
            effectif TEXT,
            naf TEXT,
            etat TEXT NOT NULL,
            nom_recherche TEXT,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL
        );
        CREATE TABLE organisme_formation (
            siret TEXT PRIMARY KEY,
            nda TEXT NOT NULL,
            denomination TEXT NOT NULL,
            voie TEXT,
            code_postal TEXT,
            ville TEXT,
            derniere_declaration TEXT,
            nom_recherche TEXT,
            qualiopi_formation INTEGER NOT NULL,
            qualiopi_bilan INTEGER NOT NULL,
            qualiopi_vae INTEGER NOT NULL,
            qualiopi_apprentissage INTEGER NOT NULL,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL
        );
        CREATE TABLE uai (
            uai TEXT PRIMARY KEY,
            siret TEXT,
            nom TEXT NOT NULL,
            courriel TEXT,
            telephone TEXT,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL
        );
        CREATE TABLE certification (
            rncp TEXT PRIMARY KEY,
            intitule TEXT NOT NULL,
            abrege TEXT,
            type_diplome TEXT,
            fin_enregistrement TEXT,
            nom_recherche TEXT,
            niveau INTEGER,
            active INTEGER NOT NULL,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL
        );
        CREATE TABLE certification_diplome (
            rncp TEXT NOT NULL,
            code_diplome TEXT NOT NULL,
            intitule TEXT,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL,
            PRIMARY KEY (rncp, code_diplome)
        );
        CREATE TABLE npec (
            rncp TEXT NOT NULL,
            cpne TEXT NOT NULL,
            applicable_du TEXT NOT NULL,
            statut TEXT,
            montant_centimes INTEGER,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL,
            edition TEXT NOT NULL,
            PRIMARY KEY (rncp, cpne, applicable_du)
        );
        CREATE TABLE cpne_idcc (
            idcc TEXT NOT NULL,
            cpne TEXT NOT NULL,
            libelle TEXT NOT NULL,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL,
            PRIMARY KEY (idcc, cpne)
        );
        CREATE TABLE commune (
            code_insee TEXT NOT NULL,
            code_postal TEXT NOT NULL,
            ligne_5 TEXT NOT NULL,
            nom TEXT NOT NULL,
            libelle TEXT NOT NULL,
            empreinte BIGINT NOT NULL,
            maj TEXT NOT NULL,
            PRIMARY KEY (code_insee, code_postal, ligne_5)
        );
        CREATE TABLE import_referentiel (
            id TEXT PRIMARY KEY,
            genre TEXT NOT NULL,
            fichier TEXT NOT NULL,
            empreinte TEXT NOT NULL,
            etape INTEGER NOT NULL,
            position BIGINT NOT NULL,
            ligne BIGINT NOT NULL,
            lues BIGINT NOT NULL,
            ajoutees BIGINT NOT NULL,
            modifiees BIGINT NOT NULL,
            inchangees BIGINT NOT NULL,
            fermees BIGINT NOT NULL,
            rejetees BIGINT NOT NULL,
            rejets TEXT NOT NULL,
            commence_le TEXT NOT NULL,
            termine_le TEXT
        )
        """)

    /// Names are searched by their beginning, so PostgreSQL must compare them byte by byte as SQLite does.
    static let referentielsIndex = Migration(
        "referentiels.002-index",
        """
        CREATE INDEX etablissement_nom ON etablissement (nom_recherche) WHERE nom_recherche IS NOT NULL;
        CREATE INDEX unite_legale_nom ON unite_legale (nom_recherche) WHERE nom_recherche IS NOT NULL;
        CREATE INDEX organisme_formation_nom ON organisme_formation (nom_recherche);
        CREATE INDEX uai_siret ON uai (siret);
        CREATE INDEX certification_diplome_code ON certification_diplome (code_diplome);
        CREATE INDEX commune_code_postal ON commune (code_postal);
        CREATE INDEX import_referentiel_genre ON import_referentiel (genre, empreinte);
        """,
        postgres: """
            ALTER TABLE etablissement ALTER COLUMN siret TYPE TEXT COLLATE "C",
                ALTER COLUMN nom_recherche TYPE TEXT COLLATE "C";
            ALTER TABLE unite_legale ALTER COLUMN nom_recherche TYPE TEXT COLLATE "C";
            ALTER TABLE organisme_formation ALTER COLUMN nom_recherche TYPE TEXT COLLATE "C";
            CREATE INDEX etablissement_nom ON etablissement (nom_recherche) WHERE nom_recherche IS NOT NULL;
            CREATE INDEX unite_legale_nom ON unite_legale (nom_recherche) WHERE nom_recherche IS NOT NULL;
            CREATE INDEX organisme_formation_nom ON organisme_formation (nom_recherche);
            CREATE INDEX uai_siret ON uai (siret);
            CREATE INDEX certification_diplome_code ON certification_diplome (code_diplome);
            CREATE INDEX commune_code_postal ON commune (code_postal);
            CREATE INDEX import_referentiel_genre ON import_referentiel (genre, empreinte);
            """)
}
