/// A closed list of codes with their official labels, in the order of the official form.
package struct Nomenclature: Sendable {
    package struct Entree: Sendable {
        package let code: String
        package let libelle: String
        /// Heading under which a long list groups its codes, nil without grouping.
        package let groupe: String?

        package init(_ code: String, _ libelle: String, groupe: String? = nil) {
            self.code = code
            self.libelle = libelle
            self.groupe = groupe
        }
    }

    package let nom: String
    package let entrees: [Entree]
    /// « 11 - Premier contrat… » when true, « Française » when the code means nothing to a reader.
    package let montreCode: Bool

    package init(_ nom: String, montreCode: Bool = true, _ entrees: [Entree]) {
        self.nom = nom
        self.entrees = entrees
        self.montreCode = montreCode
    }

    package func libelle(_ code: String) -> String? { entrees.first { $0.code == code }?.libelle }

    package func contient(_ code: String) -> Bool { entrees.contains { $0.code == code } }

    /// The label as screens and the CERFA write it, or the code itself when it is not of the list.
    package func affichage(_ code: String) -> String {
        guard let libelle = libelle(code) else { return code }
        return montreCode ? "\(code) - \(libelle)" : libelle
    }
}
