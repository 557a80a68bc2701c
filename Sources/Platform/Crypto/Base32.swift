/// RFC 4648 § 6, without padding: letters and digits alone, one case of them. What people copy by hand into an application,
/// and what tickets are written in.
package enum Base32 {
    package static func encode(_ bytes: [UInt8]) -> String {
        let length = (bytes.count * 8 + 4) / 5
        return String(unsafeUninitializedCapacity: length) { text in
            // Five bits are taken whenever there are as many; the last ones are completed by zeros.
            var (held, bits, place) = (UInt32(0), UInt32(0), 0)
            func put(_ quintet: UInt32) {
                text[place] = letter(UInt8(truncatingIfNeeded: quintet & 31))
                place += 1
            }
            for byte in bytes {
                held = held << 8 | UInt32(byte)
                bits += 8
                while bits >= 5 {
                    bits -= 5
                    put(held >> bits)
                }
            }
            if bits > 0 { put(held << (5 - bits)) }
            return place
        }
    }

    /// Nil for anything that `encode` cannot have written, other spellings of the same bytes included.
    package static func decode(_ text: Substring) -> [UInt8]? {
        var text = text
        return text.withUTF8 { letters in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(letters.count * 5 / 8)
            var (held, bits) = (UInt32(0), UInt32(0))
            for letter in letters {
                guard let quintet = quintet(letter) else { return nil }
                held = held << 5 | UInt32(quintet)
                bits += 5
                if bits >= 8 {
                    bits -= 8
                    bytes.append(UInt8(truncatingIfNeeded: held >> bits))
                }
            }
            // One letter too many, or bits after the last byte that are not zeros.
            return bits < 5 && held & (1 << bits - 1) == 0 ? bytes : nil
        }
    }

    private static func letter(_ quintet: UInt8) -> UInt8 {
        quintet < 26 ? UInt8(ascii: "A") + quintet : UInt8(ascii: "2") + quintet - 26
    }

    private static func quintet(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
        case UInt8(ascii: "2")...UInt8(ascii: "7"): letter - UInt8(ascii: "2") + 26
        default: nil
        }
    }
}
