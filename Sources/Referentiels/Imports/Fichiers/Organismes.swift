import Domain
import Platform

/// The public list of training organisations (L6351-7-1), from its raw file or from its Opendatasoft export.
struct Organismes: LineMapper {
    let table = BulkTable(
        "organisme_formation", keys: ["siret"],
        [
            .text("nda"), .text("denomination"), .text("voie"), .text("code_postal"), .text("ville"),
            .text("derniere_declaration"), .text("nom_recherche"), .integer("qualiopi_formation"),
            .integer("qualiopi_bilan"), .integer("qualiopi_vae"), .integer("qualiopi_apprentissage"),
        ])

    private let siret, nda, denomination: Int
    private let voie, codePostal, ville, declaration: Int?
    private let qualiopi: [Int?]
    private var key: [UInt8] = []
    private var folded: [UInt8] = []

    init(_ header: Header) throws {
        siret = try header.column("siretEtablissementDeclarant")
        nda = try header.column("numeroDeclarationActivite")
        denomination = try header.column("denomination")
        voie = header.optional("adressePhysiqueOrganismeFormation.voie")
        codePostal = header.optional("adressePhysiqueOrganismeFormation.codePostal")
        ville = header.optional("adressePhysiqueOrganismeFormation.ville")
        declaration = header.optional("informationsDeclarees.dateDerniereDeclaration")
        qualiopi = [
            header.optional("certifications.actionsDeFormation"), header.optional("certifications.bilansDeCompetences"),
            header.optional("certifications.VAE"), header.optional("certifications.actionsDeFormationParApprentissage"),
        ]
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        guard Valeurs.siret(line[siret], into: &key) else { return "SIRET qui n'a pas 14 chiffres" }
        guard Valeurs.cleJuste(siret: key) || Valeurs.estDeTest(siret: key) else { return "clé du SIRET fausse" }
        let number = Code.normaliser(Cellule.decode(line[nda]))
        guard NDA.formatJuste(number) else { return "numéro de déclaration d'activité qui n'a pas 11 chiffres" }
        let name = line[denomination]
        guard !name.isEmpty else { return "dénomination absente" }
        let day = line[declaration]
        guard day.isEmpty || Valeurs.jour(day) != nil else { return "date de dernière déclaration illisible" }
        lines.append(key)
        lines.append(number.utf8)
        for column in [denomination, voie, codePostal, ville] { Cellule.append(line[column], of: line, to: &lines) }
        lines.append(Valeurs.jour(day)?.iso)
        lines.append(folding: Array(Cellule.decode(name).utf8), scratch: &folded)
        for column in qualiopi { lines.append(line[column].first.map { $0 | 32 } == UInt8(ascii: "t")) }
        return nil
    }
}

/// The directory of schools (annuaire de l'éducation): which UAI belongs to which SIRET, and how to reach them.
struct NumerosUAI: LineMapper {
    let table = BulkTable(
        "uai", keys: ["uai"], [.text("siret"), .text("nom"), .text("courriel"), .text("telephone")])

    private let uai, nom: Int
    private let siret, courriel, telephone: Int?
    private var key: [UInt8] = []

    init(_ header: Header) throws {
        uai = try header.column("Identifiant_de_l_etablissement", "numero_uai", "uai", "code UAI")
        nom = try header.column("Nom_etablissement", "appellation_officielle", "denomination_principale", "nom")
        siret = header.optional("SIREN_SIRET", "numero_siren_siret_uai", "siret", "n° SIRET")
        courriel = header.optional("Mail", "courriel")
        telephone = header.optional("Telephone")
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        let code = Code.normaliser(Cellule.decode(line[uai]))
        guard UAI.formatJuste(code) else { return "UAI qui n'a pas 7 chiffres et une lettre" }
        guard !line[nom].isEmpty else { return "nom absent" }
        lines.append(code.utf8)
        // A SIREN alone does not say which establishment it is.
        if Valeurs.siret(line[siret], into: &key) { lines.append(key) } else { lines.appendNull() }
        for column in [nom, courriel, telephone] { Cellule.append(line[column], of: line, to: &lines) }
        return nil
    }
}
