import Domain
import HTTPTypes
import NIOCore
import Platform
import Testing

@testable import Server

@Suite("Saisie hostile : chaque champ de chaque étape")
struct SaisieHostileTests {
    struct Essaye: Sendable, CustomTestStringConvertible {
        let nom: String
        let valeur: String
        var testDescription: String { nom }
    }

    private static let valeurs: [Essaye] = [
        .init(nom: "vide", valeur: ""),
        .init(nom: "espaces", valeur: " \t\u{A0} "),
        .init(nom: "10 000 caractères", valeur: String(repeating: "a", count: 10_000)),
        .init(nom: "balise", valeur: "<script>alert(1)</script>"),
        .init(nom: "attribut", valeur: "\" onfocus=\"alert(1)\" x='"),
        .init(nom: "octets nuls", valeur: "a\u{0}b\u{1}\u{7F}\u{1B}[31m"),
        .init(nom: "émojis", valeur: "👩‍🔧🇫🇷é\u{301}\u{FE0F}"),
        .init(nom: "droite à gauche", valeur: "\u{202E}olleH\u{2066}שלום"),
        .init(nom: "SQL", valeur: "'; DROP TABLE dossier; --"),
        .init(nom: "code inconnu", valeur: "ZZ99"),
        .init(nom: "négatif", valeur: "-1"),
        .init(nom: "Int.min", valeur: "-9223372036854775808"),
        .init(nom: "Int.max", valeur: "9223372036854775807"),
        .init(nom: "quinze chiffres", valeur: "999999999999999,99"),
        .init(nom: "10^30", valeur: "1" + String(repeating: "0", count: 30)),
        .init(nom: "décimal", valeur: "3,14159"),
        .init(nom: "exposant", valeur: "1e9"),
        .init(nom: "an 9999", valeur: "9999"),
        .init(nom: "un", valeur: "1"),
        .init(nom: "chiffres arabes", valeur: "١٢٣٤٥٦٧٨٩٠١٢٣٤"),
        .init(nom: "pour cent", valeur: "%00%zz%_\\"),
    ]

    /// Every control of a step, with the value.
    private func champs(_ etape: Etape, _ valeur: String) -> [(String, String)] {
        etape.sections.flatMap(\.champs).flatMap { champ -> [(String, String)] in
            if case .jour = champ.type { return ["jour", "mois", "annee"].map { ("\(champ.cle).\($0)", valeur) } }
            return [(champ.cle, valeur)]
        }
    }

