package import Platform

/// Who holds which role in which establishment.
package enum HabilitationsModule {
    package static let migrations: [Migration] = [
        Migration(
            "habilitations.001-habilitation",
            """
            CREATE TABLE habilitation (
                compte_id BIGINT NOT NULL,
                siret TEXT NOT NULL,
                nom TEXT NOT NULL,
                role TEXT NOT NULL,
                cree_le TEXT NOT NULL,
                PRIMARY KEY (compte_id, siret, role)
            );
            CREATE INDEX habilitation_siret ON habilitation (siret);
            CREATE TABLE agent (
                compte_id BIGINT PRIMARY KEY,
                role TEXT NOT NULL,
                cree_le TEXT NOT NULL
            );
            """)
    ]
}
