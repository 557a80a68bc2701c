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
        guard text.utf8.allSatisfy(isOfAlphabet) else { return nil }
        let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding) else { return nil }
        let bytes = [UInt8](data)
        return encode(bytes) == text ? bytes : nil
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

    private static func isOfAlphabet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// Base64 of RFC 4648 § 4, with padding.
package enum Base64 {
    package static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
