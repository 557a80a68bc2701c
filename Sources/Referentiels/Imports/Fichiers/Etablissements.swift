import Domain
import Platform

/// `StockEtablissement_utf8.csv` of INSEE's Sirene.
struct Etablissements: LineMapper {
    let table = BulkTable(
        "etablissement", keys: ["siret"],
        [
            .text("denomination"), .text("enseigne"), .integer("siege"), .text("numero"), .text("indice"),
            .text("type_voie"), .text("libelle_voie"), .text("complement"), .text("code_postal"), .text("commune"),
            .text("code_commune"), .text("departement"), .text("naf"), .text("effectif"), .text("etat"),
            .text("date_fermeture"), .integer("employeur"), .integer("test"), .text("nom_recherche"),
        ])
    let ceased: (column: StaticString, value: String)? = ("etat", "F")

    private let siret, etat, siege, debut: Int
    private let denomination, enseigne, employeur, naf, effectif: Int?
    private let numero, indice, typeVoie, libelleVoie, complement, codePostal, codeCommune: Int?
    private let communes: [Int?]
    private var key: [UInt8] = []
    private var folded: [UInt8] = []

    init(_ header: Header) throws {
        siret = try header.column("siret")
        etat = try header.column("etatAdministratifEtablissement")
        siege = try header.column("etablissementSiege")
        debut = try header.column("dateDebut")
        denomination = header.optional("denominationUsuelleEtablissement")
        enseigne = header.optional("enseigne1Etablissement")
        employeur = header.optional("caractereEmployeurEtablissement")
        naf = header.optional("activitePrincipaleEtablissement")
        effectif = header.optional("trancheEffectifsEtablissement")
        numero = header.optional("numeroVoieEtablissement")
        indice = header.optional("indiceRepetitionEtablissement")
        typeVoie = header.optional("typeVoieEtablissement")
        libelleVoie = header.optional("libelleVoieEtablissement")
        complement = header.optional("complementAdresseEtablissement")
        codePostal = header.optional("codePostalEtablissement")
        codeCommune = header.optional("codeCommuneEtablissement")
        communes = [
            header.optional("libelleCommuneEtablissement"), header.optional("libelleCommuneEtrangerEtablissement"),
        ]
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        guard Valeurs.siret(line[siret], into: &key) else { return "SIRET qui n'a pas 14 chiffres" }
        let test = Valeurs.estDeTest(siret: key)
        guard test || Valeurs.cleJuste(siret: key) else { return "clé du SIRET fausse" }
        let state = line[etat]
        guard state.count == 1, state[0] == UInt8(ascii: "A") || state[0] == UInt8(ascii: "F") else {
            return "état administratif autre que A ou F"
        }
        let closed = state[0] == UInt8(ascii: "F")
        let since = line[debut]
        if closed, !since.isEmpty, Valeurs.jour(since) == nil { return "date de début illisible" }

        let usual = known(line[denomination])
        let sign = known(line[enseigne])
        lines.append(key)
        Cellule.append(usual, of: line, to: &lines)
        Cellule.append(sign, of: line, to: &lines)
        lines.append(line[siege].first == UInt8(ascii: "t"))
        for column in [numero, indice, typeVoie, libelleVoie, complement, codePostal] {
            Cellule.append(known(line[column]), of: line, to: &lines)
        }
        let commune = known(line[communes[0]])
        Cellule.append(commune.isEmpty ? known(line[communes[1]]) : commune, of: line, to: &lines)
        Cellule.append(known(line[codeCommune]), of: line, to: &lines)
        let place = Valeurs.departement(commune: known(line[codeCommune]), codePostal: known(line[codePostal]))
        if let place { lines.append(place) } else { lines.appendNull() }
        let activity = known(line[naf])
        if activity.isEmpty { lines.appendNull() } else { lines.append(activity.filter { $0 != UInt8(ascii: ".") }) }
        Cellule.append(known(line[effectif]), of: line, to: &lines)
        lines.append(state)
        if closed { lines.append(Valeurs.jour(since)?.iso) } else { lines.appendNull() }
        switch line[employeur].first {
        case UInt8(ascii: "O"): lines.append(true)
        case UInt8(ascii: "N"): lines.append(false)
        default: lines.appendNull()
        }
        lines.append(test)
        lines.append(folding: usual.isEmpty ? sign : usual, scratch: &folded)
        return nil
    }

    /// « [ND] » hides what the person asked not to publish.
    private func known(_ cell: Octets) -> Octets {
        cell.count == 4 && cell[0] == UInt8(ascii: "[") && cell[1] == UInt8(ascii: "N")
            ? Octets(rebasing: cell[..<0])
            : cell
    }
}
