import Platform

/// A service ticket (`ST-`) or a proxy ticket (`PT-`): sealed, so that making one writes nothing down. What says that it
/// was used once is `UsageStore`.
///
/// In hexadecimal, which is of the alphabet that the protocol allows: 217 characters, 249 for a proxy ticket, under the
/// 256 that clients accept.
struct Ticket: Sendable, Equatable {
    enum Genre: UInt8, Sendable {
        case service = 1
        case mandataire = 2

        var prefixe: String { self == .service ? "ST-" : "PT-" }
    }

    /// Seconds a ticket lives.
    static let duree = 30
    /// Characters of a ticket, at most.
    static let longueurAuPlus = 256

    let genre: Genre
    /// 128 random bits: what tells it from all others.
    let jeton: [UInt8]
    /// Digest of the single sign-on session that it stems from.
    let session: [UInt8]
    /// First half of the digest of the service's URL.
    let service: [UInt8]
    let expire: Instant
    /// The password was typed for this ticket, not long before.
    let saisie: Bool
    /// Digest of the proxy-granting ticket it was asked with; empty for a service ticket.
    let mandat: [UInt8]

    init(_ session: String, pour service: ServiceURL, saisie: Bool, mandat: String? = nil, at now: Instant) {
        genre = mandat == nil ? .service : .mandataire
        jeton = SecureRandom.bytes(16)
        self.session = Hex.decode(session) ?? []
        self.service = Ticket.empreinte(service.text)
        expire = now.adding(seconds: Ticket.duree)
        self.saisie = saisie
        self.mandat = mandat.flatMap { Hex.decode($0) } ?? []
    }

    /// What it is remembered by once presented, in hexadecimal: by its end first, so that those of a session are kept in
    /// the order of time.
    var cle: String { Hex.encode(Ticket.octets(expire) + jeton) }

    func est(pour service: String) -> Bool { Digest.equal(Ticket.empreinte(service), self.service) }

    private static func empreinte(_ service: String) -> [UInt8] { Array(Digest.sha256(service).prefix(16)) }
}

// MARK: - Sealing

extension Ticket {
    private static let longueurs: [Genre: Int] = [.service: 74, .mandataire: 90]

    func scelle(_ coffre: SecretBox) throws -> String {
        var octets = [genre.rawValue, saisie ? 1 : 0]
        octets.reserveCapacity(90)
        for part in [Ticket.octets(expire), jeton, service, session, mandat] { octets += part }
        return genre.prefixe + Hex.encode(try coffre.seal(octets, context: Ticket.contexte))
    }

    // Numbered by what is kept of a ticket: one presented before a change is not known after it.
    private static let contexte = "cas/ticket/2"

    private static func octets(_ instant: Instant) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: instant.milliseconds >> Int64($0)) }
    }

    /// Nil for what this platform did not make. Whether it is expired or used is not looked at.
    init?(_ texte: String, _ coffre: SecretBox) {
        guard texte.utf8.count <= Ticket.longueurAuPlus, let scelle = Hex.decode(texte.dropFirst(3)),
            let octets = try? coffre.open(scelle, context: Ticket.contexte), let premier = octets.first,
            let genre = Genre(rawValue: premier),
            octets.count == Ticket.longueurs[genre], texte.hasPrefix(genre.prefixe)
        else { return nil }
        self.genre = genre
        saisie = octets[1] == 1
        expire = Instant(milliseconds: octets[2..<10].reduce(0) { $0 << 8 | Int64($1) })
        jeton = Array(octets[10..<26])
        service = Array(octets[26..<42])
        session = Array(octets[42..<74])
        mandat = Array(octets[74...])
    }
}
