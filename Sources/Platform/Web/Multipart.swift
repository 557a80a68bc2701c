package import Hummingbird
package import NIOCore

/// A multipart/form-data body (RFC 7578), read part by part as it arrives: memory does not grow with the files.
package final class MultipartReader: @unchecked Sendable {
    // Used by the one task that reads the request; `Sendable` only because part bodies refer back to it.
    private var iterator: RequestBody.AsyncIterator
    private var buffer: [UInt8] = []
    private var start = 0
    private let delimiter: [UInt8]
    private var inPart = false
    private var ended = false

    package struct Part: Sendable {
        package let name: String
        /// Nil for a plain field; the last component of what the browser sent for a file.
        package let fileName: String?
        package let body: PartBody
    }

    /// - Throws: `Refusal.unreadable` when the request is not multipart/form-data.
    package init(_ request: Request) throws {
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data"),
            let boundary = MultipartReader.parameter("boundary", of: type), (1...200).contains(boundary.utf8.count)
        else { throw Refusal.unreadable }
        delimiter = Array("\r\n--\(boundary)".utf8)
        iterator = request.body.makeAsyncIterator()
        // The first delimiter may open the body without the line break that precedes the others.
        buffer = [13, 10]
    }

    /// The next part, after what remained of the current one was passed over; nil at the end.
    package func next() async throws -> Part? {
        if inPart { while try await chunk() != nil {} }
        guard !ended else { return nil }
        if buffer.count == 2, start == 0 {
            try await skipPreamble()
            if ended { return nil }
        }
        let head = try await headers()
        guard let disposition = head["content-disposition"],
            let name = MultipartReader.parameter("name", of: disposition)
        else { throw Refusal.unreadable }
        inPart = true
        let file = MultipartReader.parameter("filename", of: disposition).map(MultipartReader.lastComponent)
        return Part(name: name, fileName: file, body: PartBody(reader: self))
    }

    /// The next bytes of the current part, nil at its end.
    fileprivate func chunk() async throws -> ByteBuffer? {
        guard inPart else { return nil }
        while true {
            if let index = find(delimiter) {
                let bytes = buffer[start..<index]
                start = index + delimiter.count
                inPart = false
                try await endOfDelimiter()
                return bytes.isEmpty ? nil : ByteBuffer(bytes: bytes)
            }
            // Everything but what could be the beginning of a delimiter is content.
            let safe = buffer.count - start - delimiter.count
            if safe > 0 {
                let bytes = buffer[start..<(start + safe)]
                start += safe
                return ByteBuffer(bytes: bytes)
            }
            guard try await fill() else { throw Refusal.unreadable }
        }
    }

    private func skipPreamble() async throws {
        while true {
            if let index = find(delimiter) {
                start = index + delimiter.count
                return try await endOfDelimiter()
            }
            guard buffer.count < 4096, try await fill() else { throw Refusal.unreadable }
        }
    }

    /// After a delimiter: `--` closes the body, a line break opens a part.
    private func endOfDelimiter() async throws {
        while buffer.count - start < 2 {
            guard try await fill() else { throw Refusal.unreadable }
        }
        if buffer[start] == UInt8(ascii: "-"), buffer[start + 1] == UInt8(ascii: "-") {
            ended = true
        } else if buffer[start] == 13, buffer[start + 1] == 10 {
            start += 2
        } else {
            throw Refusal.unreadable
        }
    }

    private func headers() async throws -> [String: String] {
        while true {
            if buffer.count - start >= 2, buffer[start] == 13, buffer[start + 1] == 10 {
                start += 2
                return [:]
            }
            if let index = find([13, 10, 13, 10]) {
                let text = String(decoding: buffer[start..<index], as: UTF8.self)
                start = index + 4
                var fields: [String: String] = [:]
                for line in text.split(separator: "\r\n") {
                    guard let colon = line.firstIndex(of: ":") else { throw Refusal.unreadable }
                    fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
                }
                return fields
            }
            guard buffer.count - start < 8192, try await fill() else { throw Refusal.unreadable }
        }
    }

    private func fill() async throws -> Bool {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        guard let next = try await iterator.next() else { return false }
        buffer.append(contentsOf: next.readableBytesView)
        return true
    }

    private func find(_ pattern: [UInt8]) -> Int? {
        guard buffer.count - start >= pattern.count else { return nil }
        let first = pattern[0]
        return buffer.withUnsafeBufferPointer { bytes in
            var index = start
            let last = bytes.count - pattern.count
            while index <= last {
                if bytes[index] == first {
                    var length = 1
                    while length < pattern.count, bytes[index + length] == pattern[length] { length += 1 }
                    if length == pattern.count { return index }
                }
                index += 1
            }
            return nil
        }
    }

    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in split(header).dropFirst() {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            guard piece[..<equals].trimmingSpaces().lowercased() == name else { continue }
            var value = String(piece[piece.index(after: equals)...].trimmingSpaces())
            if value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 {
                value = String(value.dropFirst().dropLast())
                    .replacing("%22", with: "\"").replacing("\\\"", with: "\"")
            }
            return value
        }
        return nil
    }

    /// Splits on the semicolons that stand outside quotes.
    private static func split(_ header: String) -> [Substring] {
        var pieces: [Substring] = []
        var quoted = false
        var from = header.startIndex
        for index in header.indices {
            if header[index] == "\"" { quoted.toggle() }
            if header[index] == ";", !quoted {
                pieces.append(header[from..<index])
                from = header.index(after: index)
            }
        }
        return pieces + [header[from...]]
    }

    private static func lastComponent(_ name: String) -> String {
        let tail = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let printable = tail.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
        return String(String(String.UnicodeScalarView(printable)).prefix(180))
    }
}

/// The content of one part, to be read before the next part is asked for.
package struct PartBody: AsyncSequence, Sendable {
    package typealias Element = ByteBuffer
    fileprivate let reader: MultipartReader

    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let reader: MultipartReader
        package mutating func next() async throws -> ByteBuffer? { try await reader.chunk() }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader) }

    /// The content as text, for a plain field.
    /// - Throws: `Refusal.tooLarge` beyond the limit, in bytes.
    package func text(limit: Int = 1 << 20) async throws -> String {
        var bytes: [UInt8] = []
        for try await chunk in self {
            bytes.append(contentsOf: chunk.readableBytesView)
            if bytes.count > limit { throw Refusal.tooLarge }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> Substring {
        var text = drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
