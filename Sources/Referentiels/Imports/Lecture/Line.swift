/// Bytes of one cell, in UTF-8 or in Latin-1; valid until the next line is read.
typealias Octets = UnsafeBufferPointer<UInt8>

/// The cells of one line of a file, as they lie in the reader's buffer. Valid until the next line is read.
struct Line {
    struct Field {
        var start: Int
        var end: Int
        /// Holds doubled quotes that are still to be halved.
        var doubled = false
    }

    let base: UnsafePointer<UInt8>
    let fields: UnsafeBufferPointer<Field>
    /// No byte above 127: nothing to decode.
    let ascii: Bool

    /// The cell without the blanks around it (France compétences puts a TAB before its SIRETs); empty when the line
    /// has no such column.
    subscript(column: Int?) -> Octets {
        guard let column, column >= 0, column < fields.count else { return Octets(start: nil, count: 0) }
        var (start, end) = (fields[column].start, fields[column].end)
        while start < end, base[start] <= 32 { start += 1 }
        while end > start, base[end - 1] <= 32 { end -= 1 }
        return Octets(start: base + start, count: end - start)
    }
}

/// What reading the next line gives.
enum Reading {
    case line(Line)
    /// A line that is no line of the table, with the reason.
    case refused(String)
}

/// Reads a table line by line, in constant memory, from any line on.
protocol LineReader: AnyObject {
    var header: Header { get }
    /// Number in the file of the line last read, the first one being 1.
    var number: Int { get }
    /// Where the next line starts, and how many lines come before it: what `resume` takes.
    var position: Int { get }
    var consumed: Int { get }
    /// - Throws: `ImportError`
    func next() throws -> Reading?
    func resume(position: Int, consumed: Int) throws
}

/// The names of the columns, compared without case, accents or punctuation: the same file comes with
/// `codePostal`, `code_postal` or « Code postal » according to where it was downloaded.
struct Header: Sendable {
    private let indexes: [String: Int]
    let count: Int

    init(_ names: [String]) {
        count = names.count
        indexes = Dictionary(names.enumerated().map { (Header.plain($1), $0) }, uniquingKeysWith: { first, _ in first })
    }

    init(_ line: Line) {
        self.init((0..<line.fields.count).map { Cellule.decode(line[$0]) })
    }

    /// - Throws: `ImportError.colonneAbsente` with the first of the names.
    func column(_ names: String...) throws -> Int {
        for name in names { if let index = indexes[Header.plain(name)] { return index } }
        throw ImportError.colonneAbsente(names[0])
    }

    func optional(_ names: String...) -> Int? {
        for name in names { if let index = indexes[Header.plain(name)] { return index } }
        return nil
    }

    /// Column headings of workbooks end with notes and units.
    ///
    /// - Throws: `ImportError.colonneAbsente`
    func beginning(_ name: String) throws -> Int {
        let wanted = Header.plain(name)
        guard let found = indexes.filter({ $0.key.hasPrefix(wanted) }).min(by: { $0.value < $1.value }) else {
            throw ImportError.colonneAbsente(name)
        }
        return found.value
    }

    private static func plain(_ name: String) -> String {
        var folded: [UInt8] = []
        Cellule.fold(Array(name.utf8), into: &folded)
        return String(decoding: folded.filter { $0 != 32 }, as: UTF8.self).lowercased()
    }
}
