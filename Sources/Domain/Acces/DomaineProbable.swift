/// The domain that was meant, when the one typed is a slip of the finger from one that everybody uses.
package enum DomaineProbable {
    /// - Returns: `gmail.com` for `gmial.com`; nil when nothing is suspected.
    package static func de(_ domaine: String) -> String? {
        let domaine = domaine.lowercased()
        guard !domaine.isEmpty, domaine.utf8.count <= 64, !connus.contains(domaine), !voisins.contains(domaine) else {
            return nil
        }
        // Short names are one letter from too many others.
        return connus.first { $0.count >= 7 && distance($0, domaine) == 1 } ?? fautesDeFin(domaine)
    }

    /// `orange.rf`, `gmail.con`, `free`: the name is right and its end is not.
    private static func fautesDeFin(_ domaine: String) -> String? {
        let parties = domaine.split(separator: ".", omittingEmptySubsequences: false)
        guard parties.count <= 2, let nom = parties.first, nom.count >= 3 else { return nil }
        let fin = parties.count == 2 ? String(parties[1]) : ""
        guard ["", "f", "rf", "fe", "c", "cm", "co", "con", "cim", "net1"].contains(fin) else { return nil }
        return connus.first { $0.hasPrefix(nom + ".") }
    }

    private static let connus = [
        "gmail.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "hotmail.fr", "hotmail.com",
        "outlook.fr", "outlook.com", "yahoo.fr", "yahoo.com", "live.fr", "icloud.com", "bbox.fr", "neuf.fr",
        "numericable.fr", "protonmail.com", "aol.com", "me.com", "gmx.fr", "gmx.com", "msn.com", "club-internet.fr",
    ]

    /// One letter from a known one, and real.
    private static let voisins: Set = ["mail.com", "ymail.com", "email.com", "gmail.fr", "hotmail.be", "live.be"]

    /// Letters added, left out, changed or swapped with their neighbour between two words (Damerau-Levenshtein,
    /// optimal string alignment).
    static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a)
        let b = Array(b)
        guard !a.isEmpty, !b.isEmpty, abs(a.count - b.count) <= 1 else { return max(a.count, b.count) }
        var avantDerniere: [Int] = []
        var derniere = Array(0...b.count)
        for i in 1...a.count {
            var ligne = [i]
            for j in 1...b.count {
                let egal = a[i - 1] == b[j - 1]
                var cout = min(derniere[j] + 1, ligne[j - 1] + 1, derniere[j - 1] + (egal ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    cout = min(cout, avantDerniere[j - 2] + 1)
                }
                ligne.append(cout)
            }
            avantDerniere = derniere
            derniere = ligne
        }
        return derniere[b.count]
    }
}
