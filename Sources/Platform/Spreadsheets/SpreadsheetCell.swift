/// A value of an export, typed so that a spreadsheet sorts and sums it.
package enum SpreadsheetCell: Sendable, Equatable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    /// An amount in hundredths of a euro.
    case centimes(Int)
    case date(year: Int, month: Int, day: Int)
    /// Shown as a clock in metropolitan France shows it.
    case instant(Instant)

    package static func text(optional text: String?) -> SpreadsheetCell { text.map { .text($0) } ?? .empty }
}

package struct SpreadsheetColumn: Sendable {
    package let title: String
    /// In characters.
    package let width: Double

    package init(_ title: String, width: Double = 16) {
        self.title = title
        self.width = width
    }
}
