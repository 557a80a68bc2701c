import Domain
import Platform

enum ColonneEtablissement: String, Sendable, CaseIterable {
    case principal, siret
    case nom = "etablissement"
    case adresse, ville, actif

    var titre: String {
        switch self {
        case .principal: "Établissement principal"
        case .siret: "SIRET"
        case .nom: "Établissement"
        case .adresse: "Adresse"
        case .ville: "Ville"
        case .actif: "Actif"
        }
    }

    func texte(_ un: EtablissementListe) -> String {
        switch self {
        case .principal: un.principal ? "Oui" : "Non"
        case .siret: un.siret
        case .nom: un.nom
        case .adresse: un.adresse
        case .ville: un.ville
        case .actif: un.actif ? "Oui" : "Non"
        }
    }
}

/// The state of the list, whole in its URL.
struct RequeteDEtablissements: Sendable, Equatable {
    struct Filtre: Sendable, Equatable {
        let colonne: ColonneEtablissement
        var valeurs: [String]

        /// - Returns: nil without a value.
        init?(_ colonne: ColonneEtablissement, saisie: String) {
            valeurs = saisie.split(separator: ";").prefix(20).map { Texte.ligne(String($0.prefix(100))) }
                .filter { !Tri.cle($0).isEmpty }
            guard !valeurs.isEmpty else { return nil }
            self.colonne = colonne
        }

        /// Reads `ville:Rennes;Lille`.
        init?(_ texte: String) {
            let parts = texte.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let colonne = ColonneEtablissement(rawValue: String(parts[0])) else { return nil }
            self.init(colonne, saisie: String(parts[1]))
        }

        var parametre: String { "\(colonne.rawValue):\(valeurs.joined(separator: ";"))" }

        func retient(_ un: EtablissementListe) -> Bool {
            let texte = Tri.cle(colonne.texte(un))
            return valeurs.contains { texte.contains(Tri.cle(colonne == .siret ? Code.normaliser($0) : $0)) }
        }
    }

    var colonne: ColonneEtablissement
    var decroissant: Bool
    var recherche: String
    var filtres: [Filtre]
    /// From 1.
    var page: Int
    var taille: Int

    init(_ query: FormData) {
        let tri = query["tri"]
        decroissant = tri.hasPrefix("-")
        colonne = ColonneEtablissement(rawValue: decroissant ? String(tri.dropFirst()) : tri) ?? .nom
        recherche = Texte.ligne(String(query["q"].prefix(100)))
        filtres = Array(query.values("f").compactMap(Filtre.init).prefix(12))
        page = min(max(Int(query["page"]) ?? 1, 1), 100_000)
        taille = Int(query["lignes"]).flatMap { [10, 25, 50, 100].contains($0) ? $0 : nil } ?? 10
        guard let ajout = ColonneEtablissement(rawValue: query["colonne"]),
            let filtre = Filtre(ajout, saisie: query["valeur"])
        else { return }
        // Several values of one column make one filter.
        if let index = filtres.firstIndex(where: { $0.colonne == ajout }) {
            filtres[index].valeurs += filtre.valeurs.filter { !filtres[index].valeurs.contains($0) }
        } else {
            filtres.append(filtre)
        }
    }

    var tri: String { (decroissant ? "-" : "") + colonne.rawValue }
    var restreinte: Bool { !filtres.isEmpty || !recherche.isEmpty }

    func appliquer(_ tous: [EtablissementListe]) -> [EtablissementListe] {
        let cle = Tri.cle(recherche)
        let chiffres = Code.normaliser(recherche)
        let trouves = tous.filter { un in
            (cle.isEmpty || Tri.cle(un.nom).contains(cle) || Tri.cle(un.ville).contains(cle)
                || (Code.chiffres(chiffres, 1...14) && un.siret.hasPrefix(chiffres)))
                && filtres.allSatisfy { $0.retient(un) }
        }
        let tries = trouves.map { (Tri.cle(colonne.texte($0)), $0.siret, $0) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
        return decroissant ? tries.reversed() : tries
    }

    /// Everything but the page, as fields and as a query.
    var parametres: [(name: String, value: String)] {
        var liste: [(String, String)] = []
        if tri != ColonneEtablissement.nom.rawValue { liste.append(("tri", tri)) }
        if !recherche.isEmpty { liste.append(("q", recherche)) }
        liste += filtres.map { ("f", $0.parametre) }
        if taille != 10 { liste.append(("lignes", String(taille))) }
        return liste
    }

    func url(_ base: String, _ change: (inout RequeteDEtablissements) -> Void = { _ in }) -> String {
        var copie = self
        change(&copie)
        var parts = copie.parametres.map { "\($0.name)=\(URLText.encode($0.value))" }
        if copie.page > 1 { parts.append("page=\(copie.page)") }
        return parts.isEmpty ? base : base + "?" + parts.joined(separator: "&")
    }
}
