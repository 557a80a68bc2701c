package import Domain
package import Platform

/// What this capability asks of the accounts, which are another's. Given by the composition root.
package struct AnnuaireDesComptes: Sendable {
    package struct Personne: Sendable, Equatable {
        package let id: Int
        package let courriel: String
        package let prenom: String
        package let nom: String
        /// False while no password was chosen, or once the account is closed.
        package let actif: Bool
        /// Nothing says that the address is one person's: to be looked at by whoever grants an access.
        package let adresseIncertaine: Bool

        package init(
            id: Int, courriel: String, prenom: String, nom: String, actif: Bool, adresseIncertaine: Bool = false
        ) {
            self.id = id
            self.courriel = courriel
            self.prenom = prenom
            self.nom = nom
            self.actif = actif
            self.adresseIncertaine = adresseIncertaine
        }
    }

    /// What helps the holder of an account who lost a device.
    package struct Secours: Sendable {
        package let fermerLesSessions: @Sendable (_ compte: Int, Instant, any Connection) throws -> Void
        /// False when there was none.
        package let retirerLeSecondFacteur: @Sendable (_ compte: Int, any Connection) throws -> Bool
        package let secondFacteur: @Sendable (_ compte: Int, any Connection) throws -> Bool

        package init(
            fermerLesSessions: @escaping @Sendable (Int, Instant, any Connection) throws -> Void,
            retirerLeSecondFacteur: @escaping @Sendable (Int, any Connection) throws -> Bool,
            secondFacteur: @escaping @Sendable (Int, any Connection) throws -> Bool
        ) {
            self.fermerLesSessions = fermerLesSessions
            self.retirerLeSecondFacteur = retirerLeSecondFacteur
            self.secondFacteur = secondFacteur
        }
    }

    package typealias Invite = (compte: Int, averti: Bool)

    /// What to tell whoever invited, when no mail left.
    static func sansCourriel(_ courriel: String) -> String {
        "Aucun nouveau courriel n'est parti : \(courriel) en a déjà reçu plusieurs depuis une heure."
    }

    package typealias Faits = [(label: String, valeur: String)]

    /// The accounts of these ids, in any order.
    package let personnes: @Sendable ([Int], any Connection) throws -> [Personne]
    /// The account of this address, however it is written.
    package let trouver: @Sendable (_ courriel: String, any Connection) throws -> Personne?
    /// The account of this address, made without a password if there is none, and its mail: a link to choose a
    /// password, or the news of the access. Returns its id, and whether that mail leaves: an address that was written to
    /// too often within the hour waits.
    package let inviter:
        @Sendable (
            _ courriel: String, _ prenom: String, _ nom: String, Espace, Faits, Instant, any Connection
        ) throws -> Invite
    /// Gives an account the names that its holder has just stated.
    package let nommer: @Sendable (_ compte: Int, _ prenom: String, _ nom: String, any Connection) throws -> Void

    package let secours: Secours

    package init(
        personnes: @escaping @Sendable ([Int], any Connection) throws -> [Personne],
        trouver: @escaping @Sendable (String, any Connection) throws -> Personne?,
        inviter:
            @escaping @Sendable (String, String, String, Espace, Faits, Instant, any Connection) throws -> Invite,
        nommer: @escaping @Sendable (Int, String, String, any Connection) throws -> Void, secours: Secours
    ) {
        self.personnes = personnes
        self.trouver = trouver
        self.inviter = inviter
        self.nommer = nommer
        self.secours = secours
    }
}
