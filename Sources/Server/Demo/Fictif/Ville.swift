/// A town of the sample of communes.
struct Ville: Sendable {
    let codePostal: String
    let nom: String
    /// As in the official list: `35`, `2A`, `974`.
    let departement: String

    /// One for each of 28 départements.
    static let toutes: [Ville] = """
        35000 RENNES|44000 NANTES|59000 LILLE|69003 LYON|13005 MARSEILLE|31000 TOULOUSE|33000 BORDEAUX|67000 STRASBOURG
        49000 ANGERS|72000 LE MANS|29200 BREST|56000 VANNES|22000 ST BRIEUC|53000 LAVAL|14000 CAEN|76000 ROUEN
        80000 AMIENS|51100 REIMS|57000 METZ|21000 DIJON|38000 GRENOBLE|34000 MONTPELLIER|06000 NICE|37000 TOURS
        63000 CLERMONT FERRAND|92310 SEVRES|95000 CERGY|97400 ST DENIS
        """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { ligne in
            let code = String(ligne.prefix(5))
            return Ville(
                codePostal: code, nom: String(ligne.dropFirst(6)),
                departement: String(code.prefix(code.hasPrefix("97") ? 3 : 2)))
        }
}
