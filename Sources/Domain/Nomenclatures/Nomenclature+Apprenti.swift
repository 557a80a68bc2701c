// The codes and labels are those of the official form. One text per list: a literal of structures is slow to compile.

extension Nomenclature {
    package static let sexe = Nomenclature(
        "Sexe", montreCode: false,
        table: """
            F Féminin
            M Masculin
            """)

    package static let nationalite = Nomenclature(
        "Nationalité",
        table: """
            1 Française
            2 Union Européenne
            3 Etranger hors Union Européenne
            """)

    package static let regimeSocial = Nomenclature(
        "Régime social",
        table: """
            1 MSA
            2 URSSAF
            """)

    /// Forms from *10 on.
    package static let situationAvantContrat = Nomenclature(
        "Situation avant ce contrat",
        table: """
            1 Scolaire
            2 Prépa apprentissage
            3 Etudiant
            4 Contrat d'apprentissage
            5 Contrat de professionnalisation
            6 Contrat aidé
            7 En formation au CFA sous statut de stagiaire de la formation professionnelle, avant signature d'un contrat d'apprentissage (L6222-12-1 du code du travail)
            8 En formation, au CFA sans contrat sous statut de stagiaire de la formation professionnelle, suite à rupture (5° de L6231-2 du code du travail)
            9 Autres situations sous statut de stagiaire de la formation professionnelle
            10 Salarié
            11 Personne à la recherche d'un emploi (inscrite ou non à Pôle emploi)
            12 Inactif
            """)

    /// Form *09.
    package static let situationAvantContrat2021 = Nomenclature(
        "Situation avant ce contrat",
        table: """
            1 Scolaire
            2 Prépa apprentissage
            3 Etudiant
            4 Contrat d'apprentissage
            5 Contrat de professionnalisation
            6 Contrat aidé
            7 En formation au CFA avant signature d'un contrat d'apprentissage (L6222-12-1 du code du travail)
            8 En formation, au CFA, sans contrat, suite à rupture (5° de L6231-2 du code du travail)
            9 Stagiaire de la formation professionnelle
            10 Salarié
            11 Personne à la recherche d'un emploi (inscrite ou non au Pôle Emploi)
            12 Inactif
            """)

    package static let derniereClasse = Nomenclature(
        "Dernière classe / année suivie",
        table: """
            01 L'apprenti a suivi la dernière année du cycle de formation et a obtenu le diplôme ou titre
            11 L'apprenti a suivi la 1re année du cycle et l'a validée (examens réussis mais année non diplômante)
            12 L'apprenti a suivi la 1re année du cycle mais ne l'a pas validée (échec aux examens, interruption ou abandon de formation)
            21 L'apprenti a suivi la 2e année du cycle et l'a validée (examens réussis mais année non diplômante)
            22 L'apprenti a suivi la 2e année du cycle mais ne l'a pas validée (échec aux examens, interruption ou abandon de formation)
            31 L'apprenti a suivi la 3e année du cycle et l'a validée (examens réussis mais année non diplômante, cycle adaptés)
            32 L'apprenti a suivi la 3e année du cycle mais ne l'a pas validée (échec aux examens, interruption ou abandon de formation)
            40 L'apprenti a achevé le 1er cycle de l'enseignement secondaire (collège)
            41 L'apprenti a interrompu ses études en classe de 3e
            42 L'apprenti a interrompu ses études en classe de 4e
            """)
}
