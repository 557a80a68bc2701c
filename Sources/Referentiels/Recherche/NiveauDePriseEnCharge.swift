package import Domain
package import Platform

/// The yearly amount of a certification in the employer's branch (L6332-14).
package enum NiveauDePriseEnCharge: Sendable, Equatable {
    case montant(Choix)
    /// The agreement belongs to several branches: someone has to say which.
    case plusieurs([Choix])
    /// No amount in force that day: the manager enters one, with a reason.
    case absent

    package struct Choix: Sendable, Equatable, Encodable {
        package let centimes: Int
        package let cpne: String
        package let libelleCpne: String
        /// `CPNE`, `R` or `A`.
        package let statut: String?
        package let applicableDu: Jour
        /// Name of the file that the amount comes from.
        package let edition: String
    }

    /// The amount in force on the day the contract is concluded.
    ///
    /// - Parameter cpne: the branch, once it was chosen among several.
    package static func trouver(
        rncp: String, idcc: String, conclusion: Jour, cpne: String? = nil, _ db: any Connection
    ) throws -> NiveauDePriseEnCharge {
        let choices = try lire(db.rows(branche(rncp: rncp, idcc: idcc, conclusion: conclusion)))
            .filter { cpne == nil || $0.cpne == cpne }
        guard let only = choices.first else { return .absent }
        return choices.count == 1 ? .montant(only) : .plusieurs(choices)
    }
}

extension NiveauDePriseEnCharge {
    /// The amounts in force that day, one a branch of the agreement: a branch of a statement, with the columns of
    /// `ReferencesDuDossier`.
    static func branche(rncp: String, idcc: String, conclusion: Jour) -> SQL {
        """
        SELECT 'npec' AS quoi, 0 AS id, n.cpne AS a, b.libelle AS b, COALESCE(n.statut, '') AS c,
            n.applicable_du AS d, n.edition AS e, n.montant_centimes AS n
        FROM cpne_idcc b JOIN npec n ON n.cpne = b.cpne AND n.rncp = \(RNCP.normaliser(rncp))
        WHERE b.idcc = \(IDCC.normaliser(idcc)) AND n.montant_centimes IS NOT NULL
            AND n.applicable_du = (
                SELECT max(m.applicable_du) FROM npec m
                WHERE m.rncp = n.rncp AND m.cpne = n.cpne AND m.applicable_du <= \(conclusion.iso))
        """
    }

    /// Reads the rows of `branche`, by label; those of other branches are left.
    static func lire(_ rows: [Row]) throws -> [Choix] {
        try rows.filter { try $0.string("quoi") == "npec" }.map { row in
            guard let day = Jour(iso: try row.string("d")) else { throw Row.Mismatch(column: "applicable_du") }
            let status = try row.string("c")
            return Choix(
                centimes: try row.int("n"), cpne: try row.string("a"), libelleCpne: try row.string("b"),
                statut: status.isEmpty ? nil : status, applicableDu: day, edition: try row.string("e"))
        }.sorted { $0.libelleCpne < $1.libelleCpne }
    }
}

extension NiveauDePriseEnCharge: Encodable {
    private enum CodingKeys: CodingKey { case choix }

    /// `{"choix": […]}`: none, one, or those among which to choose.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .montant(let choice): try container.encode([choice], forKey: .choix)
        case .plusieurs(let choices): try container.encode(choices, forKey: .choix)
        case .absent: try container.encode([Choix](), forKey: .choix)
        }
    }
}
