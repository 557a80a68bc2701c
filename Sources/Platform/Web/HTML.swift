/// Markup written as a string literal in which every `\(String)` is escaped and every `\(HTML)` is spliced.
///
/// There is no way to build one from a string at run time but `HTML.escaping`, so a person's text cannot become
/// markup. Rendering appends to one byte buffer, never to intermediate strings.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// A literal without values stays where the program holds it, until something is added.
    private enum Content: Sendable {
        case literal(StaticString)
        case written(MarkupBuffer)
    }

    private var content: Content
    /// The symbols that it refers to, known as it is written: looking for them afterwards took 3 % of a page.
    package private(set) var icons: IconSet

    package init() { self.init(stringLiteral: "") }

    package init(stringLiteral value: StaticString) {
        content = .literal(value)
        icons = IconSet()
    }

    package init(stringInterpolation: StringInterpolation) {
        content = .written(stringInterpolation.buffer)
        icons = stringInterpolation.icons
    }

    /// Empty, with room for so many bytes: for what is put together in a loop.
    init(reserving capacity: Int) {
        content = .written(MarkupBuffer(capacity: capacity))
        icons = IconSet()
    }

    /// The text, escaped for element content and for double-quoted attributes.
    package static func escaping(_ text: String) -> HTML {
        var buffer = MarkupBuffer(capacity: text.utf8.count)
        buffer.append(escaping: text)
        var html = HTML()
        html.content = .written(buffer)
        return html
    }

    package static func += (a: inout HTML, b: HTML) {
        var buffer: MarkupBuffer
        switch a.content {
        case .written(let written): buffer = written
        case .literal(let literal):
            buffer = MarkupBuffer(capacity: literal.utf8CodeUnitCount + b.count)
            buffer.append(literal)
        }
        // Let go, so that the buffer is written in place.
        a.content = .literal("")
        b.withBytes { buffer.append($0) }
        a.content = .written(buffer)
        a.icons.formUnion(b.icons)
    }

    package static func + (a: HTML, b: HTML) -> HTML {
        var sum = a
        sum += b
        return sum
    }

    package var isEmpty: Bool { count == 0 }

    /// In bytes.
    package var count: Int {
        switch content {
        case .literal(let literal): literal.utf8CodeUnitCount
        case .written(let buffer): buffer.count
        }
    }

    package func withBytes<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
        switch content {
        case .literal(let literal):
            // Through a pointer: the literal's own closure cannot throw.
            try body(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        case .written(let buffer): try buffer.withBytes(body)
        }
    }

    /// Decoded for tests and for the text part of mails.
    package var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// The same markup, known to refer to that symbol: for what draws it, alone.
    func referring(to icon: Icon) -> HTML {
        var html = self
        html.icons.insert(icon)
        return html
    }
}

extension DefaultStringInterpolation {
    /// Markup spliced into a text would be its debug description, then escaped: refused by the compiler.
    @available(*, unavailable, message: "this literal is a String: give it the type HTML")
    package mutating func appendInterpolation(_ html: HTML) {}

    @available(*, unavailable, message: "this literal is a String: give it the type HTML")
    package mutating func appendInterpolation(_ html: HTML?) {}
}
