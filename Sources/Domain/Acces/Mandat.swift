/// What somebody may give to others: the perimeters where they manage the users, and their own rights there.
package struct Mandat: Sendable, Equatable {
    package let espace: Espace
    /// Rights held by perimeter, `gererUtilisateurs` among them.
    private let droits: [Perimetre: Set<Droit>]

    /// - Parameter habilitations: those of the person, in any space and any state.
    package init(_ espace: Espace, _ habilitations: [Habilitation]) {
        self.espace = espace
        var droits: [Perimetre: Set<Droit>] = [:]
        for une in habilitations where une.espace == espace && une.administre {
            droits[une.perimetre, default: []].formUnion(une.droits)
        }
        self.droits = droits
    }

    /// That of the OPCO over one establishment and its company: every right of every role.
    package init(opco espace: Espace, siret: String) {
        self.espace = espace
        let tous = Mandat.roles(espace).reduce(into: Set<Droit>()) { $0.formUnion($1.droits) }
        droits = [.etablissement(siret: siret): tous, .entreprise(siren: Siret.siren(siret)): tous]
    }

    package static func roles(_ espace: Espace) -> [RoleEtablissement] {
        espace == .opco ? [] : RoleEtablissement.allCases.filter { $0.organisme == (espace == .of) }
    }

    package var roles: [RoleEtablissement] { Mandat.roles(espace) }

    /// Whole companies that the person may grant.
    package var entreprises: [Perimetre] {
        droits.keys.filter { if case .entreprise = $0 { true } else { false } }.sorted { $0.code < $1.code }
    }

    /// Whoever manages a whole company manages each of its establishments.
    package func couvre(_ perimetre: Perimetre) -> Bool { !disponibles(perimetre).isEmpty }

    /// Rights that may be granted there; empty where nothing may be.
    package func disponibles(_ perimetre: Perimetre) -> Set<Droit> {
        (droits[perimetre] ?? []).union(droits[.entreprise(siren: perimetre.siren)] ?? [])
    }

    /// Nobody grants more than they hold, to somebody else or to themselves; what the person held before is not taken
    /// away by this.
    /// - Throws: a `Refus`: `.nonTrouve` outside the perimeters, `.interdit` for a right that one does not hold.
    package func verifier(_ nouvelle: Habilitation, avant: Habilitation?) throws(Refus) {
        let disponibles = disponibles(nouvelle.perimetre)
        guard nouvelle.espace == espace, !disponibles.isEmpty else {
            throw .nonTrouve("La page demandée n'existe pas, ou vous n'y avez pas accès.")
        }
        // An access that was off gives nothing: putting it back grants the whole of it.
        let acquis = avant.map { $0.actif ? $0.droits : [] } ?? []
        let excedent = nouvelle.droits.subtracting(disponibles).subtracting(acquis)
        guard !nouvelle.actif || excedent.isEmpty else {
            let noms = Droit.accordables.filter(excedent.contains).map { "« \($0.verbe) »" }
            throw .interdit(
                "Vous n'avez pas vous-même l'habilitation \(noms.joined(separator: ", ")) sur \(nouvelle.nom) : "
                    + "vous ne pouvez pas l'accorder.")
        }
    }
}

/// The guard of the last one who holds the keys.
package enum DernierAdministrateur {
    /// Perimeters that had somebody able to manage their users, and would have nobody.
    ///
    /// - Parameters:
    ///   - avant: the accounts that manage each perimeter touched, a company's managers counted in each establishment.
    ///   - apres: the same, once the change is made.
    package static func orphelins(
        avant: [Perimetre: Set<Int>], apres: [Perimetre: Set<Int>]
    ) -> [Perimetre] {
        avant.filter { !$0.value.isEmpty && (apres[$0.key] ?? []).isEmpty }.map(\.key).sorted { $0.code < $1.code }
    }

    package static func refus(_ nom: String) -> Refus {
        .conflit(
            "Cette personne est la dernière à gérer les utilisateurs de \(nom). Donnez d'abord ce rôle à quelqu'un "
                + "d'autre, qui a déjà choisi son mot de passe.")
    }
}
