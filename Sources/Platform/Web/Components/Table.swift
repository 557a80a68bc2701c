/// A column of a table.
package struct TableColumn: Sendable {
    package enum Kind: Sendable {
        case text
        /// Figures, aligned at their end.
        case end
        /// Long texts keep some room.
        case wide
        case clock
        /// The state: at the top right of the card on narrow screens.
        case state
    }

    package enum Direction: String, Sendable { case ascending, descending }

    package let label: String
    package let kind: Kind
    /// A shorter label beside the value on narrow screens.
    package let short: String?
    /// Address of the list sorted by this column; the other way round when it already is.
    package let sort: String?
    package let sorted: Direction?

    package init(
        _ label: String, _ kind: Kind = .text, short: String? = nil, sort: String? = nil, sorted: Direction? = nil
    ) {
        self.label = label
        self.kind = kind
        self.short = short
        self.sort = sort
        self.sorted = sorted
    }
}

package struct TableModel: Sendable {
    /// What the table is, for assistive technology.
    package var label: String
    package var columns: [TableColumn]
    package var rows: [[HTML]]
    package var foot: [HTML] = []
    /// The first cell names its row: money tables.
    package var rowHeaders = false
    /// The link of the first cell (`rowLink`) covers its row.
    package var linked = false
    /// Rows become cards on narrow screens.
    package var cards = true

    package init(label: String, columns: [TableColumn], rows: [[HTML]]) {
        self.label = label
        self.columns = columns
        self.rows = rows
    }
}

/// The link of a row; other controls of the row take the class `above`.
package func rowLink(_ text: String, href: String) -> HTML {
    "<a class=\"table__link\" href=\"\(href)\">\(text)</a>"
}

/// A second line in small under a cell's text.
package func sub(_ text: String) -> HTML { " <span class=\"sub\">\(text)</span>" }

package func dataTable(_ model: TableModel) -> HTML {
    // `display: grid` takes tables their semantics away in some browsers: cards say their roles again.
    let roles = model.cards
    func role(_ name: String) -> String? { roles ? name : nil }
    // The same opening for all the cells of a column: ten rows of eight are eighty of them.
    let openings = model.columns.enumerated().map { index, column -> HTML in
        index == 0 && model.rowHeaders
            ? "<th\(attribute: "role", role("rowheader")) scope=\"row\">"
            : """
            <td\(attribute: "role", role("cell"))\(attribute: "class", column.cellClass)\
            \(attribute: "data-label", roles ? column.short ?? column.label : nil)>
            """
    }
    let beyond: HTML = "<td\(attribute: "role", role("cell"))>"
    let start: HTML = "<tr\(attribute: "role", role("row"))>"
    func row(_ cells: [HTML]) -> HTML {
        var html = HTML(reserving: 1024)
        html += start
        for (index, cell) in cells.enumerated() {
            html += index < openings.count ? openings[index] : beyond
            html += cell
            html += index == 0 && model.rowHeaders ? "</th>" : "</td>"
        }
        html += "</tr>\n"
        return html
    }
    let foot: HTML =
        model.foot.isEmpty ? "" : "<tfoot\(attribute: "role", role("rowgroup"))>\(row(model.foot))</tfoot>\n"
    return """
        <div class="table-wrap" role="region" aria-label="\(model.label)" tabindex="0">
        <table class="table\(model.linked ? " table--rows" : "")\(roles ? " table--cards" : "")"\
        \(attribute: "role", role("table"))>
        <thead\(attribute: "role", role("rowgroup"))><tr\(attribute: "role", role("row"))>
        \(each: model.columns, { head($0, roles: roles) })</tr></thead>
        <tbody\(attribute: "role", role("rowgroup"))>
        \(each: model.rows, row)</tbody>
        \(foot)</table>
        </div>

        """
}

private func head(_ column: TableColumn, roles: Bool) -> HTML {
    let icon: Icon =
        switch column.sorted {
        case nil: .sort
        case .ascending: .up
        case .descending: .downward
        }
    let text: HTML =
        column.sort.map { "<a class=\"sort\" href=\"\($0)\"><span>\(column.label)</span> \(icon.html(.s))</a>" }
        ?? HTML.escaping(column.label)
    return """
        <th\(attribute: "role", roles ? "columnheader" : nil) scope="col"\
        \(attribute: "aria-sort", column.sorted?.rawValue)\(attribute: "class", column.headClass)>\(text)</th>

        """
}

extension TableColumn {
    fileprivate var headClass: String? {
        switch kind {
        case .text, .state: nil
        case .end: "end"
        case .wide: "col-wide"
        case .clock: "col-clock"
        }
    }

    fileprivate var cellClass: String? {
        switch kind {
        case .text, .wide, .clock: nil
        case .end: "end"
        case .state: "card-end"
        }
    }
}
