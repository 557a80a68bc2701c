import Foundation

/// Texts as they are sorted and searched: capitals, no accents, single spaces.
package enum Tri {
    /// What somebody types to find a text by its key: on one line, empty when no key can be made of it.
    package static func saisie(_ texte: String) -> String {
        let ligne = Texte.ligne(texte)
        return cle(ligne).isEmpty ? "" : ligne
    }

    package static func cle(_ texte: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texte.utf8.count)
        for scalar in texte.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "a"..."z": bytes.append(UInt8(scalar.value) - 32)
            case "A"..."Z", "0"..."9": bytes.append(UInt8(scalar.value))
            case "œ", "Œ": bytes.append(contentsOf: "OE".utf8)
            case "æ", "Æ": bytes.append(contentsOf: "AE".utf8)
            case _ where scalar.properties.canonicalCombiningClass != .notReordered: continue
            case _ where scalar.value < 128 || scalar.properties.isWhitespace:
                if let last = bytes.last, last != 32 { bytes.append(32) }
            default: bytes.append(contentsOf: String(scalar).uppercased().utf8)
            }
        }
        if bytes.last == 32 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
