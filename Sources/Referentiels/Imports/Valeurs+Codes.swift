import Domain

/// Codes that the files spell in several ways.
extension Valeurs {
    /// `RNCP38372` from itself, from `rncp 38372` or from the number alone; `RS…` of the specific directory too.
    static func rncp(_ cell: Octets) -> String? {
        let code = RNCP.normaliser(Cellule.decode(cell))
        let digits = code.drop { !("0"..."9").contains($0) }
        guard ["RNCP", "RS"].contains(code.prefix(code.count - digits.count)), Code.chiffres(String(digits), 1...6)
        else { return nil }
        return code
    }

    /// Four digits, from one to four of them, or from a number of a sheet.
    static func idcc(_ cell: Octets) -> String? {
        let text = Cellule.decode(cell)
        let code = IDCC.normaliser(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        return Code.chiffres(code, 4...4) ? code : nil
    }

    /// A number of one to four digits, without zeros in front.
    static func cpne(_ cell: Octets) -> String? { idcc(cell).flatMap { Int($0) }.map { String($0) } }
}
