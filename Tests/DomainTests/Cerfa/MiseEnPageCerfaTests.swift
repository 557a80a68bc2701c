import Domain
import Testing

@Suite("Mise en page du CERFA")
struct MiseEnPageCerfaTests {
    private static let jour = Jour(rang: 20_375)

    private static func page(_ reponses: Reponses = Reponses()) -> MiseEnPageCerfa {
        MiseEnPageCerfa(ContratApprentissage.definition.formulaire(pour: reponses), reponses, editeLe: jour)
    }

    private static func lignes(_ page: MiseEnPageCerfa) -> [MiseEnPageCerfa.Ligne] {
        page.entete
            + page.feuilles.flatMap { $0 }.flatMap(\.bandes).flatMap { bande -> [MiseEnPageCerfa.Ligne] in
                switch bande {
                case .colonnes(let colonnes): colonnes.flatMap(\.groupes).flatMap(\.lignes)
                case .pleine(let lignes): lignes
                case .periodes, .note, .signatures: []
                }
            }
    }

    @Test("les parties suivent le formulaire papier")
    func parties() {
        #expect(
            Self.page().feuilles.map { $0.map(\.titre) } == [
                ["L'EMPLOYEUR", "L'APPRENTI(E)", "LE MAÎTRE D'APPRENTISSAGE"],
                [
                    "LE CONTRAT", "LA FORMATION", "SIGNATURES",
                    "CADRE RÉSERVÉ À L'ORGANISME EN CHARGE DU DÉPÔT DU CONTRAT",
                ],
            ])
    }

    @Test("une réponse à une question qui n'est pas posée n'est pas imprimée")
    func nonPosee() {
        let reponses = Reponses([
            "apprenti.mineurNonEmancipe": "non", "apprenti.responsableLegal.nom": "CACHÉ",
            "organismeFormation.lieuFormationIdentique": "oui",
            "organismeFormationLieuFormationPrincipal.denomination": "CACHÉ",
        ])
        let textes = Self.lignes(Self.page(reponses)).map(\.valeur)
        #expect(!textes.contains(.texte("CACHÉ")))
    }

    @Test("le numéro, la répétition et la voie forment une ligne")
    func adresse() {
        let reponses = Reponses([
            "employeur.adresse.numero": "18", "employeur.adresse.indice": "bis",
            "employeur.adresse.voie": "rue des Forges",
        ])
        #expect(
            Self.lignes(Self.page(reponses)).contains(
                .init("Adresse de l'établissement d'exécution du contrat", .texte("18 bis rue des Forges"))))
    }

    @Test(
        "l'adresse du représentant légal est celle de l'apprenti sauf réponse contraire",
        arguments: [
            ("", "7 rue du Bois"), ("oui", "7 rue du Bois"), ("non", "9 rue d'Ailleurs"),
        ])
    func representant(_ meme: String, _ attendue: String) {
        let reponses = Reponses([
            "apprenti.mineurNonEmancipe": "oui", "apprenti.responsableLegal.memeAdresse": meme,
            "apprenti.adresse.numero": "7", "apprenti.adresse.voie": "rue du Bois",
            "apprenti.responsableLegal.adresse.numero": "9", "apprenti.responsableLegal.adresse.voie": "rue d'Ailleurs",
        ])
        #expect(Self.lignes(Self.page(reponses)).contains(.init("N° et voie", .texte(attendue))))
    }

    @Test("sans périodes, huit lignes à remplir ; avec, celles qui sont remplies")
    func periodes() {
        let tableau = { (page: MiseEnPageCerfa) -> [[String]] in
            page.feuilles.flatMap { $0 }.flatMap(\.bandes).compactMap {
                if case .periodes(let tableau) = $0 { tableau.lignes } else { nil }
            }.first ?? []
        }
        #expect(tableau(Self.page()).count == 8)
        let reponses = Reponses([
            "contrat.remuneration.2.1.taux": "5150", "contrat.remuneration.2.1.typeSalaire": "SMC",
            "contrat.remuneration.2.1.dateDebut": "2026-10-13",
        ])
        #expect(tableau(Self.page(reponses)) == [["2e année, 1re période", "13/10/2026", "", "51,5\u{202F}% du SMC"]])
    }

    @Test("rien d'autre que l'écran n'est laissé de côté", arguments: VersionCerfa.allCases)
    func complet(_ version: VersionCerfa) {
        // Each answer is its own label: what is missing from the page is a field without a place.
        let formulaire = ContratApprentissage.definition.formulaire(Self.conclusion(version))
        var reponses = Reponses([
            "apprenti.mineurNonEmancipe": "oui", "apprenti.responsableLegal.memeAdresse": "non",
            "organismeFormation.lieuFormationIdentique": "non", "contrat.typeContratApp": "31",
        ])
        let textes = formulaire.champs.filter { if case .texte = $0.type { true } else { false } }
        for champ in textes { reponses[champ.cle] = "<\(champ.cle)>" }
        let page = MiseEnPageCerfa(formulaire, reponses, editeLe: Self.jour)
        let imprime = Self.lignes(page).map { ligne in
            if case .texte(let texte) = ligne.valeur { texte } else { "" }
        }.joined(separator: " ")
        let absents = textes.map(\.cle).filter { !imprime.contains("<\($0)>") }
        #expect(absents == (version >= .v10 ? ["employeur.libelleIdcc"] : []))
    }

    private static func conclusion(_ version: VersionCerfa) -> Jour? {
        switch version {
        case .v09: Jour(2022, 9, 1)
        case .v10: Jour(2024, 9, 1)
        case .v13: Jour(2025, 2, 1)
        case .v14: Jour(2025, 9, 1)
        }
    }
}
