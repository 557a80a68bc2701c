import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("M-Gestion Entreprise : l'espace des entreprises")
struct EspaceEntrepriseTests {
    private static let liste = "/app/contrats-apprentissage"

    @Test("Le tableau de bord, son menu, sa création")
    func tableau() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("gestion@garage.example", a: "/app")
            let page = try await browser.get("/app")
            garder(page, "app")
            #expect(page.markup.broken == [])
            for texte in [
                "Bienvenue sur M-Gestion Entreprise", "Mon tableau de bord", "Mes demandes", "Contrat d'apprentissage",
                "CRÉER UNE DEMANDE", "Nouveautés !", "ENTREPRISE FICTIVE",
            ] {
                #expect(page.lisible.contains(texte), "\(texte)")
            }
            let creation = try #require(page.formulaire(vers: Self.liste))
            #expect(try await browser.submit(creation).uri.hasSuffix("/etapes/1"))
        }
    }

    @Test(
        "Une entreprise d'une branche à part a son tableau de bord, dès son accord", arguments: ["urbain", "transport"])
    func urbain(_ branche: String) async throws {
        try await withPlateforme { essai in
            let personne = try await essai.connecte("nouveau@personne.example", a: "/app")
            let reponses = Inscription.entreprise.map { nom, valeur in
                switch nom {
                case "branche": (nom, branche)
                // The branch of the other one is known already: a request does not change it.
                case "etablissement": (nom, branche == "urbain" ? Inscription.erdre : Inscription.ormes)
                case "departement": (nom, branche == "urbain" ? "44" : "35")
                default: (nom, valeur)
                }
            }
            #expect(try await personne.demander(reponses).uri == "/app/inscription/confirmation")
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            _ = try await agent.decider(try await essai.demande(), "acceptation")
            let page = try await personne.get("/app")
            garder(page, "app-\(branche)")
            #expect(page.lisible.contains("transports urbains") == (branche == "urbain"))
            #expect(page.lisible.contains("dga.\(branche)@opco.example"))
            #expect(page.lisible.contains("Nouveautés !"))
        }
    }

    @Test("Une entreprise ne voit ni n'écrit rien d'une autre")
    func cloisonnement() async throws {
        try await withPlateforme { essai in
            try await Comptes(essai.services).creer(
                courriel: "voisine@ormes.example", prenom: "Lou", nom: "Mercœur", motDePasse: Browser.motDePasse,
                roles: [
                    EtablissementAccessible(
                        siret: Inscription.ormes, nom: "TRANSPORTS DES ORMES", role: .administrateur)
                ])
            let mienne = try await essai.connecte("gestion@garage.example", a: "/app")
            let creation = try #require(try await mienne.get(Self.liste).formulaire(vers: Self.liste))
            let id = try #require(Int(try await mienne.submit(creation).uri.split(separator: "/")[2]))
            let voisine = try await essai.connecte("voisine@ormes.example", a: "/app")
            let csrf = try #require(try await voisine.get("/app").csrf)
            for suite in ["", "/etapes/1", "/etapes/7", "/cerfa", "/cerfa.pdf", "/pieces", "/recu", "/apercu"] {
                #expect(try await voisine.get("\(Self.liste)/\(id)\(suite)").status == 404, "\(suite)")
            }
            for suite in ["/etapes/1", "/suppression"] {
                let page = try await voisine.post(
                    "\(Self.liste)/\(id)\(suite)", [("csrf", csrf), ("action", "suivant")])
                #expect(page.status == 404, "\(suite)")
            }
            #expect(try await mienne.get("\(Self.liste)/\(id)/etapes/1").status == 200)
        }
    }

    @Test("Une entreprise dépose son contrat de bout en bout, et le CFA le voit une fois transmis")
    func depot() async throws {
        try await withPlateforme { essai in
            try await Comptes(essai.services).creer(
                courriel: "tour@carrosserie.example", prenom: "Lou", nom: "Mercœur", motDePasse: Browser.motDePasse,
                roles: [
                    EtablissementAccessible(siret: "99999800800018", nom: "CARROSSERIE LANTELME", role: .gestionnaire)
                ])
            let entreprise = try await essai.connecte("tour@carrosserie.example", a: "/app")
            let cfa = try await essai.connecte()
            let creation = try #require(try await entreprise.get(Self.liste).formulaire(vers: Self.liste))
            let premiere = try await entreprise.submit(creation)
            let id = try #require(Int(premiere.uri.split(separator: "/")[2]))
            #expect(premiere.etape?["employeur.siret"] == "99999800800018")
            let reponses = try Contrat.reponses()
            for numero in 1...5 {
                let page = try await entreprise.remplirEnEntreprise(id, etape: numero, reponses)
                #expect(page.status == 200, "étape \(numero) : \(page.erreurs.map(\.message))")
            }
            // Until it is sent, the draft is the company's alone.
            #expect(try await cfa.get("\(Contrat.liste)/\(id)/etapes/1").status == 404)
            #expect(!(try await cfa.get(Contrat.liste + "?vue=brouillon").corps.contains("Minh-Anh")))
            let recu = try await entreprise.remplirEnEntreprise(id, etape: 7, reponses, action: "transmettre")
            #expect(recu.uri == "\(Self.liste)/\(id)/recu", "\(recu.erreurs.map(\.message))")
            for suite in ["", "/recu", "/cerfa", "/cerfa.pdf", "/pieces", "/apercu"] {
                #expect(try await entreprise.get("\(Self.liste)/\(id)\(suite)").status == 200, "\(suite)")
            }
            #expect(try await entreprise.get(Self.liste).lisible.contains("TRAN, Minh-Anh"))
            #expect(try await entreprise.get(Self.liste + "/export/csv").status == 200)
            #expect(try await cfa.get("\(Contrat.liste)/\(id)").status == 200)
            for uri in ["/app/notifications", "/app/notifications/reglages", "/app/avis"] {
                #expect(try await entreprise.get(uri).status == 200, "\(uri)")
            }
        }
    }

    @Test("Le brouillon d'un CFA reste à lui ; transmis, l'entreprise le lit")
    func brouillonDuCFA() async throws {
        try await withPlateforme { essai in
            try await Comptes(essai.services).creer(
                courriel: "tour@carrosserie.example", prenom: "Lou", nom: "Mercœur", motDePasse: Browser.motDePasse,
                roles: [
                    EtablissementAccessible(siret: "99999800800018", nom: "CARROSSERIE LANTELME", role: .gestionnaire)
                ])
            let cfa = try await essai.connecte()
            let brouillon = try await cfa.brouillonComplet()
            let transmis = try await cfa.dossierTransmis()
            let entreprise = try await essai.connecte("tour@carrosserie.example", a: "/app")
            #expect(try await entreprise.get("\(Self.liste)/\(brouillon)").status == 404)
            #expect(try await entreprise.get("\(Self.liste)/\(brouillon)/etapes/1").status == 404)
            #expect(!(try await entreprise.get(Self.liste + "?vue=brouillon").corps.contains("Minh-Anh")))
            #expect(try await entreprise.get("\(Self.liste)/\(transmis)").status == 200)
            #expect(try await entreprise.get("\(Self.liste)/\(transmis)/etapes/1").uri == "\(Self.liste)/\(transmis)")
        }
    }

    @Test("Le SIRET d'une autre entreprise ne lui donne pas le brouillon, et ne se transmet pas")
    func autreEmployeur() async throws {
        try await withPlateforme { essai in
            let mienne = try await essai.connecte("gestion@garage.example", a: "/app")
            let creation = try #require(try await mienne.get(Self.liste).formulaire(vers: Self.liste))
            let id = try #require(Int(try await mienne.submit(creation).uri.split(separator: "/")[2]))
            let reponses = try Contrat.reponses()
            for numero in 1...5 { try await mienne.remplirEnEntreprise(id, etape: numero, reponses) }
            #expect(
                try await mienne.get("\(Self.liste)/\(id)/etapes/1").status == 200, "le brouillon reste à son auteur")
            let page = try await mienne.remplirEnEntreprise(id, etape: 7, reponses, action: "transmettre")
            #expect(page.status == 422)
            #expect(page.erreurs.contains { $0.message.hasPrefix("Sélectionnez un de vos établissements") })
        }
    }
}

extension Browser {
    /// As `remplir`, in the space of companies.
    @discardableResult
    fileprivate func remplirEnEntreprise(
        _ id: Int, etape numero: Int, _ reponses: Reponses, action: String = "suivant"
    ) async throws -> PageLue {
        let page = try await get("/app/contrats-apprentissage/\(id)/etapes/\(numero)")
        var form = try #require(page.etape, "étape \(numero) : \(page.status) \(page.titre)")
        let etape = try #require(Contrat.formulaire().etapes.first { $0.numero == numero })
        for (nom, valeur) in Contrat.champs(etape, reponses) where form.noms.contains(nom) { form[nom] = valeur }
        return try await submit(form, ("action", action))
    }
}
