import CQREncode
import Platform

/// A QR code as a drawing in the page: the policy lets no image of data in, and no file holds the secret.
struct QRCode: Sendable {
    struct Failure: Error {}

    let cote: Int
    private let noirs: [Bool]

    /// - Throws: `Failure` for a text that is too long.
    init(_ texte: String) throws {
        guard !texte.utf8.contains(0), let code = QRcode_encodeString8bit(texte, 0, QR_ECLEVEL_M) else {
            throw Failure()
        }
        defer { QRcode_free(code) }
        cote = Int(code.pointee.width)
        guard let data = code.pointee.data else { throw Failure() }
        noirs = (0..<cote * cote).map { data[$0] & 1 == 1 }
    }

    /// Four light modules around it, as readers ask (ISO/IEC 18004 § 9.1); runs of dark ones are one rectangle each.
    func svg(_ nom: String) -> HTML {
        var dessin = ""
        for y in 0..<cote {
            var x = 0
            while x < cote {
                let debut = x
                while x < cote, noirs[y * cote + x] { x += 1 }
                if x > debut { dessin += "M\(debut + 4) \(y + 4)h\(x - debut)v1h-\(x - debut)z" }
                x += 1
            }
        }
        let total = cote + 8
        return """
            <svg class="qr" role="img" aria-label="\(nom)" viewBox="0 0 \(total) \(total)" width="220" height="220" \
            shape-rendering="crispEdges"><rect width="\(total)" height="\(total)" fill="#fff"></rect>\
            <path d="\(dessin)" fill="#000"></path></svg>
            """
    }
}
