package import Platform

/// What an agent of the OPCO does for somebody who has lost a device: the functions alone, for who decides and tells.
package enum AideAuCompte {
    /// Ends every session of the account, in every application.
    package static func fermerLesSessions(_ compte: Int, at now: Instant, on db: any Connection) throws {
        try SessionsDuCompteStore.fermer(compte, at: now, on: db)
    }

    /// - Returns: false when the account had no second factor.
    package static func retirerLeSecondFacteur(_ compte: Int, on db: any Connection) throws -> Bool {
        guard try SecondFacteurStore.estActif(compte, on: db) else { return false }
        try SecondFacteurStore.retirer(compte, on: db)
        return true
    }

    package static func aUnSecondFacteur(_ compte: Int, on db: any Connection) throws -> Bool {
        try SecondFacteurStore.estActif(compte, on: db)
    }
}
