import Domain
package import Platform

/// A column of the lists of files: what it shows, how it sorts, how it filters.
package enum ColonneDossier: String, FilterColumn {
    case beneficiaire = "nom"
    case etablissement
    case numero
    case deca
    case intitule
    case debut
    case fin
    case etat

    package var titre: String {
        switch self {
        case .beneficiaire: "Nom, Prénom"
        case .etablissement: "Établissement"
        case .numero: "N° de dossier"
        case .deca: "Numéro DECA"
        case .intitule: "Intitulé de la formation"
        case .debut: "Date de début"
        case .fin: "Date de fin"
        case .etat: "Etat"
        }
    }

    /// The indexed column that it sorts on.
    var tri: SQL {
        switch self {
        case .beneficiaire: "d.beneficiaire_tri"
        case .etablissement: "d.etablissement_tri"
        case .numero: "d.numero"
        case .deca: "d.deca"
        case .intitule: "d.intitule_tri"
        case .debut: "d.date_debut"
        case .fin: "d.date_fin"
        case .etat: "d.etat"
        }
    }

    /// Lists begin with the latest.
    package static let parDefaut = (colonne: ColonneDossier.debut, decroissant: true)
    /// Drafts, beside the files sent.
    package static let vues = ["brouillon"]

    package static func lire(_ saisie: String) -> String { Texte.ligne(saisie) }

    package func phrase(_ valeur: String) -> String {
        self == .etat ? FiltreDossier.etat(valeur)?.libelle ?? valeur : valeur
    }

    func cellule(_ dossier: LigneDeDossier) -> HTML {
        switch self {
        case .beneficiaire: HTML.escaping(dossier.beneficiaire)
        case .etablissement: HTML.escaping(dossier.etablissement)
        case .numero: "<span class=\"num\">\(dossier.numero?.description ?? "")</span>"
        case .deca: "<span class=\"num\">\(dossier.deca)</span>"
        case .intitule: HTML.escaping(dossier.intitule)
        case .debut: dossier.debut.map(ColonneDossier.date) ?? ""
        case .fin: dossier.fin.map(ColonneDossier.date) ?? ""
        case .etat: pill(dossier.etat.libelle, tone: dossier.etat.toneDePastille)
        }
    }

    func texte(_ dossier: LigneDeDossier) -> String {
        switch self {
        case .beneficiaire: dossier.beneficiaire
        case .etablissement: dossier.etablissement
        case .numero: dossier.numero?.description ?? ""
        case .deca: dossier.deca
        case .intitule: dossier.intitule
        case .debut: dossier.debut?.francais ?? ""
        case .fin: dossier.fin?.francais ?? ""
        case .etat: dossier.etat.libelle
        }
    }

    private static func date(_ jour: Jour) -> HTML { "<time datetime=\"\(jour.iso)\">\(jour.francais)</time>" }
}

package typealias FiltreDossier = ListQuery<ColonneDossier>.Filtre

extension FiltreDossier {
    /// - Parameter prefixe: texts are matched by their beginning, which an index answers; else anywhere.
    func condition(prefixe: Bool) -> SQL {
        let alternatives = valeurs.map { une($0, prefixe: prefixe) }
        return "(" + SQL.join(alternatives, " OR ") + ")"
    }

    private func une(_ valeur: String, prefixe: Bool) -> SQL {
        switch colonne {
        case .etat: return FiltreDossier.etat(valeur).map { "d.etat = \($0.rawValue)" } ?? "1 = 0"
        case .numero:
            let chiffres = valeur.split(separator: ".").first.map(String.init) ?? ""
            return Int(chiffres).map { "d.numero = \($0)" } ?? "1 = 0"
        case .debut, .fin: return date(valeur)
        case .deca: return "d.deca = \(Code.normaliser(valeur))"
        case .beneficiaire, .etablissement, .intitule:
            return FiltreDossier.texte(colonne.tri, Tri.cle(valeur), prefixe: prefixe)
        }
    }

    /// A day, « depuis le 01/09/2025 », « jusqu'au 31/12/2025 ».
    private func date(_ valeur: String) -> SQL {
        let mots = valeur.split(separator: " ")
        guard let jour = mots.last.flatMap({ FiltreDossier.jour(String($0)) }) else { return "1 = 0" }
        let debut = valeur.lowercased()
        if debut.hasPrefix("depuis") || debut.hasPrefix(">") { return colonne.tri + " >= \(jour.iso)" }
        if debut.hasPrefix("jusqu") || debut.hasPrefix("<") {
            return "(" + colonne.tri + " <= \(jour.iso) AND " + colonne.tri + " <> '')"
        }
        return colonne.tri + " = \(jour.iso)"
    }

    private static func jour(_ texte: String) -> Jour? {
        let parts = texte.filter { $0.isNumber || $0 == "/" }.split(separator: "/").compactMap { Int($0) }
        return parts.count == 3 ? Jour(parts[2], parts[1], parts[0]) : nil
    }

    fileprivate static func etat(_ valeur: String) -> EtatDossier? {
        EtatDossier.allCases.first { $0.rawValue == valeur || Tri.cle($0.libelle) == Tri.cle(valeur) }
    }

    /// The end of a range of texts with the same beginning: no stored key holds a character above it.
    static func texte(_ colonne: SQL, _ cle: String, prefixe: Bool) -> SQL {
        guard !cle.isEmpty else { return "1 = 0" }
        if prefixe { return "(" + colonne + " >= \(cle) AND " + colonne + " < \(cle + "~"))" }
        return colonne + " LIKE \("%" + cle.replacing("%", with: "").replacing("_", with: "") + "%")"
    }
}
