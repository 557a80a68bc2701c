import Platform

/// A password that somebody else gives, to be typed once from a mail: no sign that is mistaken for another.
enum MotDePasseTemporaire {
    private static let signes = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")

    /// 15 signs among 56: 87 random bits.
    static func tirer() -> String {
        var texte = ""
        while texte.count < 15 {
            // 4 × 56 = 224: beyond, the first signs would come out more often.
            for octet in SecureRandom.bytes(24) where octet < 224 && texte.count < 15 {
                texte.append(signes[Int(octet) % signes.count])
            }
        }
        return texte
    }
}
