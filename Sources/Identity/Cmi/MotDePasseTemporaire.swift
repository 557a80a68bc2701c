import Domain
import Platform

/// A password that somebody else gives, to be typed once from a mail: no sign that is mistaken for another, in three
/// groups that the eye keeps. The portal's own rule holds for it too.
enum MotDePasseTemporaire {
    private static let signes = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")

    /// 15 signs among 56: 87 random bits, less the one draw in ten thousand without upper or lower case.
    static func tirer() -> String {
        while true {
            let texte = [groupe(), groupe(), groupe()].joined(separator: "-")
            if RegleDeMotDePasse.cmi.accepte(texte) { return texte }
        }
    }

    private static func groupe() -> String {
        var texte = ""
        while texte.count < 5 {
            // 4 × 56 = 224: beyond, the first signs would come out more often.
            for octet in SecureRandom.bytes(8) where octet < 224 && texte.count < 5 {
                texte.append(signes[Int(octet) % signes.count])
            }
        }
        return texte
    }
}
