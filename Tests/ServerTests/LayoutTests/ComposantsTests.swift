import Foundation
import Platform
import Testing

@Suite("Les composants suivent les règles des formulaires")
struct ComposantsTests {
    private func position(_ text: String, in html: HTML) throws -> String.Index {
        try #require(html.string.range(of: text), "\(text) manque dans \(html.string)").lowerBound
    }

    @Test("Étiquette, aide, erreur, contrôle, alerte, dans cet ordre")
    func ordre() throws {
        let html = textField(
            FieldModel(name: "nom", label: "Nom", value: "x", required: true).with {
                $0.hint = "Une aide"
                $0.error = "Une erreur"
                $0.warning = "Une alerte"
                $0.describedBy = ["ailleurs"]
            })
        let places = try ["<label", "Une aide", "Une erreur", "<input", "Une alerte"].map { try position($0, in: html) }
        #expect(places == places.sorted())
        #expect(html.string.contains(#"aria-describedby="nom-aide nom-erreur nom-alerte ailleurs""#))
        #expect(html.string.contains(#"aria-invalid="true" required"#))
        #expect(html.string.contains(#"<span class="sr">Erreur : </span>Une erreur"#))
    }

    @Test("Sans rien à dire, un champ n'annonce rien")
    func sobre() {
        let html = textField(FieldModel(name: "nom", label: "Nom")).string
        for absent in ["aria-describedby", "aria-invalid", "required", "readonly", "field--error"] {
            #expect(!html.contains(absent))
        }
    }

