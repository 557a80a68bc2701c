/// A civil day of the Gregorian calendar, without hour or time zone.
///
/// Written `2025-10-14` in storage and interfaces, `14/10/2025` on screens. Ordering is chronological.
package struct Jour: Hashable, Comparable, Sendable {
    package let annee: Int
    package let mois: Int
    package let jour: Int

    /// - Returns: `nil` when the three numbers name no day of the years 1 to 9999.
    package init?(_ annee: Int, _ mois: Int, _ jour: Int) {
        guard (1...9999).contains(annee), (1...12).contains(mois),
            jour >= 1, jour <= Jour.longueur(mois: mois, annee: annee)
        else { return nil }
        self.annee = annee
        self.mois = mois
        self.jour = jour
    }

    /// Number of days since 1970-01-01, negative before it.
    package init(rang: Int) {
        // Civil-from-days on 400-year eras that start on 1 March, so that the leap day closes a year.
        let z = rang + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        jour = doy - (153 * mp + 2) / 5 + 1
        mois = mp < 10 ? mp + 3 : mp - 9
        annee = yoe + era * 400 + (mois <= 2 ? 1 : 0)
    }

    /// Number of days since 1970-01-01.
    package var rang: Int {
        let y = mois <= 2 ? annee - 1 : annee
        let era = (y >= 0 ? y : y - 399) / 400
        let yoe = y - era * 400
        let doy = (153 * (mois > 2 ? mois - 3 : mois + 9) + 2) / 5 + jour - 1
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
        return era * 146_097 + doe - 719_468
    }

    /// 1 for Monday to 7 for Sunday.
    package var jourDeSemaine: Int { ((rang + 3) % 7 + 7) % 7 + 1 }

    package static func < (a: Jour, b: Jour) -> Bool {
        (a.annee, a.mois, a.jour) < (b.annee, b.mois, b.jour)
    }

    package static func longueur(mois: Int, annee: Int) -> Int {
        switch mois {
        case 2: estBissextile(annee) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func estBissextile(_ annee: Int) -> Bool {
        annee % 4 == 0 && (annee % 100 != 0 || annee % 400 == 0)
    }

    package func ajoutant(jours: Int) -> Jour { Jour(rang: rang + jours) }

    /// Keeps the day of the month, or takes the month's last day when it has none.
    package func ajoutant(mois n: Int) -> Jour {
        let total = annee * 12 + (mois - 1) + n
        let a = total / 12
        let m = total % 12 + 1
        return Jour(a, m, min(jour, Jour.longueur(mois: m, annee: a))) ?? self
    }

    /// Number of days from this one to the other, zero when they are the same.
    package func jours(jusque autre: Jour) -> Int { autre.rang - rang }

    package var premierDuMoisSuivant: Jour { Jour(annee, mois, 1)?.ajoutant(mois: 1) ?? self }
}

extension Jour {
    /// Reads `2025-10-14`; anything else, an impossible day included, is `nil`.
    package init?(iso texte: some StringProtocol) {
        self.init(octets: texte.utf8)
    }

    /// A text of its own type, as nearly all are: read without looking up how its type walks its bytes, which took 1.5 %
    /// of a list's page.
    package init?(iso texte: String) { self.init(octets: texte.utf8) }

    private init?(octets: some Collection<UInt8>) {
        // Read digit by digit: a page reads dozens of days.
        var nombres = (0, 0, 0)
        var rang = 0
        for octet in octets {
            switch (rang, octet) {
            case (4, 45), (7, 45): break
            case (0..<4, 48...57): nombres.0 = nombres.0 * 10 + Int(octet - 48)
            case (5..<7, 48...57): nombres.1 = nombres.1 * 10 + Int(octet - 48)
            case (8..<10, 48...57): nombres.2 = nombres.2 * 10 + Int(octet - 48)
            default: return nil
            }
            rang += 1
        }
        guard rang == 10 else { return nil }
        self.init(nombres.0, nombres.1, nombres.2)
    }

    /// `2025-10-14`
    package var iso: String {
        String(unsafeUninitializedCapacity: 10) { octets in
            Jour.ecrire(annee, 4, en: 0, octets)
            octets[4] = UInt8(ascii: "-")
            Jour.ecrire(mois, 2, en: 5, octets)
            octets[7] = UInt8(ascii: "-")
            Jour.ecrire(jour, 2, en: 8, octets)
            return 10
        }
    }

    /// `14/10/2025`
    package var francais: String {
        String(unsafeUninitializedCapacity: 10) { octets in
            Jour.ecrire(jour, 2, en: 0, octets)
            octets[2] = UInt8(ascii: "/")
            Jour.ecrire(mois, 2, en: 3, octets)
            octets[5] = UInt8(ascii: "/")
            Jour.ecrire(annee, 4, en: 6, octets)
            return 10
        }
    }

    private static func ecrire(
        _ nombre: Int, _ largeur: Int, en place: Int, _ octets: UnsafeMutableBufferPointer<UInt8>
    ) {
        var reste = max(0, nombre)
        for rang in stride(from: place + largeur - 1, through: place, by: -1) {
            octets[rang] = UInt8(48 + reste % 10)
            reste /= 10
        }
    }
}

extension Jour: CustomStringConvertible {
    package var description: String { iso }
}

extension Jour: Codable {
    package init(from decoder: any Decoder) throws {
        let texte = try decoder.singleValueContainer().decode(String.self)
        guard let jour = Jour(iso: texte) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day"))
        }
        self = jour
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
