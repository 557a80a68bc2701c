import Platform

/// A service ticket (`ST-`) or a proxy ticket (`PT-`): sealed, so that making one writes nothing down. What says that it
/// was used once is `UsageStore`.
///
/// In base 32, which is of the alphabet that the protocol allows: 133 characters, 159 for a proxy ticket, under the 256
/// that clients accept.
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
    /// 64 random bits: what tells it from the others made for the same session in the same millisecond.
    let jeton: [UInt8]
    /// First half of the digest of the single sign-on session that it stems from.
    let session: [UInt8]
    /// First half of the digest of the service's URL.
    let service: [UInt8]
    let expire: Instant
    /// The password was typed for this ticket, not long before.
    let saisie: Bool
    /// Digest of the proxy-granting ticket it was asked with; empty for a service ticket.
    let mandat: [UInt8]

    /// - Parameters:
    ///   - session: digest of the session.
    ///   - mandat: digest of the proxy-granting ticket, for a proxy ticket.
    init(_ session: String, pour service: ServiceURL, saisie: Bool, mandat: String? = nil, at now: Instant) {
        genre = mandat == nil ? .service : .mandataire
        jeton = SecureRandom.bytes(8)
        self.session = Hex.decode(Ticket.repere(session)) ?? []
        self.service = Ticket.empreinte(service.text)
        expire = now.adding(seconds: Ticket.duree)
        self.saisie = saisie
        self.mandat = mandat.flatMap { Hex.decode($0) } ?? []
    }

    /// What it is remembered by once presented, in hexadecimal: by its end first, so that those of a session are kept in
    /// the order of time.
    var cle: String { Hex.encode(Ticket.octets(expire) + jeton) }

    /// What a session is found by from its tickets: 128 bits of a digest name it as well as all of them, and are shorter.
    static func repere(_ session: String) -> String { String(session.prefix(32)) }

    /// What the keys of tickets that end at that moment begin with: those of earlier ones are before, in order.
    static func debutDeCle(_ fin: Instant) -> String { Hex.encode(octets(fin)) }

    func est(pour service: String) -> Bool { Digest.equal(Ticket.empreinte(service), self.service) }

    private static func empreinte(_ service: String) -> [UInt8] { Array(Digest.sha256(service).prefix(16)) }
}

// MARK: - Sealing

extension Ticket {
    /// Bytes of what is sealed.
    private static func longueur(_ genre: Genre) -> Int { genre == .service ? 48 : 64 }

    func scelle(_ coffre: SecretBox) throws -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(Ticket.longueur(genre))
        octets.append(genre.rawValue)
        octets.append(saisie ? 1 : 0)
        octets += Ticket.octets(expire)
        octets += jeton
        octets += service
        octets += session
        octets += mandat
        return genre.prefixe + Base32.encode(try coffre.seal(octets, context: Ticket.contexte))
    }

    // Numbered by what is kept of a ticket: one presented before a change is not known after it.
    private static let contexte = "cas/ticket/3"

    /// Six bytes hold milliseconds until the year 10889.
    private static func octets(_ instant: Instant) -> [UInt8] {
        withUnsafeBytes(of: instant.milliseconds.bigEndian) { Array($0.suffix(6)) }
    }

    /// Nil for what this platform did not make. Whether it is expired or used is not looked at.
    init?(_ texte: String, _ coffre: SecretBox) {
        guard texte.utf8.count <= Ticket.longueurAuPlus, let scelle = Base32.decode(texte.dropFirst(3)),
            let octets = try? coffre.open(scelle, context: Ticket.contexte), let premier = octets.first,
            let genre = Genre(rawValue: premier),
            octets.count == Ticket.longueur(genre), texte.hasPrefix(genre.prefixe)
        else { return nil }
        self.genre = genre
        saisie = octets[1] == 1
        expire = Instant(milliseconds: octets[2..<8].reduce(0) { $0 << 8 | Int64($1) })
        jeton = Array(octets[8..<16])
        service = Array(octets[16..<32])
        session = Array(octets[32..<48])
        mandat = Array(octets[48...])
    }
}
