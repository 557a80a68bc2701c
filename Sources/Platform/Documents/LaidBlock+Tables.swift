extension LaidBlock {
    static func list(_ items: [PDFText], gap: Double, width: Double, _ canvas: PDFCanvas) -> LaidBlock {
        let entries = items.map { item in
            let indent = (item.runs.first?.style.size ?? 10) * 1.3
            let layout = TextLayout(item, width: width - indent, canvas)
            let mark = TextLayout(PDFText("–", item.runs.first?.style ?? PDFStyle(10)), width: indent, canvas)
            return LaidBlock(height: layout.height) { canvas, x, y in
                canvas.tagged("LI") {
                    canvas.tagged("Lbl") { mark.draw(canvas, x, y) }
                    canvas.tagged("LBody") { layout.draw(canvas, x + indent, y) }
                }
            }
        }
        return grouped(entries, gap: gap, as: "L")
    }

    static func table(_ table: PDFTable, width: Double, _ canvas: PDFCanvas) -> LaidBlock {
        let total = table.shares.reduce(0, +)
        let widths = table.shares.map { width * $0 / total }
        let header = row(
            table.header, widths, table, heading: { _ in true }, background: table.headerBackground, canvas)
        let rows = table.rows.map { cells in
            row(cells, widths, table, heading: { $0 == 0 && table.rowHeadings }, background: nil, canvas)
        }
        return .table(header, rows)
    }

    /// The rows share one structure element, repeated with the header on each page.
    private static func table(_ header: LaidBlock, _ rows: [LaidBlock]) -> LaidBlock {
        var block = grouped([header] + rows, gap: 0, as: "Table")
        block.split = { height in
            var used = header.height
            let fitting = rows.prefix { row in
                used += row.height
                return used <= height
            }.count
            guard fitting > 0, fitting < rows.count else { return nil }
            return (.table(header, Array(rows.prefix(fitting))), .table(header, Array(rows.dropFirst(fitting))))
        }
        return block
    }

    private static func row(
        _ cells: [PDFText], _ widths: [Double], _ table: PDFTable, heading: @escaping (Int) -> Bool,
        background: PDFColor?, _ canvas: PDFCanvas
    ) -> LaidBlock {
        let layouts = zip(cells, widths).map { cell, width in
            TextLayout(cell, width: width - table.padding.left - table.padding.right, canvas)
        }
        let height = (layouts.map(\.height).max() ?? 0) + table.padding.top + table.padding.bottom
        return LaidBlock(height: height) { canvas, x, y in
            canvas.tagged("TR") {
                var x = x
                for (index, layout) in layouts.enumerated() {
                    if let background { canvas.fill(x, y, widths[index], height, background) }
                    canvas.frame(x, y, widths[index], height, table.line)
                    canvas.tagged(heading(index) ? "TH" : "TD") {
                        layout.draw(canvas, x + table.padding.left, y + table.padding.top)
                    }
                    x += widths[index]
                }
            }
        }
    }

    private static func grouped(_ blocks: [LaidBlock], gap: Double, as tag: String) -> LaidBlock {
        let whole = stack(blocks, gap: gap)
        return LaidBlock(
            height: whole.height,
            split: { height in
                var used = 0.0
                let fitting = blocks.prefix { block in
                    defer { used += block.height + gap }
                    return used + block.height <= height
                }.count
                guard fitting > 0, fitting < blocks.count else { return nil }
                return (
                    grouped(Array(blocks.prefix(fitting)), gap: gap, as: tag),
                    grouped(Array(blocks.dropFirst(fitting)), gap: gap, as: tag)
                )
            }
        ) { canvas, x, y in
            if !blocks.isEmpty { canvas.tagged(tag) { whole.draw(canvas, x, y) } }
        }
    }
}
