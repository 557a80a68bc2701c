import Domain
import Platform

/// A column of the list: what it shows, how it sorts, how it filters.
enum ColonneNotification: String, FilterColumn {
    case numero, message, siret
    case raisonSociale = "raison-sociale"
    case prenom, nom, date

    /// Lists begin with the latest.
    static let parDefaut = (colonne: ColonneNotification.date, decroissant: true)
    static func lire(_ saisie: String) -> String { Texte.ligne(saisie) }

    var titre: String {
        switch self {
        case .numero: "N° de dossier"
        case .message: "Message"
        case .siret: "Siret"
        case .raisonSociale: "Raison sociale"
        case .prenom: "Prénom du stagiaire"
        case .nom: "Nom du stagiaire"
        case .date: "Date"
        }
    }

    /// The indexed column that it sorts on.
    var tri: SQL {
        switch self {
        case .numero: "n.numero_tri"
        case .message: "n.message_tri"
        case .siret: "n.siret"
        case .raisonSociale: "n.raison_sociale_tri"
        case .prenom: "n.prenom_tri"
        case .nom: "n.nom_tri"
        case .date: "n.cree_le"
        }
    }

    /// What a value asked for must match.
    func condition(_ valeur: String) -> SQL {
        switch self {
        case .numero: ColonneNotification.debut("n.numero", valeur.filter { $0.isNumber || $0 == "." })
        case .siret: ColonneNotification.debut("n.siret", valeur.filter(\.isNumber))
        case .message, .raisonSociale, .prenom, .nom: ColonneNotification.contient(tri, valeur)
        case .date: PlageDeJours(valeur)?.condition(tri) ?? "1 = 0"
        }
    }

    /// Number, SIRET, company or person.
    static func recherche(_ texte: String) -> SQL {
        let chiffres = texte.filter { !$0.isWhitespace }
        if !chiffres.isEmpty, chiffres.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }) {
            return "(\(debut("n.numero", chiffres)) OR \(debut("n.siret", chiffres)))"
        }
        let alternatives = [ColonneNotification.raisonSociale, .prenom, .nom].map { contient($0.tri, texte) }
        return "(" + SQL.join(alternatives, " OR ") + ")"
    }

    private static func debut(_ colonne: SQL, _ texte: String) -> SQL {
        texte.isEmpty ? "1 = 0" : colonne + " LIKE \(texte + "%")"
    }

    /// Keys hold no character that LIKE reads otherwise.
    private static func contient(_ colonne: SQL, _ texte: String) -> SQL {
        let cle = Tri.cle(texte)
        return cle.isEmpty ? "1 = 0" : colonne + " LIKE \("%" + cle + "%")"
    }
}

/// « 14/10/2025 », « depuis le 01/09/2025 », « jusqu'au 31/12/2025 ».
struct PlageDeJours {
    private let du: Jour?
    private let au: Jour?

    init?(_ valeur: String) {
        guard let dernier = valeur.split(separator: " ").last else { return nil }
        let parts = dernier.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let jour = Jour(iso: "\(parts[2])-\(parts[1])-\(parts[0])") else { return nil }
        let mots = valeur.lowercased()
        du = mots.hasPrefix("jusqu") ? nil : jour
        au = mots.hasPrefix("depuis") ? nil : jour
    }

    func condition(_ colonne: SQL) -> SQL {
        var conditions: [SQL] = []
        if let du { conditions.append(colonne + " >= \(PlageDeJours.debut(du).iso)") }
        if let au { conditions.append(colonne + " < \(PlageDeJours.debut(au.ajoutant(jours: 1)).iso)") }
        return "(" + SQL.join(conditions, " AND ") + ")"
    }

    /// Midnight in Paris.
    static func debut(_ jour: Jour) -> Instant {
        Instant(paris: WallClock(year: jour.annee, month: jour.mois, day: jour.jour, hour: 0, minute: 0))
    }
}
