/// RFC 2045 § 6.7.
enum QuotedPrintable {
    /// Line ends become CRLF; the text always ends with one.
    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        var lines = Array(text.utf8).split(separator: 10, omittingEmptySubsequences: false).map { line in
            line.last == 13 ? line.dropLast() : line
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            var length = 0
            for (index, byte) in line.enumerated() {
                let isLast = index == line.count - 1
                let piece = piece(byte, endsLine: isLast)
                // One place is kept for the `=` of a soft break, except before the end of the line.
                if length + piece.count > (isLast ? 76 : 75) {
                    output += [61, 13, 10]
                    length = 0
                }
                output += piece
                length += piece.count
            }
            output += [13, 10]
        }
        return output
    }

    static func escape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func piece(_ byte: UInt8, endsLine: Bool) -> [UInt8] {
        switch byte {
        // Spaces at the end of a line are lost on the way.
        case 9, 32: endsLine ? escape(byte) : [byte]
        case 33...60, 62...126: [byte]
        default: escape(byte)
        }
    }
}
