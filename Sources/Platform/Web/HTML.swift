/// Markup written as a string literal in which every `\(String)` is escaped and every `\(HTML)` is spliced.
///
/// There is no way to build one from a string at run time but `HTML.escaping`, so a person's text cannot become
/// markup. Rendering appends to one byte buffer, never to intermediate strings.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    package private(set) var bytes: [UInt8]

    package init() { bytes = [] }

    package init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer { Array($0) }
    }

    package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// The text, escaped for element content and for double-quoted attributes.
    package static func escaping(_ text: String) -> HTML {
        var html = HTML()
        html.bytes.reserveCapacity(text.utf8.count)
        html.bytes.append(escaping: text)
        return html
    }

    package static func += (a: inout HTML, b: HTML) { a.bytes.append(contentsOf: b.bytes) }

    package static func + (a: HTML, b: HTML) -> HTML {
        var sum = a
        sum += b
        return sum
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Decoded for tests and for the text part of mails.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 40)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        // Texts are the last resort of overload resolution: in `\(note.map { "<p>\($0)</p>" })` the literal is markup.
        @_disfavoredOverload
        package mutating func appendInterpolation(_ text: String) { bytes.append(escaping: text) }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ text: String?) {
            if let text { bytes.append(escaping: text) }
        }

        package mutating func appendInterpolation(_ number: some BinaryInteger & Sendable) {
            bytes.append(contentsOf: String(number).utf8)
        }

        package mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// A list, one after the other.
        package mutating func appendInterpolation(_ list: [HTML]) {
            for html in list { bytes.append(contentsOf: html.bytes) }
        }

        /// `\(each: rows) { row in "<li>\(row.name)</li>" }`
        package mutating func appendInterpolation<S: Sequence>(each items: S, _ body: (S.Element) throws -> HTML) rethrows {
            for item in items { bytes.append(contentsOf: try body(item).bytes) }
        }

        /// `\(if: busy, "<p>…</p>")`; the markup is only made when the condition holds.
        package mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        package mutating func appendInterpolation(
            if condition: Bool, _ html: @autoclosure () -> HTML, else other: @autoclosure () -> HTML
        ) {
            bytes.append(contentsOf: (condition ? html() : other()).bytes)
        }

        /// An attribute with its value, left out when the value is nil: `\(attribute: "value", answer)`.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: #"=""#.utf8)
            bytes.append(escaping: value)
            bytes.append(UInt8(ascii: "\""))
        }

        /// An attribute without value, there when the condition holds: `\(flag: "checked", answer == "oui")`.
        package mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
            guard condition else { return }
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }
    }
}

extension DefaultStringInterpolation {
    /// Markup spliced into a text would be its debug description, then escaped: refused by the compiler.
    @available(*, unavailable, message: "this literal is a String: give it the type HTML")
    package mutating func appendInterpolation(_ html: HTML) {}

    @available(*, unavailable, message: "this literal is a String: give it the type HTML")
    package mutating func appendInterpolation(_ html: HTML?) {}
}

extension [UInt8] {
    /// Control characters other than tab and line feed are dropped: no parser of HTML accepts them.
    fileprivate mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { append(escaping: $0) }
    }

    /// Most texts hold nothing to escape: they are copied whole, and the others between two signs.
    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        for (index, byte) in text.enumerated() {
            let escaped: StaticString
            switch byte {
            case UInt8(ascii: "<"): escaped = "&lt;"
            case UInt8(ascii: ">"): escaped = "&gt;"
            case UInt8(ascii: "&"): escaped = "&amp;"
            case UInt8(ascii: "\""): escaped = "&quot;"
            case UInt8(ascii: "'"): escaped = "&#39;"
            case 0...8, 11...12, 14...31, 127: escaped = ""
            default: continue
            }
            append(contentsOf: text[copied..<index])
            escaped.withUTF8Buffer { append(contentsOf: $0) }
            copied = index + 1
        }
        append(contentsOf: text[copied...])
    }
}
