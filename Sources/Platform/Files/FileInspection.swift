/// What a file is, whatever its name says.
package enum FileKind: String, Sendable, CaseIterable {
    case pdf, png, jpeg, docx, xlsx, pptx, odt, ods, zip
    /// Word, Excel and other files of before 2007, and encrypted ones of today.
    case ole

    /// By the first bytes; a ZIP archive is told from a DOCX only by `FileInspection`.
    package static func detect(_ head: [UInt8]) -> FileKind? {
        func starts(_ signature: [UInt8]) -> Bool { head.starts(with: signature) }
        if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if starts([0x50, 0x4B, 0x03, 0x04]) { return .zip }
        if starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .ole }
        // Some producers put a line or a byte-order mark before the header, and readers accept it.
        if Bytes.first("%PDF-", in: Array(head.prefix(1024))) != nil { return .pdf }
        return nil
    }

    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .zip: "application/zip"
        case .ole: "application/x-ole-storage"
        }
    }
}

/// A file judged by its bytes: its kind, whether it is whole, whether it asks for a password.
package struct FileInspection: Sendable, Equatable {
    /// Nil when the bytes are of no kind known here.
    package let kind: FileKind?
    /// False when the end is missing: an upload or a scan that was cut off.
    package let isComplete: Bool
    package let isEncrypted: Bool

    init(judged kind: FileKind?, isComplete: Bool, isEncrypted: Bool) {
        self.kind = kind
        self.isComplete = isComplete
        self.isEncrypted = isEncrypted
    }

    package init(_ bytes: [UInt8]) {
        self.init(
            source: FileSource(size: bytes.count) { offset, count in
                guard offset >= 0, offset < bytes.count, count > 0 else { return [] }
                return Array(bytes[offset..<min(bytes.count, offset + count)])
            })
    }

    /// - Parameter read: bytes from an offset, fewer at the end of the file.
    package init(size: Int, read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]) throws {
        var failure: (any Error)?
        let source = FileSource(size: size) { offset, count in
            do {
                return try read(offset, count)
            } catch {
                failure = error
                return []
            }
        }
        self.init(source: source)
        if let failure { throw failure }
    }

    private init(source: FileSource) {
        let found = FileKind.detect(source.read(0, 1024))
        switch found {
        case .pdf: (kind, isComplete, isEncrypted) = (.pdf, PDFBytes.isComplete(source), PDFBytes.isEncrypted(source))
        case .png: (kind, isComplete, isEncrypted) = (.png, ImageBytes.isCompletePNG(source), false)
        case .jpeg: (kind, isComplete, isEncrypted) = (.jpeg, ImageBytes.isCompleteJPEG(source), false)
        case .zip:
            let archive = ZipBytes.inspect(source)
            (kind, isComplete, isEncrypted) = (archive?.kind ?? .zip, archive != nil, archive?.isEncrypted ?? false)
        default: (kind, isComplete, isEncrypted) = (found, found != nil, false)
        }
    }
}

/// A file read at any place; nothing beyond its end.
struct FileSource {
    let size: Int
    let read: (_ offset: Int, _ count: Int) -> [UInt8]

    func tail(_ count: Int) -> [UInt8] { read(max(0, size - count), min(size, count)) }
}

enum Bytes {
    static func first(_ text: StaticString, in bytes: [UInt8], from start: Int = 0) -> Int? {
        var place = start
        while place + text.utf8CodeUnitCount <= bytes.count {
            if matches(text, bytes, place) { return place }
            place += 1
        }
        return nil
    }

    static func last(_ text: StaticString, in bytes: [UInt8]) -> Int? {
        var place = bytes.count - text.utf8CodeUnitCount
        while place >= 0 {
            if matches(text, bytes, place) { return place }
            place -= 1
        }
        return nil
    }

    private static func matches(_ text: StaticString, _ bytes: [UInt8], _ place: Int) -> Bool {
        text.withUTF8Buffer { wanted in
            for index in wanted.indices where bytes[place + index] != wanted[index] { return false }
            return true
        }
    }

    static func bigEndian(_ bytes: some Collection<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    static func littleEndian(_ bytes: some BidirectionalCollection<UInt8>) -> Int { bigEndian(Array(bytes.reversed())) }
}
