import Platform

extension DossiersModule {
    static let migrationsDuBureau: [Migration] = [
        // `controles`: what the automatic checks found at the last look, -1 before the first; see `ControlesDuDossier`.
        // `npec_annuel` and `cpne`: what the amount granted was computed from.
        Migration(
            "dossiers.004-bureau",
            """
            ALTER TABLE dossier ADD COLUMN controles BIGINT NOT NULL DEFAULT -1;
            ALTER TABLE dossier ADD COLUMN npec_annuel BIGINT;
            ALTER TABLE dossier ADD COLUMN cpne TEXT;
            CREATE TABLE reglage (
                nom TEXT PRIMARY KEY,
                valeur TEXT NOT NULL,
                maj_le TEXT NOT NULL,
                maj_par TEXT NOT NULL
            );
            """),
        // One index for each order of the desk: over every sent file, and over the few that wait for a decision.
        // Conditions and expressions are written as the queries of `BureauStore` write them; the state is indexed as an
        // expression, so that the condition on it never takes the place of the order asked for.
        Migration(
            "dossiers.005-file",
            """
            CREATE INDEX dossier_deca ON dossier (brouillon, deca, id);
            CREATE INDEX dossier_etat ON dossier (brouillon, (etat || ''), id);
            CREATE INDEX dossier_complet ON dossier (brouillon, complet_le, id);
            CREATE INDEX dossier_controles ON dossier (brouillon, controles, id);
            CREATE INDEX dossier_agent ON dossier (brouillon, gestionnaire, id);
            CREATE INDEX dossier_delai ON dossier
                (brouillon, (CASE WHEN echeance = '' THEN '9999-12-31' ELSE echeance END), id);
            CREATE INDEX file_delai ON dossier ((CASE WHEN echeance = '' THEN '9999-12-31' ELSE echeance END), id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_beneficiaire ON dossier (beneficiaire_tri, id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_etablissement ON dossier (etablissement_tri, id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_numero ON dossier (numero, id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_complet ON dossier (complet_le, id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_controles ON dossier (controles, id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_gestionnaire ON dossier (gestionnaire, id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_etat ON dossier ((etat || ''), id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_agent ON dossier (gestionnaire_id, id)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            """),
        // The files of one state, in the order of the desk; then the queue with the state that its condition reads, so
        // that figures are counted in the index alone, and the few files whose clock is stopped.
        Migration(
            "dossiers.006-chiffres",
            """
            CREATE INDEX dossier_etat_delai ON dossier
                (brouillon, etat, (CASE WHEN echeance = '' THEN '9999-12-31' ELSE echeance END), id);
            DROP INDEX file_delai;
            CREATE INDEX file_delai ON dossier
                ((CASE WHEN echeance = '' THEN '9999-12-31' ELSE echeance END), id, etat, echeance)
                WHERE etat IN ('transmis', 'en_cours', 'attente_pieces');
            CREATE INDEX file_suspendu ON dossier (etat, id) WHERE etat = 'attente_pieces';
            """),
        // A search finds hundreds of files by name among a million: their delay is in the index that finds them.
        Migration(
            "dossiers.007-recherche",
            """
            DROP INDEX dossier_beneficiaire;
            CREATE INDEX dossier_beneficiaire ON dossier (brouillon, beneficiaire_tri, id, echeance);
            DROP INDEX dossier_etablissement;
            CREATE INDEX dossier_etablissement ON dossier (brouillon, etablissement_tri, id, echeance);
            """),
    ]
}
