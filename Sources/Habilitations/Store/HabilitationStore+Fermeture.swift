import Domain
package import Platform

/// What an account leaves behind when it closes.
extension HabilitationStore {
    /// Establishments and companies whose users this account alone manages, by their names with their number.
    package static func seulAdministrateur(compte id: Int, on db: any Connection) throws -> [String] {
        var seuls: [String] = []
        for espace in [Espace.of, .entreprise] {
            let siennes = try duCompte(id, espace, on: db).filter(\.administre)
            guard !siennes.isEmpty else { continue }
            let gerants = try gerants(Set(siennes.map(\.perimetre)), espace, on: db)
            seuls += siennes.filter { gerants[$0.perimetre] == [id] }.map { "\($0.nom) (\($0.perimetre.libelle))" }
        }
        return seuls
    }

    package static func retirerTout(compte id: Int, on db: any Connection) throws {
        try db.execute("DELETE FROM habilitation WHERE compte_id = \(id)")
        try db.execute("DELETE FROM agent WHERE compte_id = \(id)")
        try db.execute("DELETE FROM fiche_utilisateur WHERE compte_id = \(id)")
    }
}
