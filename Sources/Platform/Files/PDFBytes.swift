/// What can be told of a PDF (ISO 32000-1) without interpreting it.
enum PDFBytes {
    /// `%%EOF` in the last kilobyte, as readers look for it.
    static func isComplete(_ source: FileSource) -> Bool { Bytes.last("%%EOF", in: source.tail(1024)) != nil }

    /// Whether the newest trailer names an encryption dictionary. It is at the end of the file, except when the
    /// file is linearised or its cross-reference is a stream: then `startxref` says where.
    static func isEncrypted(_ source: FileSource) -> Bool {
        let tail = source.tail(2048)
        guard let mark = Bytes.last("startxref", in: tail), let offset = number(tail, after: mark + 9) else {
            return scan(source)
        }
        if let trailer = Bytes.last("trailer", in: Array(tail.prefix(mark))) {
            if names(Array(tail[trailer..<mark])) { return true }
            if offset > 0, offset >= source.size - 2048 { return false }
        }
        return isEncryptedSection(source, at: offset)
    }

    private static func isEncryptedSection(_ source: FileSource, at offset: Int) -> Bool {
        guard offset > 0, offset < source.size else { return scan(source) }
        let start = source.read(offset, 64)
        if Bytes.first("xref", in: Array(start.prefix(16))) != nil {
            var place = offset
            // The table of a big document is long: its trailer comes after it.
            while place < source.size {
                let piece = source.read(place, 65_536)
                if let trailer = Bytes.first("trailer", in: piece) {
                    return names(source.read(place + trailer, 8192), until: "startxref")
                }
                if piece.count < 65_536 { break }
                place += piece.count - 16
            }
            return scan(source)
        }
        guard Bytes.first("obj", in: start) != nil else { return scan(source) }
        return names(source.read(offset, 8192), until: "stream")
    }

    private static func names(_ bytes: [UInt8], until end: StaticString? = nil) -> Bool {
        let dictionary = end.flatMap { Bytes.first($0, in: bytes) }.map { Array(bytes.prefix($0)) } ?? bytes
        var place = 0
        while let found = Bytes.first("/Encrypt", in: dictionary, from: place) {
            // `/EncryptMetadata` is a key of another dictionary.
            let next = found + 8 < dictionary.count ? dictionary[found + 8] : 32
            if !isLetter(next) { return true }
            place = found + 8
        }
        return false
    }

    /// For files whose `startxref` lies: anywhere counts, rather refusing too much.
    private static func scan(_ source: FileSource) -> Bool {
        var place = 0
        while place < source.size {
            let piece = source.read(place, 65_536)
            if names(piece) { return true }
            if piece.count < 65_536 { break }
            place += piece.count - 16
        }
        return false
    }

    private static func number(_ bytes: [UInt8], after start: Int) -> Int? {
        var value: Int?
        for byte in bytes.dropFirst(start).prefix(24) {
            if (48...57).contains(byte) {
                let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
                guard !overflow, product < 1 << 50 else { return nil }
                value = product + Int(byte - 48)
            } else if value != nil {
                break
            }
        }
        return value
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}
