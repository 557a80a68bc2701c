/// Bytes written with two lower-case hexadecimal digits each.
package enum Hex {
    package static func encode(_ bytes: some Sequence<UInt8>) -> String { Digest.hex(bytes) }

    /// Nil for anything that `encode` cannot have written.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in text.utf8 {
            let value: UInt8
            switch digit {
            case 48...57: value = digit - 48
            case 97...102: value = digit - 87
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}
