import Domain
import HTTPTypes
import Habilitations
import Platform
import Testing

@testable import Server

@Suite("Habilitations : ce qui n'est pas à soi")
struct FrontieresTests {
    @Test("Modifier quelqu'un d'un autre établissement : 404, et rien ne change")
    func autreEtablissement() async throws {
        try await withPlateforme { essai in
            let voisin = try await essai.creer("voisin@cfa.example", [(Administration.ailleurs, .gestionnaireOF)])
            let garage = try await essai.compte("gestion@garage.example")
            let admin = try await essai.connecte(Administration.admin)
            let csrf = try #require(try await admin.get(Administration.liste).csrf)
            for id in ["\(voisin)", "\(garage)", "0", "999999", "abc", "99999999999999999999", "1%00", "-1"] {
                let uri = "\(Administration.liste)/\(id)/modification"
                #expect(try await admin.get(uri).status == 404, "\(id)")
                let envoi = try await admin.post(
                    uri,
                    [
                        ("csrf", csrf), ("actif", "oui"), ("perimetre", Administration.ailleurs),
                        ("role.\(Administration.ailleurs)", "gestionnaire_of"), ("action", "enregistrer"),
                    ])
                #expect(envoi.status == 404, "\(id)")
                #expect(
                    try await admin.post("\(Administration.liste)/\(id)/invitation", [("csrf", csrf)]).status == 404)
            }
            #expect(try await essai.habilitations(voisin) == ["\(Administration.ailleurs) gestionnaire_of"])
        }
    }

    @Test(
        "Se promouvoir là où l'on n'est rien, ou sur toute l'entreprise : 404",
        arguments: [DemoComptes.antenne.siret, "987654324", "00000000000000", "abc", "", "98765432400019'"])
    func autoPromotion(perimetre: String) async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.admin)
            let form = try await admin.formulaireDe(id)
            let page = try await admin.enregistrer(
                form, avec: [("perimetre", perimetre), ("role.\(perimetre)", "administrateur_of")])
            #expect(page.status == 404)
            let nouveau = try await admin.post(
                Administration.creation,
                [
                    ("csrf", try #require(form["csrf"])), ("nom", "A"), ("prenom", "B"),
                    ("courriel", Administration.admin),
                    ("sexe", "F"), ("actif", "oui"), ("perimetre", perimetre),
                    ("role.\(perimetre)", "administrateur_of"),
                    ("action", "enregistrer"),
                ])
            #expect(nouveau.status == 404)
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) administrateur_of"])
        }
    }

    @Test("Un gestionnaire d'ici, administrateur d'ailleurs, ne se promeut pas ici")
    func gestionnaireIci() async throws {
        try await withPlateforme { essai in
            let moi = try await essai.creer(
                "mixte@formation.example",
                [(Administration.ici, .gestionnaireOF), (Administration.ailleurs, .administrateurOF)])
            let browser = try await essai.connecte("mixte@formation.example")
            // The establishment where one is an administrator is selected.
            let accueil = try await browser.get("/of")
            try await browser.post(
                "/of/etablissement", [("csrf", try #require(accueil.csrf)), ("perimetre", Administration.ailleurs)])
            let form = try await browser.formulaireDe(moi)
            #expect(form.champs.filter { $0.0 == "perimetre" }.map(\.1) == [Administration.ailleurs])
            let page = try await browser.enregistrer(
                form, avec: [("perimetre", Administration.ici), ("role.\(Administration.ici)", "administrateur_of")])
            #expect(page.status == 404)
            #expect(try await essai.habilitations(moi).contains("\(Administration.ici) gestionnaire_of"))
        }
    }

    @Test("Accorder une habilitation que l'on n'a pas : refusé, à soi comme à autrui")
    func droitQueLOnNAPas() async throws {
        try await withPlateforme { essai in
            try await essai.creer("entier@formation.example", [(Administration.ici, .administrateurOF)])
            let moi = try await essai.compte(Administration.admin)
            let entier = try await essai.connecte("entier@formation.example")
            try await entier.enregistrer(
                try await entier.formulaireDe(moi), sans: [("droit.\(Administration.ici)", "facturer")])
            let admin = try await essai.connecte(Administration.admin)
            let form = try await admin.formulaireDe(moi)
            #expect(!form.champs.contains { $0.1 == "facturer" })
            let promotion = try await admin.enregistrer(form, avec: [("droit.\(Administration.ici)", "facturer")])
            #expect(promotion.status == 403)
            #expect(promotion.erreurs.first?.message.contains("« Facturer »") == true)
            let page = try await admin.creer("maud@formation.example")
            #expect(page.status == 200)
            let maud = try await essai.compte("maud@formation.example")
            #expect(try await essai.habilitations(maud) == ["\(Administration.ici) gestionnaire_of consulter deposer"])
        }
    }

    @Test(
        "Un rôle d'une autre application, ou d'aucune : refusé en clair",
        arguments: ["administrateur", "opco administrateur", "superviseur", "", "<script>"])
    func roleEtranger(role: String) async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            var form = try await admin.formulaireDe(id)
            form["role.\(Administration.ici)"] = role
            #expect(try await admin.enregistrer(form).status == 400)
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of"])
        }
    }

    @Test("Sans jeton, ou d'une autre session : le formulaire est rendu, rien ne change")
    func csrf() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            var form = try await admin.formulaireDe(id)
            form["csrf"] = nil
            #expect(try await admin.enregistrer(form, sans: [("actif", nil)]).status == 403)
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of"])
        }
    }

    @Test("Les droits d'un établissement ne valent pas pour un dossier d'un autre")
    func droitsParEtablissement() async throws {
        try await withPlateforme { essai in
            let brouillon = try await essai.connecte().creer()
            let moi = try await essai.creer(
                "mixte@formation.example",
                [(Administration.ici, .gestionnaireOF), (Administration.ailleurs, .gestionnaireOF)])
            let admin = try await essai.connecte(Administration.admin)
            try await admin.enregistrer(
                try await admin.formulaireDe(moi), sans: [("droit.\(Administration.ici)", "deposer")])
            let browser = try await essai.connecte("mixte@formation.example")
            let accueil = try await browser.get("/of")
            let csrf = try #require(accueil.csrf)
            try await browser.post("/of/etablissement", [("csrf", csrf), ("perimetre", Administration.ailleurs)])
            // Depositing is theirs where they stand, not where the draft is.
            #expect(try await browser.get(Contrat.liste).formulaire(vers: Contrat.liste) != nil)
            #expect(try await browser.get(Contrat.etape(brouillon, 1)).status == 404)
            #expect(try await browser.post("\(Contrat.liste)/\(brouillon)/suppression", [("csrf", csrf)]).status == 404)
        }
    }
}

