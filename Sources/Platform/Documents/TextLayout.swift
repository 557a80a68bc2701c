import CPangoCairo

/// A text broken into lines at a width.
final class TextLayout {
    struct Line {
        let line: UnsafeMutablePointer<PangoLayoutLine>
        let x: Double
        let top: Double
        let baseline: Double
        let bottom: Double
    }

    /// Width of the longest line.
    private(set) var naturalWidth = 0.0
    private(set) var lines: [Line] = []
    private let layout: OpaquePointer?
    private let color: PDFColor
    private let link: String?

    var height: Double { lines.last?.bottom ?? 0 }

    /// - Parameter width: nil for a single line as long as the text.
    init(_ text: PDFText, width: Double?, _ canvas: PDFCanvas) {
        color = text.runs.first?.style.color ?? .black
        link = text.link.map(TextLayout.quotable)
        layout = text.isEmpty ? nil : pango_layout_new(canvas.pango)
        guard let layout, let first = text.runs.first else { return }
        pango_layout_set_font_description(layout, canvas.font(first.style))
        if let width { pango_layout_set_width(layout, Int32(max(1, width) * Double(PANGO_SCALE))) }
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        if let lines = text.maxLines {
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
            pango_layout_set_height(layout, -Int32(lines))
        }
        switch text.alignment {
        case .start: break
        case .center: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .end: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        }
        fill(layout, with: text.runs, longest: text.maxLines.map { $0 * 500 }, canvas)
        measure(layout)
    }

    deinit {
        if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
    }

    /// Draws the lines of the range, the first one at the top.
    func draw(_ canvas: PDFCanvas, _ x: Double, _ y: Double, _ range: Range<Int>? = nil) {
        let range = range ?? lines.indices
        guard let first = lines[range].first else { return }
        let draw = { [lines, color] in
            for line in lines[range] { canvas.show(line.line, x + line.x, y + line.baseline - first.top, color) }
        }
        if let link { canvas.tagged("Link", attributes: "uri='\(link)'", draw) } else { draw() }
    }

    /// - Parameter longest: characters kept of a run, more than its lines can hold: pango's units overflow on a very
    ///   long line.
    private func fill(_ layout: OpaquePointer, with runs: [PDFText.Run], longest: Int?, _ canvas: PDFCanvas) {
        let attributes = pango_attr_list_new()
        // A hyphen added where a long number or address is broken would be read as part of it.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        // A ligature comes out of the file as one character, which nobody searches for.
        pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0"))
        var text: [CChar] = []
        for run in runs {
            let start = UInt32(text.count)
            // Counted in bytes first: nearly every text is short, and its characters are long to count.
            let shown = longest.flatMap { run.text.utf8.count > $0 ? String(run.text.prefix($0)) : nil } ?? run.text
            text.append(contentsOf: shown.utf8.map { CChar(bitPattern: $0) })
            widenNarrowSpaces(text, from: start, by: run.style.size * 0.1, attributes)
            guard runs.count > 1, let font = canvas.font(run.style) else { continue }
            let color = run.style.color
            for attribute in [
                pango_attr_font_desc_new(font),
                pango_attr_foreground_new(UInt16(color.red) * 257, UInt16(color.green) * 257, UInt16(color.blue) * 257),
            ] {
                attribute?.pointee.start_index = start
                attribute?.pointee.end_index = UInt32(text.count)
                pango_attr_list_insert(attributes, attribute)
            }
        }
        pango_layout_set_text(layout, text, Int32(text.count))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
    }

    /// The family lacks the narrow no-break space; half a space, which stands for it, is too little for an amount.
    private func widenNarrowSpaces(
        _ text: [CChar], from start: UInt32, by width: Double, _ attributes: OpaquePointer?
    ) {
        let space: [CChar] = "\u{202F}".utf8.map { CChar(bitPattern: $0) }
        var index = Int(start)
        while index + space.count <= text.count {
            if text[index] == space[0], text[index + 1] == space[1], text[index + 2] == space[2] {
                let attribute = pango_attr_letter_spacing_new(Int32(width * Double(PANGO_SCALE)))
                attribute?.pointee.start_index = UInt32(index)
                attribute?.pointee.end_index = UInt32(index + space.count)
                pango_attr_list_insert(attributes, attribute)
            }
            index += 1
        }
    }

    private func measure(_ layout: OpaquePointer) {
        let points = { (units: Int32) in Double(units) / Double(PANGO_SCALE) }
        let iterator = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(iterator) }
        repeat {
            guard let line = pango_layout_iter_get_line_readonly(iterator) else { break }
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &logical)
            naturalWidth = max(naturalWidth, points(logical.width))
            lines.append(
                Line(
                    line: line, x: points(logical.x), top: points(logical.y),
                    baseline: points(pango_layout_iter_get_baseline(iterator)),
                    bottom: points(logical.y) + points(logical.height)))
        } while pango_layout_iter_next_line(iterator) != 0
    }

    /// Cairo quotes the address between apostrophes and reads the backslash as an escape.
    private static func quotable(_ address: String) -> String {
        address.replacing("\\", with: "%5C").replacing("'", with: "%27")
    }
}
