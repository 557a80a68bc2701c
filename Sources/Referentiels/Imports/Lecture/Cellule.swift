import Platform

/// Text of open data files: mostly ASCII capitals, UTF-8 or Latin-1 for the rest.
enum Cellule {
    /// UTF-8, or Latin-1 when the bytes are not UTF-8. Decided cell by cell: an accented letter of Latin-1 is never
    /// followed by what UTF-8 would need after it.
    static func decode(_ cell: Octets) -> String {
        String(validating: cell, as: UTF8.self)
            ?? String(String.UnicodeScalarView(cell.map { Unicode.Scalar($0) }))
    }

    /// The same, as UTF-8 bytes at the end of a line.
    static func append(_ cell: Octets, of line: Line, to lines: inout BulkLines) {
        if cell.isEmpty {
            lines.appendNull()
        } else if line.ascii || cell.allSatisfy({ $0 < 128 }) {
            lines.append(cell)
        } else {
            lines.append(decode(cell).utf8)
        }
    }

    /// Capitals without accents, digits, and one space for anything else between them: what names are searched by.
    static func fold(_ bytes: some Collection<UInt8>, into folded: inout [UInt8]) {
        let first = folded.count
        var gap = false
        func add(_ byte: UInt8) {
            if gap, folded.count > first { folded.append(32) }
            gap = false
            folded.append(byte)
        }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            switch byte {
            case 48...57, 65...90: add(byte)
            case 97...122: add(byte - 32)
            case 0xC3 where index < bytes.endIndex:
                let base = latin[Int(bytes[index] & 0x3F)]
                index = bytes.index(after: index)
                if base.isEmpty { gap = true } else { for letter in base.utf8 { add(letter) } }
            case 0xC5 where index < bytes.endIndex && (bytes[index] == 0x92 || bytes[index] == 0x93):
                index = bytes.index(after: index)
                add(UInt8(ascii: "O"))
                add(UInt8(ascii: "E"))
            default: gap = true
            }
        }
    }

    static func fold(_ text: String) -> String {
        var folded: [UInt8] = []
        fold(Array(text.utf8), into: &folded)
        return String(decoding: folded, as: UTF8.self)
    }

    /// Base letters of U+00C0 to U+00FF.
    private static let latin: [String] = {
        let half = [
            "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I",
            "D", "N", "O", "O", "O", "O", "O", "", "O", "U", "U", "U", "U", "Y", "TH", "SS",
        ]
        return half + half.dropLast() + ["Y"]
    }()
}
