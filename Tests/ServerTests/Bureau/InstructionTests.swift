import Domain
import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Server

@Suite("Bureau de l'OPCO, de la file à l'accord")
struct InstructionTests {
    private static let file = "/opco/contrats-apprentissage"

    private static func dossier(_ id: Int, _ suite: String = "") -> String { "\(file)/\(id)\(suite)" }

    @Test("Prendre, lire le NIR, demander des pièces, les recevoir, accorder, enregistrer le dépôt")
    func parcours() async throws {
        try await withPlateforme { essai in
            let cfa = try await essai.connecte()
            let id = try await cfa.dossierTransmis()
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")

            let file = try await agent.get("/opco")
            #expect(file.uri == Self.file)
            garder(file, "file")
            for texte in ["sans gestionnaire", "PRENDRE LE PROCHAIN", "À traiter"] {
                #expect(file.lisible.contains(texte), "\(texte)")
            }
            let recu = try await cfa.get("\(Contrat.liste)/\(id)/recu")
            let numero = try #require(recu.lisible.firstMatch(of: /porte le n° (\d{7}\.1)/)).1
            let trouve = try await agent.get(Self.file + "?q=\(numero)")
            for texte in ["TRAN, Minh-Anh", String(numero), "CARROSSERIE LANTELME", "1-1 sur 1"] {
                #expect(trouve.lisible.contains(texte), "\(texte)")
            }
            let fiche = try await agent.get(Self.dossier(id))
            let pris = try await agent.submit(
                try #require(fiche.formulaire(vers: Self.dossier(id, "/prise-en-charge"))))
            #expect(pris.uri == Self.dossier(id))
            garder(pris, "dossier")
            #expect(pris.lisible.contains("En cours de traitement"))
            #expect(pris.lisible.contains("règles conformes"))
            #expect(!pris.corps.contains("207013523804774"), "le NIR est masqué")

            let lecture = try #require(pris.formulaire(vers: Self.dossier(id, "/lecture")))
            let lu = try await agent.submit(lecture, ("champ", "apprenti.nir"))
            #expect(lu.corps.contains("207013523804774"))
            #expect(!(try await agent.get(Self.dossier(id)).corps.contains("207013523804774")), "une seule fois")

            try await demander(agent, id)
            let demandee = try await cfa.get("\(Contrat.liste)/\(id)")
            #expect(demandee.lisible.contains("Plan de formation"))
            _ = try await cfa.deposer(
                id, [.init(nom: "plan.pdf", octets: Fichiers.pdf)],
                page: try await cfa.get("\(Contrat.liste)/\(id)/pieces"))
            #expect(try await agent.get(Self.dossier(id)).lisible.contains("Pièces reçues, délai repris"))

            try await accorder(agent, id)
            try await enregistrerLeDepot(agent, id)
        }
    }

    private func demander(_ agent: Browser, _ id: Int) async throws {
        let page = try await agent.get(Self.dossier(id, "/demande-de-pieces"))
        garder(page, "demande")
        var form = try #require(page.formulaire(vers: Self.dossier(id, "/demande-de-pieces")))
        form["message"] = "Sous huit jours."
        let refuse = try await agent.submit(form)
        garder(refuse, "demande-erreurs")
        #expect(refuse.status == 422)
        #expect(refuse.erreurs.map(\.lien) == ["#piece", "#destinataire"])
        var suite = try #require(refuse.formulaire(vers: Self.dossier(id, "/demande-de-pieces")))
        #expect(suite["message"] == "Sous huit jours.", "les réponses restent")
        suite["autres"] = "Plan de formation"
        suite["destinataire"] = "organisme"
        let attente = try await agent.submit(suite, ("piece", "CONVENTION_FORMATION"))
        garder(attente, "attente")
        #expect(attente.lisible.contains("En attente de pièces"))
        #expect(attente.lisible.contains("Suspendu"))
    }

    private func accorder(_ agent: Browser, _ id: Int) async throws {
        let page = try await agent.get(Self.dossier(id, "/accord"))
        garder(page, "accord")
        var form = try #require(page.formulaire(vers: Self.dossier(id, "/accord")))
        form["npec"] = "12 000,00"
        form["equipement"] = "600"
        let refuse = try await agent.submit(form)
        garder(refuse, "accord-erreurs")
        #expect(refuse.status == 422)
        #expect(refuse.erreurs.map(\.lien) == ["#equipement", "#motif"])
        var suite = try #require(refuse.formulaire(vers: Self.dossier(id, "/accord")))
        #expect(suite["npec"] == "12 000,00")
        suite["equipement"] = "500"
        suite["motif"] = "Durée réduite par convention"
        let accorde = try await agent.submit(suite)
        garder(accorde, "accorde")
        #expect(accorde.lisible.contains("est accordé"))
        #expect(accorde.lisible.contains("Motif de l'écart : Durée réduite par convention"))
    }

    private func enregistrerLeDepot(_ agent: Browser, _ id: Int) async throws {
        let page = try await agent.get(Self.dossier(id, "/depot-deca"))
        var form = try #require(page.formulaire(vers: Self.dossier(id, "/depot-deca")))
        form["deca"] = "12"
        #expect(try await agent.submit(form).status == 422)
        form["deca"] = "035202509037237"
        #expect(try await agent.submit(form).lisible.contains("035202509037237"))
        let numeros = try await agent.get(Self.file + "?vue=tous&q=035202509037237")
        #expect(numeros.lisible.contains("1-1 sur 1"))
    }

    @Test("« PRENDRE LE PROCHAIN » ouvre un dossier que personne n'avait")
    func prochain() async throws {
        try await withPlateforme { essai in
            _ = try await essai.connecte().dossierTransmis()
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let file = try await agent.get(Self.file)
            let pris = try await agent.submit(try #require(file.formulaire(vers: Self.file + "/prise-en-charge")))
            #expect(pris.uri.hasPrefix(Self.file + "/"))
            #expect(pris.lisible.contains("Vous instruisez le dossier n°"))
            #expect(pris.lisible.contains("En cours de traitement"))
        }
    }

    @Test("Un agent ne décide pas sur une page dépassée : 409, et ce qu'il a saisi reste")
    func depassee() async throws {
        try await withPlateforme { essai in
            let id = try await essai.connecte().dossierTransmis()
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let page = try await agent.get(Self.dossier(id, "/refus"))
            var form = try #require(page.formulaire(vers: Self.dossier(id, "/refus")))
            form["motif"] = "champ"
            form["precision"] = "Hors du champ."

            let chef = try await essai.connecte("superviseur@opco.example", a: "/opco")
            let fiche = try await chef.get(Self.dossier(id))
            try await chef.submit(try #require(fiche.formulaire(vers: Self.dossier(id, "/prise-en-charge"))))

            let refuse = try await agent.submit(form)
            garder(refuse, "depassee")
            #expect(refuse.status == 409)
            #expect(refuse.lisible.contains("Léonie TARRADE a modifié ce dossier"))
            let suite = try #require(refuse.formulaire(vers: Self.dossier(id, "/refus")))
            #expect(suite["precision"] == "Hors du champ.")
            #expect(try await agent.submit(suite).lisible.contains("est refusé"))
            let accord = try await agent.get(Self.dossier(id, "/accord"))
            #expect(accord.status == 409)
        }
    }

    @Test("Un comptable lit sans décider ; un organisme de formation n'entre pas au bureau")
    func droits() async throws {
        try await withPlateforme { essai in
            let cfa = try await essai.connecte()
            let id = try await cfa.dossierTransmis()
            let comptable = try await essai.connecte("comptable@opco.example", a: "/opco")
            let fiche = try await comptable.get(Self.dossier(id))
            #expect(fiche.status == 200)
            #expect(!fiche.lisible.contains("ACCORDER"))
            #expect(!fiche.lisible.contains("Afficher NIR"))
            for suite in ["/accord", "/refus", "/annulation", "/demande-de-pieces", "/affectation"] {
                #expect(try await comptable.get(Self.dossier(id, suite)).status == 403, "\(suite)")
            }
            #expect(try await comptable.get("/opco/reglages").status == 403)
            let csrf = try #require(fiche.csrf)
            let lecture = try await comptable.post(
                Self.dossier(id, "/lecture"), [("csrf", csrf), ("champ", "apprenti.nir")])
            #expect(lecture.status == 403)
            #expect(!(try await cfa.get(Self.dossier(id)).lisible.contains("TRAN")))
        }
    }

    @Test("Le superviseur réaffecte et règle l'accord automatique")
    func superviser() async throws {
        try await withPlateforme { essai in
            let id = try await essai.connecte().dossierTransmis()
            let chef = try await essai.connecte("superviseur@opco.example", a: "/opco")
            let page = try await chef.get(Self.dossier(id, "/affectation"))
            garder(page, "affectation")
            var form = try #require(page.formulaire(vers: Self.dossier(id, "/affectation")))
            form["gestionnaire"] = "0"
            #expect(try await chef.submit(form).status == 422)
            form["gestionnaire"] = "personne"
            #expect(try await chef.submit(form).lisible.contains("est affecté à personne"))

            let reglages = try await chef.get("/opco/reglages")
            garder(reglages, "reglages")
            let reglage = try #require(reglages.formulaire(vers: "/opco/reglages"))
            let apres = try await chef.submit(reglage, ("accord_automatique", "oui"))
            #expect(apres.lisible.contains("Modifié par Léonie TARRADE"))
        }
    }

    @Test("La page d'un dossier tient en six requêtes, la file en cinq")
    func requetes() async throws {
        try await withPlateforme { essai in
            let id = try await essai.connecte().dossierTransmis()
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            for (url, nombre) in [(Self.dossier(id), 6), (Self.file, 5)] {
                let counter = StatementCounter()
                let page = try await StatementCounter.$current.withValue(counter) { try await agent.envoyer(.get, url) }
                #expect(page.status == 200)
                #expect(counter.count <= nombre && counter.count > 1, "\(url) : \(counter.count)")
            }
        }
    }

    /// Keeps the page to be looked at, when `MGESTION_APERCU` names a folder.
    private func garder(_ page: PageLue, _ nom: String) {
        guard let dossier = ProcessInfo.processInfo.environment["MGESTION_APERCU"] else { return }
        try? Data(page.corps.utf8).write(to: URL(filePath: dossier).appending(path: "bureau-\(nom).html"))
    }
}
