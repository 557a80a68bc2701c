extension ContratApprentissage {
    static func employeur(_ version: VersionCerfa) -> Etape {
        Etape(1, "L'Employeur", [etablissement, informations(version), contactEmployeur])
    }

    private static let etablissement = Section(
        "Établissement", recherche: .etablissement(prefixe: "employeur"),
        [
            Champ(
                "employeur.denomination", "Nom et prénom ou dénomination", .texte(max: 80), obligatoire: .toujours,
                aide: """
                    Recherchez l'entreprise par son Siret, ou par ses 9 premiers chiffres au moins, puis sélectionnez \
                    l'établissement situé à l'adresse où le contrat s'exécute. S'il n'est pas dans la liste, \
                    saisissez-le : votre délégation régionale le vérifiera.
                    """,
                largeur: .deuxTiers, source: .sirene),
            Champ(
                "employeur.siret", "Siret", .siret, obligatoire: .toujours,
                aide: """
                    Les 14 chiffres de l'établissement où le contrat s'exécute, qui n'est pas toujours le siège. \
                    Il faut le connaître pour enregistrer un brouillon.
                    """,
                largeur: .tiers, source: .sirene,
                libelleCerfa: "N° SIRET de l'établissement d'exécution du contrat"),
        ] + adresse("employeur.adresse", source: .sirene))

    private static func informations(_ version: VersionCerfa) -> Section {
        Section(
            "Informations",
            [
                Champ(
                    "employeur.nature", "Nature de l'employeur", .choix(.natureEmployeur), obligatoire: .toujours,
                    aide: "OPCO Mobilités n'instruit que les contrats d'employeurs privés.", ecranSeul: true),
                Champ(
                    "employeur.typeEmployeur", "Type d'employeur",
                    .code(version >= .v10 ? .typeEmployeur : .typeEmployeur2021), obligatoire: .toujours,
                    aide: """
                        La situation de l'entreprise, parmi les six premières propositions. Les contrats du secteur \
                        public relèvent d'un autre circuit.
                        """,
                    largeur: .moitie),
                Champ(
                    "employeur.employeurSpecifique", "Employeur spécifique", .code(.employeurSpecifique),
                    aide: "À renseigner seulement si l'un des cas de la liste s'applique.", largeur: .moitie),
                Champ(
                    "employeur.naf", "Code NAF", .naf, obligatoire: .toujours,
                    aide: "Code d'activité de l'établissement : 4 chiffres et une lettre, par exemple 45.20A.",
                    largeur: .tiers, source: .sirene, libelleCerfa: "Code activité de l'entreprise (NAF)"),
                Champ(
                    "employeur.nombreDeSalaries", "Effectif total salariés",
                    .entier(min: 0, max: 9_999_999, unite: nil), obligatoire: .toujours,
                    aide: "L'effectif de toute l'entreprise, pas du seul établissement.",
                    largeur: .tiers, libelleCerfa: "Effectif total salariés de l'entreprise"),
                Champ(
                    "employeur.codeIdcc", "Code IDCC", .idcc, obligatoire: .toujours,
                    aide: """
                        Les 4 chiffres de la convention collective appliquée : 1090 pour les services de l'automobile, \
                        9999 s'il n'y en a aucune, 9998 si elle est en cours de négociation.
                        """,
                    largeur: .tiers, source: .sirene, libelleCerfa: "Code IDCC de la convention collective applicable"),
                Champ(
                    "employeur.libelleIdcc", "Convention collective applicable", .texte(max: 500),
                    aide: "Remplie d'après le code IDCC.", largeur: .deuxTiers, source: .idcc),
                Champ(
                    "employeur.caisseComplementaire", "Caisse de retraite complémentaire", .texte(max: 80),
                    aide: "La caisse à laquelle l'entreprise cotise pour ses salariés.", largeur: .tiers),
                Champ(
                    "employeur.regimeSpecifique", "Adhésion de l'apprenti au régime spécifique d'assurance chômage",
                    .ouiNon,
                    visible: .si("employeur.nature", parmi: ["public"])),
            ])
    }

    private static let contactEmployeur = Section(
        "Contact",
        [
            Champ(
                "employeur.telephone", "Téléphone", .telephone, obligatoire: .toujours, largeur: .moitie,
                remplissage: "tel"),
            Champ(
                "employeur.courriel", "E-Mail", .courriel, obligatoire: .toujours, largeur: .moitie,
                remplissage: "email", libelleCerfa: "Courriel"),
        ])
}
