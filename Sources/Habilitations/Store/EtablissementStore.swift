import Domain
import Platform
import Referentiels

/// An establishment as « Etablissements » lists it.
struct EtablissementListe: Sendable {
    let siret: String
    let nom: String
    let principal: Bool
    let adresse: String
    let ville: String
    let actif: Bool
}

/// Its sheet: the reference data, and the contact that its administrators corrected.
struct FicheEtablissement: Sendable {
    let siret: String
    let raisonSociale: String?
    let nom: String?
    let uai: String?
    let nda: String?
    let principal: Bool
    let adresse: AdresseReference
    let ferme: Bool
    /// Those of the directory, until somebody corrects them.
    let courriel: String
    let telephone: String
    /// When the contact was corrected.
    let corrigeLe: Instant?
}

enum EtablissementStore {
    /// Names of the establishments that the reference data know among these.
    static func noms(_ sirets: [String], on db: any Connection) throws -> [String: String] {
        let liste = SQL.list(sirets)
        let rows = try db.rows(
            """
            SELECT e.siret, COALESCE(e.denomination, u.nom, e.enseigne) AS nom FROM etablissement e
            LEFT JOIN unite_legale u ON u.siren = SUBSTR(e.siret, 1, 9) WHERE e.siret IN \(liste)
            UNION ALL SELECT o.siret, o.denomination FROM organisme_formation o WHERE o.siret IN \(liste)
            """)
        return Dictionary(
            rows.compactMap { row in row.optionalString("nom").map { (row.optionalString("siret") ?? "", $0) } },
            uniquingKeysWith: { premier, _ in premier })
    }

    /// Those held, with what the reference data say of each.
    static func liste(_ tenus: [EtablissementAccessible], on db: any Connection) throws -> [EtablissementListe] {
        let liste = SQL.list(tenus.map(\.siret))
        let rows = try db.rows(
            """
            SELECT e.siret, e.siege, e.numero, e.indice, e.type_voie, e.libelle_voie, e.code_postal, e.commune, e.etat,
                NULL AS voie
            FROM etablissement e WHERE e.siret IN \(liste)
            UNION ALL
            SELECT o.siret, 0, NULL, NULL, NULL, NULL, o.code_postal, o.ville, 'A', o.voie
            FROM organisme_formation o
            WHERE o.siret IN \(liste) AND NOT EXISTS (SELECT 1 FROM etablissement e WHERE e.siret = o.siret)
            """)
        let parSiret = Dictionary(
            rows.map { ($0.optionalString("siret") ?? "", $0) }, uniquingKeysWith: { premier, _ in premier })
        return tenus.map { tenu in
            guard let row = parSiret[tenu.siret] else {
                return EtablissementListe(
                    siret: tenu.siret, nom: tenu.nom, principal: false, adresse: "", ville: "", actif: true)
            }
            let adresse = adresse(row)
            return EtablissementListe(
                siret: tenu.siret, nom: tenu.nom, principal: row.optionalInt("siege") == 1, adresse: adresse.rue,
                ville: adresse.commune ?? "", actif: row.optionalString("etat") != "F")
        }
    }

    /// One statement; nil for a SIRET that the reference data do not know.
    static func fiche(_ siret: String, on db: any Connection) throws -> FicheEtablissement? {
        let row = try db.first(
            """
            SELECT s.siret, u.nom AS raison_sociale, COALESCE(e.denomination, e.enseigne, o.denomination, a.nom) AS nom,
                a.uai, o.nda, e.siege, e.numero, e.indice, e.type_voie, e.libelle_voie,
                COALESCE(e.code_postal, o.code_postal) AS code_postal, COALESCE(e.commune, o.ville) AS commune, o.voie,
                e.etat, a.courriel AS courriel_uai, a.telephone AS telephone_uai, c.courriel, c.telephone, c.maj_le
            FROM (
                SELECT siret FROM etablissement WHERE siret = \(siret)
                UNION SELECT siret FROM organisme_formation WHERE siret = \(siret)
                UNION SELECT siret FROM uai WHERE siret = \(siret)
            ) s
            LEFT JOIN etablissement e ON e.siret = s.siret
            LEFT JOIN unite_legale u ON u.siren = SUBSTR(s.siret, 1, 9)
            LEFT JOIN organisme_formation o ON o.siret = s.siret
            LEFT JOIN uai a ON a.uai = (SELECT MIN(b.uai) FROM uai b WHERE b.siret = s.siret)
            LEFT JOIN contact_etablissement c ON c.siret = s.siret
            """)
        guard let row else { return nil }
        return FicheEtablissement(
            siret: siret, raisonSociale: row.optionalString("raison_sociale"), nom: row.optionalString("nom"),
            uai: row.optionalString("uai"), nda: row.optionalString("nda"),
            principal: row.optionalInt("siege") == 1, adresse: adresse(row),
            ferme: row.optionalString("etat") == "F",
            courriel: row.optionalString("courriel") ?? row.optionalString("courriel_uai") ?? "",
            telephone: row.optionalString("telephone") ?? row.optionalString("telephone_uai") ?? "",
            corrigeLe: row.optionalString("maj_le").flatMap { Instant(iso: $0) })
    }

    static func corriger(
        _ siret: String, courriel: String, telephone: String, par acteur: Int, at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO contact_etablissement (siret, courriel, telephone, maj_le, maj_par)
            VALUES (\(siret), \(courriel), \(telephone), \(now.iso), \(acteur))
            ON CONFLICT (siret) DO UPDATE SET courriel = excluded.courriel, telephone = excluded.telephone,
                maj_le = excluded.maj_le, maj_par = excluded.maj_par
            """)
        // Whose contact it was is not written down: the journal outlives the rest.
        try Journal.append(
            on: db, at: now, acteur: "compte \(acteur)", action: "etablissement.contact",
            objet: "etablissement \(siret)")
    }

    private static func adresse(_ row: Row) -> AdresseReference {
        AdresseReference(
            numero: row.optionalString("numero"), indice: row.optionalString("indice"),
            typeDeVoie: row.optionalString("type_voie"),
            voie: row.optionalString("libelle_voie") ?? row.optionalString("voie"),
            codePostal: row.optionalString("code_postal"), commune: row.optionalString("commune"))
    }
}
