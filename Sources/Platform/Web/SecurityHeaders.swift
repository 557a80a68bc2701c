import HTTPTypes
package import Hummingbird

/// Puts on every answer, refusals included, what keeps browsers strict.
package struct SecurityHeaders: RouterMiddleware {
    package typealias Context = WebContext
    private let https: Bool

    /// - Parameter https: whether the public address is https, where HSTS means something.
    package init(https: Bool) { self.https = https }

    private static let policy = policy(forms: "'self'")

    fileprivate static func policy(forms: String) -> String {
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
        object-src 'none'; form-action \(forms); frame-ancestors 'none'; base-uri 'none'
        """
    }

    package func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A page whose form leads elsewhere has said so, by `allowForms`.
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = SecurityHeaders.policy
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=(), payment=()"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        if https { response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
        return response
    }
}

extension Response {
    /// Lets the forms of this page lead to another origin, by themselves or by a redirection. Nothing else is loosened.
    ///
    /// - Parameter origin: `https://host`, out of a registry and never from a request.
    package mutating func allowForms(to origin: String) {
        headers[.contentSecurityPolicy] = SecurityHeaders.policy(forms: "'self' " + origin)
    }
}

/// Refuses state changes that come from another site.
package struct SameSite: RouterMiddleware {
    package typealias Context = WebContext

    package init() {}

    package func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard isSafe(request.method) || sameSite(request) else { throw Refusal.expiredForm }
        return try await next(request, context)
    }

    private func isSafe(_ method: HTTPRequest.Method) -> Bool {
        method == .get || method == .head || method == .options
    }

    /// Browsers say where a request comes from; programs without cookies say nothing and have nothing to abuse.
    private func sameSite(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority else { return false }
        return origin == "https://\(host)" || origin == "http://\(host)"
    }
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy").unsafelyUnwrapped
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy").unsafelyUnwrapped
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy").unsafelyUnwrapped
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site").unsafelyUnwrapped
}
