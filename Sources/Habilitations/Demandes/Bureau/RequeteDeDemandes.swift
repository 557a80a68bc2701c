import Domain
import Platform

/// An order of the queue of requests.
enum ColonneDeDemande: String, ListColumn {
    case nom, type, delegation, envoi, echeance, gestionnaire, etat

    var titre: String {
        switch self {
        case .nom: "Demandeur"
        case .type: "Type"
        case .delegation: "Délégation"
        case .envoi: "Reçue le"
        case .echeance: "Délai de réponse"
        case .gestionnaire: "Gestionnaire"
        case .etat: "Etat"
        }
    }

    /// What it sorts on: each has its index, over the queue and over every request.
    var tri: SQL {
        switch self {
        case .nom: "d.nom_tri"
        case .type: "d.type"
        case .delegation: "d.delegation"
        case .envoi: "d.envoyee_le"
        case .echeance: "d.echeance"
        case .gestionnaire: "d.gestionnaire"
        case .etat: "d.etat"
        }
    }
}

enum FiltreDeMain: String, Sendable, CaseIterable {
    case moi, aucun

    var libelle: String {
        switch self {
        case .moi: "À moi"
        case .aucun: "Sans gestionnaire"
        }
    }
}

/// The state of the queue, whole in its URL.
struct RequeteDeDemandes: ListState, Equatable {
    /// Decided requests too.
    var toutes = false
    var colonne = ColonneDeDemande.echeance
    var decroissant = false
    var recherche = ""
    var delegation = ""
    var dga = ""
    var type: TypeDeDemandeur?
    var etat: EtatDemande?
    var gestionnaire: FiltreDeMain?
    /// Only those whose delay has passed.
    var depassees = false
    /// From 1.
    var page = 1
    var taille = 10

    static let typesOfferts: [TypeDeDemandeur] = TypeDeDemandeur.allCases.filter { $0.espace != nil }

    init() {}

    init(_ query: FormData) {
        toutes = query["vue"] == "toutes"
        (colonne, decroissant) = ListParameters.tri(query, parDefaut: (.echeance, false))
        recherche = Texte.ligne(String(query["q"].prefix(100)))
        delegation = query["delegation"].pathComponent
        dga = query["dga"].pathComponent
        type = TypeDeDemandeur(rawValue: query["type"]).flatMap { Self.typesOfferts.contains($0) ? $0 : nil }
        etat = toutes ? EtatDemande(rawValue: query["etat"]) : nil
        gestionnaire = FiltreDeMain(rawValue: query["gestionnaire"])
        depassees = query["delai"] == "depasse"
        page = ListParameters.page(query)
        taille = ListParameters.taille(query)
    }

    var parametres: [(name: String, value: String)] {
        var liste: [(String, String)] = []
        if toutes { liste.append(("vue", "toutes")) }
        if (colonne, decroissant) != (.echeance, false) { liste.append(("tri", tri)) }
        if !recherche.isEmpty { liste.append(("q", recherche)) }
        if !delegation.isEmpty { liste.append(("delegation", delegation)) }
        if !dga.isEmpty { liste.append(("dga", dga)) }
        if let type { liste.append(("type", type.rawValue)) }
        if let etat { liste.append(("etat", etat.rawValue)) }
        if let gestionnaire { liste.append(("gestionnaire", gestionnaire.rawValue)) }
        if depassees { liste.append(("delai", "depasse")) }
        if taille != 10 { liste.append(("lignes", String(taille))) }
        return liste
    }

    var filtree: Bool {
        !recherche.isEmpty || !delegation.isEmpty || !dga.isEmpty || type != nil || etat != nil || gestionnaire != nil
            || depassees
    }
}
