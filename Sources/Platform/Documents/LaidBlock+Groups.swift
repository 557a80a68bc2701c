extension LaidBlock {
    /// The same, not cut unless longer than a page.
    var keptWhole: LaidBlock {
        var copy = self
        copy.kept = true
        return copy
    }

    static func stack(_ blocks: [LaidBlock], gap: Double) -> LaidBlock {
        let height = blocks.map(\.height).reduce(0, +) + gap * Double(max(0, blocks.count - 1))
        return LaidBlock(height: height, split: { cut(blocks, gap: gap, at: $0) }) { canvas, x, y in
            var y = y
            for block in blocks {
                block.draw(canvas, x, y)
                y += block.height + gap
            }
        }
    }

    /// Cuts between blocks, or within the one that crosses the height; a heading goes with what it heads.
    private static func cut(_ blocks: [LaidBlock], gap: Double, at height: Double) -> (LaidBlock, LaidBlock)? {
        var head: [LaidBlock] = []
        var tail = blocks[...]
        var used = 0.0
        while let next = tail.first, used + next.height <= height {
            head.append(next)
            used += next.height + gap
            tail.removeFirst()
        }
        if let crossing = tail.first, !crossing.kept || head.isEmpty, let parts = crossing.split(height - used) {
            head.append(parts.0)
            tail = [parts.1] + tail.dropFirst()
        }
        while head.count > 1, let last = head.last, last.leads, !tail.isEmpty {
            head.removeLast()
            tail.insert(last, at: tail.startIndex)
        }
        guard !head.isEmpty, !tail.isEmpty else { return nil }
        return (stack(head, gap: gap), stack(Array(tail), gap: gap))
    }

    static func padded(_ block: LaidBlock, _ insets: PDFInsets) -> LaidBlock {
        LaidBlock(
            height: block.height + insets.top + insets.bottom, kept: block.kept, leads: block.leads,
            split: { height in
                block.split(height - insets.top - insets.bottom).map { (padded($0.0, insets), padded($0.1, insets)) }
            }
        ) { canvas, x, y in block.draw(canvas, x + insets.left, y + insets.top) }
    }

    static func columns(_ columns: [[PDFBlock]], _ style: PDFColumns, width: Double, _ canvas: PDFCanvas) -> LaidBlock {
        let shares = style.shares.isEmpty ? columns.map { _ in 1.0 } : style.shares
        let total = shares.reduce(0, +)
        let widths = shares.map { width * $0 / total }
        let laid = zip(columns, widths).map { blocks, width in
            let inner = width - style.padding.left - style.padding.right
            return padded(.stack(blocks.map { $0.laid(inner, canvas) }, gap: style.gap), style.padding)
        }
        return .columns(laid, widths, style)
    }

    private static func columns(_ columns: [LaidBlock], _ widths: [Double], _ style: PDFColumns) -> LaidBlock {
        let height = max(style.minHeight, columns.map(\.height).max() ?? 0)
        return LaidBlock(
            height: height,
            split: { height in
                let parts = columns.map { column -> (LaidBlock, LaidBlock)? in
                    column.height <= height ? (column, .empty) : column.split(height)
                }
                guard parts.allSatisfy({ $0 != nil }) else { return nil }
                let cut = parts.compactMap { $0 }
                return (.columns(cut.map(\.0), widths, style), .columns(cut.map(\.1), widths, style))
            }
        ) { canvas, x, y in
            var x = x
            for (index, column) in columns.enumerated() {
                if index > 0, let rule = style.rule { canvas.line(x, y, x, y + height, rule) }
                column.draw(canvas, x, y)
                x += widths[index]
            }
        }
    }

    static func frame(_ title: PDFText, _ blocks: [PDFBlock], _ style: PDFFrame, width: Double, _ canvas: PDFCanvas)
        -> LaidBlock
    {
        let bar = { (text: PDFText) in
            PDFBlock.padded(.text(text, as: .h2), style.titlePadding).laid(width, canvas)
        }
        let bands = blocks.map { $0.laid(width, canvas) }
        return .frame(bar(title), next: bar(title + style.continuation), bands, style, width)
    }

    private static func frame(
        _ bar: LaidBlock, next: LaidBlock, _ bands: [LaidBlock], _ style: PDFFrame, _ width: Double
    ) -> LaidBlock {
        let height = bar.height + bands.map(\.height).reduce(0, +)
        return LaidBlock(
            height: height, kept: true,
            split: { height in
                cutBands(bands, at: height - bar.height).map { head, tail in
                    (.frame(bar, next: next, head, style, width), .frame(next, next: next, tail, style, width))
                }
            }
        ) { canvas, x, y in
            canvas.fill(x, y, width, bar.height, style.titleBackground)
            canvas.tagged("Sect") {
                bar.draw(canvas, x, y)
                var bottom = y + bar.height
                for (index, band) in bands.enumerated() {
                    canvas.line(x, bottom, x + width, bottom, index == 0 ? style.border : style.hairline)
                    band.draw(canvas, x, bottom)
                    bottom += band.height
                }
            }
            canvas.frame(x, y, width, height, style.border)
        }
    }

    private static func cutBands(_ bands: [LaidBlock], at height: Double) -> ([LaidBlock], [LaidBlock])? {
        var head: [LaidBlock] = []
        var used = 0.0
        for band in bands {
            guard used + band.height <= height else { break }
            head.append(band)
            used += band.height
        }
        var tail = Array(bands.dropFirst(head.count))
        if let crossing = tail.first, let parts = crossing.split(height - used) {
            head.append(parts.0)
            tail[0] = parts.1
        }
        return head.isEmpty || tail.isEmpty ? nil : (head, tail)
    }
}
