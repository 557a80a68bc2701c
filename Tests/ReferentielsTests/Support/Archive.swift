/// A zip archive without compression, written by hand.
struct Archive {
    private var entries: [(name: String, bytes: [UInt8])] = []

    mutating func add(_ name: String, _ bytes: [UInt8]) { entries.append((name, bytes)) }

    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = file.count
            let common =
                le(20, 2) + le(0x0800, 2) + le(0, 2) + le(0, 2) + le(0x21, 2) + le(Int(crc(entry.bytes)), 4)
                + le(entry.bytes.count, 4) + le(entry.bytes.count, 4) + le(entry.name.utf8.count, 2) + le(0, 2)
            file += [0x50, 0x4B, 3, 4] + common + entry.name.utf8 + entry.bytes
            directory +=
                [0x50, 0x4B, 1, 2] + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(offset, 4)
                + entry.name.utf8
        }
        let count = le(entries.count, 2)
        return file + directory + [0x50, 0x4B, 5, 6] + le(0, 4) + count + count + le(directory.count, 4)
            + le(file.count, 4) + le(0, 2)
    }

    private func le(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        }
    }
}

/// A workbook whose sheets are given as XML rows.
func classeur(_ sheets: [(name: String, rows: String)], partages: [String] = []) -> [UInt8] {
    var archive = Archive()
    let names = sheets.enumerated().map { #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" r:id="rId\#($0 + 1)"/>"# }
    let targets = sheets.indices.map { #"<Relationship Id="rId\#($0 + 1)" Target="worksheets/sheet\#($0 + 1).xml"/>"# }
    archive.add("xl/workbook.xml", "<workbook><sheets>\(names.joined())</sheets></workbook>")
    archive.add("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>")
    if !partages.isEmpty { archive.add("xl/sharedStrings.xml", "<sst>\(partages.joined())</sst>") }
    for (index, sheet) in sheets.enumerated() {
        archive.add(
            "xl/worksheets/sheet\(index + 1).xml",
            "<?xml version=\"1.0\"?><worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>")
    }
    return archive.bytes
}
