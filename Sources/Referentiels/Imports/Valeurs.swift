import Domain

/// Reads the codes, days and amounts of open data files, from bytes to bytes. Each returns false when the cell holds
/// something else; an empty cell is up to the caller.
enum Valeurs {
    /// SIREN of the establishments that exist for tests only: their keys are wrong on purpose.
    private static let sirensDeTest: [[UInt8]] = [Array("999999999".utf8)]

    /// 14 digits; blanks and dots are ignored, and the zero that spreadsheets drop in front is put back.
    static func siret(_ cell: Octets, into digits: inout [UInt8]) -> Bool {
        Valeurs.digits(cell, into: &digits)
        if digits.count == 13 { digits.insert(48, at: 0) }
        return digits.count == 14
    }

    static func digits(_ cell: Octets, into digits: inout [UInt8]) {
        digits.removeAll(keepingCapacity: true)
        for byte in cell {
            if byte <= 32 || byte == UInt8(ascii: ".") || byte == 0xC2 || byte == 0xA0 { continue }
            guard (48...57).contains(byte) else { return digits.removeAll(keepingCapacity: true) }
            digits.append(byte)
        }
    }

    static func estDeTest(siret: [UInt8]) -> Bool { sirensDeTest.contains { siret.starts(with: $0) } }

    static func cleJuste(siret: [UInt8]) -> Bool { Siret.cleJuste(String(decoding: siret, as: UTF8.self)) }

    /// `2025-10-14` from itself, from `14/10/2025` or from the number that Excel counts days with.
    static func jour(_ cell: Octets) -> Jour? {
        let bytes = Array(cell)
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") {
            guard let y = number(0..<4), let m = number(5..<7), let d = number(8..<10) else { return nil }
            return Jour(y, m, d)
        }
        if bytes.count == 10, bytes[2] == UInt8(ascii: "/"), bytes[5] == UInt8(ascii: "/") {
            guard let d = number(0..<2), let m = number(3..<5), let y = number(6..<10) else { return nil }
            return Jour(y, m, d)
        }
        let whole = bytes.prefix { $0 != UInt8(ascii: ".") }
        guard whole.count == 5, let serial = number(0..<5), serial > 60 else { return nil }
        // Day 1 is 1900-01-01 and Excel believes in 1900-02-29, hence 25 569 for 1970-01-01.
        return Jour(rang: serial - 25_569)
    }

    enum Montant: Equatable {
        case centimes(Int64)
        /// « NC », « NR » or nothing: no amount is set.
        case aucun
        case illisible
    }

    /// `8 155`, `8155,5 €`, `8155.50`; blanks of any width between the digits.
    static func montant(_ cell: Octets) -> Montant {
        let text = String(decoding: cell, as: UTF8.self).filter { !$0.isWhitespace && $0 != "€" }
        if text.isEmpty || ["NC", "NR", "N.C.", "N.R.", "-"].contains(text.uppercased()) { return .aucun }
        let parts = text.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let euros = parts.first, !euros.isEmpty, euros.utf8.count <= 9,
            euros.utf8.allSatisfy({ (48...57).contains($0) }), let units = Int64(euros)
        else { return .illisible }
        guard parts.count == 2 else { return .centimes(units * 100) }
        guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return .illisible }
        // Excel writes 8155.1 as 8155.1000000000004: the third decimal rounds, the rest is noise.
        let digits = (Array(parts[1].utf8) + [48, 48, 48]).prefix(3).map { Int64($0) - 48 }
        return .centimes(units * 100 + digits[0] * 10 + digits[1] + (digits[2] >= 5 ? 1 : 0))
    }

    /// `2A`, `35`, `971`, from the commune's code, or from the postal code when there is none.
    static func departement(commune: Octets, codePostal: Octets) -> [UInt8]? {
        if commune.count == 5 { return Array(commune.prefix(estOutreMer(commune) ? 3 : 2)) }
        guard codePostal.count == 5 else { return nil }
        if codePostal[0] == 50, codePostal[1] == 48 { return Array((codePostal[2] < 50 ? "2A" : "2B").utf8) }
        return Array(codePostal.prefix(estOutreMer(codePostal) ? 3 : 2))
    }

    private static func estOutreMer(_ code: Octets) -> Bool { code[0] == 57 && (code[1] == 55 || code[1] == 56) }
}
