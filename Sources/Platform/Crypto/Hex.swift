/// Bytes written with two lower-case hexadecimal digits each. On arrays and strings alone: tickets go through here at each
/// single sign-on, and generic code costs several times as much from another module.
package enum Hex {
    package static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { text in
            var end = 0
            for byte in bytes {
                text[end] = digit(byte >> 4)
                text[end + 1] = digit(byte & 15)
                end += 2
            }
            return end
        }
    }

    /// Nil for anything that `encode` cannot have written.
    package static func decode(_ text: String) -> [UInt8]? { decode(text[...]) }

    package static func decode(_ text: Substring) -> [UInt8]? {
        var text = text
        return text.withUTF8 { digits in
            guard digits.count.isMultiple(of: 2) else { return nil }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(digits.count / 2)
            for index in stride(from: 0, to: digits.count, by: 2) {
                guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
                bytes.append(high << 4 | low)
            }
            return bytes
        }
    }

    private static func digit(_ four: UInt8) -> UInt8 {
        four < 10 ? UInt8(ascii: "0") + four : UInt8(ascii: "a") + four - 10
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 97...102: digit - 87
        default: nil
        }
    }
}
