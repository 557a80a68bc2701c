import CZlib
import HTTPTypes
package import Hummingbird
import NIOCore

/// gzip (RFC 1952) through zlib.
package enum Gzip {
    /// - Returns: nil when the bytes do not get smaller.
    package static func compress(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
        var stream = z_stream()
        // 15 window bits, plus 16 for the gzip envelope.
        let opened = deflateInit2_(
            &stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: bytes.count)
        let written = bytes.withUnsafeBufferPointer { input -> Int? in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = uInt(input.count)
            return output.withUnsafeMutableBufferPointer { output in
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? output.count - Int(stream.avail_out) : nil
            }
        }
        guard let written else { return nil }
        output.removeLast(output.count - written)
        return output
    }
}

/// Compresses pages. Secrets in them are masked anew each time (`CSRF`), so that their compressed size tells nothing.
package struct CompressionMiddleware: RouterMiddleware {
    package typealias Context = WebContext

    /// Bytes below which compressing is not worth it, and above which a document is sent as it is.
    private static let sizes = 1024...(4 << 20)

    package init() {}

    package func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard let type = response.headers[.contentType], type.hasPrefix("text/") || type.hasPrefix("application/json"),
            response.headers[.contentEncoding] == nil, let length = response.body.contentLength,
            CompressionMiddleware.sizes.contains(length)
        else { return response }
        response.headers[.vary] = "Accept-Encoding"
        guard request.headers[.acceptEncoding]?.contains("gzip") ?? false else { return response }
        let writer = Collector()
        try await response.body.write(writer)
        guard let smaller = Gzip.compress(writer.bytes, level: 1) else {
            response.body = .init(byteBuffer: ByteBuffer(bytes: writer.bytes))
            return response
        }
        response.headers[.contentEncoding] = "gzip"
        response.body = .init(byteBuffer: ByteBuffer(bytes: smaller))
        return response
    }

    private final class Collector: ResponseBodyWriter {
        private(set) var bytes: [UInt8] = []
        func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
        func finish(_ trailers: HTTPFields?) async throws {}
    }
}
