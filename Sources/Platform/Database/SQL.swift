/// A statement written as a string literal in which every `\(value)` becomes a bound parameter and every
/// `\(SQL)` a fragment. There is no raw form: a person's text cannot become SQL.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Part: Sendable {
        case text(StaticString)
        case value(SQLValue)
        /// Many values, bound as one.
        case list(SQLList)
        /// A definition that the engine's own catalog gave back.
        case catalog(String)

        /// What the engine is given beside the text.
        var bound: SQLValue? {
            switch self {
            case .value(let value): value
            case .list(let list): list.value
            case .text, .catalog: nil
            }
        }
    }

    private(set) var parts: [Part]

    package init() { parts = [] }

    package init(stringLiteral value: StaticString) { parts = [.text(value)] }

    /// A literal held in a constant, the name of a column for instance.
    package init(literal: StaticString) { parts = [.text(literal)] }

    /// Inside Platform only: nothing that a person typed may come here.
    init(catalog: String) { parts = [.catalog(catalog)] }

    package init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    package var isEmpty: Bool { parts.isEmpty }

    package static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum.parts.append(contentsOf: b.parts)
        return sum
    }

    package static func += (a: inout SQL, b: SQL) { a.parts.append(contentsOf: b.parts) }

    /// The fragments one after the other with a separator: `SQL.join(conditions, " AND ")`.
    package static func join(_ fragments: [SQL], _ separator: StaticString) -> SQL {
        var sum = SQL()
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { sum.parts.append(.text(separator)) }
            sum += fragment
        }
        return sum
    }

    /// Bound values between parentheses, `(NULL)` for none: `WHERE id IN \(SQL.list(ids))`. Any number of them: beyond
    /// some hundreds they are bound as one.
    package static func list(_ values: [some SQLConvertible]) -> SQL {
        if values.count > SQLList.limit, let list = SQLList(values.map(\.sqlValue)) {
            var sql = SQL()
            sql.parts = [.list(list)]
            return sql
        }
        return values.isEmpty ? "(NULL)" : "(" + join(values.map { "\($0)" }, ", ") + ")"
    }

    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { parts.append(.text(literal)) }
        }

        package mutating func appendInterpolation(_ value: some SQLConvertible) { parts.append(.value(value.sqlValue)) }

        package mutating func appendInterpolation<V: SQLConvertible>(_ value: V?) {
            parts.append(.value(value?.sqlValue ?? .null))
        }

        package mutating func appendInterpolation(_ fragment: SQL) { parts.append(contentsOf: fragment.parts) }
    }

    /// What tells one written statement from another without putting its text together: where its literals lie in the
    /// program, zero for a value, one or two for a list. Nil when a part is no literal.
    var shape: [UInt]? {
        var shape: [UInt] = []
        shape.reserveCapacity(parts.count)
        for part in parts {
            switch part {
            case .value: shape.append(0)
            case .list(let list): shape.append(list.ofTexts ? 1 : 2)
            case .text(let literal):
                guard literal.hasPointerRepresentation else { return nil }
                shape.append(UInt(bitPattern: literal.utf8Start) &+ UInt(literal.utf8CodeUnitCount) << 48)
            case .catalog: return nil
            }
        }
        return shape
    }

    /// Text with the placeholders of the engine, and the values in their order.
    func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for part in parts {
            switch part {
            case .text(let literal): text += literal.description
            case .catalog(let definition): text += definition
            case .value(let value):
                values.append(value)
                text += placeholder(values.count, dialect)
            case .list(let list):
                values.append(list.value)
                text += list.subselect(placeholder(values.count, dialect), dialect)
            }
        }
        return (text, values)
    }

    private func placeholder(_ place: Int, _ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: "?"
        case .postgres: "$\(place)"
        }
    }
}

/// What both engines store.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

package protocol SQLConvertible: Sendable {
    var sqlValue: SQLValue { get }
}

extension Int: SQLConvertible { package var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLConvertible { package var sqlValue: SQLValue { .integer(self) } }
/// Booleans are integers 0 and 1 on both engines, so that SQL is written once.
extension Bool: SQLConvertible { package var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension Double: SQLConvertible { package var sqlValue: SQLValue { .real(self) } }
/// PostgreSQL refuses the null character in text; dropping it here keeps hostile input from becoming an error.
extension String: SQLConvertible {
    package var sqlValue: SQLValue {
        var text = self
        let isClean = text.withUTF8 { bytes in !bytes.contains(0) }
        return .text(isClean ? text : text.filter { $0 != "\0" })
    }
}
extension [UInt8]: SQLConvertible { package var sqlValue: SQLValue { .blob(self) } }
