/// Tags and text of an XML file, one after the other, without a tree: what a worksheet of a million rows needs.
///
/// Entities are the five of XML and numeric ones; a document type is refused, so that none can be declared.
final class XMLTokens {
    enum Token {
        case open(String, Attributes)
        case close(String)
        /// Text between tags, its entities replaced.
        case text([UInt8])
    }

    struct Attributes {
        fileprivate let raw: [UInt8]

        subscript(name: String) -> String? {
            let wanted = Array(name.utf8)
            var index = 0
            while let equal = raw[index...].firstIndex(of: UInt8(ascii: "=")), equal + 1 < raw.count {
                let quote = raw[equal + 1]
                guard let close = raw[(equal + 2)...].firstIndex(of: quote) else { return nil }
                let found = raw[index..<equal].drop { $0 <= 32 }
                if found.elementsEqual(wanted) || (name == "id" && found.elementsEqual("r:id".utf8)) {
                    return String(decoding: XMLTokens.replacingEntities(raw[(equal + 2)..<close]), as: UTF8.self)
                }
                index = close + 1
            }
            return nil
        }
    }

    private static let longest = 1 << 20
    private let source: any ByteSource
    private let window = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    private var index = 0
    private var end = 0
    private var pendingClose: String?

    init(_ source: any ByteSource) { self.source = source }

    deinit { window.deallocate() }

    /// - Throws: `ImportError.illisible`
    func next() throws -> Token? {
        if let name = pendingClose {
            pendingClose = nil
            return .close(name)
        }
        while let byte = try peek() {
            if byte != UInt8(ascii: "<") { return .text(XMLTokens.replacingEntities(try text()[...])) }
            index += 1
            switch try peek() {
            case UInt8(ascii: "?"): _ = try upTo("?>")
            case UInt8(ascii: "!"):
                if let text = try declaration() { return .text(text) }
            case UInt8(ascii: "/"):
                index += 1
                return .close(XMLTokens.localName(try upTo(">")[...]))
            default: return try tag()
            }
        }
        return nil
    }

    private func tag() throws -> Token {
        var raw = try tagBytes()
        let selfClosing = raw.last == UInt8(ascii: "/")
        if selfClosing { raw.removeLast() }
        let stop = raw.firstIndex { $0 <= 32 } ?? raw.count
        let name = XMLTokens.localName(raw[..<stop])
        if selfClosing { pendingClose = name }
        return .open(name, Attributes(raw: Array(raw[stop...])))
    }

    /// Up to the `>` that is in no attribute.
    private func tagBytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var quote: UInt8?
        while let byte = try take(&bytes) {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                bytes.removeLast()
                return bytes
            }
        }
        throw ImportError.illisible("XML coupé")
    }

    private func declaration() throws -> [UInt8]? {
        var start: [UInt8] = []
        while start.count < 3, try take(&start) != nil {}
        if start.elementsEqual("!--".utf8) {
            _ = try upTo("-->")
            return nil
        }
        while start.count < 8, try take(&start) != nil {}
        guard start.elementsEqual("![CDATA[".utf8) else { throw ImportError.illisible("XML à type de document") }
        return try upTo("]]>")
    }

    private func text() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let byte = try peek(), byte != UInt8(ascii: "<") { _ = try take(&bytes) }
        return bytes
    }

    /// The bytes before a mark, which is read too.
    private func upTo(_ mark: String) throws -> [UInt8] {
        let mark = Array(mark.utf8)
        var bytes: [UInt8] = []
        while try take(&bytes) != nil {
            if bytes.count >= mark.count, bytes.suffix(mark.count).elementsEqual(mark) {
                return Array(bytes.dropLast(mark.count))
            }
        }
        throw ImportError.illisible("XML coupé")
    }

    private func peek() throws -> UInt8? {
        if index == end {
            end = try source.read(into: window)
            index = 0
            if end == 0 { return nil }
        }
        return window[index]
    }

    private func take(_ bytes: inout [UInt8]) throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        guard bytes.count < XMLTokens.longest else { throw ImportError.illisible("XML démesuré") }
        index += 1
        bytes.append(byte)
        return byte
    }

    private static func localName(_ name: ArraySlice<UInt8>) -> String {
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return String(decoding: local.prefix { $0 > 32 }, as: UTF8.self)
    }

    fileprivate static func replacingEntities(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.first {
            rest = rest.dropFirst()
            guard byte == UInt8(ascii: "&"), let stop = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
                result.append(byte)
                continue
            }
            let name = String(decoding: rest[..<stop], as: UTF8.self)
            result.append(contentsOf: (entity(name) ?? "&\(name);").utf8)
            rest = rest[(stop + 1)...]
        }
        return result
    }

    private static func entity(_ name: String) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    }
}
