import Foundation

/// The words that a password is made of, as whoever guesses would try them: « P@ssw0rd2026! » is « password ».
package enum FormesDeMotDePasse {
    /// Characters around a word that do not make it harder to guess: a year, a rank, a punctuation mark.
    package static let ornementAuPlus = 5

    /// The password in lower case without accents, then the words that it dresses up. Compared one by one with a list.
    package static func formes(_ motDePasse: String) -> Set<String> {
        let simple = simplifie(motDePasse)
        var formes: Set = [simple, deguise(simple)]
        let mot = sansOrnement(simple)
        if !mot.isEmpty, simple.count - mot.count <= ornementAuPlus {
            formes.insert(mot)
            formes.insert(deguise(mot))
        }
        return formes
    }

    /// Whether the password holds one of these names, as the address of its holder or the name of the OPCO.
    /// Names of fewer than four letters say nothing: they are in too many words.
    package static func contient(_ motDePasse: String, un noms: [String]) -> Bool {
        let simple = simplifie(motDePasse)
        let lu = [simple, deguise(simple)].map { $0.filter { $0.isLetter || $0.isNumber } }
        return noms.flatMap(parties).contains { nom in lu.contains { $0.contains(nom) } }
    }

    /// The same character again and again, or a row of the alphabet, of figures or of the keyboard.
    package static func estUneSuite(_ motDePasse: String) -> Bool {
        let simple = simplifie(motDePasse)
        guard Set(simple).count > 2 else { return true }
        let lettres = simple.filter { $0.isLetter || $0.isNumber }
        return rangees.contains { $0.contains(lettres) || String($0.reversed()).contains(lettres) }
    }

    private static let rangees = [
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "azertyuiopqsdfghjklmwxcvbn",
        "qwertyuiopasdfghjklzxcvbnm",
    ]

    /// « jean.durand@cfa-erables.example » names « jean », « durand », « erables »; what follows the last dot names nobody.
    private static func parties(_ nom: String) -> [String] {
        let simple = simplifie(nom)
        let coupe = simple.contains("@") ? simple[..<(simple.lastIndex(of: ".") ?? simple.endIndex)] : simple[...]
        return coupe.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count >= 4 }
    }

    private static func simplifie(_ texte: String) -> String {
        texte.decomposedStringWithCompatibilityMapping.lowercased()
            .filter { !$0.isWhitespace }.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
            .reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    private static func sansOrnement(_ texte: String) -> String {
        var reste = texte[...]
        while let premier = reste.first, !premier.isLetter { reste = reste.dropFirst() }
        while let dernier = reste.last, !dernier.isLetter { reste = reste.dropLast() }
        return String(reste)
    }

    /// Signs written for the letter that they look like.
    private static func deguise(_ texte: String) -> String { String(texte.map { sosies[$0] ?? $0 }) }

    private static let sosies: [Character: Character] = [
        "@": "a", "4": "a", "3": "e", "€": "e", "1": "i", "!": "i", "0": "o", "5": "s", "$": "s", "7": "t", "8": "b",
    ]
}
