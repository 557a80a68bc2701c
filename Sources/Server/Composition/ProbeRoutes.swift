import HTTPTypes
import Hummingbird
import NIOCore
import Platform

/// What supervision asks: alive, ready, figures.
struct ProbeRoutes: Sendable {
    let services: Services
    let metrics: Metrics

    func routes(_ router: Router<WebContext>) {
        router.get("/healthz") { _, _ in text("ok\n") }
        router.get("/readyz") { _, _ in try await ready() }
        router.get("/metrics") { _, _ in text(metrics.render(), type: "text/plain; version=0.0.4; charset=utf-8") }
    }

    /// Ready when the database answers and its schema is this version's.
    private func ready() async throws -> Response {
        let pending = try? await Migrator(Services.migrations).pending(services.database)
        return pending == [] ? text("ready\n") : text("not ready\n", status: .serviceUnavailable)
    }

    private func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
