import Domain
import Platform

/// Two people, or two tabs, on one draft: what each changed is kept, and where both changed the same answer
/// neither wins in silence.
enum Fusion {
    /// An answer changed on both sides.
    struct Conflit: Sendable, Equatable {
        let cle: String
        /// What the page that is being saved says.
        let ici: String
        /// What was saved meanwhile.
        let la: String
        let auteur: String
        let instant: String
    }

    /// What others changed since the page was made.
    struct Ailleurs: Sendable {
        /// The answer that the page was made with, by key; nil for a sensitive one, which history does not keep.
        let avant: [String: String?]
        let auteur: [String: String]
        let instant: [String: String]
    }

    /// - Parameter decide: keys for which the person has seen both answers and keeps this page's.
    static func fusionner(
        _ saisie: SaisieEtape, dans courantes: Reponses, ailleurs: Ailleurs, decide: Set<String> = []
    ) -> (reponses: Reponses, changees: [String], conflits: [Conflit]) {
        var reponses = courantes
        var changees: [String] = []
        var conflits: [Conflit] = []
        for (cle, valeur) in saisie.valeurs.sorted(by: { $0.key < $1.key }) where valeur != courantes[cle] {
            if let avant = ailleurs.avant[cle], !decide.contains(cle) {
                // Untouched on this page: the other's answer stands.
                if avant == valeur { continue }
                conflits.append(
                    Conflit(
                        cle: cle, ici: valeur, la: courantes[cle], auteur: ailleurs.auteur[cle] ?? "",
                        instant: ailleurs.instant[cle] ?? ""))
                continue
            }
            reponses[cle] = valeur
            changees.append(cle)
        }
        return (reponses, changees, conflits)
    }

    /// Reads the first change of each key since the version, oldest first.
    static func ailleurs(_ dossier: Dossier, depuis base: Int, on db: any Connection) throws -> Ailleurs {
        guard base < dossier.version else { return Ailleurs(avant: [:], auteur: [:], instant: [:]) }
        let rows = try db.rows(
            """
            SELECT cle, avant, auteur, instant FROM modification
            WHERE dossier_id = \(dossier.id) AND version > \(base) ORDER BY version
            """)
        var avant: [String: String?] = [:]
        var auteur: [String: String] = [:]
        var instant: [String: String] = [:]
        for row in rows {
            let cle = try row.string("cle")
            let texte = try row.string("avant")
            if avant[cle] == nil { avant[cle] = .some(texte == secret ? nil : texte) }
            auteur[cle] = try row.string("auteur")
            instant[cle] = try row.string("instant")
        }
        return Ailleurs(avant: avant, auteur: auteur, instant: instant)
    }

    /// Stands for a sensitive answer in the history: no text a person types is this one.
    private static let secret = "\u{1}"

    /// Keeps what each key held before this version, for the pages made earlier.
    static func noter(
        _ changees: [String], avant: Reponses, sensibles: Set<String>, version: Int, _ dossier: Int, _ acces: Acces,
        at now: Instant, on db: any Connection
    ) throws {
        guard !changees.isEmpty else { return }
        let lignes = changees.map { cle -> SQL in
            let texte = sensibles.contains(cle) && !avant.vide(cle) ? secret : avant[cle]
            return "(\(dossier), \(version), \(cle), \(texte), \(acces.nomComplet), \(acces.compteID), \(now.iso))"
        }
        try db.execute(
            """
            INSERT INTO modification (dossier_id, version, cle, avant, auteur, compte_id, instant)
            VALUES \(SQL.join(lignes, ", "))
            """)
    }
}
