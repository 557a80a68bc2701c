import Crypto
import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore
package import Platform

/// Stylesheet, scripts and icon, read once and served under names that change with their content.
package struct Assets: Sendable {
    private struct Asset: Sendable {
        let bytes: ByteBuffer
        let gzip: ByteBuffer?
        let type: String
    }

    package let urls: AssetURLs
    private let byPath: [String: Asset]

    package init() throws {
        let folder = Bundle.module.bundleURL.appending(path: "Assets")
        var urls: [String: String] = [:]
        var assets: [String: Asset] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let type = Assets.types[file.pathExtension] else { continue }
            let bytes = [UInt8](try Data(contentsOf: file))
            let name = file.deletingPathExtension().lastPathComponent
            let path = "/assets/\(name)-\(Digest.sha256Hex(bytes).prefix(12)).\(file.pathExtension)"
            urls[file.lastPathComponent] = path
            assets[path] = Asset(
                bytes: ByteBuffer(bytes: bytes), gzip: Gzip.compress(bytes).map { ByteBuffer(bytes: $0) }, type: type)
        }
        self.urls = AssetURLs(urls)
        byPath = assets
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    package func routes(_ router: some RouterMethods<WebContext>) {
        router.get("/assets/{file}") { request, context in
            guard let asset = byPath["/assets/" + (context.parameters.get("file") ?? "")] else {
                throw Refusal.notFound
            }
            var headers: HTTPFields = [
                .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
                .vary: "Accept-Encoding",
            ]
            if let gzip = asset.gzip, request.headers[.acceptEncoding]?.contains("gzip") ?? false {
                headers[.contentEncoding] = "gzip"
                return Response(status: .ok, headers: headers, body: .init(byteBuffer: gzip))
            }
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: asset.bytes))
        }
    }
}
