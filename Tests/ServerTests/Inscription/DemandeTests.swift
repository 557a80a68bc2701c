import Domain
import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Server

@Suite("Demande d'inscription, à la porte d'une application")
struct DemandeTests {
    @Test("Le formulaire, l'envoi, la confirmation, les courriels, ce qui est gardé")
    func envoi() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            let page = try await browser.get("/app")
            #expect(page.uri == "/app/inscription")
            garder(page, "inscription")
            #expect(page.markup.broken == [])
            for texte in [
                "Afin de poursuivre votre connexion à M-Gestion, nous avons besoin de vous créer un compte utilisateur. "
                    + "Pour cela, veuillez compléter le formulaire suivant :",
                "Téléphone - numéro du standard", "Type d'établissement", "Ferroviaire, Automobile, RATP",
                "Transports, Logistique, Services", "Urbain", "Département de l'établissement",
                "Type de profil souhaité", "Etablissement(s) à associer à votre compte",
                "Organisme(s) de formation à associer à votre compte", "AJOUTER", "ENREGISTRER",
                "Vous accédez à l'ensemble des fonctionnalités de M-Gestion et notamment à la création et gestion des "
                    + "utilisateurs de votre entreprise.",
                "Vous pouvez saisir, déposer et consulter les demandes de prise en charge de votre entreprise.",
            ] {
                #expect(page.lisible.contains(texte), "\(texte)")
            }
            let envoyee = try await browser.demander()
            #expect(envoyee.uri == "/app/inscription/confirmation")
            garder(envoyee, "inscription-confirmation")
            #expect(envoyee.lisible.contains("Votre demande d'inscription est enregistrée"))
            #expect(envoyee.lisible.contains("délégation Bretagne"))
            // Tuesday 09:00, two working days later.
            #expect(envoyee.lisible.contains("02/10/2025 à 09:00"))

            let recu = try #require(try await essai.courriels(genre: "inscription.recue").first)
            #expect(recu.a == "nouveau@personne.example")
            for texte in [Inscription.ormes, "02/10/2025 à 09:00", Browser.origine + "/app/inscription"] {
                #expect(recu.texte.contains(texte), "\(texte)")
            }
            let bureau = try #require(try await essai.courriels(genre: "inscription.a-etudier").first)
            #expect(bureau.a == "bretagne@opco.example")
            #expect(bureau.texte.contains(Browser.origine + "/opco/inscriptions/\(try await essai.demande())"))
            #expect(!bureau.texte.contains("Brassier"), "la boîte commune ne reçoit pas de nom")

