/// A person's role over a perimeter, and the rights left to it.
package struct Habilitation: Sendable, Equatable {
    package let perimetre: Perimetre
    /// Name of the establishment or of the company, as it was known when the access was granted.
    package let nom: String
    package var role: RoleEtablissement
    /// Rights left of those of the role; nil leaves them all, those that the role may gain later included.
    package private(set) var retenus: Set<Droit>?
    package var actif: Bool

    package init(
        _ perimetre: Perimetre, nom: String, role: RoleEtablissement, droits: Set<Droit>? = nil, actif: Bool = true
    ) {
        self.perimetre = perimetre
        self.nom = nom
        self.role = role
        self.actif = actif
        retenus = nil
        if let droits { self.droits = droits }
    }

    /// What the person may do; reading goes with every role. Setting it keeps what the role allows.
    package var droits: Set<Droit> {
        get { retenus ?? role.droits }
        set {
            let gardes = newValue.intersection(role.droits).union([.consulter])
            retenus = gardes == role.droits ? nil : gardes
        }
    }

    package var espace: Espace { role.organisme ? .of : .entreprise }

    /// Holds the keys of its perimeter: the last such account of an establishment is kept.
    package var administre: Bool { actif && droits.contains(.gererUtilisateurs) }

    /// « Gestionnaire OF : consulter, déposer », as the history writes it.
    package var phrase: String {
        let noms = Droit.accordables.filter(droits.contains).map { $0.verbe.lowercased() }
        return "\(role.libelle)\(actif ? "" : ", inactif") : \(noms.joined(separator: ", "))"
    }
}

extension Habilitation {
    /// The rights as they are stored: nil for all those of the role.
    package var droitsStockes: String? {
        retenus.map { droits in Droit.accordables.filter(droits.contains).map(\.rawValue).joined(separator: " ") }
    }

    /// - Parameter stockes: as `droitsStockes` writes them; a word that is no right any more is dropped.
    package init(
        _ perimetre: Perimetre, nom: String, role: RoleEtablissement, stockes: String?, actif: Bool
    ) {
        self.init(
            perimetre, nom: nom, role: role,
            droits: stockes.map { Set($0.split(separator: " ").compactMap { Droit(rawValue: String($0)) }) },
            actif: actif)
    }
}

extension Droit {
    /// Rights that a habilitation may hold, in the order shown.
    package static let accordables: [Droit] = [.consulter, .deposer, .facturer, .gererUtilisateurs, .gererCles]

    package var verbe: String {
        switch self {
        case .consulter: "Consulter"
        case .deposer: "Déposer"
        case .facturer: "Facturer"
        case .gererUtilisateurs: "Gérer les utilisateurs"
        case .gererCles: "Gérer les clés d'authentification"
        case .consulterNir: "Lire les NIR"
        case .instruire: "Instruire"
        case .superviser: "Superviser"
        case .verifierFactures: "Vérifier les factures"
        case .payer: "Payer"
        case .examinerInscriptions: "Examiner les demandes d'inscription"
        case .administrer: "Administrer"
        case .lireJournal: "Lire le journal"
        }
    }
}
