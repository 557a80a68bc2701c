import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Platform
import Testing

@Suite("Appels sortants")
struct OutgoingHTTPTests {
    private let http = OutgoingHTTP(timeoutSeconds: 3)

    /// A listener of this machine: what it answers says what it received.
    private func withListener(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
        let router = Router()
        router.get("/ok") { _, _ in HTTPResponse.Status.ok }
        router.get("/ailleurs") { _, _ in Response(status: .found, headers: [.location: "/ok"]) }
        router.get("/long") { _, _ in
            Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 0x61, count: 1 << 20)))
        }
        router.post("/forme") { request, _ in
            let text = String(buffer: try await request.body.collect(upTo: 4096))
            let type = request.headers[.contentType] ?? ""
            let exact =
                text == "logoutRequest=%3Ca%20b%3D%22c%26d%22%2F%3E&x=" && type.contains("x-www-form-urlencoded")
            return exact ? HTTPResponse.Status.ok : .badRequest
        }
        try await Application(router: router).test(.live) { client in
            try await body("http://127.0.0.1:\(try #require(client.port))")
        }
    }

    private func call(_ url: String, _ change: (inout OutgoingHTTP.Call) -> Void = { _ in }) -> OutgoingHTTP.Call {
        var call = OutgoingHTTP.Call(url)
        call.allowsPrivate = true
        change(&call)
        return call
    }

    @Test("Le statut revient, une redirection n'est pas suivie, un long corps est jeté")
    func statut() async throws {
        try await withListener { url in
            for (path, expected) in [("/ok", 200), ("/absent", 404), ("/ailleurs", 302), ("/long", 200)] {
                let status = try await http.send(call(url + path))
                #expect(status == expected, "\(path)")
            }
        }
    }

    @Test("Un formulaire part encodé")
    func formulaire() async throws {
        try await withListener { url in
            let posted = call(url + "/forme") { $0.form = [("logoutRequest", "<a b=\"c&d\"/>"), ("x", "")] }
            let status = try await http.send(posted)
            #expect(status == 200)
        }
    }

    @Test("Une adresse privée est refusée à qui n'y a pas droit, quel que soit son nom")
    func privee() async throws {
        try await withListener { url in
            for same in [
                url, url.replacing("127.0.0.1", with: "localhost"), url.replacing("127.0.0.1", with: "0x7f.1"),
            ] {
                await #expect(throws: OutgoingHTTP.Failure.privateAddress) {
                    try await http.send(call(same + "/ok") { $0.allowsPrivate = false })
                }
            }
        }
    }

    @Test("http est refusé quand https est exigé")
    func https() async throws {
        try await withListener { url in
            await #expect(throws: OutgoingHTTP.Failure.badURL) {
                try await http.send(call(url + "/ok") { $0.onlyHTTPS = true })
            }
            // Plain http behind an https address is no certificate at all.
            await #expect(throws: OutgoingHTTP.Failure.certificate) {
                try await http.send(call(url.replacing("http:", with: "https:")))
            }
        }
    }

    @Test(
        "Ce qui n'est pas une adresse, ou ne répond pas, se dit",
        arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", ""])
    func mauvaise(url: String) async {
        await #expect(throws: OutgoingHTTP.Failure.badURL) { try await http.send(call(url)) }
        await #expect(throws: OutgoingHTTP.Failure.self) { try await http.send(call("http://127.0.0.1:1/")) }
    }
}
