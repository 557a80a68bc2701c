import Hummingbird
import Platform

/// What ties the ticket that comes back to the browser that was sent to fetch it. Without it, whoever obtained a ticket
/// for their own account could have somebody else enter under it, and type there what is theirs.
///
/// CAS has no `state`: ours travels in the address of the service, to which the ticket is bound to the letter, and in
/// a cookie. Drawn for each departure, it serves once.
struct EtatDEntree: Sendable {
    /// Departures that may be under way at once in one browser: one a tab.
    static let auPlus = 4

    private static let octets = 16
    /// States of our making that the cookie holds, the oldest first.
    private let enCours: [String]

    init(_ request: Request) {
        let etats = (request.cookie(IdentityCookies.etats) ?? "").split(separator: ".").map(String.init)
            .filter { Base64URL.decode($0)?.count == EtatDEntree.octets }
        enCours = Array(etats.suffix(EtatDEntree.auPlus))
    }

    /// A departure more; the oldest gives way.
    func partir() -> (etat: String, cookie: SessionCookie) {
        let etat = Base64URL.encode(SecureRandom.bytes(EtatDEntree.octets))
        return (etat, EtatDEntree.cookie(enCours.suffix(EtatDEntree.auPlus - 1) + [etat]))
    }

    /// - Returns: the cookie without that state; nil when this browser did not leave with it.
    func revenir(_ etat: String) -> SessionCookie? {
        guard enCours.contains(where: { Digest.equal($0, etat) }) else { return nil }
        return EtatDEntree.cookie(enCours.filter { $0 != etat })
    }

    private static func cookie(_ etats: [String]) -> SessionCookie {
        SessionCookie(IdentityCookies.etats, etats.joined(separator: "."), maxAge: etats.isEmpty ? 0 : nil)
    }
}
