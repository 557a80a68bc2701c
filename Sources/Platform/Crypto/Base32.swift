/// RFC 4648 § 6, without padding: letters and digits alone, one case of them. What people copy by hand into an application,
/// and what tickets are written in.
package enum Base32 {
    package static func encode(_ bytes: [UInt8]) -> String { BitGroups.encode(bytes, width: 5, letter) }

    /// Nil for anything that `encode` cannot have written, other spellings of the same bytes included.
    package static func decode(_ text: Substring) -> [UInt8]? {
        var text = text
        return text.withUTF8 { BitGroups.decode($0, width: 5, quintet) }
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
