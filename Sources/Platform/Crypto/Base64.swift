import Foundation

/// Base64 with the alphabet of URLs and without padding (RFC 4648 § 5).
package enum Base64URL {
    package static func encode(_ bytes: [UInt8]) -> String { BitGroups.encode(bytes, width: 6, letter) }

    /// Nil for anything that `encode` cannot have written.
    package static func decode(_ text: String) -> [UInt8]? {
        var text = text
        return text.withUTF8 { BitGroups.decode($0, width: 6, sextet) }
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
