import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Double authentification : mise en place")
struct MiseEnPlaceTests {
    private let courriel = "gestion.of@formation.example"
    private let agent = "agent@opco.example"
    private let chemin = "/cas/compte/double-authentification"
    private let enrolement = "/cas/verification/enrolement"

    private func facteurs(_ essai: Essai) async throws -> Int {
        try await essai.nombre("SELECT COUNT(*) FROM second_facteur WHERE confirme_le IS NOT NULL")
    }

    @Test("Montrer la clé n'écrit rien")
    func rienDEcrit() async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte(courriel).envoyer(chemin, ["actuel": Browser.motDePasse])
            #expect(page.corps.contains("<svg class=\"qr\""))
            #expect(try await essai.nombre("SELECT COUNT(*) FROM second_facteur") == 0)
        }
    }

    @Test("Chacun reçoit sa clé : celle qu'un autre a notée n'ouvrira jamais le compte")
    func clePropre() async throws {
        try await withPlateforme(profil: { $0.secondFacteurDesAgents = .obligatoire }) { essai in
            let voleur = essai.browser()
            let notee = try await voleur.login(as: agent, a: "/opco")
            let titulaire = essai.browser()
            let page = try await titulaire.login(as: agent, a: "/opco")
            #expect(page.uri == enrolement)
            let cle = try page.cleACopier
            #expect(try notee.cleACopier.secret != cle.secret)
            var emprunt = try #require(page.formulaire(vers: enrolement))
            emprunt["cle"] = try #require(notee.formulaire(vers: enrolement)?["cle"])
            emprunt["code"] = try notee.cleACopier.code(pas: TOTP.pas(essai.clock.now))
            _ = try await titulaire.submit(emprunt)
            #expect(try await facteurs(essai) == 0, "le champ d'un autre ne vaut rien")
            let sienne = try await titulaire.get(enrolement)
            var form = try #require(sienne.formulaire(vers: enrolement))
            form["code"] = try sienne.cleACopier.code(pas: TOTP.pas(essai.clock.now))
            #expect(try await titulaire.submit(form).texte("code").count == 10)
            var tard = try #require(notee.formulaire(vers: enrolement))
            tard["code"] = try notee.cleACopier.code(pas: TOTP.pas(essai.clock.now))
            #expect(try await voleur.submit(tard).uri.hasPrefix("/cas/login"))
            #expect(try await voleur.get("/opco").uri.hasPrefix("/cas/login"))
        }
    }

    @Test(
        "Sans le champ que le mot de passe fait donner, rien ne se montre ni ne s'active",
        arguments: ["", "00", "zz", String(repeating: "0", count: 2000)])
    func sansChamp(champ: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let csrf = try #require(try await browser.get(chemin).csrf)
            let page = try await browser.post(
                chemin + "/activation", [("csrf", csrf), ("cle", champ), ("code", "000000")])
            #expect(page.uri == chemin)
            #expect(!page.corps.contains("class=\"qr\""))
            #expect(page.formulaire(vers: chemin)?.noms.contains("actuel") == true, "le mot de passe est demandé")
            #expect(try await essai.nombre("SELECT COUNT(*) FROM second_facteur") == 0)
        }
    }

    @Test("Le champ sert dans la session qui l'a reçu, pendant dix minutes, et un code faux garde la clé")
    func champ() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let page = try await browser.envoyer(chemin, ["actuel": Browser.motDePasse])
            var form = try #require(page.formulaire(vers: chemin + "/activation"))
            form["code"] = "000000"
            let refus = try await browser.submit(form)
            #expect(refus.status == 422)
            #expect(try refus.cleACopier.secret == page.cleACopier.secret)
            form = try #require(refus.formulaire(vers: chemin + "/activation"))
            let autre = try await essai.connecte(courriel)
            let csrf = try #require(try await autre.get(chemin).csrf)
            form["code"] = try page.cleACopier.code(pas: TOTP.pas(essai.clock.now))
            let ailleurs = try await autre.post(
                chemin + "/activation", [("csrf", csrf), ("cle", form["cle"] ?? ""), ("code", form["code"] ?? "")])
            #expect(ailleurs.uri == chemin)
            essai.clock.advance(seconds: 601)
            form["code"] = try page.cleACopier.code(pas: TOTP.pas(essai.clock.now))
            let tard = try await browser.submit(form)
            #expect(tard.uri == chemin)
            #expect(tard.lisible.contains("La clé n'est plus utilisable"))
            #expect(try await facteurs(essai) == 0)
        }
    }

    @Test("Une double authentification en place n'est jamais remplacée")
    func jamaisRemplacee() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let deux = [
                try await browser.envoyer(chemin, ["actuel": Browser.motDePasse]),
                try await browser.envoyer(chemin, ["actuel": Browser.motDePasse]),
            ]
            var pages: [PageLue] = []
            for page in deux {
                var form = try #require(page.formulaire(vers: chemin + "/activation"))
                form["code"] = try page.cleACopier.code(pas: TOTP.pas(essai.clock.now))
                pages.append(try await browser.submit(form))
            }
            #expect(pages[0].titres == ["Vos codes de secours"])
            #expect(pages[1].titres == ["Double authentification"])
            #expect(try await facteurs(essai) == 1)
        }
    }

    @Test("Une clé écrite sans être confirmée, du temps où la page l'écrivait, est remplacée")
    func clesAnciennes() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let now = essai.clock.now
            try await essai.database.write { db in
                let id = try #require(try CompteStore.find(courriel: courriel, on: db)).id
                try db.execute(
                    """
                    INSERT INTO second_facteur (compte_id, secret, cree_le) VALUES (\(id), \([1, 2, 3] as [UInt8]), \(now.iso))
                    """)
            }
            let page = try await browser.envoyer(chemin, ["actuel": Browser.motDePasse])
            var form = try #require(page.formulaire(vers: chemin + "/activation"))
            form["code"] = try page.cleACopier.code(pas: TOTP.pas(essai.clock.now))
            #expect(try await browser.submit(form).titres == ["Vos codes de secours"])
            #expect(try await facteurs(essai) == 1)
        }
    }

    @Test("La mettre ou la retirer ferme les autres sessions et garde celle-ci")
    func autresSessions() async throws {
        try await withPlateforme { essai in
            let avant = try await essai.connecte(courriel)
            let browser = try await essai.connecte(courriel)
            let page = try await browser.envoyer(chemin, ["actuel": Browser.motDePasse])
            var form = try #require(page.formulaire(vers: chemin + "/activation"))
            let totp = try page.cleACopier
            form["code"] = totp.code(pas: TOTP.pas(essai.clock.now))
            _ = try await browser.submit(form)
            #expect(try await avant.get("/of").uri.hasPrefix("/cas/login"))
            #expect(try await browser.get("/of").uri == "/of")
            essai.clock.advance(seconds: 30)
            let apres = essai.browser()
            var code = try #require(try await apres.login(as: courriel).formulaire(vers: "/cas/verification"))
            code["code"] = totp.code(pas: TOTP.pas(essai.clock.now))
            #expect(try await apres.submit(code).uri == "/of")
            essai.clock.advance(seconds: 30)
            let retrait = try await browser.envoyer(
                chemin, ["actuel": Browser.motDePasse, "code": totp.code(pas: TOTP.pas(essai.clock.now))],
                vers: chemin + "/retrait")
            #expect(retrait.lisible.contains("Vos autres sessions sont fermées."))
            #expect(try await apres.get("/of").uri.hasPrefix("/cas/login"))
            #expect(try await browser.get("/of").uri == "/of")
        }
    }
}

extension PageLue {
    /// What the key to copy makes of an authenticator application (RFC 4648, § 6).
    var cleACopier: TOTP {
        get throws {
            let texte = try #require(texte("code").first).filter { $0 != " " }
            var secret: [UInt8] = []
            var tampon = 0
            var bits = 0
            for signe in texte {
                tampon = (tampon << 5 | (try #require(PageLue.base32[signe]))) & 0xFFF
                bits += 5
                if bits >= 8 {
                    bits -= 8
                    secret.append(UInt8(tampon >> bits & 0xFF))
                }
            }
            return TOTP(secret: secret)
        }
    }

    private static let base32 = Dictionary(
        uniqueKeysWithValues: zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 0...31))
}
