import Platform

/// A key shown and not confirmed yet. Nothing of it is written: it travels in a field of the page, sealed for one account
/// and for whoever has just given its password, so that nobody confirms a key that somebody else was shown.
struct CleProposee: Sendable {
    /// Seconds to set the application up.
    static let duree = 600

    let totp: TOTP
    /// What the form sends back.
    let champ: String

    /// - Parameter preuve: digest of the session, or of the wait, that the password opened.
    init(pour compte: Int, preuve: String, _ coffre: SecretBox, at now: Instant) throws {
        let secret = SecureRandom.bytes(TOTP.longueurDuSecret)
        let fin = now.adding(seconds: CleProposee.duree).milliseconds
        let octets = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: fin >> Int64($0)) }
        totp = TOTP(secret: secret)
        champ = Hex.encode(try coffre.seal(octets + secret, context: CleProposee.contexte(compte, preuve)))
    }

    /// Nil for what was not made here, for this account and this proof, or is over.
    init?(_ champ: String, pour compte: Int, preuve: String, _ coffre: SecretBox, at now: Instant) {
        guard champ.utf8.count <= 512, let scelle = Hex.decode(champ),
            let octets = try? coffre.open(scelle, context: CleProposee.contexte(compte, preuve)),
            octets.count == 8 + TOTP.longueurDuSecret,
            Instant(milliseconds: octets.prefix(8).reduce(0) { $0 << 8 | Int64($1) }) > now
        else { return nil }
        totp = TOTP(secret: Array(octets.dropFirst(8)))
        self.champ = champ
    }

    private static func contexte(_ compte: Int, _ preuve: String) -> String {
        "second-facteur/propose/\(compte)/\(preuve)"
    }

    static let perimee = "La clé n'est plus utilisable : une autre est à donner à votre application."
}
