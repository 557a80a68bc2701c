package import Domain
package import Platform

/// An order of the desk's queue.
package enum ColonneDeBureau: String, ListColumn {
    case beneficiaire = "nom"
    case etablissement
    case numero
    case complet
    case delai
    case controles
    case gestionnaire
    case etat

    package var titre: String {
        switch self {
        case .beneficiaire: "Salarié et dossier"
        case .etablissement: "Entreprise et organisme"
        case .numero: "N° de dossier"
        case .complet: "Complet le"
        case .delai: "Délai légal"
        case .controles: "Contrôles"
        case .gestionnaire: "Gestionnaire"
        case .etat: "Etat"
        }
    }

    /// What it sorts on: each has its index, over the queue and over every sent file.
    var tri: SQL {
        switch self {
        case .beneficiaire: "d.beneficiaire_tri"
        case .etablissement: "d.etablissement_tri"
        case .numero: "d.numero"
        case .complet: "d.complet_le"
        case .delai: BureauStore.delai
        case .controles: "d.controles"
        case .gestionnaire: "d.gestionnaire"
        case .etat: "(d.etat || '')"
        }
    }
}

/// Where the legal delay stands.
package enum FiltreDeDelai: String, Sendable, CaseIterable {
    case depasse
    case cinq = "5"
    case suspendu

    package var libelle: String {
        switch self {
        case .depasse: "Délai dépassé"
        case .cinq: "Moins de 5 jours"
        case .suspendu: "Suspendu"
        }
    }
}

package enum FiltreDeGestionnaire: String, Sendable, CaseIterable {
    case moi, aucun

    package var libelle: String {
        switch self {
        case .moi: "À moi"
        case .aucun: "Sans gestionnaire"
        }
    }
}

/// The state of the queue, whole in its URL.
package struct RequeteDeBureau: ListState, Equatable {
    /// Every sent file, rather than those that wait for a decision.
    package var tous = false
    package var colonne = ColonneDeBureau.delai
    package var decroissant = false
    package var recherche = ""
    package var etats: [EtatDossier] = []
    /// Code of a delegation, empty for all.
    package var delegation = ""
    package var delai: FiltreDeDelai?
    package var gestionnaire: FiltreDeGestionnaire?
    /// Sent more than this many days ago.
    package var anciennete: Int?
    /// From 1.
    package var page = 1
    package var taille = 10

    package static let anciennetes = [5, 10, 20]

    package init() {}

    package init(_ query: FormData) {
        tous = query["vue"] == "tous"
        (colonne, decroissant) = ListParameters.tri(query, parDefaut: (.delai, false))
        recherche = Texte.ligne(String(query["q"].prefix(100)))
        let offerts = tous ? EtatDossier.transmissibles : EtatDossier.aTraiter
        let demandes = query.values("etat")
        etats = offerts.filter { demandes.contains($0.rawValue) }
        delegation = query["delegation"].pathComponent
        delai = FiltreDeDelai(rawValue: query["delai"])
        gestionnaire = FiltreDeGestionnaire(rawValue: query["gestionnaire"])
        anciennete = Int(query["age"]).flatMap { RequeteDeBureau.anciennetes.contains($0) ? $0 : nil }
        page = ListParameters.page(query)
        taille = ListParameters.taille(query)
    }

    package var parametres: [(name: String, value: String)] {
        var liste: [(String, String)] = []
        if tous { liste.append(("vue", "tous")) }
        if (colonne, decroissant) != (.delai, false) { liste.append(("tri", tri)) }
        if !recherche.isEmpty { liste.append(("q", recherche)) }
        liste += etats.map { ("etat", $0.rawValue) }
        if !delegation.isEmpty { liste.append(("delegation", delegation)) }
        if let delai { liste.append(("delai", delai.rawValue)) }
        if let gestionnaire { liste.append(("gestionnaire", gestionnaire.rawValue)) }
        if let anciennete { liste.append(("age", String(anciennete))) }
        if taille != 10 { liste.append(("lignes", String(taille))) }
        return liste
    }

    var filtree: Bool {
        !recherche.isEmpty || !etats.isEmpty || delai != nil || gestionnaire != nil || anciennete != nil
    }
}

extension EtatDossier {
    /// States of the queue.
    static let aTraiter: [EtatDossier] = allCases.filter(\.aInstruire)
    /// States of a sent file.
    static let transmissibles: [EtatDossier] = allCases.filter { $0 != .brouillon }
}