@Suite("Habilitation sur toute une entreprise")
struct EntrepriseEntiereTests {
    /// A company of the samples with three establishments.
    private static let siren = "999997604"

    private func sirets(_ essai: Essai) async throws -> [String] {
        try await essai.database.read { db in
            try db.rows("SELECT siret FROM etablissement WHERE siret LIKE \(Self.siren + "%") ORDER BY siret").map {
                try $0.string("siret")
            }
        }
    }

    @Test("Ouvre chaque établissement connu, ceux qui ouvrent plus tard compris")
    func etablissements() async throws {
        try await withPlateforme { essai in
            let id = try await essai.creer("siege@groupe.example", [(Self.siren, .administrateurOF)])
            let connus = try await sirets(essai)
            #expect(connus.count == 3)
            @Sendable func tenus() async throws -> [String] {
                try await essai.database.read { db in
                    try HabilitationStore.roles(compte: id, .of, on: db).etablissements.map(\.siret).sorted()
                }
            }
            #expect(try await tenus() == connus)
            for siret in connus {
                let comptes = try await essai.database.read { db in try HabilitationStore.comptes(siret: siret, on: db)
                }
                #expect(comptes == [id])
            }
            let parEspace = try await essai.database.read { db in
                try HabilitationStore.etablissements(comptes: [id], on: db)
            }
            #expect(parEspace[id]?[.of] == Set(connus))
            _ = try await essai.database.write { db in
                try db.execute(
                    """
                    INSERT INTO etablissement (siret, siege, etat, test, empreinte, maj)
                    VALUES (\(Self.siren + "09999"), 0, 'A', 1, 0, '2025-09-30')
                    """)
            }
            #expect(try await tenus() == (connus + [Self.siren + "09999"]).sorted())
            let browser = try await essai.connecte("siege@groupe.example")
            #expect(try await browser.get("/of/etablissements").lisible.contains("1-4 sur 4"))
        }
    }

    @Test("S'ajoute à celle d'un établissement : le rôle le plus fort, les droits des deux")
    func cumul() async throws {
        try await withPlateforme { essai in
            let siret = try #require(try await sirets(essai).first)
            let id = try await essai.creer(
                "siege@groupe.example", [(siret, .gestionnaireOF), (Self.siren, .administrateurOF)])
            let tenus = try await essai.database.read { db in
                try HabilitationStore.roles(compte: id, .of, on: db).etablissements
            }
            #expect(tenus.count == 3)
            #expect(
                tenus.allSatisfy {
                    $0.role == .administrateurOF && $0.droits == RoleEtablissement.administrateurOF.droits
                })
        }
    }

    @Test("L'administrateur de l'entreprise l'accorde ; celui d'un établissement la voit sans la changer")
    func quiLaGere() async throws {
        try await withPlateforme { essai in
            let connus = try await sirets(essai)
            let siret = try #require(connus.first)
            try await essai.creer("siege@groupe.example", [(Self.siren, .administrateurOF)])
            try await essai.creer("local@groupe.example", [(siret, .administrateurOF)])
            let siege = try await essai.connecte("siege@groupe.example")
            let page = try await siege.creer(
                "maud@groupe.example", "Rivoire", "Maud", [(Self.siren, "gestionnaire_of")])
            #expect(page.status == 200)
            let maud = try await essai.compte("maud@groupe.example")
            #expect(try await essai.habilitations(maud) == ["\(Self.siren) gestionnaire_of"])

            let local = try await essai.connecte("local@groupe.example")
            #expect(try await local.get(Administration.liste).lisible.contains("maud@groupe.example"))
            let fiche = try await local.get(Administration.modification(maud))
            #expect(fiche.lisible.contains("Accès gérés par d'autres administrateurs"))
            let form = try #require(fiche.formulaire(vers: Administration.modification(maud)))
            #expect(form["perimetre"] == nil)
            let vol = try await local.enregistrer(
                form, avec: [("perimetre", Self.siren), ("role.\(Self.siren)", "gestionnaire_of")])
            #expect(vol.status == 404)
            try await local.enregistrer(form, sans: [("actif", nil)])
            #expect(try await essai.habilitations(maud) == ["\(Self.siren) gestionnaire_of"])
            // Its own administrator may leave: the company's remain.
            let moi = try await essai.compte("local@groupe.example")
            let depart = try await local.enregistrer(try await local.formulaireDe(moi), sans: [("perimetre", nil)])
            #expect(depart.titre.hasPrefix("Demande d'inscription"))
            #expect(try await essai.habilitations(moi).isEmpty)
        }
    }
}
