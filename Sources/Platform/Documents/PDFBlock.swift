/// What a document is made of, from top to bottom. Lengths are in points (1/72 inch).
///
/// A block that fits on a page is moved whole to the next one when it must be kept together; texts, lists, tables
/// and columns are otherwise cut between lines, items, rows or blocks, and frames only when longer than a page.
package indirect enum PDFBlock: Sendable {
    /// One paragraph or heading.
    case text(PDFText, as: PDFTag)
    case list([PDFText], gap: Double)
    /// A label and its value, never parted; without a value, a dotted line to write on.
    case pair(label: PDFText, value: PDFText)
    case stack([PDFBlock], gap: Double)
    case columns([[PDFBlock]], PDFColumns)
    case table(PDFTable)
    /// A bordered part under a title bar; its blocks are parted by hairlines.
    case frame(title: PDFText, [PDFBlock], PDFFrame)
    case padded(PDFBlock, PDFInsets)
    /// Never cut while it fits on a page.
    case kept(PDFBlock)
    /// Fixed place of an address window: no higher than `top` on the page, `left` from the page's edge. What
    /// follows goes below it.
    case placed(top: Double, left: Double, width: Double, PDFBlock)
    case rule(PDFColor, thickness: Double)
    case space(Double)
    case pageBreak
}

/// Structure element that tells assistive technology what a text is.
package enum PDFTag: String, Sendable {
    case h1 = "H1"
    case h2 = "H2"
    case h3 = "H3"
    case p = "P"
}

package struct PDFColumns: Sendable {
    /// Share of each column; equal when empty.
    package var shares: [Double] = []
    /// Space between the blocks of a column.
    package var gap: Double = 0
    package var padding = PDFInsets(0)
    /// Vertical line between columns.
    package var rule: PDFColor?
    package var minHeight: Double = 0

    package init(
        shares: [Double] = [], gap: Double = 0, padding: PDFInsets = PDFInsets(0), rule: PDFColor? = nil,
        minHeight: Double = 0
    ) {
        self.shares = shares
        self.gap = gap
        self.padding = padding
        self.rule = rule
        self.minHeight = minHeight
    }
}

package struct PDFFrame: Sendable {
    package let border: PDFColor
    package let hairline: PDFColor
    package let titleBackground: PDFColor
    package let titlePadding: PDFInsets
    /// Added to the title when the frame goes on over a page.
    package let continuation: PDFText

    package init(
        border: PDFColor, hairline: PDFColor, titleBackground: PDFColor, titlePadding: PDFInsets, continuation: PDFText
    ) {
        self.border = border
        self.hairline = hairline
        self.titleBackground = titleBackground
        self.titlePadding = titlePadding
        self.continuation = continuation
    }
}

/// A table whose header is repeated on each page it goes over.
package struct PDFTable: Sendable {
    package let header: [PDFText]
    package let rows: [[PDFText]]
    package let shares: [Double]
    package let padding: PDFInsets
    package let line: PDFColor
    package let headerBackground: PDFColor?
    /// The first cell of each row is its heading.
    package let rowHeadings: Bool

    package init(
        header: [PDFText], rows: [[PDFText]], shares: [Double], padding: PDFInsets, line: PDFColor,
        headerBackground: PDFColor? = nil, rowHeadings: Bool = true
    ) {
        self.header = header
        self.rows = rows
        self.shares = shares
        self.padding = padding
        self.line = line
        self.headerBackground = headerBackground
        self.rowHeadings = rowHeadings
    }
}

package struct PDFInsets: Sendable {
    package let top, right, bottom, left: Double

    package init(top: Double = 0, right: Double = 0, bottom: Double = 0, left: Double = 0) {
        self.top = top
        self.right = right
        self.bottom = bottom
        self.left = left
    }

    package init(_ all: Double) { self.init(top: all, right: all, bottom: all, left: all) }

    package init(vertical: Double, horizontal: Double) {
        self.init(top: vertical, right: horizontal, bottom: vertical, left: horizontal)
    }
}