    @Test("Un littéral est du balisage aux textes échappés ; un texte fait ailleurs reste un texte")
    func litterauxEtTextes() {
        let nom = "<b>"
        #expect(pageHead(PageHead("<em>\(nom)</em>")).string.contains("<h1><em>&lt;b&gt;</em></h1>"))
        #expect(pageHead(PageHead(nom)).string.contains("<h1>&lt;b&gt;</h1>"))
        let connu = facts([Fact("a", "<em>\(nom)</em>" as HTML), Fact("b", nom)]).string
        #expect(connu.contains("<dd><em>&lt;b&gt;</em></dd>"))
        #expect(connu.contains("<dd>&lt;b&gt;</dd>"))
        #expect(
            banner(.ok, "Dossier \(num(nom))").string.contains("<p>Dossier <span class=\"num\">&lt;b&gt;</span></p>"))
        #expect(banner(.ok, nom).string.contains("<p>&lt;b&gt;</p>"))
    }

    @Test(
        "Une date mène à sa première partie fautive",
        arguments: [
            ([DatePart.annee], "naissance-annee"), ([.mois, .annee], "naissance-mois"), ([], "naissance-jour"),
        ])
    func ancreDeDate(faulty: [DatePart], ancre: String) {
        let model = FieldModel(name: "naissance", label: "Date de naissance").with { $0.error = "À corriger" }
        #expect(model.dateAnchor(faulty) == ancre)
        let markup = Markup(dateField(model, DateParts(iso: "2009-05-14"), faulty: faulty).string)
        let wrong = markup.all("input").filter { $0.attributes["aria-invalid"] == "true" }
        #expect(wrong.count == (faulty.isEmpty ? 3 : faulty.count))
        #expect(wrong.first?.attributes["id"] == ancre)
        #expect(markup.all("input").map { $0.attributes["value"] } == ["14", "05", "2009"])
        #expect(
            markup.all("input").map { $0.attributes["name"] } == [
                "naissance.jour", "naissance.mois", "naissance.annee",
            ])
    }

    @Test("La première réponse d'un groupe porte l'identifiant du champ, une seule est cochée")
    func radio() {
        let model = FieldModel(name: "a.b", label: "Choix", value: "2", required: true)
        let inputs = Markup(radios(model, [Choix("1", "Un"), Choix("2", "Deux")]).string).all("input")
        #expect(inputs.map { $0.attributes["id"] } == ["a-b", nil])
        #expect(inputs.map { $0.attributes["checked"] != nil } == [false, true])
    }

    @Test("Sans réponse, aucun choix n'est coché, pas même celui dont la valeur est vide")
    func radioVide() {
        let html = radios(FieldModel(name: "a", label: "Choix"), [Choix("", "Aucun"), Choix("1", "Un")]).string
        #expect(!html.contains(" checked"))
    }

    @Test("Une réponse absente de la nomenclature reste choisie")
    func ancienCode() {
        let html = selectField(FieldModel(name: "a", label: "Code", value: "99"), [Choix("1", "Un")]).string
        #expect(html.contains(#"<option value="99" selected>99</option>"#))
    }

    @Test("Le premier retour à la ligne d'un texte est gardé")
    func texteLong() {
        let html = textArea(FieldModel(name: "t", label: "Texte", value: "\nligne")).string
        #expect(html.contains(">\n\nligne</textarea>"))
    }

    @Test("Un mot de passe n'est jamais renvoyé")
    func motDePasse() {
        let html = passwordField(FieldModel(name: "mdp", label: "Mot de passe", value: "secret")).string
        #expect(!html.contains("secret"))
        #expect(html.contains(#"data-reveal="mdp" aria-pressed="false" hidden"#))
    }

    @Test("Une action éteinte dit pourquoi, et reste atteignable")
    func eteinte() {
        let html = disabledButton("DÉPOSER", id: "pourquoi", why: "Pas encore ouverte.").string
        #expect(html.contains(#"aria-disabled="true" aria-describedby="pourquoi""#))
        #expect(!html.contains(" disabled"))
    }

    @Test("Un état à zéro perd sa couleur, pas son lien")
    func tuileVide() {
        let html = tiles(id: "t", titre: "Titre", tone: .info, [Tile(0, "Pro-A", href: "/p", tone: .info)]).string
        #expect(html.contains(#"<a class="tile tile--none" href="/p">"#))
    }

    @Test("Le tri est dit par l'en-tête")
    func tri() {
        let colonnes = [
            TableColumn("Nom", sort: "?tri=nom"), TableColumn("Début", sort: "?tri=-debut", sorted: .ascending),
        ]
        let heads = Markup(dataTable(TableModel(label: "Liste", columns: colonnes, rows: [])).string).all("th")
        #expect(heads.map { $0.attributes["aria-sort"] } == [nil, "ascending"])
    }

    @Test("Un clic sur la page n'est proposé que s'il y en a une")
    func pages() {
        let html = pager(
            PagerModel(action: "/l", taille: 25, premier: 0, dernier: 0, total: 0, precedente: nil, suivante: nil)
        ).string
        #expect(html.contains("0-0 sur 0"))
        #expect(!html.contains("pager__step\" href"))
        #expect(html.contains("<option selected>25</option>"))
    }

    @Test("Une jauge ne sort pas de ses bornes", arguments: [(22, 20), (-3, 0), (9, 9)])
    func jauge(valeur: Int, affichee: Int) {
        let html = clock(ClockModel("x", gauge: (valeur, 20))).string
        #expect(html.contains(#"max="20" value="\#(affichee)""#))
    }

    @Test(
        "Réponses : renseignée, facultative, manquante, signalée",
        arguments: [
            (Answer("Q", "R", change: "/q"), "Modifier", nil as String?),
            (Answer("Q", "", state: .optional, change: "/q"), "Non renseigné (facultatif)", nil),
            (Answer("Q", "", state: .missing("M"), change: "/q"), "Renseigner", "answers__missing"),
            (Answer("Q", "R", state: .missing("M"), change: "/q"), "Corriger", "answers__missing"),
            (Answer("Q", "R", state: .flagged), "R", "answers__flag"),
        ])
    func reponses(reponse: Answer, texte: String, classe: String?) {
        let html = answers([reponse]).string
        #expect(html.contains(texte))
        #expect(Markup(html).all("div").first?.attributes["class"] == classe)
    }

    @Test("Une condition s'écrit en JSON lisible, guillemets compris")
    func condition() throws {
        let json = VisibleSi.toutes([
            .si("a\"b", parmi: ["x\\y", "é"]), .non(.rempli("c")),
            .une([.moinsDe(ans: 18, de: "d", au: "e"), .jamais]),
        ]).json
        let objet = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let parties = try #require(objet["toutes"] as? [[String: Any]])
        #expect(parties.count == 3)
        #expect(parties[0]["cle"] as? String == "a\"b")
        #expect(parties[0]["parmi"] as? [String] == ["x\\y", "é"])
    }

    @Test(
        "Les tailles se lisent",
        arguments: [
            (0, "0 octet"), (1, "1 octet"), (999, "999 octets"), (1000, "1 Ko"), (184_400, "184 Ko"),
            (2_100_000, "2,1 Mo"), (10_000_000, "10 Mo"),
        ])
    func tailles(octets: Int, texte: String) { #expect(fileSize(octets) == texte) }

    @Test("Les symboles se trouvent dans le balisage, pas dans les textes")
    func symbolesTrouves() {
        let faux = HTML.escaping("<use href=\"#i-bell\">")
        let page: HTML = "<p>\(Icon.check.html() + faux)</p>\(if: true, Icon.alert.html(.s))"
        #expect(page.icons.icons == [.alert, .check])
    }

    @Test("Un nom devient un identifiant", arguments: [("a.b c", "a-b-c"), ("é", "-"), ("x_1-y", "x_1-y")])
    func identifiants(nom: String, id: String) { #expect(elementID(nom) == id) }

    @Test("L'heure est celle de Paris, la machine lit l'instant")
    func heure() throws {
        let instant = try #require(Instant(iso: "2025-10-14T07:27:00.000Z"))
        #expect(timeTag(instant).string == #"<time datetime="2025-10-14T07:27:00.000Z">14/10/2025 09:27</time>"#)
    }
}
