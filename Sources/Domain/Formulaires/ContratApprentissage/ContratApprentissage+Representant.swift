extension ContratApprentissage {
    private static let mineur: Condition = .si("apprenti.mineurNonEmancipe", parmi: ["oui"])
    private static let autreAdresse: Condition = .si("apprenti.responsableLegal.memeAdresse", parmi: ["non"])

    static func representant(_ version: VersionCerfa) -> Section {
        Section(
            "Le représentant légal", visible: mineur,
            retenus([
                Champ(
                    "apprenti.responsableLegal.nom", "Nom de naissance", .texte(max: 80), obligatoire: .toujours,
                    aide: "Le parent ou le tuteur qui signe le contrat avec l'apprenti.", largeur: .moitie),
                Champ(
                    "apprenti.responsableLegal.prenom", "Prénom", .texte(max: 80), obligatoire: .toujours,
                    largeur: .moitie),
                version < .v10
                    ? nil
                    : Champ(
                        "apprenti.responsableLegal.courriel", "Courriel", .courriel, obligatoire: .toujours,
                        largeur: .moitie),
                Champ(
                    "apprenti.responsableLegal.memeAdresse", "Même adresse que l'apprenti", .ouiNon,
                    aide: "Sans réponse, l'adresse de l'apprenti est retenue.", ecranSeul: true),
            ]))
    }

    static let adresseDuRepresentant = Section(
        "Adresse du représentant légal", visible: .toutes([mineur, autreAdresse]),
        adresse("apprenti.responsableLegal.adresse", voieObligatoire: .jamais))
}
