extension ContratApprentissage {
    /// The five lines of an address. `prefixe` is the path of the address object, `employeur.adresse`.
    static func adresse(
        _ prefixe: String, obligatoire: Condition = .toujours, voieObligatoire: Condition? = nil,
        source: SourceDeReference? = nil, personnelle: Bool = false
    ) -> [Champ] {
        [
            Champ(
                "\(prefixe).numero", "N°", .texte(max: 10), largeur: .tiers, source: source, libelleCerfa: "N°"),
            Champ(
                "\(prefixe).indice", "Indice de répétition", .texte(max: 10),
                indication: "Bis, ter…", largeur: .tiers, source: source),
            Champ(
                "\(prefixe).voie", "Libellé de voie", .texte(max: 200), obligatoire: voieObligatoire ?? obligatoire,
                indication: "Par exemple « rue des Forges »", largeur: .deuxTiers,
                remplissage: personnelle ? "address-line1" : "off", source: source, libelleCerfa: "Voie"),
            Champ(
                "\(prefixe).complement", "Complément", .texte(max: 200),
                indication: "Bâtiment, étage, lieu-dit", largeur: .entiere,
                remplissage: personnelle ? "address-line2" : "off", source: source),
            Champ(
                "\(prefixe).codePostal", "Code postal", .codePostal, obligatoire: obligatoire, largeur: .tiers,
                remplissage: personnelle ? "postal-code" : "off", source: source),
            Champ(
                "\(prefixe).commune", "Commune", .texte(max: 80), obligatoire: obligatoire,
                aide: "Remplie d'après le code postal. Choisissez dans la liste si plusieurs communes le partagent.",
                largeur: .deuxTiers, remplissage: personnelle ? "address-level2" : "off",
                source: source ?? .communes),
        ]
    }
}
