import Foundation

/// More values than a statement should hold one by one: PostgreSQL takes 65,535 in all, and each number of them would be
/// one more statement to prepare. They are bound together as a JSON array, which the engine takes apart.
struct SQLList: Sendable {
    /// Values up to which each is bound on its own: the engines then know how many there are, and plan for it.
    static let limit = 500

    /// Integers otherwise.
    let ofTexts: Bool
    let value: SQLValue

    /// Nil for a list that holds something else than texts alone or integers alone.
    init?(_ values: [SQLValue]) {
        let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
        let integers = values.compactMap { if case .integer(let integer) = $0 { integer } else { nil } }
        let json: Data?
        if texts.count == values.count {
            (ofTexts, json) = (true, try? JSONEncoder().encode(texts))
        } else if integers.count == values.count {
            (ofTexts, json) = (false, try? JSONEncoder().encode(integers))
        } else {
            return nil
        }
        guard let json else { return nil }
        value = .text(String(decoding: json, as: UTF8.self))
    }

    func subselect(_ placeholder: String, _ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: "(SELECT value FROM json_each(\(placeholder)))"
        case .postgres:
            "(SELECT jsonb_array_elements_text(CAST(\(placeholder) AS jsonb))" + (ofTexts ? ")" : "::bigint)")
        }
    }
}
