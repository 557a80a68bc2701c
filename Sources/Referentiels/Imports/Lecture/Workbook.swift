import Platform

/// An Excel workbook (ECMA-376): which sheet is in which part, and the texts that cells share.
///
/// Sheets are read as a stream. The shared texts are held, as Excel wants; they are bounded.
final class Workbook {
    private static let mostSharedBytes = 256 << 20
    private let archive: ZipArchive
    private var parts: [(name: String, path: String)] = []
    fileprivate private(set) var shared = BulkLines(width: 1)

    /// - Throws: `ImportError.illisible`
    init(_ path: String) throws {
        archive = try ZipArchive(path)
        let targets = try relations()
        let tokens = XMLTokens(try archive.source("xl/workbook.xml"))
        while let token = try tokens.next() {
            guard case .open("sheet", let attributes) = token, let name = attributes["name"],
                let target = attributes["id"].flatMap({ targets[$0] })
            else { continue }
            parts.append((name, target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target))
        }
        if archive.names.contains("xl/sharedStrings.xml") { try readShared() }
    }

    /// The sheet whose name begins like that, without regard to case and accents: « Onglet 3 » is enough.
    ///
    /// - Throws: `ImportError.feuilleAbsente`
    func sheet(_ name: String, headerRow: Int) throws -> SheetReader {
        let wanted = Cellule.fold(name)
        guard let part = parts.first(where: { Cellule.fold($0.name).hasPrefix(wanted) }) else {
            throw ImportError.feuilleAbsente(name)
        }
        return try SheetReader(self, headerRow: headerRow) { XMLTokens(try self.archive.source(part.path)) }
    }

    private func relations() throws -> [String: String] {
        var targets: [String: String] = [:]
        let tokens = XMLTokens(try archive.source("xl/_rels/workbook.xml.rels"))
        while let token = try tokens.next() {
            guard case .open("Relationship", let attributes) = token, let id = attributes["Id"] else { continue }
            targets[id] = attributes["Target"]
        }
        return targets
    }

    private func readShared() throws {
        let tokens = XMLTokens(try archive.source("xl/sharedStrings.xml"))
        var text: [UInt8] = []
        var inText = false
        var phonetic = false
        while let token = try tokens.next() {
            switch token {
            case .open("si", _): text = []
            case .open("rPh", _): phonetic = true
            case .close("rPh"): phonetic = false
            case .open("t", _): inText = !phonetic
            case .close("t"): inText = false
            case .text(let bytes) where inText: text += bytes
            case .close("si"):
                shared.append(text)
                guard shared.bytes.count < Workbook.mostSharedBytes else {
                    throw ImportError.illisible("classeur démesuré")
                }
            default: break
            }
        }
    }
}

/// One sheet, row by row. Positions are row numbers.
final class SheetReader: LineReader {
    private(set) var header = Header([])
    private(set) var number = 0
    var position: Int { number }
    var consumed: Int { number }

    private static let mostColumns = 16_384
    private let workbook: Workbook
    private let open: () throws -> XMLTokens
    private var tokens: XMLTokens
    /// Cells of the current row, one after the other.
    private var bytes: [UInt8] = []
    private var cells: [Line.Field] = []
    private let base = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
    private let fields = UnsafeMutableBufferPointer<Line.Field>.allocate(capacity: mostColumns)

    fileprivate init(_ workbook: Workbook, headerRow: Int, open: @escaping () throws -> XMLTokens) throws {
        self.workbook = workbook
        self.open = open
        tokens = try open()
        while number < headerRow {
            guard let reading = try next() else { throw ImportError.entete }
            if number == headerRow, case .line(let line) = reading { header = Header(line) }
        }
    }

    deinit {
        base.deallocate()
        fields.deallocate()
    }

    func resume(position: Int, consumed: Int) throws {
        while number < position, try nextRow() {}
    }

    /// Rows without a single value are passed over: Excel writes thousands of them.
    func next() throws -> Reading? {
        repeat {
            guard try nextRow() else { return nil }
        } while cells.allSatisfy { $0.start == $0.end }
        guard bytes.count <= base.count else { return .refused("ligne démesurée") }
        _ = base.update(fromContentsOf: bytes)
        _ = fields.initialize(fromContentsOf: cells)
        guard let start = base.baseAddress else { return nil }
        return .line(
            Line(base: start, fields: UnsafeBufferPointer(rebasing: fields[..<cells.count]), ascii: false))
    }

    private func nextRow() throws -> Bool {
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        while let token = try tokens.next() {
            switch token {
            case .open("row", let attributes): number = attributes["r"].flatMap { Int($0) } ?? number + 1
            case .open("c", let attributes): try readCell(attributes)
            case .close("row"): return true
            default: break
            }
        }
        return false
    }

    private func readCell(_ attributes: XMLTokens.Attributes) throws {
        let column = attributes["r"].map(SheetReader.column) ?? cells.count
        guard column < SheetReader.mostColumns else { throw ImportError.illisible("classeur démesuré") }
        while cells.count <= column { cells.append(Line.Field(start: bytes.count, end: bytes.count)) }
        let type = attributes["t"]
        var value: [UInt8] = []
        var inValue = false
        reading: while let token = try tokens.next() {
            switch token {
            case .open("v", _), .open("t", _): inValue = true
            case .close("v"), .close("t"): inValue = false
            case .text(let text) where inValue: value += text
            case .close("c"): break reading
            default: break
            }
        }
        cells[column].start = bytes.count
        if type == "s", let index = Int(String(decoding: value, as: UTF8.self)), index >= 0,
            index < workbook.shared.count, let range = workbook.shared.range(line: index, column: 0)
        {
            bytes += workbook.shared.bytes[range]
        } else if type != "s", type != "e" {
            bytes += value
        }
        cells[column].end = bytes.count
    }

    /// 0 for `A5`, 27 for `AB1`.
    private static func column(_ reference: String) -> Int {
        var column = 0
        for byte in reference.utf8 {
            guard (65...90).contains(byte), column < mostColumns else { break }
            column = column * 26 + Int(byte - 64)
        }
        return column - 1
    }
}