            try await essai.database.read { db in
                let rows = try db.rows("SELECT cle, version, texte, accepte_le FROM demande_attestation ORDER BY cle")
                #expect(try rows.map { try $0.string("cle") } == ["attestation", "cgu"])
                #expect(try rows.map { try $0.string("version") } == ["1", LegalPages.versionDesCGU])
                #expect(try rows[0].string("texte") == Attestation.honneur.texte)
                #expect(try rows[0].string("accepte_le") == Essai.maintenant.iso)
            }
            #expect(
                try await essai.entier("SELECT COUNT(*) AS n FROM journal WHERE action = 'inscription.envoyer'") == 1)
        }
    }

    @Test("AJOUTER et Retirer gardent chaque réponse")
    func ajouter() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            var reponses = Inscription.entreprise.filter { $0.0 != "action" && $0.0 != "etablissement" }
            reponses += [("siret", "999 996 804 00012"), ("ajouter", "1")]
            let ajoute = try await browser.demander(reponses)
            #expect(ajoute.status == 200)
            #expect(ajoute.lisible.contains("TRANSPORTS DES ORMES"))
            let form = try #require(ajoute.formulaire(vers: "/app/inscription"))
            for (nom, valeur) in [
                ("prenom", "Noé"), ("telephone", "02 99 00 00 01"), ("branche", "transport"), ("departement", "35"),
                ("profil", "gestionnaire"), ("attestation", "oui"), ("cgu", "oui"),
                ("etablissement", Inscription.ormes),
                ("siret", ""),
            ] {
                #expect(form[nom] == valeur, "\(nom)")
            }
            let retire = try await browser.submit(form, ("retirer", Inscription.ormes))
            #expect(!retire.lisible.contains("TRANSPORTS DES ORMES"))
            #expect(retire.formulaire(vers: "/app/inscription")?["nom"] == "Brassier")
            #expect(try await essai.entier("SELECT COUNT(*) AS n FROM demande") == 0)
        }
    }

    @Test(
        "Un SIRET qui ne convient pas est refusé en mots",
        arguments: [
            (Inscription.ferme, "fermé"), ("99999680499999", "un de ses chiffres est inexact"),
            ("99999000500012", "Aucun établissement connu"), ("DE123456789", "situés en France"),
            ("123", "Saisissez un SIRET de 14 chiffres"), ("", "Saisissez le SIRET de l'établissement à ajouter"),
            (String(repeating: "9", count: 5000), "Saisissez un SIRET de 14 chiffres"),
        ])
    func siretRefuse(_ siret: String, _ phrase: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            let page = try await browser.demander(
                Inscription.entreprise.filter { $0.0 != "action" } + [("siret", siret), ("ajouter", "1")])
            #expect(page.status == 422)
            #expect(page.titre.hasPrefix("Erreur :"))
            #expect(page.erreurs.contains { $0.lien == "#siret" && $0.message.contains(phrase) }, "\(page.erreurs)")
            #expect(page.formulaire(vers: "/app/inscription")?["siret"] == siret)
        }
    }

    @Test("Un organisme de formation : sans branche, par son registre, jusqu'à sa délégation")
    func organisme() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/of")
            let page = try await browser.get("/of")
            #expect(page.formulaire(vers: "/of/inscription")?["type"] == "of")
            let reponses = Inscription.entreprise.filter {
                !["type", "branche", "departement", "etablissement"].contains($0.0)
            }
            let entreprise = try await browser.demander(
                reponses + [("type", "of"), ("etablissement", Inscription.ormes)], espace: "/of")
            #expect(entreprise.status == 422)
            #expect(
                entreprise.erreurs.contains { $0.message.contains("n'est pas déclaré comme organisme de formation") })
            let juste = try await browser.demander(
                reponses + [("type", "of"), ("etablissement", DemoComptes.antenne.siret)], espace: "/of")
            #expect(juste.uri == "/of/inscription/confirmation")
            #expect(juste.lisible.contains("délégation Hauts-de-France"))
            #expect(try await essai.courriels(genre: "inscription.a-etudier").map(\.a) == ["hdf@opco.example"])
        }
    }

    @Test("Un cabinet comptable est arrêté par la phrase exacte, sans rien d'autre")
    func cabinet() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            for action in ["enregistrer", "actualiser"] {
                let page = try await browser.demander([("type", "cabinet"), ("action", action)])
                #expect(page.status == 422)
                #expect(
                    page.erreurs.map(\.message)
                        == ["Les demandes d'inscription des cabinets comptables ne sont pas acceptées"])
            }
            #expect(try await essai.entier("SELECT COUNT(*) AS n FROM demande") == 0)
        }
    }

    @Test("Une adresse de service est refusée ; une adresse incertaine passe, et le bureau le voit")
    func adresse() async throws {
        try await withPlateforme { essai in
            for courriel in ["contact@ormes.example", "jb@ormes.example"] {
                try await Comptes(essai.services).creer(
                    courriel: courriel, prenom: "Noé", nom: "Brassier", motDePasse: Browser.motDePasse, roles: [])
            }
            let service = try await essai.connecte("contact@ormes.example", a: "/app")
            let refusee = try await service.demander()
            #expect(refusee.status == 422)
            #expect(refusee.erreurs.map(\.lien) == ["#email"])
            #expect(refusee.erreurs.first?.message.contains("« contact »") == true)
            let incertaine = try await essai.connecte("jb@ormes.example", a: "/app")
            #expect(try await incertaine.demander().uri == "/app/inscription/confirmation")
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            #expect(
                try await agent.get("/opco/inscriptions/\(try await essai.demande())").lisible.contains(
                    "Rien ne dit que l'adresse"))
        }
    }

    @Test("Vide, chaque question manque, avec le lien vers elle")
    func vide() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            let page = try await browser.demander([("prenom", ""), ("nom", ""), ("action", "enregistrer")])
            #expect(page.status == 422)
            #expect(page.markup.broken == [])
            #expect(
                page.erreurs.map(\.lien) == [
                    "#prenom", "#nom", "#sexe", "#telephone", "#branche", "#departement", "#siret", "#profil",
                    "#attestation", "#cgu",
                ])
        }
    }

    @Test("Un département qui n'est pas celui de l'établissement se confirme en enregistrant de nouveau")
    func departement() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            let page = try await browser.demander(
                Inscription.entreprise.map { $0.0 == "departement" ? ("departement", "29") : $0 })
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.lien) == ["#departement"])
            let form = try #require(page.formulaire(vers: "/app/inscription"))
            #expect(try await browser.submit(form, ("action", "enregistrer")).uri == "/app/inscription/confirmation")
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            #expect(
                try await agent.get("/opco/inscriptions/\(try await essai.demande())").lisible.contains(
                    "Le département 29 n'est pas celui"))
        }
    }

    @Test("Envoyée deux fois, elle est une")
    func double() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            let onglet = browser.onglet()
            let page = try await onglet.get("/app/inscription")
            try await browser.demander()
            let csrf = try #require(page.csrf)
            let seconde = try await onglet.post(
                "/app/inscription", [("csrf", csrf), ("version", "0")] + Inscription.entreprise)
            #expect(seconde.uri == "/app/inscription/confirmation")
            #expect(try await essai.entier("SELECT COUNT(*) AS n FROM demande") == 1)
            #expect(try await essai.courriels(genre: "inscription.recue").count == 1)
        }
    }

    @Test("En attente, elle se lit et se corrige ; le délai repart de l'envoi")
    func correction() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            try await browser.demander()
            essai.clock.advance(seconds: 6 * 3600)
            let suivi = try await browser.get("/app")
            #expect(suivi.uri == "/app/inscription")
            #expect(suivi.lisible.contains("42 h restantes"))
            #expect(suivi.lisible.contains("Heure 6 sur 48"))
            let corrigee = try await browser.demander(
                [("telephone", "02 99 00 00 02"), ("attestation", "oui"), ("cgu", "oui"), ("action", "enregistrer")],
                page: "/app/inscription/correction")
            #expect(corrigee.uri == "/app/inscription/confirmation")
            #expect(corrigee.lisible.contains("02 99 00 00 02"))
            #expect(corrigee.lisible.contains("Demande corrigée et renvoyée"))
            #expect(corrigee.lisible.contains("48 h restantes"))
            #expect(try await essai.entier("SELECT COUNT(*) AS n FROM demande") == 1)
            #expect(try await essai.entier("SELECT COUNT(*) AS n FROM demande_attestation") == 4)
        }
    }

    @Test("Une page de correction dépassée garde les réponses et le dit")
    func depassee() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            try await browser.demander()
            let ancienne = try #require(
                try await browser.get("/app/inscription/correction").formulaire(vers: "/app/inscription"))
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            try await agent.decider(
                try await essai.demande(), "refus", [("motif", "Le SIRET n'est pas celui de votre employeur.")])
            var form = ancienne
            form["nom"] = "Brassier-Lou"
            form["attestation"] = "oui"
            form["cgu"] = "oui"
            let page = try await browser.submit(form, ("action", "enregistrer"))
            #expect(page.status == 409)
            #expect(page.lisible.contains("Le SIRET n'est pas celui de votre employeur."))
            let neuve = try #require(page.formulaire(vers: "/app/inscription"))
            #expect(neuve["nom"] == "Brassier-Lou")
            #expect(try await browser.submit(neuve, ("action", "enregistrer")).uri == "/app/inscription/confirmation")
        }
    }

    @Test(
        "Aucune entrée hostile ne fait une panne",
        arguments: [
            "\u{0}", "'; DROP TABLE demande; --", "<script>alert(1)</script>", String(repeating: "é", count: 200_000),
            "\u{202E}nom", "🚲",
        ])
    func hostile(_ texte: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("nouveau@personne.example", a: "/app")
            let csrf = try #require(try await browser.get("/app/inscription").csrf)
            for nom in [
                "prenom", "nom", "sexe", "telephone", "type", "branche", "departement", "etablissement", "siret",
                "profil", "attestation", "cgu", "version", "action", "retirer", "departement_confirme",
            ] {
                let page = try await browser.post(
                    "/app/inscription",
                    [("csrf", csrf)] + Inscription.entreprise.filter { $0.0 != nom } + [(nom, texte)])
                #expect([200, 422, 409].contains(page.status), "\(nom) : \(page.status)")
                #expect(!page.corps.contains("<script>alert"))
            }
            let sansJeton = try await browser.post("/app/inscription", Inscription.entreprise)
            #expect(sansJeton.status == 403)
            #expect(sansJeton.lisible.contains("Vos réponses sont conservées"))
        }
    }
}
