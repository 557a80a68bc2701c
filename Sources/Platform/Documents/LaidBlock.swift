/// A block measured at its width: how high it is, how it is drawn, how it can be cut.
struct LaidBlock {
    var height: Double
    /// Whole on one page whenever it fits there.
    var kept = false
    /// Never the last thing of a page (a heading).
    var leads = false
    /// The part that fits in a height and the rest; nil when nothing can be parted there.
    var split: (Double) -> (LaidBlock, LaidBlock)? = { _ in nil }
    var draw: (PDFCanvas, _ x: Double, _ y: Double) -> Void

    static var empty: LaidBlock { LaidBlock(height: 0) { _, _, _ in } }
}

extension PDFBlock {
    func laid(_ width: Double, _ canvas: PDFCanvas) -> LaidBlock {
        switch self {
        case .text(let text, let tag): LaidBlock(text, as: tag, width: width, canvas)
        case .list(let items, let gap): .list(items, gap: gap, width: width, canvas)
        case .pair(let label, let value): LaidBlock(label: label, value: value, width: width, canvas)
        case .stack(let blocks, let gap): .stack(blocks.map { $0.laid(width, canvas) }, gap: gap)
        case .columns(let columns, let style): .columns(columns, style, width: width, canvas)
        case .table(let table): .table(table, width: width, canvas)
        case .frame(let title, let blocks, let style): .frame(title, blocks, style, width: width, canvas)
        case .padded(let block, let insets):
            LaidBlock.padded(block.laid(width - insets.left - insets.right, canvas), insets)
        case .kept(let block): block.laid(width, canvas).keptWhole
        case .placed(_, _, let width, let block): block.laid(width, canvas)
        case .rule(let color, let thickness):
            LaidBlock(height: thickness) { canvas, x, y in canvas.fill(x, y, width, thickness, color) }
        case .space(let height): LaidBlock(height: height) { _, _, _ in }
        case .pageBreak: .empty
        }
    }
}

// MARK: Leaves

extension LaidBlock {
    init(_ text: PDFText, as tag: PDFTag, width: Double, _ canvas: PDFCanvas) {
        let layout = TextLayout(text, width: width, canvas)
        self.init(layout, layout.lines.indices, as: tag)
        leads = tag != .p
    }

    /// Two lines at least stay on each side of a cut.
    private init(_ layout: TextLayout, _ range: Range<Int>, as tag: PDFTag) {
        let top = layout.lines[range].first?.top ?? 0
        height = (layout.lines[range].last?.bottom ?? 0) - top
        draw = { canvas, x, y in
            if !range.isEmpty { canvas.tagged(tag.rawValue) { layout.draw(canvas, x, y, range) } }
        }
        split = { height in
            let fitting = layout.lines[range].prefix { $0.bottom - top <= height }.count
            let cut = min(fitting, range.count - 2)
            guard cut >= 2 else { return nil }
            let middle = range.lowerBound + cut
            return (
                LaidBlock(layout, range.lowerBound..<middle, as: tag),
                LaidBlock(layout, middle..<range.upperBound, as: tag)
            )
        }
    }

    /// The value stands beside its label when it fits there on one line, below it otherwise.
    init(label: PDFText, value: PDFText, width: Double, _ canvas: PDFCanvas) {
        let name = TextLayout(label, width: width, canvas)
        let gap = (label.runs.first?.style.size ?? 8) * 0.4
        let start = name.lines.count == 1 ? name.naturalWidth + gap : width
        guard !value.isEmpty else {
            self.init(blank: name, from: start, width: width, color: label.runs.first?.style.color ?? .black)
            return
        }
        let short = value.runs.allSatisfy { $0.text.utf8.count < 500 }
        if short, case let inline = TextLayout(value, width: nil, canvas), inline.lines.count == 1,
            start + inline.naturalWidth <= width
        {
            self.init(height: max(name.height, inline.height)) { canvas, x, y in
                canvas.tagged("P") {
                    name.draw(canvas, x, y)
                    inline.draw(canvas, x + start, y)
                }
            }
        } else {
            let below = TextLayout(value, width: width, canvas)
            self.init(height: name.height + below.height) { canvas, x, y in
                canvas.tagged("P") {
                    name.draw(canvas, x, y)
                    below.draw(canvas, x, y + name.height)
                }
            }
        }
        kept = true
    }

    private init(blank name: TextLayout, from start: Double, width: Double, color: PDFColor) {
        let line = name.lines.first.map { $0.bottom - $0.top } ?? 0
        let beside = width - start >= 24
        self.init(height: beside ? name.height : name.height + line) { [height = name.height] canvas, x, y in
            canvas.tagged("P") { name.draw(canvas, x, y) }
            let base = y + height - line * 0.2
            canvas.dots(x + (beside ? start : 0), x + width, beside ? base : base + line, color)
        }
        kept = true
    }
}
