import CPangoCairo

/// One document being written: cairo's surface and pango's context, never shared between threads.
final class PDFCanvas {
    private let surface: OpaquePointer
    private let cairo: OpaquePointer
    private let output = Output()
    let pango: OpaquePointer
    private var fonts: [PDFStyle: OpaquePointer] = [:]

    /// Debian's `fonts-open-sans`, whose figures are all of one width; the symbols it lacks (☒, ☐) come from
    /// `fonts-dejavu-core`.
    private static let family = "Open Sans, DejaVu Sans, sans-serif"

    init(_ document: PDFDocument) throws {
        let sink = Unmanaged.passUnretained(output).toOpaque()
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                { closure, data, count in
                    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                    let output = Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
                    output.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, sink, PDFDocument.pageWidth, PDFDocument.pageHeight),
            let cairo = cairo_create(surface)
        else { throw PDFError.cairo("no surface") }
        self.surface = surface
        self.cairo = cairo
        pango = PDFCanvas.context()
        // 1.4 keeps the catalog and the cross-reference table in clear, which PDFCatalog completes.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        describe(document)
    }

    deinit {
        for font in fonts.values { pango_font_description_free(font) }
        g_object_unref(UnsafeMutableRawPointer(pango))
        cairo_destroy(cairo)
        // The surface writes to `output` as it finishes: before the latter goes.
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    /// The font map is pango's own for the thread, so a thread reads each font once.
    private static func context() -> OpaquePointer {
        let context: OpaquePointer = pango_font_map_create_context(pango_cairo_font_map_get_default())
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string("fr"))
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        return context
    }

    private func describe(_ document: PDFDocument) {
        let entries: [(cairo_pdf_metadata_t, String)] = [
            (CAIRO_PDF_METADATA_TITLE, document.title), (CAIRO_PDF_METADATA_AUTHOR, document.author),
            (CAIRO_PDF_METADATA_SUBJECT, document.subject), (CAIRO_PDF_METADATA_CREATOR, "M-Gestion"),
            (CAIRO_PDF_METADATA_CREATE_DATE, "\(document.createdOn)T00:00:00Z"),
        ]
        for (key, value) in entries where !value.isEmpty { cairo_pdf_surface_set_metadata(surface, key, value) }
    }

    /// The font of a style, kept for the whole document.
    func font(_ style: PDFStyle) -> OpaquePointer? {
        if let font = fonts[style] { return font }
        guard let font = pango_font_description_new() else { return nil }
        pango_font_description_set_family(font, PDFCanvas.family)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        let weight =
            switch style.weight {
            case .regular: PANGO_WEIGHT_NORMAL
            case .semibold: PANGO_WEIGHT_SEMIBOLD
            case .bold: PANGO_WEIGHT_BOLD
            }
        pango_font_description_set_weight(font, weight)
        pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        fonts[style] = font
        return font
    }

    /// Draws inside a structure element. Only an element without children holds text.
    func tagged(_ tag: String, attributes: String = "", _ draw: () -> Void) {
        cairo_tag_begin(cairo, tag, attributes)
        draw()
        cairo_tag_end(cairo, tag)
    }

    func fill(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: PDFColor) {
        set(color)
        cairo_rectangle(cairo, x, y, width, height)
        cairo_fill(cairo)
    }

    func frame(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: PDFColor) {
        set(color)
        cairo_set_line_width(cairo, 0.75)
        cairo_rectangle(cairo, x, y, width, height)
        cairo_stroke(cairo)
    }

    func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: PDFColor, width: Double = 0.5) {
        set(color)
        cairo_set_line_width(cairo, width)
        cairo_move_to(cairo, x1, y1)
        cairo_line_to(cairo, x2, y2)
        cairo_stroke(cairo)
    }

    func dots(_ x1: Double, _ x2: Double, _ y: Double, _ color: PDFColor) {
        let pattern = [0.5, 1.5]
        cairo_set_dash(cairo, pattern, Int32(pattern.count), 0)
        line(x1, y, x2, y, color)
        cairo_set_dash(cairo, nil, 0, 0)
    }

    /// - Parameter y: baseline.
    func show(_ line: UnsafeMutablePointer<PangoLayoutLine>, _ x: Double, _ y: Double, _ color: PDFColor) {
        set(color)
        cairo_move_to(cairo, x, y)
        pango_cairo_show_layout_line(cairo, line)
    }

    func endPage() { cairo_show_page(cairo) }

    func finish() throws -> [UInt8] {
        cairo_surface_finish(surface)
        for status in [cairo_status(cairo), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw PDFError.cairo(String(cString: cairo_status_to_string(status)))
        }
        return output.bytes
    }

    private func set(_ color: PDFColor) {
        cairo_set_source_rgb(cairo, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
    }

    private final class Output {
        var bytes: [UInt8] = []
    }
}
