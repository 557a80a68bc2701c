import HTTPTypes
import Hummingbird
import Logging
import Platform

/// The address of the client, one line of log for the request, and its figures.
struct RequestMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let trustedProxies: Int
    let metrics: HTTPMetrics

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context[ClientAddress.self] = ClientAddress(request, context, trustedProxies: trustedProxies)
        // At the level `debug`, the line also says how many statements the page took: they are held to five.
        let counter =
            context.logger.logLevel <= .debug && StatementCounter.current == nil ? StatementCounter() : nil
        let start = ContinuousClock.now
        let response = try await StatementCounter.counting(with: counter) { try await next(request, context) }
        let elapsed = ContinuousClock.now - start
        // The template of the route, never the path: paths name dossiers, and scanners make up paths.
        let route = context.endpointPath ?? "none"
        metrics.record(route: route, method: request.method.rawValue, status: response.status.code, elapsed)
        var metadata: Logger.Metadata = [
            "method": "\(request.method.rawValue)", "route": "\(route)", "status": "\(response.status.code)",
            "ms": "\(elapsed.milliseconds)",
        ]
        if let counter { metadata["sql"] = "\(counter.count)" }
        context.logger.info("request", metadata: metadata)
        return response
    }
}

extension Duration {
    /// Rounded down.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