    @Test(
        "Jamais d'erreur interne, jamais de balise vivante, des phrases, et le brouillon reste lisible partout",
        arguments: valeurs)
    func tousLesChamps(essaye: Essaye) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            for etape in try Contrat.formulaire().etapes where etape.genre != .pieces {
                let avant = try #require(try await browser.get(Contrat.etape(id, etape.numero)).etape)
                let action = etape.genre == .synthese ? "transmettre" : "suivant"
                let envoi = ["csrf", "version"].compactMap { nom in avant[nom].map { (nom, $0) } }
                let page = try await browser.post(
                    Contrat.etape(id, etape.numero), envoi + champs(etape, essaye.valeur) + [("action", action)])
                #expect(page.status == 422, "étape \(etape.numero)")
                #expect(!page.erreurs.isEmpty, "étape \(etape.numero)")
                #expect(page.titre.hasPrefix("Erreur : "))
                sain(page, etape.numero)
                for erreur in page.erreurs {
                    #expect(
                        !erreur.message.contains("\u{0}") && erreur.message.count < 400, "\(erreur.message.prefix(80))")
                }
            }
            for suite in ["/etapes/1", "/etapes/2", "/etapes/4", "/etapes/6", "/etapes/7", "/cerfa", "/apercu"] {
                let page = try await browser.get("\(Contrat.liste)/\(id)\(suite)")
                #expect(page.status == 200, "\(suite)")
                if suite != "/apercu" { sain(page, 0) }
            }
            let pdf = try await browser.get("\(Contrat.liste)/\(id)/cerfa.pdf")
            #expect(pdf.status == 200)
            #expect(pdf.octets.readableBytes < 2 << 20)
            #expect(try await browser.get(Contrat.liste + "?vue=brouillon").status == 200)
        }
    }

    /// Nothing typed has become markup.
    private func sain(_ page: PageLue, _ etape: Int) {
        let corps = page.corps
        #expect(!corps.contains("<script>alert"), "étape \(etape)")
        #expect(!corps.contains("onfocus=\"alert"), "étape \(etape)")
        #expect(!corps.utf8.contains(0), "étape \(etape)")
        #expect(page.markup.broken == [], "étape \(etape)")
    }

    @Test(
        "Ce qui a été tapé revient tel qu'il se lit",
        arguments: [
            "<b>L'Atelier</b> & \"Fils\"", String(repeating: "é", count: 10_000), "👩‍🔧 Mécanique",
        ])
    func gardee(texte: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            form["employeur.denomination"] = texte
            let page = try await browser.submit(form, ("action", "suivant"))
            #expect(page.status == 422)
            // Invisible joiners are cleaned away; letters are not.
            var visible = String.UnicodeScalarView()
            visible.append(contentsOf: texte.unicodeScalars.filter { $0 != "\u{200D}" })
            #expect(page.etape?["employeur.denomination"] == String(visible))
        }
    }

    @Test("Un mégaoctet dans un champ : dit, gardé, et le reste fonctionne")
    func megaoctet() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            form["employeur.denomination"] = String(repeating: "M ", count: 1 << 19)
            form["employeur.naf"] = "45.20A"
            form["recherche.employeur"] = String(repeating: "9", count: 1 << 20)
            let page = try await browser.submit(form, ("action", "suivant"))
            #expect(page.status == 422)
            #expect(
                page.corps.contains(
                    "« Nom et prénom ou dénomination » de l&#39;employeur doit comporter 80 caractères au plus"))
            let clock = ContinuousClock()
            let temps = try await clock.measure {
                let pdf = try await browser.get("\(Contrat.liste)/\(id)/cerfa.pdf")
                #expect(pdf.status == 200)
                #expect(pdf.octets.readableBytes < 2 << 20)
            }
            #expect(temps < .seconds(10), "le CERFA d'un champ démesuré prend \(temps)")
            let liste = try await browser.get(Contrat.liste + "?vue=brouillon")
            #expect(liste.octets.readableBytes < 200_000)
            let cherche = try await browser.poster(form.action, form.champs + [("action", "chercher:employeur")])
            #expect(cherche.status == 303)
            #expect(try #require(cherche.location).utf8.count < 2000)
        }
    }

    @Test("Un champ qui n'existe pas est ignoré, un bloc de répétitions aussi")
    func inconnus() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            form["employeur.denomination"] = "PREMIÈRE"
            let faux =
                [
                    ("etat", "accorde"), ("numero", "1"), ("siret_of", "99999840400019"), ("source.employeur", "1"),
                    ("apprenti.nom", "D'UNE AUTRE ÉTAPE"), ("employeur", "x"), ("", "x"),
                    ("employeur.denomination", "SECONDE"),
                ] + Array(repeating: ("employeur.naf", "4520A"), count: 3000)
            let page = try await browser.post(form.action, form.champs + faux)
            #expect(page.status == 422)
            #expect(page.etape?["employeur.denomination"] == "PREMIÈRE")
            #expect(try await browser.get(Contrat.etape(id, 2)).etape?["apprenti.nom"] == "")
            let etat = try await essai.database.read { db in
                try db.first("SELECT etat, siret_of FROM dossier WHERE id = \(id)").map {
                    try $0.string("etat") + $0.string("siret_of")
                }
            }
            #expect(etat == "brouillon98765432400019")
        }
    }

    @Test(
        "Une version de page absurde n'écrase rien en silence",
        arguments: ["-1", "0", "999999", "9223372036854775807", "x", ""])
    func versionAbsurde(version: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            form["employeur.denomination"] = "AVANT"
            _ = try await browser.submit(form)
            form["version"] = version
            form["employeur.denomination"] = "APRÈS"
            let page = try await browser.submit(form)
            #expect(page.status == 409 || page.status == 422)
            #expect(page.status == 409, "une version illisible compte comme la plus ancienne")
        }
    }

    @Test(
        "Des dates impossibles ont leur phrase et leurs trois parties",
        arguments: [
            ("31", "02", "2026"), ("0", "1", "2026"), ("1", "13", "2026"), ("29", "02", "2025"), ("1", "1", "0"),
            ("1", "1", "0000"),
            ("1", "1", "99999"), ("a", "b", "c"), ("-1", "1", "2026"), ("1", "1", ""), ("", "", "2026"),
            ("1/1", "2", "2026"),
            ("9223372036854775808", "1", "2026"),
        ])
    func dates(jour: String, mois: String, annee: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 4)).etape)
            form["contrat.dateConclusion.jour"] = jour
            form["contrat.dateConclusion.mois"] = mois
            form["contrat.dateConclusion.annee"] = annee
            let page = try await browser.submit(form, ("action", "suivant"))
            #expect(page.status == 422)
            let message = page.erreurs.first { $0.lien == "#" + elementID("contrat.dateConclusion") + "-jour" }?.message
            #expect(message?.contains("« Date de conclusion »") == true, "\(page.erreurs)")
            #expect(page.etape?["contrat.dateConclusion.mois"] == mois)
            #expect(page.etape?["contrat.dateConclusion.annee"] == annee)
        }
    }

    @Test("Un contrat de l'an 1 à l'an 9999 se lit sans peine")
    func contratSansFin() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            var form = try #require(try await browser.get(Contrat.etape(id, 4)).etape)
            for (nom, valeur) in [("Debut", ("1", "1", "0001")), ("Fin", ("31", "12", "9999"))] {
                form["contrat.date\(nom)Contrat.jour"] = valeur.0
                form["contrat.date\(nom)Contrat.mois"] = valeur.1
                form["contrat.date\(nom)Contrat.annee"] = valeur.2
            }
            let page = try await browser.submit(form, ("action", "suivant"))
            #expect(page.status == 422)
            #expect(page.octets.readableBytes < 500_000)
            #expect(try await browser.get("\(Contrat.liste)/\(id)/cerfa.pdf").status == 200)
        }
    }

    @Test(
        "Un taux, un salaire ou une durée sans mesure ne fait rien déborder",
        arguments: [
            ("contrat.remuneration.1.1.taux", "999999999999999"), ("contrat.remuneration.1.1.taux", "-5"),
            ("contrat.smcMensuel", "999999999999999"), ("contrat.salaireEmbauche", "-999999999999999"),
            ("contrat.dureeTravailHebdoHeures", "-9223372036854775808"),
            ("contrat.dureeTravailHebdoMinutes", "9223372036854775807"),
        ])
    func debordement(champ: String, valeur: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            var form = try #require(try await browser.get(Contrat.etape(id, 4)).etape)
            form[champ] = valeur
            // A birth date that lets the collective agreement's minimum count.
            let page = try await browser.submit(form, ("action", "suivant"))
            #expect(page.status == 422 || page.uri == Contrat.etape(id, 5))
            for numero in [4, 7] { #expect(try await browser.get(Contrat.etape(id, numero)).status == 200) }
            #expect(try await browser.get("\(Contrat.liste)/\(id)/cerfa.pdf").status == 200)
        }
    }

    @Test("Une durée de formation sans mesure", arguments: ["9223372036854775807", "-9223372036854775808"])
    func duree(valeur: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            for champ in [
                "formation.dureeFormation", "formation.nombreHeuresEnDistanciel", "formation.premierEquipement",
            ] {
                var form = try #require(try await browser.get(Contrat.etape(id, 5)).etape)
                form[champ] = valeur
                #expect(try await browser.submit(form, ("action", "suivant")).status == 422, "\(champ)")
            }
            #expect(try await browser.get(Contrat.etape(id, 7)).status == 200)
        }
    }
}
