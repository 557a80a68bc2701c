/// What a ZIP archive holds, by its central directory: an office document is an archive with known names in it.
enum ZipBytes {
    struct Archive {
        let kind: FileKind
        let isEncrypted: Bool
    }

    /// Nil when the central directory is missing or goes beyond the file: the archive was cut off.
    static func inspect(_ source: FileSource) -> Archive? {
        let tail = source.tail(65_557)
        guard let end = Bytes.last("PK\u{05}\u{06}", in: tail), tail.count - end >= 22 else { return nil }
        let count = Bytes.littleEndian(tail[(end + 10)..<(end + 12)])
        let size = Bytes.littleEndian(tail[(end + 12)..<(end + 16)])
        let offset = Bytes.littleEndian(tail[(end + 16)..<(end + 20)])
        let position = source.size - tail.count + end
        guard offset + size <= position, size <= 16 << 20 else { return nil }
        let directory = source.read(offset, size)
        guard directory.count == size else { return nil }

        var names: Set<String> = []
        var encrypted = false
        var place = 0
        for _ in 0..<count {
            guard place + 46 <= directory.count, Array(directory[place..<(place + 4)]) == [0x50, 0x4B, 1, 2] else {
                return nil
            }
            func field(_ start: Int) -> Int { Bytes.littleEndian(directory[(place + start)..<(place + start + 2)]) }
            let name = field(28)
            guard place + 46 + name <= directory.count else { return nil }
            names.insert(String(decoding: directory[(place + 46)..<(place + 46 + name)], as: UTF8.self))
            if field(8) & 1 == 1 { encrypted = true }
            place += 46 + name + field(30) + field(32)
        }
        return Archive(kind: kind(names, source), isEncrypted: encrypted)
    }

    private static func kind(_ names: Set<String>, _ source: FileSource) -> FileKind {
        if names.contains("[Content_Types].xml") {
            if names.contains("word/document.xml") { return .docx }
            if names.contains("xl/workbook.xml") { return .xlsx }
            if names.contains("ppt/presentation.xml") { return .pptx }
        }
        // OpenDocument 1.2 part 3 § 3.3: `mimetype` comes first and uncompressed.
        let head = source.read(0, 128)
        if Bytes.first("mimetypeapplication/vnd.oasis.opendocument.text", in: head) == 30 { return .odt }
        if Bytes.first("mimetypeapplication/vnd.oasis.opendocument.spreadsheet", in: head) == 30 { return .ods }
        return .zip
    }
}
