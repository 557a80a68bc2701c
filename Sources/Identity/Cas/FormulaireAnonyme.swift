import Hummingbird
import Platform

/// The token of a form that no session protects yet: made for one browser, good for some hours, and once.
struct FormulaireAnonyme: Sendable {
    /// Seconds a form may stay open in a browser.
    static let duree = 12 * 3600

    let module: IdentityModule

    /// What ties the token to the browser: the value of a cookie, new when there was none.
    static func secret(_ request: Request) -> String {
        request.cookie(IdentityCookies.form).flatMap { $0.utf8.count <= 64 ? $0 : nil } ?? SecureRandom.token()
    }

    func jeton(_ secret: String) throws -> String {
        let fin = module.clock.now.adding(seconds: FormulaireAnonyme.duree).milliseconds
        let octets = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: fin >> Int64($0)) }
        return Hex.encode(try module.coffre.seal(octets + SecureRandom.bytes(16), context: "cas/formulaire/" + secret))
    }

    /// A token of this browser that is not over.
    func reconnait(_ jeton: String, _ request: Request) -> Bool {
        guard let secret = request.cookie(IdentityCookies.form), jeton.utf8.count <= 256,
            let scelle = Hex.decode(jeton),
            let octets = try? module.coffre.open(scelle, context: "cas/formulaire/" + secret), octets.count == 24
        else { return false }
        return Instant(milliseconds: octets.prefix(8).reduce(0) { $0 << 8 | Int64($1) }) > module.clock.now
    }
}
