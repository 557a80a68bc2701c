import Crypto
package import Domain
import Foundation
package import Platform

/// Reads and writes files. Sensitive answers are sealed apart from the others.
package struct DossierStore: Sendable {
    private let coffre: SecretBox

    package init(coffre: SecretBox) { self.coffre = coffre }

    /// A file and its answers, if the person may see it.
    /// - Throws: `Refusal.notFound`: what is not theirs does not exist.
    package func find(_ id: Int, _ acces: Acces, on db: any Connection) throws -> (dossier: Dossier, reponses: Reponses)
    {
        let row = try db.first(
            """
            SELECT \(Dossier.colonnes), r.reponses, r.sensibles
            FROM dossier d JOIN dossier_reponses r ON r.dossier_id = d.id
            WHERE d.id = \(id) AND \(Portee.large(acces))
            """)
        guard let row else { throw Refusal.notFound }
        return (try Dossier(row), try ouvrir(row, id))
    }

    /// As `find`, with the number of pieces deposited.
    func findAvecPieces(
        _ id: Int, _ acces: Acces, on db: any Connection
    ) throws -> (dossier: Dossier, reponses: Reponses, pieces: Int) {
        let row = try db.first(
            """
            SELECT \(Dossier.colonnes), r.reponses, r.sensibles,
                (SELECT COUNT(*) FROM piece p WHERE p.dossier_id = d.id) AS pieces
            FROM dossier d JOIN dossier_reponses r ON r.dossier_id = d.id
            WHERE d.id = \(id) AND \(Portee.large(acces))
            """)
        guard let row else { throw Refusal.notFound }
        return (try Dossier(row), try ouvrir(row, id), try row.int("pieces"))
    }

    /// As `find`, with what happened around the file, in the same statement: its page is held to five in all.
    func findAvecSuivi(
        _ id: Int, _ acces: Acces, on db: any Connection
    ) throws -> (dossier: Dossier, reponses: Reponses, suivi: Suivi) {
        // The answers come with the first line only.
        let rows = try db.rows(
            """
            SELECT \(Dossier.colonnes), CASE WHEN s.rang IS NULL OR s.rang = 1 THEN r.reponses END AS reponses,
                CASE WHEN s.rang IS NULL OR s.rang = 1 THEN r.sensibles END AS sensibles,
                s.quoi, s.id AS suivi_id, s.a, s.b, s.c, s.d, s.e, s.n
            FROM dossier d JOIN dossier_reponses r ON r.dossier_id = d.id
            LEFT JOIN (
                SELECT t.*, ROW_NUMBER() OVER (ORDER BY t.quoi, t.id) AS rang FROM (\(SuiviStore.branches(id))) t
            ) s ON 1 = 1
            WHERE d.id = \(id) AND \(Portee.large(acces)) ORDER BY s.rang
            """)
        guard let first = rows.first else { throw Refusal.notFound }
        let lignes = rows.filter { $0.optionalString("quoi") != nil }
        return (try Dossier(first), try ouvrir(first, id), try SuiviStore.lire(lignes, id: "suivi_id"))
    }

    /// As `find`, without the answers.
    package func trouver(_ id: Int, _ acces: Acces, on db: any Connection) throws -> Dossier {
        let row = try db.first(
            "SELECT \(Dossier.colonnes) FROM dossier d WHERE d.id = \(id) AND \(Portee.large(acces))")
        guard let row else { throw Refusal.notFound }
        return try Dossier(row)
    }

    private func ouvrir(_ row: Row, _ id: Int) throws -> Reponses {
        let clair = try ReponsesJSON.lire(try row.string("reponses"))
        guard let scelle = row.optionalBlob("sensibles") else { return Reponses(clair) }
        let secret = try ReponsesJSON.lire(try coffre.open(scelle, context: "dossier \(id)"))
        return Reponses(clair.merging(secret) { _, secret in secret })
    }

    /// A new draft.
    /// - Returns: its id.
    package func creer(
        _ definition: DefinitionDeDispositif, _ reponses: Reponses, _ acces: Acces, siretOF: String, at now: Instant,
        on db: any Connection
    ) throws -> Int {
        let resume = Resume(reponses)
        let row = try db.first(
            """
            INSERT INTO dossier (dispositif, etat, brouillon, version, espace, siret_of, siret_employeur, organisme,
                beneficiaire, beneficiaire_tri, etablissement, etablissement_tri, intitule, intitule_tri,
                date_debut, date_fin, departement, subroge, equipement_demande, cree_le, maj_le, maj_par)
            VALUES (\(definition.dispositif.rawValue), \(EtatDossier.brouillon.rawValue), 1, 1,
                \(acces.espace.rawValue), \(siretOF), \(DossierStore.siretEmployeur(reponses, acces, nil)),
                \(resume.organisme),
                \(resume.beneficiaire), \(resume.beneficiaireTri), \(resume.etablissement), \(resume.etablissementTri),
                \(resume.intitule), \(resume.intituleTri), \(resume.debut), \(resume.fin), \(resume.departement),
                \(resume.subroge), \(resume.equipement), \(now.iso), \(now.iso), \(acces.nomComplet))
            RETURNING id
            """)
        guard let id = try row?.int("id") else { throw DatabaseError.failed("no id returned") }
        let (clair, secret) = try sceller(reponses, definition, id)
        try db.execute(
            "INSERT INTO dossier_reponses (dossier_id, reponses, sensibles) VALUES (\(id), \(clair), \(secret))")
        return id
    }

    /// Writes the answers of a draft that stood at the version given.
    /// - Throws: `DatabaseError.busy` when another write came in between.
    package func ecrire(
        _ reponses: Reponses, de dossier: Dossier, _ definition: DefinitionDeDispositif, siretOF: String,
        siretEmployeur: String, par auteur: String, at now: Instant, on db: any Connection
    ) throws {
        let resume = Resume(reponses)
        let changed = try db.execute(
            """
            UPDATE dossier SET version = version + 1, siret_of = \(siretOF), siret_employeur = \(siretEmployeur),
                organisme = \(resume.organisme), beneficiaire = \(resume.beneficiaire),
                beneficiaire_tri = \(resume.beneficiaireTri), etablissement = \(resume.etablissement),
                etablissement_tri = \(resume.etablissementTri), intitule = \(resume.intitule),
                intitule_tri = \(resume.intituleTri), date_debut = \(resume.debut), date_fin = \(resume.fin),
                departement = \(resume.departement), subroge = \(resume.subroge),
                equipement_demande = \(resume.equipement), maj_le = \(now.iso), maj_par = \(auteur)
            WHERE id = \(dossier.id) AND version = \(dossier.version) AND brouillon = 1
            """)
        guard changed == 1 else { throw DatabaseError.busy("dossier \(dossier.id) changed meanwhile") }
        let (clair, secret) = try sceller(reponses, definition, dossier.id)
        try db.execute(
            """
            UPDATE dossier_reponses SET reponses = \(clair), sensibles = \(secret) WHERE dossier_id = \(dossier.id)
            """)
    }

    package func supprimer(brouillon dossier: Dossier, on db: any Connection) throws {
        try db.execute("DELETE FROM dossier_reponses WHERE dossier_id = \(dossier.id)")
        try db.execute("DELETE FROM dossier WHERE id = \(dossier.id) AND brouillon = 1")
    }

    private func sceller(
        _ reponses: Reponses, _ definition: DefinitionDeDispositif, _ id: Int
    ) throws -> (String, [UInt8]?) {
        let sensibles = definition.clesSensibles
        var clair: [String: String] = [:]
        var secret: [String: String] = [:]
        for (cle, valeur) in reponses.valeurs {
            if sensibles.contains(cle) { secret[cle] = valeur } else { clair[cle] = valeur }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let texte = String(decoding: try encoder.encode(clair), as: UTF8.self)
        guard !secret.isEmpty else { return (texte, nil) }
        return (texte, try sceller(Array(try encoder.encode(secret)), de: id))
    }

    /// Sensitive answers, as JSON, for one file only.
    func sceller(_ reponses: [UInt8], de id: Int) throws -> [UInt8] {
        try coffre.seal(reponses, context: "dossier \(id)")
    }
}

extension DefinitionDeDispositif {
    /// Keys that any version of the form declares sensitive: an answer typed under another version stays sealed.
    var clesSensibles: Set<String> { SensitiveKeys.cache.keys(of: self) }
}

/// The sensitive keys of each dispositif, worked out once.
private final class SensitiveKeys: Sendable {
    static let cache = SensitiveKeys()
    private let contratApprentissage: Set<String>

    private init() {
        contratApprentissage = SensitiveKeys.keys(ContratApprentissage.definition)
    }

    func keys(of definition: DefinitionDeDispositif) -> Set<String> {
        switch definition.dispositif {
        case .contratApprentissage: contratApprentissage
        }
    }

    private static func keys(_ definition: DefinitionDeDispositif) -> Set<String> {
        let days = ["2021-06-01", "2023-06-01", "2024-06-01", "2025-03-01", "2025-09-01"].map { Jour(iso: $0) } + [nil]
        return Set(days.flatMap { definition.formulaire($0).champs.filter(\.sensible).map(\.cle) })
    }
}

/// The columns of a file that its answers give.
struct Resume {
    let siretEmployeur, organisme, beneficiaire, etablissement, intitule, debut, fin, departement: String
    let subroge: Bool
    let equipement: Int?

    init(_ r: Reponses) {
        siretEmployeur = Resume.court(r["employeur.siret"], 20)
        organisme = Resume.court(r["organismeFormation.denomination"])
        let nom = r["apprenti.nom"].uppercased()
        let prenom = r["apprenti.prenom"]
        beneficiaire = Resume.court(nom.isEmpty ? prenom : prenom.isEmpty ? nom : "\(nom), \(prenom)")
        etablissement = Resume.court(r["employeur.denomination"])
        intitule = Resume.court(r["formation.intituleQualification"], 255)
        debut = r.jour("contrat.dateDebutContrat")?.iso ?? ""
        fin = r.jour("contrat.dateFinContrat")?.iso ?? ""
        let codePostal = r["employeur.adresse.codePostal"]
        departement = Resume.court(
            codePostal.hasPrefix("97") ? String(codePostal.prefix(3)) : String(codePostal.prefix(2)), 3)
        subroge = r.oui("subrogation") ?? true
        equipement = r.centimes("formation.premierEquipement")
    }

    var beneficiaireTri: String { Tri.cle(beneficiaire) }
    var etablissementTri: String { Tri.cle(etablissement) }
    var intituleTri: String { Tri.cle(intitule) }

    private static func court(_ texte: String, _ max: Int = 160) -> String { String(texte.prefix(max)) }
}
