import Domain
import Platform
import Testing

@testable import Dossiers

@Suite("Bureau : file d'instruction")
struct FileTests {
    /// Six files: A late, B within five days, C in time and Hugo's, D stopped, E decided, F of another délégation.
    struct Scene: Sendable {
        let bureau: BureauDeTest
        let ids: [String: Int]
        let ouest = DelegationDuBureau(code: "ouest", nom: "Grand Ouest", departements: ["35"])

        func nom(_ id: Int) -> String { ids.first { $0.value == id }?.key ?? "?" }

        func file(
            _ acces: Acces = BureauDeTest.hugo, ouest: Bool = false,
            _ change: @Sendable (inout RequeteDeBureau) -> Void = { _ in }
        ) async throws -> (noms: String, page: PageDeBureau) {
            var requete = RequeteDeBureau()
            change(&requete)
            let regard = RegardDuBureau(acces, at: bureau.clock.now, delegation: ouest ? self.ouest : nil)
            let page = try await bureau.lire { [requete] db in try BureauStore.page(requete, regard, on: db) }
            return (page.lignes.map { nom($0.dossier.id) }.joined(), page)
        }
    }

    private func avecScene(_ body: @Sendable (Scene) async throws -> Void) async throws {
        try await BureauDeTest.ouvrir { bureau in
            var ids: [String: Int] = [:]
            func poser(_ nom: String, _ prenom: String, _ entreprise: String, codePostal: String = "35000") async throws
                -> Dossier
            {
                let dossier = try await bureau.deposer([
                    "apprenti.nom": nom, "apprenti.prenom": prenom, "employeur.denomination": entreprise,
                    "employeur.adresse.codePostal": codePostal,
                ])
                ids[String(nom.prefix(1))] = dossier.id
                return dossier
            }
            _ = try await poser("Aubry", "Zoé", "TRANSPORTS DES ORMES")
            let e = try await poser("Evrard", "Élise", "GARAGE DES TILLEULS")
            let f = try await poser("Faure", "Noé", "ATELIER DU LAVOIR", codePostal: "75011")
            bureau.avancer(jours: 4)
            let b = try await poser("Bellec", "Malo", "CARROSSERIE LANTELME")
            bureau.avancer(jours: 12)
            let c = try await poser("Côté", "Inès", "Édition Mécanique")
            let d = try await poser("Doré", "Awa", "AMBULANCES DU PRÉ")
            try await bureau.decider(.refuser, e, BureauDeTest.ines)
            try await bureau.decider(.demanderPieces, d, BureauDeTest.ines)
            let now = bureau.clock.now
            _ = try await bureau.ecrire { db in try bureau.module.prendre(c.id, BureauDeTest.hugo, at: now, on: db) }
            // 22 days after the first deposits: A and F had 20; B has two left.
            bureau.avancer(jours: 6)
            _ = (b, f)
            try await body(Scene(bureau: bureau, ids: ids))
        }
    }

    @Test("du délai le plus court au plus long, les délais suspendus à la fin")
    func ordre() async throws {
        try await avecScene { scene in
            let (noms, page) = try await scene.file()
            #expect(noms == "AFBCD")
            #expect(page.compte("total") == 5)
            #expect(page.compte("a_traiter") == 5)
            #expect(page.compte("tous") == 6)
            #expect(page.lignes.last?.demandes.count == 1)
        }
    }

    @Test("les chiffres comptent ce que leurs liens montrent")
    func chiffres() async throws {
        try await avecScene { scene in
            let tout = try await scene.file().page
            #expect(FiltreDeDelai.allCases.map { tout.compte($0.rawValue) } == [2, 1, 1])
            #expect(FiltreDeGestionnaire.allCases.map { tout.compte($0.rawValue) } == [1, 3])
            let ouest = try await scene.file(ouest: true).page
            #expect(ouest.compte("depasse") == 1)
            #expect(ouest.compte("a_traiter") == 4)
        }
    }

