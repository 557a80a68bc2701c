/// A run of text with its look. `+` joins texts of different styles on one line.
package struct PDFText: Sendable, Equatable {
    package struct Run: Sendable, Equatable {
        package let text: String
        package let style: PDFStyle
    }

    package private(set) var runs: [Run]
    package var alignment: Alignment = .start
    /// Beyond it the text ends with an ellipsis; nil lets it take all the lines it needs, across pages.
    package var maxLines: Int?
    /// Address opened by a click on the text.
    package var link: String?

    package enum Alignment: Sendable { case start, center, end }

    /// Control characters are dropped, line feeds kept.
    package init(_ text: String, _ style: PDFStyle) {
        let shown = PDFText.printable(text)
        runs = shown.isEmpty ? [] : [Run(text: shown, style: style)]
    }

    package static func + (a: PDFText, b: PDFText) -> PDFText {
        var sum = a
        sum.runs += b.runs
        return sum
    }

    package var isEmpty: Bool { runs.isEmpty }

    package func aligned(_ alignment: Alignment) -> PDFText {
        var copy = self
        copy.alignment = alignment
        return copy
    }

    package func limited(to lines: Int) -> PDFText {
        var copy = self
        copy.maxLines = lines
        return copy
    }

    package func linked(to address: String?) -> PDFText {
        var copy = self
        copy.link = address
        return copy
    }

    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) || $0 == "\n" }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}

/// Size in points, weight, slant and colour. The family is the document's.
package struct PDFStyle: Sendable, Hashable {
    package var size: Double
    package var weight: Weight
    package var italic: Bool
    package var color: PDFColor

    package enum Weight: Sendable { case regular, semibold, bold }

    package init(_ size: Double, _ weight: Weight = .regular, italic: Bool = false, color: PDFColor = .black) {
        self.size = size
        self.weight = weight
        self.italic = italic
        self.color = color
    }
}

/// An opaque sRGB colour.
package struct PDFColor: Sendable, Hashable {
    package let red, green, blue: UInt8

    /// `0x0a6570`
    package init(_ rgb: UInt32) {
        red = UInt8(truncatingIfNeeded: rgb >> 16)
        green = UInt8(truncatingIfNeeded: rgb >> 8)
        blue = UInt8(truncatingIfNeeded: rgb)
    }

    /// `#0a6570`; anything else is nil.
    package init?(hex: String) {
        guard hex.utf8.count == 7, hex.hasPrefix("#"), let rgb = UInt32(hex.dropFirst(), radix: 16) else { return nil }
        self.init(rgb)
    }

    package static let black = PDFColor(0)
}
