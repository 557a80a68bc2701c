// The codes and labels are those of the official form. One text per list: a literal of structures is slow to compile.

extension Nomenclature {
    /// Forms from *10 on; 30 is new.
    package static let typeEmployeur = Nomenclature(
        "Type d'employeur",
        table: """
            11 Entreprise inscrite au répertoire des métiers ou au registre des entreprises pour l'Alsace-Moselle
            12 Entreprise inscrite uniquement au registre du commerce et des sociétés
            13 Entreprises dont les salariés relèvent de la mutualité sociale agricole
            14 Profession libérale
            15 Association
            16 Autre employeur privé
            21 Service de l'Etat (administrations centrales et leurs services déconcentrés de la fonction publique d'Etat)
            22 Commune
            23 Département
            24 Région
            25 Etablissement public hospitalier
            26 Etablissement public local d'enseignement
            27 Etablissement public administratif de l'Etat
            28 Etablissement public administratif local (y compris établissement public de coopération intercommunale EPCI)
            29 Autre employeur public
            30 Etablissement public industriel et commercial
            """)

    /// Form *09.
    package static let typeEmployeur2021 = Nomenclature(
        "Type d'employeur",
        table: """
            11 Entreprise inscrite au répertoire des métiers ou au registre des entreprises pour l'Alsace-Moselle
            12 Entreprise inscrite uniquement au registre du commerce et des sociétés
            13 Entreprises dont les salariés relèvent de la mutualité sociale agricole
            14 Profession libérale
            15 Association
            16 Autre employeur privé
            21 Service de l'Etat (administrations centrales et leurs services déconcentrés de la fonction publique d'Etat)
            22 Commune
            23 Département
            24 Région
            25 Etablissement public hospitalier
            26 Etablissement public local d'enseignement
            27 Etablissement public administratif de l'Etat
            28 Etablissement public administratif local (y compris établissement public de coopération intercommunale EPCI)
            29 Autre employeur public
            """)

    package static let employeurSpecifique = Nomenclature(
        "Employeur spécifique",
        table: """
            0 Aucun des cas ci-dessous
            1 Entreprise de travail temporaire
            2 Groupement d'employeurs
            3 Employeur saisonnier
            4 Apprentissage familial : l'employeur est un ascendant de l'apprenti
            """)

    /// Asked on screen only; the official form prints two boxes.
    package static let natureEmployeur = Nomenclature(
        "Nature de l'employeur", montreCode: false,
        table: """
            prive Employeur privé
            public Employeur « public »
            """)
}
