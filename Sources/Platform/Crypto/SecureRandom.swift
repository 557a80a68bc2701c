import Foundation

/// Randomness from the operating system.
package enum SecureRandom {
    package static func bytes(_ count: Int) -> [UInt8] {
        // In one call: the standard library's generator asks the system anew for every eight bytes, and each page draws
        // the mask of its token. This one fills the whole or stops the process; it never gives less.
        [UInt8](unsafeUninitializedCapacity: count) { bytes, made in
            if let start = bytes.baseAddress { arc4random_buf(start, count) }
            made = count
        }
    }

    /// A secret that fits in a URL, a cookie or a file name: 32 bytes are 43 characters.
    package static func token(bytes count: Int = 32) -> String { Base64URL.encode(bytes(count)) }
}

/// Base64 with the alphabet of URLs and without padding (RFC 4648 § 5).
package enum Base64URL {
    package static func encode(_ bytes: [UInt8]) -> String {
        let length = (bytes.count * 4 + 2) / 3
        return String(unsafeUninitializedCapacity: length) { text in
            // Six bits are taken whenever there are as many; the last ones are completed by zeros.
            var (held, bits, place) = (UInt32(0), 0, 0)
            func put(_ sextet: UInt32) {
                text[place] = letter(UInt8(sextet & 63))
                place += 1
            }
            for byte in bytes {
                held = held << 8 | UInt32(byte)
                bits += 8
                while bits >= 6 {
                    bits -= 6
                    put(held >> UInt32(bits))
                }
            }
            if bits > 0 { put(held << UInt32(6 - bits)) }
            return place
        }
    }

    /// Nil for anything that `encode` cannot have written.
    package static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3 / 4)
        var (held, bits) = (UInt32(0), 0)
        for letter in text.utf8 {
            guard let sextet = sextet(letter) else { return nil }
            held = held << 6 | UInt32(sextet)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
            }
        }
        // One letter too many, or bits after the last byte that are not zeros.
        return bits < 6 && held & (1 << UInt32(bits) - 1) == 0 ? bytes : nil
    }

    private static func letter(_ sextet: UInt8) -> UInt8 {
        switch sextet {
        case 0..<26: UInt8(ascii: "A") + sextet
        case 26..<52: UInt8(ascii: "a") + sextet - 26
        case 52..<62: UInt8(ascii: "0") + sextet - 52
        case 62: UInt8(ascii: "-")
        default: UInt8(ascii: "_")
        }
    }

    private static func sextet(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}

/// Base64 of RFC 4648 § 4, with padding.
package enum Base64 {
    package static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
