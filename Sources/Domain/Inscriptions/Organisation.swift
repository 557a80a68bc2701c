/// How the OPCO shares requests among its people.
package struct Organisation: Sendable, Equatable {
    package struct Branche: Sendable, Equatable {
        package let code: String
        package let nom: String
        /// Code of the direction that answers for it.
        package let dga: String

        package init(code: String, nom: String, dga: String) {
            self.code = code
            self.nom = nom
            self.dga = dga
        }
    }

    package struct Direction: Sendable, Equatable {
        package let code: String
        package let nom: String

        package init(code: String, nom: String) {
            self.code = code
            self.nom = nom
        }
    }

    package struct Delegation: Sendable, Equatable {
        package let code: String
        package let nom: String
        /// Its generic mailbox.
        package let courriel: String
        package let departements: [String]

        package init(code: String, nom: String, courriel: String, departements: [String]) {
            self.code = code
            self.nom = nom
            self.courriel = courriel
            self.departements = departements
        }
    }

    package let branches: [Branche]
    package let directions: [Direction]
    package let delegations: [Delegation]

    package init(branches: [Branche], directions: [Direction], delegations: [Delegation]) {
        self.branches = branches
        self.directions = directions
        self.delegations = delegations
    }

    /// Whose queue a request enters; empty codes where nobody in particular answers.
    package struct Orientation: Sendable, Equatable {
        package let dga: String
        package let delegation: String

        package init(dga: String, delegation: String) {
            self.dga = dga
            self.delegation = delegation
        }
    }

    package func orienter(branche: String, departement: String) -> Orientation {
        let dga = branches.first { $0.code == branche }?.dga ?? ""
        return Orientation(dga: dga, delegation: delegation(departement: departement)?.code ?? "")
    }

    package func branche(_ code: String) -> Branche? { branches.first { $0.code == code } }

    package func direction(_ code: String) -> Direction? { directions.first { $0.code == code } }

    package func delegation(_ code: String) -> Delegation? { delegations.first { $0.code == code } }

    package func delegation(departement: String) -> Delegation? {
        delegations.first { $0.departements.contains(departement) }
    }

    /// Those that a delegation answers for, under their official names.
    package var departements: [(code: String, libelle: String)] {
        Nomenclature.departements.entrees.filter { delegation(departement: $0.code) != nil }
            .map { ($0.code, $0.libelle) }
    }
}

package enum Departement {
    /// Of an address: Corsica by its commune, overseas by three digits.
    package static func de(codePostal: String?, commune: String?) -> String? {
        if let commune, commune.hasPrefix("2A") || commune.hasPrefix("2B") { return String(commune.prefix(2)) }
        guard let codePostal, CodePostal.formatJuste(codePostal) else { return nil }
        if codePostal.hasPrefix("200") || codePostal.hasPrefix("201") { return "2A" }
        if codePostal.hasPrefix("20") { return "2B" }
        let outreMer = codePostal.hasPrefix("97") || codePostal.hasPrefix("98")
        return String(codePostal.prefix(outreMer ? 3 : 2))
    }
}
