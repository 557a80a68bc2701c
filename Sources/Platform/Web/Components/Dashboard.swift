/// A count that opens a list already filtered.
package struct Tile: Sendable {
    package let count: Int
    /// Counted up to here; beyond, « plus de 1 000 ».
    package let plafond: Int
    package let label: String
    package let href: String
    /// Ignored at zero.
    package let tone: Tone

    package init(_ count: Int, plafond: Int = .max, _ label: String, href: String, tone: Tone) {
        self.count = count
        self.plafond = plafond
        self.label = label
        self.href = href
        self.tone = tone
    }
}

/// A card of tiles. The whole tile is the link; a count of zero stays one.
package func tiles(id: String, titre: String, tone: Tone, oneColumn: Bool = false, _ tiles: [Tile]) -> HTML {
    var list = HTML()
    for tile in tiles {
        list += """
            <a class="tile\(tile.count == 0 ? " tile--none" : tile.tone.suffix)" href="\(tile.href)">
            <span class="tile__count">\(counted(tile.count, tile.plafond))</span>
            <span class="tile__label">\(tile.label)</span>
            <span class="tile__more">DETAIL \(Icon.right.html(.s))</span>
            </a>

            """
    }
    return """
        <section class="card" aria-labelledby="\(id)">
        <div class="card__head"><span class="dot\(tone.suffix)"></span><h2 id="\(id)">\(titre)</h2></div>
        <div class="card__body tiles\(oneColumn ? " tiles--one" : "")">
        \(list)</div>
        </section>

        """
}

/// Counts above a queue, on one line.
package func figures(_ figures: [Tile]) -> HTML {
    var list = HTML()
    for figure in figures {
        list += """
            <li><a class="figure\(figure.count == 0 ? "" : figure.tone.suffix)" href="\(figure.href)">\
            <span class="figure__n">\(counted(figure.count, figure.plafond))</span> \(figure.label)</a></li>

            """
    }
    return "<ul class=\"figures\">\n\(list)</ul>\n"
}
