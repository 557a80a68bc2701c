/// Adds to a written file what cairo has no call for: the language of the text, and the title shown rather than the
/// name of the file. Both are asked for by accessible PDF. It is an incremental update (ISO 32000-1, 7.5.6): a second
/// version of the catalog, its cross-reference and a trailer that points back to the first ones.
enum PDFCatalog {
    static func completing(_ file: [UInt8], language: String) throws -> [UInt8] {
        guard let trailer = file.lastRange(of: "trailer"), let start = file.number(after: "startxref", from: trailer),
            let size = file.number(after: "/Size", from: trailer),
            let root = file.number(after: "/Root", from: trailer),
            let info = file.number(after: "/Info", from: trailer),
            let object = file.lastRange(of: "\n\(root) 0 obj", before: trailer),
            let opening = file.range(of: "<<", from: object), let end = file.range(of: "endobj", from: opening)
        else { throw PDFError.catalog }
        var output = file
        let offset = String(output.count)
        output.append(contentsOf: "\(root) 0 obj\n<< /Lang (\(language))\n".utf8)
        output.append(contentsOf: "   /ViewerPreferences << /DisplayDocTitle true >>\n".utf8)
        output.append(contentsOf: file[(opening + 2)..<end])
        output.append(contentsOf: "endobj\n".utf8)
        let table = output.count
        let padded = String(repeating: "0", count: max(0, 10 - offset.count)) + offset
        output.append(contentsOf: "xref\n\(root) 1\n\(padded) 00000 n \ntrailer\n".utf8)
        output.append(contentsOf: "<< /Size \(size) /Root \(root) 0 R /Info \(info) 0 R /Prev \(start) >>\n".utf8)
        output.append(contentsOf: "startxref\n\(table)\n%%EOF\n".utf8)
        return output
    }
}

extension [UInt8] {
    fileprivate func matches(_ pattern: [UInt8], at index: Int) -> Bool {
        index + pattern.count <= count && self[index..<(index + pattern.count)].elementsEqual(pattern)
    }

    fileprivate func range(of text: String, from start: Int) -> Int? {
        let pattern = Array(text.utf8)
        return (start..<count).first { matches(pattern, at: $0) }
    }

    fileprivate func lastRange(of text: String, before end: Int? = nil) -> Int? {
        let pattern = Array(text.utf8)
        return (0..<(end ?? count)).last { matches(pattern, at: $0) }
    }

    fileprivate func number(after text: String, from start: Int) -> Int? {
        guard let index = range(of: text, from: start) else { return nil }
        let digits = self[(index + text.utf8.count)...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
            .prefix { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
