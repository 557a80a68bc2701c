import Domain
import Foundation
package import Platform

/// What a letter is made of, whole: its text, and who wrote it as the profile stood that day.
struct ContenuDeCourrier: Sendable, Equatable, Codable {
    let courrier: Courrier
    let emetteur: Emetteur

    /// - Throws: `PDFError`
    func pdf() throws -> [UInt8] { try CourrierPDF.render(courrier, emetteur: emetteur) }
}

/// A letter as it is kept, for ever.
struct CourrierGarde: Sendable {
    let id: Int
    let dossierID: Int
    let nom: String
    let contenu: ContenuDeCourrier
    /// SHA-256 of its PDF, nil until it is drawn.
    let empreinte: String?
}

package enum CourrierStore {
    /// « C-2026-0000123 ». Numbers go on from one year to the next.
    static func numero(_ jour: Jour, on db: any Connection) throws -> String {
        let rang =
            switch db.dialect {
            case .sqlite: try db.count("UPDATE compteur_courrier SET valeur = valeur + 1 RETURNING valeur")
            // Two decisions at the same time do not wait for one another, at the price of a gap when one fails.
            case .postgres: try db.count("SELECT nextval('courrier_numero')")
            }
        let chiffres = String(rang)
        return "C-\(jour.annee)-" + String(repeating: "0", count: max(0, 7 - chiffres.count)) + chiffres
    }

    static func insert(
        _ courrier: Courrier, nom: String, dossier: Int, pour: DestinataireDeCourrier, emetteur: Emetteur,
        at now: Instant, on db: any Connection
    ) throws -> Int {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let contenu = try encoder.encode(ContenuDeCourrier(courrier: courrier, emetteur: emetteur))
        let row = try db.first(
            """
            INSERT INTO courrier (dossier_id, numero, modele, nom, role, siret, destinataire, contenu, emis_le)
            VALUES (\(dossier), \(courrier.numero), \(courrier.modele), \(nom), \(pour.role.rawValue), \(pour.siret),
                \(pour.destinataire.nom), \(String(decoding: contenu, as: UTF8.self)), \(now.iso))
            RETURNING id
            """)
        guard let id = try row?.int("id") else { throw DatabaseError.failed("no id returned") }
        return id
    }

    static func find(_ id: Int, on db: any Connection) throws -> CourrierGarde? {
        try db.first("SELECT id, dossier_id, nom, contenu, empreinte FROM courrier WHERE id = \(id)").map { row in
            CourrierGarde(
                id: try row.int("id"), dossierID: try row.int("dossier_id"), nom: try row.string("nom"),
                contenu: try JSONDecoder().decode(ContenuDeCourrier.self, from: Data(try row.string("contenu").utf8)),
                empreinte: row.optionalString("empreinte"))
        }
    }

    /// Records the print of a drawn letter, unless one is there.
    /// - Returns: the one that stands from now on.
    static func rendre(_ id: Int, _ empreinte: String, on db: any Connection) throws -> String {
        let row = try db.first(
            "UPDATE courrier SET empreinte = COALESCE(empreinte, \(empreinte)) WHERE id = \(id) RETURNING empreinte")
        guard let row else { throw Refusal.notFound }
        return try row.string("empreinte")
    }

    struct Ligne: Sendable {
        let id: Int
        let nom: String
        let emisLe: Instant
    }

    static func liste(dossier: Int, on db: any Connection) throws -> [Ligne] {
        try db.rows("SELECT id, nom, emis_le FROM courrier WHERE dossier_id = \(dossier) ORDER BY id").map { row in
            Ligne(id: try row.int("id"), nom: try row.string("nom"), emisLe: try row.instant("emis_le"))
        }
    }

    /// Prints of every drawn letter: what the verification of files must find.
    package static func empreintes(on db: any Connection) throws -> Set<String> {
        let rows = try db.rows("SELECT empreinte FROM courrier WHERE empreinte IS NOT NULL")
        return Set(try rows.map { try $0.string("empreinte") })
    }
}
