/// The bytes that markup is written into: room that grows, shared by copies until one of them writes.
///
/// A page is some two thousand appends. Those of an array walk an iterator after having copied, and took a tenth of
/// the page's time.
// Unchecked because the storage is a class: it is only written by a value that alone holds it.
struct MarkupBuffer: @unchecked Sendable {
    private typealias Storage = ManagedBuffer<Void, UInt8>

    private var storage: Storage?
    /// What the storage has room for: kept here, since reading a header checks at each append who else does.
    private var capacity = 0
    private(set) var count = 0

    init() {}

    init(capacity: Int) {
        storage = MarkupBuffer.room(capacity)
        self.capacity = capacity
    }

    mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
        guard let base = source.baseAddress, source.count > 0 else { return }
        reserve(source.count).update(from: base, count: source.count)
        count += source.count
    }

    mutating func append(_ byte: UInt8) {
        reserve(1).pointee = byte
        count += 1
    }

    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append($0) }
    }

    mutating func append(_ other: MarkupBuffer) { other.withBytes { append($0) } }

    /// Decimal digits, written from the last.
    mutating func append(_ number: Int) {
        var rest = number.magnitude
        let place = reserve(20)
        var width = number < 0 ? 1 : 0
        repeat {
            width += 1
            rest /= 10
        } while rest > 0
        rest = number.magnitude
        var rank = width - 1
        repeat {
            place[rank] = UInt8(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
            rank -= 1
        } while rest > 0
        if number < 0 { place[0] = UInt8(ascii: "-") }
        count += width
    }

    func withBytes<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
        guard let storage else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        return try storage.withUnsafeMutablePointerToElements {
            try body(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    /// Where the next bytes go: room for so many of them, that no other value sees.
    private mutating func reserve(_ more: Int) -> UnsafeMutablePointer<UInt8> {
        let wanted = count + more
        if wanted <= capacity, isKnownUniquelyReferenced(&storage), let storage {
            return storage.withUnsafeMutablePointerToElements { $0 + count }
        }
        // More than what is asked: after the body of a page comes its foot.
        capacity = max(wanted + wanted / 2, 64)
        let larger = MarkupBuffer.room(capacity)
        let start = larger.withUnsafeMutablePointerToElements { $0 }
        withBytes { bytes in
            if let base = bytes.baseAddress { start.update(from: base, count: bytes.count) }
        }
        storage = larger
        return start + count
    }

    private static func room(_ capacity: Int) -> Storage {
        Storage.create(minimumCapacity: capacity) { _ in () }
    }
}

// MARK: - Escaping

extension MarkupBuffer {
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { append(escaping: $0) }
    }

    /// Most texts hold nothing to escape: they are copied whole, and the others between two signs. Control characters
    /// other than tab, line feed and carriage return are dropped: no parser of HTML accepts them.
    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        for index in 0..<text.count where MarkupBuffer.isSign(text[index]) {
            append(UnsafeBufferPointer(rebasing: text[copied..<index]))
            append(MarkupBuffer.escaped(text[index]))
            copied = index + 1
        }
        append(UnsafeBufferPointer(rebasing: text[copied...]))
    }

    /// One bit for each byte below 64 that is not written as it is: `"` `&` `'` `<` `>` and the control characters. One
    /// shift instead of a chain of comparisons for every letter of a page: 3 % of its time.
    private static let signs: UInt64 = 0x5000_00C4_FFFF_D9FF

    private static func isSign(_ byte: UInt8) -> Bool {
        byte < 64 ? signs >> UInt64(byte) & 1 == 1 : byte == 127
    }

    private static func escaped(_ byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: ""
        }
    }
}