    struct Cas: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout RequeteDeBureau) -> Void
        let attendus: String

        init(_ nom: String, _ attendus: String, _ change: @escaping @Sendable (inout RequeteDeBureau) -> Void) {
            testDescription = nom
            self.attendus = attendus
            self.change = change
        }
    }

    @Test(
        "filtres, recherche et ordres",
        arguments: [
            Cas("délai dépassé", "AF") { $0.delai = .depasse },
            Cas("moins de 5 jours", "B") { $0.delai = .cinq },
            Cas("suspendu", "D") { $0.delai = .suspendu },
            Cas("à moi", "C") { $0.gestionnaire = .moi },
            Cas("sans gestionnaire", "AFB") { $0.gestionnaire = .aucun },
            Cas("un état", "AFB") { $0.etats = [.transmis] },
            Cas("deux états", "CD") { $0.etats = [.enCours, .attentePieces] },
            Cas("tous, un état décidé", "E") {
                $0.tous = true
                $0.etats = [.refuse]
            },
            Cas("tous, plusieurs états, par salarié", "ABDEF") {
                $0.tous = true
                $0.etats = [.transmis, .attentePieces, .refuse]
                $0.colonne = .beneficiaire
            },
            Cas("transmis depuis plus de 20 jours", "AF") { $0.anciennete = 20 },
            Cas("par salarié", "ABCDF") { $0.colonne = .beneficiaire },
            Cas("par salarié, décroissant", "FDCBA") {
                $0.colonne = .beneficiaire
                $0.decroissant = true
            },
            Cas("par entreprise", "DFBCA") { $0.colonne = .etablissement },
            Cas("par numéro", "AFBCD") { $0.colonne = .numero },
            Cas("par gestionnaire", "AFBDC") { $0.colonne = .gestionnaire },
            Cas("par état", "DCAFB") { $0.colonne = .etat },
            Cas("par date de complétude", "AFBCD") { $0.colonne = .complet },
            Cas("tous, par salarié", "ABCDEF") {
                $0.tous = true
                $0.colonne = .beneficiaire
            },
            Cas("début du nom", "B") { $0.recherche = "bell" },
            Cas("accents et casse", "C") { $0.recherche = "COTE, INES" },
            Cas("début de l'entreprise", "A") { $0.recherche = "transports des" },
            Cas("milieu du nom : rien", "") { $0.recherche = "ellec" },
            Cas("SIRET, par son début", "AFBCD") { $0.recherche = "999998008" },
            Cas("nom d'un dossier décidé, hors de la file", "") { $0.recherche = "evrard" },
            Cas("nom d'un dossier décidé, dans tous", "E") {
                $0.tous = true
                $0.recherche = "evrard"
            },
            Cas("un nom ou une entreprise, dans tous", "AFD") {
                $0.tous = true
                $0.recherche = "a"
            },
            Cas("dans tous, avec un état", "AF") {
                $0.tous = true
                $0.recherche = "a"
                $0.etats = [.transmis]
            },
            Cas("caractères de motif", "") { $0.recherche = "%" },
        ])
    func filtre(_ cas: Cas) async throws {
        try await avecScene { scene in
            let (noms, page) = try await scene.file(BureauDeTest.hugo, cas.change)
            #expect(noms == cas.attendus)
            #expect(page.compte("total") == cas.attendus.count)
        }
    }

    @Test("par numéro, avec ou sans version")
    func numero() async throws {
        try await avecScene { scene in
            let id = try #require(scene.ids["B"])
            let numero = try #require(try await scene.bureau.relire(id).numero)
            for texte in ["\(numero)", "\(numero.numero)", " \(numero.numero) "] {
                #expect(try await scene.file { $0.recherche = texte }.noms == "B")
            }
        }
    }

    @Test("page après page, chaque dossier une fois")
    func pages() async throws {
        try await avecScene { scene in
            var vus = ""
            for page in 1...3 {
                vus += try await scene.file {
                    $0.page = page
                    $0.taille = 2
                }.noms
            }
            #expect(vus == "AFBCD")
        }
    }

    @Test("ce qu'une recherche trouve parmi tous vient dans l'ordre de la liste", arguments: [false, true])
    func ordreDeRecherche(_ decroissant: Bool) async throws {
        try await avecScene { scene in
            let tous = try await scene.file {
                $0.tous = true
                $0.decroissant = decroissant
            }
            var trouves = ""
            for page in 1...3 {
                // Every file is of this company.
                let (noms, page) = try await scene.file {
                    $0.tous = true
                    $0.decroissant = decroissant
                    $0.recherche = "999998008"
                    $0.page = page
                    $0.taille = 2
                }
                #expect(page.compte("total") == 6)
                trouves += noms
            }
            #expect(trouves == tous.noms)
            #expect(trouves.count == 6)
        }
    }

    @Test("une recherche parmi tous reste dans la délégation et dans les droits")
    func porteeDeRecherche() async throws {
        try await avecScene { scene in
            let chercher: @Sendable (inout RequeteDeBureau) -> Void = {
                $0.tous = true
                $0.recherche = "a"
            }
            #expect(try await scene.file(ouest: true, chercher).noms == "AD")
            let (noms, page) = try await scene.file(BureauDeTest.deposant, chercher)
            #expect(noms.isEmpty)
            #expect(page.compte("total") == 0)
        }
    }

    @Test("une recherche compte et ordonne ce qu'elle trouve dans les index seuls")
    func rechercheDansLesIndex() async throws {
        try await BureauDeTest.ouvrir { bureau in
            guard bureau.database.dialect == .sqlite else { return }
            let plan = try await bureau.lire { db in
                try db.rows("EXPLAIN QUERY PLAN \(RechercheDuBureauStore.candidats("belneuil"))")
                    .map { try $0.string("detail") }
            }
            for index in ["dossier_beneficiaire", "dossier_etablissement"] {
                #expect(plan.contains { $0.contains("COVERING INDEX \(index)") }, "\(plan)")
            }
        }
    }

    @Test("qui n'a pas de rôle à l'OPCO ne voit rien")
    func portee() async throws {
        try await avecScene { scene in
            let (noms, page) = try await scene.file(BureauDeTest.deposant)
            #expect(noms.isEmpty)
            #expect(page.compte("tous") == 0)
        }
    }

    @Test("l'adresse dit tout l'état de la file, et se relit")
    func adresse() {
        var requete = RequeteDeBureau()
        requete.tous = true
        requete.colonne = .gestionnaire
        requete.decroissant = true
        requete.recherche = "Côté & fils"
        requete.etats = [.transmis, .refuse]
        requete.delegation = "grand-ouest"
        requete.delai = .cinq
        requete.gestionnaire = .aucun
        requete.anciennete = 10
        requete.page = 3
        requete.taille = 25
        let url = requete.url("/opco/contrats-apprentissage")
        let query = url.split(separator: "?").last.map { Array($0.utf8) } ?? []
        #expect(RequeteDeBureau(FormData(urlEncoded: query)) == requete)
        #expect(RequeteDeBureau().url("/x") == "/x")
    }

    @Test("chaque ordre de la file suit un index", arguments: ColonneDeBureau.allCases, [false, true])
    func index(_ colonne: ColonneDeBureau, _ tous: Bool) async throws {
        try await BureauDeTest.ouvrir { bureau in
            guard bureau.database.dialect == .sqlite else { return }
            var requete = RequeteDeBureau()
            requete.tous = tous
            let regard = RegardDuBureau(BureauDeTest.hugo, at: bureau.clock.now)
            let plan = try await bureau.lire { [requete] db in
                try db.rows(
                    """
                    EXPLAIN QUERY PLAN SELECT d.id FROM dossier d WHERE \(BureauStore.condition(requete, regard))
                    ORDER BY \(colonne.tri) ASC, d.id ASC LIMIT 10
                    """
                ).map { try $0.string("detail") }
            }
            #expect(plan.contains { $0.contains("INDEX \(tous ? "dossier_" : "file_")") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test("les dossiers d'un état, rares ou nombreux, viennent dans le même ordre", arguments: ColonneDeBureau.allCases)
    func raresOuNombreux(_ colonne: ColonneDeBureau) async throws {
        try await avecScene { scene in
            for etats in [[EtatDossier.transmis], [.transmis, .enCours, .refuse]] {
                var requete = RequeteDeBureau()
                requete.tous = true
                requete.colonne = colonne
                requete.etats = etats
                let regard = RegardDuBureau(BureauDeTest.hugo, at: scene.bureau.clock.now)
                let listes = try await scene.bureau.lire { [requete] db in
                    try [0, 1000].map { peu in
                        let chemin = try BureauStore.chemin(requete, regard, peu: peu, on: db)
                        return try db.rows(
                            "SELECT d.id FROM dossier d WHERE \(chemin) ORDER BY \(colonne.tri), d.id LIMIT 10"
                        ).map { try $0.int("id") }
                    }
                }
                #expect(listes[0] == listes[1])
                #expect(listes[0].count == (etats.count == 1 ? 3 : 5))
            }
        }
    }

    @Test(
        "nombreux, les dossiers d'un état se lisent dans l'ordre demandé sans être triés",
        arguments: ColonneDeBureau.allCases)
    func nombreuxSansTri(_ colonne: ColonneDeBureau) async throws {
        try await avecScene { scene in
            guard scene.bureau.database.dialect == .sqlite else { return }
            var requete = RequeteDeBureau()
            requete.tous = true
            requete.colonne = colonne
            requete.etats = [.transmis]
            let regard = RegardDuBureau(BureauDeTest.hugo, at: scene.bureau.clock.now)
            let plan = try await scene.bureau.lire { [requete] db in
                let chemin = try BureauStore.chemin(requete, regard, peu: 0, on: db)
                return try db.rows(
                    """
                    EXPLAIN QUERY PLAN SELECT d.id FROM dossier d WHERE \(chemin)
                    ORDER BY \(colonne.tri) ASC, d.id ASC LIMIT 10
                    """
                ).map { try $0.string("detail") }
            }
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
