import Foundation

/// Answers as they are stored: one flat object of texts. Read by hand, because a general decoder takes longer over it
/// than everything else that a page does.
enum ReponsesJSON {
    /// - Throws: `DecodingError` when the text is not an object of texts.
    static func lire(_ octets: UnsafeBufferPointer<UInt8>) throws -> [String: String] {
        var lecture = Lecture(octets: octets)
        if let lues = lecture.objet() { return lues }
        return try JSONDecoder().decode([String: String].self, from: Data(octets))
    }

    static func lire(_ texte: String) throws -> [String: String] {
        var texte = texte
        return try texte.withUTF8 { try lire($0) }
    }

    static func lire(_ octets: [UInt8]) throws -> [String: String] { try octets.withUnsafeBufferPointer { try lire($0) } }

    /// Gives up on anything but `{"cle":"valeur",…}` as the encoder writes it.
    private struct Lecture {
        let octets: UnsafeBufferPointer<UInt8>
        var place = 0

        mutating func objet() -> [String: String]? {
            guard signe("{") else { return nil }
            var valeurs: [String: String] = [:]
            valeurs.reserveCapacity(128)
            if signe("}") { return place == octets.count ? valeurs : nil }
            repeat {
                guard let cle = texte(), signe(":"), let valeur = texte() else { return nil }
                valeurs[cle] = valeur
            } while signe(",")
            return signe("}") && place == octets.count ? valeurs : nil
        }

        private mutating func signe(_ attendu: Unicode.Scalar) -> Bool {
            guard place < octets.count, octets[place] == UInt8(truncatingIfNeeded: attendu.value) else { return false }
            place += 1
            return true
        }

        private mutating func texte() -> String? {
            guard signe("\"") else { return nil }
            let debut = place
            while place < octets.count {
                switch octets[place] {
                case UInt8(ascii: "\""):
                    place += 1
                    return String(decoding: octets[debut..<(place - 1)], as: UTF8.self)
                case UInt8(ascii: "\\"): return avecEchappements(depuis: debut)
                default: place += 1
                }
            }
            return nil
        }

        private mutating func avecEchappements(depuis debut: Int) -> String? {
            var lus = Array(octets[debut..<place])
            while place < octets.count {
                let octet = octets[place]
                place += 1
                if octet == UInt8(ascii: "\"") { return String(decoding: lus, as: UTF8.self) }
                guard octet == UInt8(ascii: "\\") else {
                    lus.append(octet)
                    continue
                }
                guard place < octets.count, let clair = Lecture.clair(octets[place]) else { return nil }
                lus.append(clair)
                place += 1
            }
            return nil
        }

        /// What follows a backslash; the four-digit form is left to the decoder.
        private static func clair(_ octet: UInt8) -> UInt8? {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): octet
            case UInt8(ascii: "n"): 10
            case UInt8(ascii: "r"): 13
            case UInt8(ascii: "t"): 9
            case UInt8(ascii: "b"): 8
            case UInt8(ascii: "f"): 12
            default: nil
            }
        }
    }
}
