/// Bytes as letters of so many bits each, the last completed by zeros, without padding: what the bases of RFC 4648 share.
enum BitGroups {
    // Compiled for each base: tickets go through here at each single sign-on.
    /// - Parameters:
    ///   - width: bits of a letter, five or six.
    ///   - letter: the sign of a group.
    @inline(__always)
    static func encode(_ bytes: [UInt8], width: UInt32, _ letter: (UInt8) -> UInt8) -> String {
        let mask = UInt32(1) << width - 1
        let length = (bytes.count * 8 + Int(width) - 1) / Int(width)
        return String(unsafeUninitializedCapacity: length) { text in
            var (held, bits, place) = (UInt32(0), UInt32(0), 0)
            func put(_ group: UInt32) {
                text[place] = letter(UInt8(group & mask))
                place += 1
            }
            for byte in bytes {
                held = held << 8 | UInt32(byte)
                bits += 8
                while bits >= width {
                    bits -= width
                    put(held >> bits)
                }
            }
            if bits > 0 { put(held << (width - bits)) }
            return place
        }
    }

    /// Nil for anything that `encode` cannot have written.
    /// - Parameter group: the bits of a sign, nil for one that is no letter of the base.
    @inline(__always)
    static func decode(
        _ text: UnsafeBufferPointer<UInt8>, width: UInt32, _ group: (UInt8) -> UInt8?
    ) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * Int(width) / 8)
        var (held, bits) = (UInt32(0), UInt32(0))
        for letter in text {
            guard let group = group(letter) else { return nil }
            held = held << width | UInt32(group)
            bits += width
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> bits))
            }
        }
        // One letter too many, or bits after the last byte that are not zeros.
        return bits < width && held & (1 << bits - 1) == 0 ? bytes : nil
    }
}
