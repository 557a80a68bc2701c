import Domain
import Platform

struct AgentVu: Sendable {
    let agent: Agent
    let personne: AnnuaireDesComptes.Personne

    var nom: String { "\(personne.prenom) \(personne.nom.uppercased())" }

    var etat: UtilisateurVu.Etat { !agent.actif ? .inactif : personne.actif ? .actif : .invite }
}

/// What the form of an agent holds.
struct SaisieAgent: Sendable {
    var nom = ""
    var prenom = ""
    var courriel = ""
    var role: RoleOPCO?
    var actif = true
    /// What the rights were when the page was made.
    var etat = ""

    init() {}

    init(_ vu: AgentVu) {
        (nom, prenom, courriel) = (vu.personne.nom, vu.personne.prenom, vu.personne.courriel)
        role = vu.agent.role
        actif = vu.agent.actif
        etat = vu.agent.phrase
    }

    init(_ form: FormData) {
        nom = Texte.ligne(String(form["nom"].prefix(1000)))
        prenom = Texte.ligne(String(form["prenom"].prefix(1000)))
        courriel = Texte.ligne(String(form["courriel"].prefix(1000)))
        role = RoleOPCO(rawValue: form["role"])
        actif = form.has("actif")
        etat = String(form["etat"].prefix(64))
    }

    func erreurs(nouveau: Bool) -> [FieldError] {
        var erreurs: [FieldError] = []
        if nouveau {
            var personne = SaisieUtilisateur()
            (personne.nom, personne.prenom, personne.courriel, personne.sexe) = (nom, prenom, courriel, "F")
            erreurs = personne.erreurs(identite: true, nouveau: true).filter { $0.id != "ajouter" }
        }
        if role == nil { erreurs.append(FieldError(id: "role", message: "Choisissez le rôle")) }
        return erreurs
    }
}

/// The state of the list of agents, in its URL. They are a few tens: they are sorted here.
struct RequeteDAgents: Sendable {
    enum Colonne: String, Sendable, CaseIterable {
        case courriel = "e-mail"
        case nom, prenom, role, etat

        var titre: String {
            switch self {
            case .courriel: "E-mail"
            case .nom: "Nom"
            case .prenom: "Prénom"
            case .role: "Rôle"
            case .etat: "Etat"
            }
        }

        func texte(_ vu: AgentVu) -> String {
            switch self {
            case .courriel: vu.personne.courriel
            case .nom: vu.personne.nom
            case .prenom: vu.personne.prenom
            case .role: vu.agent.role.libelle
            case .etat: vu.etat.libelle
            }
        }
    }

    let colonne: Colonne
    let decroissant: Bool
    let recherche: String

    init(_ query: FormData) {
        let tri = query["tri"]
        decroissant = tri.hasPrefix("-")
        colonne = Colonne(rawValue: decroissant ? String(tri.dropFirst()) : tri) ?? .nom
        recherche = Texte.ligne(String(query["q"].prefix(100)))
    }

    func appliquer(_ agents: [AgentVu]) -> [AgentVu] {
        let cle = Tri.cle(recherche)
        let trouves = agents.filter { vu in
            cle.isEmpty || Colonne.allCases.contains { Tri.cle($0.texte(vu)).contains(cle) }
        }
        let tries = trouves.map { (Tri.cle(colonne.texte($0)), $0.agent.compte, $0) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
        return decroissant ? tries.reversed() : tries
    }

    func url(_ colonne: Colonne) -> String {
        let sens = colonne == self.colonne && !decroissant ? "-" : ""
        let q = recherche.isEmpty ? "" : "&q=" + URLText.encode(recherche)
        return GestionOPCOPaths.agents() + "?tri=\(sens)\(colonne.rawValue)\(q)"
    }
}
