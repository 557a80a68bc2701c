import HTTPTypes
import Hummingbird
import Platform

/// Pages with a form before any session: their token answers to a secret of the browser.
extension IdentityModule {
    /// Bytes of a form before any session, at most.
    static let formulaireAuPlus = 64 << 10

    /// - Parameter make: the page, given the hidden field of its form and what the last page left to say.
    func avantSession(
        _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext,
        _ make: (_ jeton: HTML, _ annonce: HTML?) -> Page
    ) async throws -> Response {
        let secret = request.cookie(IdentityCookies.form) ?? SecureRandom.token()
        let flash = Flash.read(request)
        let annonce = flash.map { banner(Tone(rawValue: $0.tone) ?? .ok, $0.message, id: "message") }
        var response = try await pages.gate(
            make(CSRF(secret: Array(secret.utf8)).field, annonce), status, request, context)
        response.set(SessionCookie(IdentityCookies.form, secret))
        if flash != nil { Flash.clear(&response) }
        return response
    }

    /// - Throws: `Refusal.expiredForm`
    func formulaireAvantSession(_ request: Request) async throws -> FormData {
        let form = try await request.uncheckedForm(limit: IdentityModule.formulaireAuPlus)
        guard let secret = request.cookie(IdentityCookies.form) else { throw Refusal.expiredForm }
        try CSRF(secret: Array(secret.utf8)).check(form["csrf"])
        return form
    }
}
