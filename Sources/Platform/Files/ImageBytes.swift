/// Whether an image goes to its end. A thumbnail inside has an end of its own, so the structure is walked.
enum ImageBytes {
    /// PNG (ISO/IEC 15948): chunks up to IEND.
    static func isCompletePNG(_ source: FileSource) -> Bool {
        var place = 8
        var chunks = 0
        while chunks < 100_000 {
            let head = source.read(place, 8)
            guard head.count == 8 else { return false }
            let end = place + 12 + Bytes.bigEndian(head.prefix(4))
            guard end <= source.size else { return false }
            if Array(head.suffix(4)) == Array("IEND".utf8) { return true }
            place = end
            chunks += 1
        }
        return false
    }

    /// JPEG (ITU-T T.81): segments, then coded data up to the EOI marker.
    static func isCompleteJPEG(_ source: FileSource) -> Bool {
        var reader = ByteReader(source: source, place: 2)
        while let byte = reader.next() {
            guard byte == 0xFF else { return false }
            var marker: UInt8 = 0xFF
            while marker == 0xFF {
                guard let next = reader.next() else { return false }
                marker = next
            }
            switch marker {
            case 0xD9: return true
            case 0x01, 0xD0...0xD7: continue
            case 0xDA:
                guard reader.skipSegment(), reader.skipCodedData() else { return false }
            default:
                guard reader.skipSegment() else { return false }
            }
        }
        return false
    }
}

private struct ByteReader {
    private let source: FileSource
    private var buffer: [UInt8] = []
    private var index = 0
    private var place: Int

    init(source: FileSource, place: Int) {
        self.source = source
        self.place = place
    }

    mutating func next() -> UInt8? {
        if index == buffer.count {
            place += buffer.count
            buffer = source.read(place, 65_536)
            index = 0
            if buffer.isEmpty { return nil }
        }
        defer { index += 1 }
        return buffer[index]
    }

    /// A length of two bytes, which counts itself, then the rest.
    mutating func skipSegment() -> Bool {
        guard let high = next(), let low = next() else { return false }
        let length = Int(high) << 8 | Int(low)
        guard length >= 2 else { return false }
        place += index + length - 2
        buffer = []
        index = 0
        return place <= source.size
    }

    /// Stops before the marker that ends the coded data: neither a stuffed byte nor a restart.
    mutating func skipCodedData() -> Bool {
        while let byte = next() {
            guard byte == 0xFF else { continue }
            guard var following = next() else { return false }
            while following == 0xFF {
                guard let more = next() else { return false }
                following = more
            }
            if following == 0 || (0xD0...0xD7).contains(following) { continue }
            // The marker is read again by the caller.
            place += index - 2
            buffer = []
            index = 0
            return true
        }
        return false
    }
}
