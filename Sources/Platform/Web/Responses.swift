import Foundation
package import HTTPTypes
package import Hummingbird
import NIOCore

extension Response {
    /// A page. Pages hold personal data: no cache keeps them.
    package static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: html.withBytes { ByteBuffer(bytes: $0) }))
    }

    /// 303: whatever was posted, the browser now reads.
    package static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location, .cacheControl: "no-store"])
    }

    package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }

    /// A document to open in the browser or to save. The name is sent in both spellings of RFC 6266.
    package static func document(
        _ bytes: [UInt8], type: String, name: String, attachment: Bool = false
    ) -> Response {
        let kind = attachment ? "attachment" : "inline"
        let plain = String(
            decoding: name.utf8.map { $0 < 128 && ($0.isUnreserved || $0 == 32) ? $0 : UInt8(ascii: "_") },
            as: UTF8.self)
        let encoded = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? plain
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "private, no-store",
                .contentDisposition: "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(encoded)",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    package mutating func set(_ cookie: SessionCookie) {
        headers.append(HTTPField(name: .setCookie, value: cookie.header))
    }
}

/// A cookie that scripts and other origins never see.
package struct SessionCookie: Sendable {
    package let name: String
    package let value: String
    package var path = "/"
    /// Seconds; nil lasts as long as the browser, zero removes it.
    package var maxAge: Int?

    package init(_ name: String, _ value: String, path: String = "/", maxAge: Int? = nil) {
        self.name = name
        self.value = value
        self.path = path
        self.maxAge = maxAge
    }

    var header: String {
        "\(name)=\(value); Path=\(path); Secure; HttpOnly; SameSite=Lax" + (maxAge.map { "; Max-Age=\($0)" } ?? "")
    }
}

extension Request {
    package func cookie(_ name: String) -> String? {
        for var header in headers[values: .cookie] {
            if let value = header.withUTF8({ value(of: name, among: $0) }) { return value }
        }
        return nil
    }

    private func value(of name: String, among header: UnsafeBufferPointer<UInt8>) -> String? {
        var rest = header[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
            let pair = rest[..<end].drop { $0 == UInt8(ascii: " ") }
            let value = pair.dropFirst(name.utf8.count)
            if value.first == UInt8(ascii: "="), pair.starts(with: name.utf8) {
                return String(decoding: value.dropFirst(), as: UTF8.self)
            }
            rest = rest[end...].dropFirst()
        }
        return nil
    }
}
