package import Hummingbird
import NIOCore

/// The fields of a submitted form or of a query string, in the order sent.
package struct FormData: Sendable, Equatable {
    package private(set) var fields: [Field] = []

    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(_ fields: [Field] = []) { self.fields = fields }

    /// More fields were sent than were read.
    package private(set) var isTruncated = false

    /// Fields read of a form that no page of ours makes longer.
    package static let usualFields = 4000

    package init(urlEncoded text: [UInt8], fieldsMax: Int = FormData.usualFields) {
        text.withUnsafeBufferPointer { read($0, fieldsMax) }
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ fieldsMax: Int) {
        var rest = text[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let pair = rest[..<end]
            rest = rest[end...].dropFirst()
            if pair.isEmpty { continue }
            guard fields.count < fieldsMax else {
                isTruncated = true
                return
            }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            fields.append(
                Field(name: FormData.decode(pair[..<equals]), value: FormData.decode(pair[equals...].dropFirst())))
        }
    }

    /// The first value of that name, empty when the field was not sent.
    package subscript(name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    package func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    package func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// First value by name.
    package var dictionary: [String: String] {
        Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is not UTF-8 is replaced, as `String` does.
    private static func decode(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { text in
            var (place, count) = (bytes.startIndex, 0)
            while place < bytes.endIndex {
                var byte = bytes[place]
                if byte == UInt8(ascii: "+") {
                    byte = UInt8(ascii: " ")
                } else if byte == UInt8(ascii: "%"), let value = URLText.escaped(bytes[(place + 1)...]) {
                    byte = value
                    place += 2
                }
                text[count] = byte
                (place, count) = (place + 1, count + 1)
            }
            return count
        }
    }
}

extension Request {
    /// The query string, read with the same rules as a form.
    package var query: FormData { FormData(urlEncoded: Array((uri.query ?? "").utf8)) }

    /// The body is said to be a form without files.
    package var isForm: Bool {
        headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
    }

    /// The form in the body, once its CSRF token was checked against the session's.
    ///
    /// - Parameters:
    ///   - limit: bytes. Four megabytes leaves room for the longest answers to be shown again with their message.
    ///   - fieldsMax: fields; a form that holds more is refused rather than read in part.
    /// - Throws: `Refusal`
    package func form(
        _ context: WebContext, limit: Int = 4 << 20, fieldsMax: Int = FormData.usualFields
    ) async throws -> FormData {
        let form = try await uncheckedForm(limit: limit, fieldsMax: fieldsMax)
        try context.require(CSRF.self).check(form["csrf"])
        return form
    }

    /// The form in the body when no session protects it: sign-in pages check their own token.
    package func uncheckedForm(
        limit: Int = 4 << 20, fieldsMax: Int = FormData.usualFields
    ) async throws -> FormData {
        guard isForm else { throw Refusal.unreadable }
        do {
            let buffer = try await body.collect(upTo: limit)
            let form = FormData(urlEncoded: Array(buffer: buffer), fieldsMax: fieldsMax)
            if form.isTruncated { throw Refusal.tooLarge }
            return form
        } catch is NIOTooManyBytesError {
            throw Refusal.tooLarge
        }
    }
}
