// The codes and labels are those of the official form. One text per list: a literal of structures is slow to compile.

extension Nomenclature {
    /// Forms *09 to *13.
    package static let diplomes = Nomenclature(
        "Diplôme ou titre",
        table: """
            # Aucun diplôme ni titre
            13 Aucun diplôme ni titre professionnel
            25 Diplôme national du Brevet
            26 Certificat de formation générale
            # Diplôme ou titre de niveau CAP/BEP
            33 CAP
            34 BEP
            35 Mention complémentaire
            38 Autre diplôme ou titre de niveau CAP/BEP
            # Diplôme ou titre de niveau bac
            41 Baccalauréat professionnel
            42 Baccalauréat général
            43 Baccalauréat technologique
            49 Autre diplôme ou titre de niveau bac
            # Diplôme ou titre de niveau bac +2
            54 Brevet de Technicien Supérieur
            55 Diplôme Universitaire de technologie
            58 Autre diplôme ou titre de niveau bac+2
            # Diplôme ou titre de niveau bac +3 et 4
            61 1ère année de Master
            62 Licence professionnelle
            63 Licence générale
            69 Autre diplôme ou titre de niveau bac +3 ou 4
            # Diplôme ou titre de niveau bac +5 et plus
            71 Master professionnel/DESS
            72 Master recherche/DEA
            73 Master indifférencié
            74 Diplôme d'ingénieur, diplôme d'école de commerce
            79 Autre diplôme ou titre de niveau bac+5 ou plus
            80 Doctorat
            """)

    /// Form *14.
    package static let diplomes2025 = Nomenclature(
        "Diplôme ou titre",
        table: """
            # Aucun diplôme ni titre
            13 Aucun diplôme ni titre professionnel
            25 Diplôme national du Brevet
            26 Certificat de formation générale
            # Diplôme ou titre de niveau CAP/BEP
            33 CAP
            34 BEP
            35 Certificat de spécialisation
            38 Autre diplôme ou titre de niveau CAP/BEP
            # Diplôme ou titre de niveau bac
            41 Baccalauréat professionnel
            42 Baccalauréat général
            43 Baccalauréat technologique
            44 Diplôme de spécialisation professionnelle
            49 Autre diplôme ou titre de niveau bac
            # Diplôme ou titre de niveau bac +2
            54 Brevet de Technicien Supérieur
            55 Diplôme Universitaire de technologie
            58 Autre diplôme ou titre de niveau bac+2
            # Diplôme ou titre de niveau bac +3 et 4
            62 Licence professionnelle
            63 Licence générale
            64 Bachelor universitaire de technologie BUT
            69 Autre diplôme ou titre de niveau bac+3 ou 4
            # Diplôme ou titre de niveau bac +5 et plus
            73 Master
            75 Diplôme d'ingénieur
            76 Diplôme d'école de commerce
            79 Autre diplôme ou titre de niveau bac+5 ou plus
            80 Doctorat
            """)

    package static let niveauDiplomeMaitre = Nomenclature(
        "Niveau du diplôme ou titre le plus élevé obtenu",
        table: """
            0 Aucun diplôme ou titre
            3 CAP, BEP
            4 Baccalauréat
            5 DEUG, BTS, DUT, DEUST
            6 Licence, licence professionnelle, BUT, Maîtrise
            7 Master, diplôme d'études approfondies, diplôme d'études supérieures spécialisées, diplôme d'ingénieur
            8 Doctorat, habilitation à diriger des recherches
            """)
}
