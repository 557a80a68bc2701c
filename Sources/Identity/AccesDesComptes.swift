package import Domain
package import Platform

/// What the login space must know of the accesses of an account. Given by the composition root: who holds what is
/// another capability's business.
package struct AccesDesComptes: Sendable {
    /// The applications of the platform where the account holds something.
    package let espaces: @Sendable (_ compte: Int, any Connection) throws -> [Espace]
    /// Roles and SIRETs that the account holds in one application, for its ticket's attributes.
    package let habilitations: @Sendable (_ compte: Int, Espace, any Connection) throws -> [Habilitation]

    /// What the account alone administers, named (establishments, the OPCO): it does not close before another one does.
    package let seulAdministrateur: @Sendable (_ compte: Int, any Connection) throws -> [String]
    /// Takes everything that the account holds away.
    package let retirer: @Sendable (Compte, Instant, any Connection) throws -> Void

    package struct Habilitation: Sendable, Equatable {
        /// Empty for an agent of the OPCO.
        package let siret: String
        /// `RoleEtablissement` or `RoleOPCO` as stored.
        package let role: String

        package init(siret: String, role: String) {
            self.siret = siret
            self.role = role
        }
    }

    package init(
        espaces: @escaping @Sendable (Int, any Connection) throws -> [Espace],
        habilitations: @escaping @Sendable (Int, Espace, any Connection) throws -> [Habilitation],
        seulAdministrateur: @escaping @Sendable (Int, any Connection) throws -> [String],
        retirer: @escaping @Sendable (Compte, Instant, any Connection) throws -> Void
    ) {
        self.espaces = espaces
        self.habilitations = habilitations
        self.seulAdministrateur = seulAdministrateur
        self.retirer = retirer
    }
}
