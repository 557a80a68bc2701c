extension HTML {
    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        private(set) var buffer: MarkupBuffer
        private(set) var icons = IconSet()

        package init(literalCapacity: Int, interpolationCount: Int) {
            buffer = MarkupBuffer(capacity: literalCapacity + interpolationCount * 40)
        }

        package mutating func appendLiteral(_ literal: StaticString) { buffer.append(literal) }

        // Texts are the last resort of overload resolution: in `\(note.map { "<p>\($0)</p>" })` the literal is markup.
        @_disfavoredOverload
        package mutating func appendInterpolation(_ text: String) { buffer.append(escaping: text) }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ text: String?) {
            if let text { buffer.append(escaping: text) }
        }

        package mutating func appendInterpolation(_ number: Int) { buffer.append(number) }

        package mutating func appendInterpolation(_ html: HTML) { splice(html) }

        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { splice(html) }
        }

        /// A list, one after the other.
        package mutating func appendInterpolation(_ list: [HTML]) {
            for html in list { splice(html) }
        }

        /// `\(each: rows) { row in "<li>\(row.name)</li>" }`
        // Inlinable so that it is compiled for the list at hand: walking any sequence at all cost 1 % of a page.
        @inlinable
        package mutating func appendInterpolation<S: Sequence>(each items: S, _ body: (S.Element) throws -> HTML)
            rethrows
        {
            for item in items { splice(try body(item)) }
        }

        /// `\(if: busy, "<p>…</p>")`; the markup is only made when the condition holds.
        package mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { splice(html()) }
        }

        package mutating func appendInterpolation(
            if condition: Bool, _ html: @autoclosure () -> HTML, else other: @autoclosure () -> HTML
        ) {
            splice(condition ? html() : other())
        }

        /// An attribute with its value, left out when the value is nil: `\(attribute: "value", answer)`.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            buffer.append(UInt8(ascii: " "))
            buffer.append(name)
            buffer.append(#"=""#)
            buffer.append(escaping: value)
            buffer.append(UInt8(ascii: "\""))
        }

        /// An attribute without value, there when the condition holds: `\(flag: "checked", answer == "oui")`.
        package mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
            guard condition else { return }
            buffer.append(UInt8(ascii: " "))
            buffer.append(name)
        }

        @usableFromInline
        mutating func splice(_ html: HTML) {
            html.withBytes { buffer.append($0) }
            icons.formUnion(html.icons)
        }
    }
}
