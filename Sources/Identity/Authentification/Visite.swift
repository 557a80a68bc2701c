import HTTPTypes
import Hummingbird
import Platform

/// The browser that a request comes from, as far as it is worth knowing: enough for its owner to recognise it.
struct Visite: Sendable {
    /// Seconds that a browser is remembered without being used.
    static let duree = 365 * 24 * 3600

    /// Token of the device cookie, if the browser sent one of ours.
    let jeton: String?
    /// « Firefox sur Windows »
    let appareil: String
    /// The beginning of the address, never the whole: « 203.0.113.x ».
    let lieu: String

    /// - Parameter cookie: the device cookie of the portal; each has its own.
    init(_ request: Request, _ context: WebContext, cookie: String = IdentityCookies.appareil) {
        jeton = request.cookie(cookie).flatMap { Visite.estUnJeton($0) ? $0 : nil }
        appareil = Visite.nom(request.headers[.userAgent] ?? "")
        lieu = Visite.debut(context[ClientAddress.self]?.prefix ?? "")
    }

    /// Digest of the device token.
    var empreinte: String? { jeton.map { Digest.sha256Hex($0) } }

    static func cookie(_ jeton: String) -> SessionCookie {
        SessionCookie(IdentityCookies.appareil, jeton, path: "/cas", maxAge: duree)
    }

    private static func estUnJeton(_ texte: String) -> Bool { Base64URL.decode(texte)?.count == 32 }

    static func debut(_ prefixe: String) -> String {
        if prefixe.hasSuffix("::/64") {
            // Eight bytes, of which six are said: a site, not a household.
            let octets = prefixe.dropLast(5).split(separator: ":").compactMap { Int($0, radix: 16) }
            return stride(from: 0, to: min(6, octets.count - 1), by: 2)
                .map { String(octets[$0] << 8 | octets[$0 + 1], radix: 16) }.joined(separator: ":") + ":x"
        }
        let octets = prefixe.split(separator: ".")
        return octets.count == 4 ? octets.prefix(3).joined(separator: ".") + ".x" : ""
    }

    static func nom(_ agent: String) -> String {
        let agent = Array(agent.utf8.prefix(300))
        func premier(_ noms: [(StaticString, String)]) -> String? { noms.first { contient($0.0, agent) }?.1 }
        // The order matters: every browser names those that it wants to be taken for.
        let navigateur = premier([
            ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
            ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ])
        let systeme = premier([
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
        ])
        switch (navigateur, systeme) {
        case (let navigateur?, let systeme?): return "\(navigateur) sur \(systeme)"
        case (let seul?, nil), (nil, let seul?): return seul
        case (nil, nil): return "Appareil non reconnu"
        }
    }

    private static func contient(_ nom: StaticString, _ agent: [UInt8]) -> Bool {
        let nom = UnsafeBufferPointer(start: nom.utf8Start, count: nom.utf8CodeUnitCount)
        return agent.indices.contains { agent[$0...].starts(with: nom) }
    }
}
