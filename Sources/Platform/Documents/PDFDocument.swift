/// A tagged A4 document with embedded fonts, as a value; `render()` is synchronous and may be called from any thread.
///
/// The same value gives the same bytes.
package struct PDFDocument: Sendable {
    package var title: String
    package var author: String
    package var subject: String
    /// Language of the whole text, read aloud with its voice.
    package var language = "fr-FR"
    /// `2025-10-14`, written as the date of creation.
    package var createdOn: String
    package var margins: PDFInsets
    /// At the bottom left of each page, beside the page number.
    package var footer: PDFText
    package var pageNumber: @Sendable (_ page: Int, _ pages: Int) -> PDFText
    /// A coloured band along the top edge of the first page.
    package var band: PDFColor?
    package var blocks: [PDFBlock]

    package static let pageWidth = 595.276
    package static let pageHeight = 841.89

    package init(
        title: String, author: String, subject: String = "", createdOn: String, margins: PDFInsets, footer: PDFText,
        pageNumber: @escaping @Sendable (Int, Int) -> PDFText, band: PDFColor? = nil, blocks: [PDFBlock]
    ) {
        self.title = title
        self.author = author
        self.subject = subject
        self.createdOn = createdOn
        self.margins = margins
        self.footer = footer
        self.pageNumber = pageNumber
        self.band = band
        self.blocks = blocks
    }

    /// - Throws: `PDFError` when cairo refuses to write.
    package func render() throws -> [UInt8] {
        let canvas = try PDFCanvas(self)
        let width = Self.pageWidth - margins.left - margins.right
        let foot = Foot(self, width: width, canvas)
        var pager = PDFPager(
            top: margins.top, bottom: Self.pageHeight - margins.bottom - foot.height, left: margins.left)
        for block in blocks { pager.add(block, width: width, canvas) }
        canvas.tagged("Document") {
            for (index, page) in pager.pages.enumerated() {
                if index == 0, let band { canvas.fill(0, 0, Self.pageWidth, 8, band) }
                for piece in page { piece.block.draw(canvas, piece.x, piece.y) }
                foot.draw(canvas, page: index + 1, of: pager.pages.count)
                canvas.endPage()
            }
        }
        return try PDFCatalog.completing(canvas.finish(), language: language)
    }

    /// The line at the foot of each page, measured once.
    private struct Foot {
        let document: PDFDocument
        let mention: TextLayout
        let width: Double
        let height: Double

        init(_ document: PDFDocument, width: Double, _ canvas: PDFCanvas) {
            self.document = document
            self.width = width
            mention = TextLayout(document.footer, width: width * 0.85, canvas)
            height = max(mention.height, TextLayout(document.pageNumber(9, 9), width: width, canvas).height) + 8
        }

        func draw(_ canvas: PDFCanvas, page: Int, of pages: Int) {
            let number = TextLayout(document.pageNumber(page, pages).aligned(.end), width: width * 0.15, canvas)
            let y = PDFDocument.pageHeight - document.margins.bottom
            let x = document.margins.left
            // Read once, at the end: a mention repeated on each page would cut the reading.
            if page == pages {
                canvas.tagged("P") { mention.draw(canvas, x, y - mention.height) }
            } else {
                mention.draw(canvas, x, y - mention.height)
            }
            number.draw(canvas, x + width * 0.85, y - number.height)
        }
    }
}

package enum PDFError: Error, Equatable {
    /// Cairo's own words.
    case cairo(String)
    /// The written file has no catalog where one is expected.
    case catalog
}
