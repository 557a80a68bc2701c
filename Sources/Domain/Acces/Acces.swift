/// Who is asking, and what they may see and do: loaded at every request, so that a change of right is felt at the next.
package struct Acces: Sendable, Equatable {
    package let compteID: Int
    package let courriel: String
    package let prenom: String
    package let nom: String
    package let espace: Espace
    /// Establishments held in this space, empty for an agent of the OPCO.
    package let etablissements: [EtablissementAccessible]
    /// The one that every page depends on; nil for an agent.
    package let courant: EtablissementAccessible?
    package let roleOPCO: RoleOPCO?

    package init(
        compteID: Int, courriel: String, prenom: String, nom: String, espace: Espace,
        etablissements: [EtablissementAccessible], choisi: String?, roleOPCO: RoleOPCO?
    ) {
        self.compteID = compteID
        self.courriel = courriel
        self.prenom = prenom
        self.nom = nom
        self.espace = espace
        self.etablissements = etablissements
        courant = etablissements.first { $0.siret == choisi } ?? etablissements.first
        self.roleOPCO = roleOPCO
    }

    /// « Camille VERNEUIL »
    package var nomComplet: String { "\(prenom) \(nom.uppercased())" }

    package var libelleRole: String { (courant?.role.libelle ?? roleOPCO?.libelle ?? "Sans accès").uppercased() }

    /// Nothing may be done in this space: the account holds no role there.
    package var estVide: Bool { courant == nil && roleOPCO == nil }

    package func peut(_ droit: Droit) -> Bool {
        courant?.role.permet(droit) ?? roleOPCO?.permet(droit) ?? false
    }

    /// - Throws: a `Refus` of category `.interdit`.
    package func exiger(_ droit: Droit) throws(Refus) {
        guard peut(droit) else { throw .interdit("Votre rôle ne le permet pas.") }
    }
}

/// An establishment, and the role that a person holds there.
package struct EtablissementAccessible: Sendable, Equatable {
    package let siret: String
    package let nom: String
    package let role: RoleEtablissement

    package init(siret: String, nom: String, role: RoleEtablissement) {
        self.siret = siret
        self.nom = nom
        self.role = role
    }
}
