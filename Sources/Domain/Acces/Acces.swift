/// Who is asking, and what they may see and do: loaded at every request, so that a change of right is felt at the next.
package struct Acces: Sendable, Equatable {
    package let compteID: Int
    package let courriel: String
    package let prenom: String
    package let nom: String
    package let espace: Espace
    /// Establishments held in this space, empty for an agent of the OPCO.
    package let etablissements: [EtablissementAccessible]
    /// SIRENs of the companies held whole in this space: their establishments are among the others.
    package let entreprises: Set<String>
    /// The one that every page depends on; nil for an agent.
    package let courant: EtablissementAccessible?
    package let roleOPCO: RoleOPCO?

    package init(
        compteID: Int, courriel: String, prenom: String, nom: String, espace: Espace,
        etablissements: [EtablissementAccessible], entreprises: Set<String> = [], choisi: String?, roleOPCO: RoleOPCO?
    ) {
        self.compteID = compteID
        self.courriel = courriel
        self.prenom = prenom
        self.nom = nom
        self.espace = espace
        self.etablissements = etablissements
        self.entreprises = entreprises
        courant = etablissements.first { $0.siret == choisi } ?? etablissements.first
        self.roleOPCO = roleOPCO
    }

    /// « Camille VERNEUIL »
    package var nomComplet: String { "\(prenom) \(nom.uppercased())" }

    package var libelleRole: String { (courant?.role.libelle ?? roleOPCO?.libelle ?? "Sans accès").uppercased() }

    /// Nothing may be done in this space: the account holds no role there.
    package var estVide: Bool { courant == nil && roleOPCO == nil }

    package func peut(_ droit: Droit) -> Bool {
        courant?.droits.contains(droit) ?? roleOPCO?.permet(droit) ?? false
    }

    /// - Throws: a `Refus` of category `.interdit`.
    package func exiger(_ droit: Droit) throws(Refus) {
        if let courant {
            if let refus = courant.refus(droit) { throw refus }
        } else {
            guard peut(droit) else { throw .interdit("Votre rôle ne le permet pas.") }
        }
    }

    /// The same person, held to the establishments where they may do this: a file that they may only read is not found
    /// by what writes.
    /// - Throws: a `Refus` of category `.interdit` when they may do it nowhere.
    package func pouvant(_ droit: Droit) throws(Refus) -> Acces {
        let tenus = etablissements.filter { $0.droits.contains(droit) }
        guard !tenus.isEmpty else {
            try exiger(droit)
            return self
        }
        return Acces(
            compteID: compteID, courriel: courriel, prenom: prenom, nom: nom, espace: espace, etablissements: tenus,
            choisi: courant?.siret, roleOPCO: roleOPCO)
    }

    /// The establishment of this SIRET among those held.
    package func etablissement(_ siret: String) -> EtablissementAccessible? {
        courant?.siret == siret ? courant : etablissements.first { $0.siret == siret }
    }
}

/// An establishment, and the role that a person holds there.
package struct EtablissementAccessible: Sendable, Equatable {
    package let siret: String
    package let nom: String
    package let role: RoleEtablissement
    /// What the person may do there: the role's rights, or those that an administrator left of them.
    package let droits: Set<Droit>

    /// - Parameter droits: nil gives all the rights of the role.
    package init(siret: String, nom: String, role: RoleEtablissement, droits: Set<Droit>? = nil) {
        self.siret = siret
        self.nom = nom
        self.role = role
        self.droits = droits ?? role.droits
    }

    /// Why the person may not do it there; nil when they may.
    package func refus(_ droit: Droit) -> Refus? {
        if droits.contains(droit) { return nil }
        return .interdit(
            role.permet(droit)
                ? "Vos habilitations sur \(nom) ne le permettent pas."
                : "Votre rôle « \(role.libelle) » ne le permet pas.")
    }
}
