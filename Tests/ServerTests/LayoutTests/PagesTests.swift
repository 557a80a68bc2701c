import Foundation
import Platform
import Server
import Testing

@Suite("Les pages tiennent ce que leur balisage promet")
struct PagesTests {
    @Test("Identifiants, étiquettes, renvois et politique stricte", arguments: Galerie.pages.map(\.nom))
    func balisage(nom: String) throws {
        let page = try #require(Galerie.pages.first { $0.nom == nom })
        #expect(Markup(page.html.string).broken == [])
    }

    @Test("Chaque page a un titre, une langue, un h1 et un contenu à atteindre", arguments: Galerie.pages.map(\.nom))
    func structure(nom: String) throws {
        let page = try #require(Galerie.pages.first { $0.nom == nom })
        let markup = Markup(page.html.string)
        #expect(page.html.string.hasPrefix("<!doctype html>\n<html lang=\"fr\""))
        #expect(markup.all("h1").count == 1)
        #expect(markup.all("main").count == 1)
        #expect(markup.all("main").first?.attributes["id"] == "contenu")
        #expect(markup.text { $0.name == "title" }?.isEmpty == false)
    }

    @Test("Aucun balisage ne se lit à l'écran", arguments: Galerie.pages.map(\.nom))
    func balisageAffiche(nom: String) throws {
        let page = try #require(Galerie.pages.first { $0.nom == nom })
        for trace in ["&lt;", "HTML(bytes", "Optional("] { #expect(!page.html.string.contains(trace)) }
    }

    @Test("Les symboles employés sont dans la page, une fois", arguments: Galerie.pages.map(\.nom))
    func symboles(nom: String) throws {
        let page = try #require(Galerie.pages.first { $0.nom == nom })
        let markup = Markup(page.html.string)
        let uses = Set(markup.all("use").compactMap { $0.attributes["href"]?.dropFirst() }.map(String.init))
        let symbols = markup.all("symbol").compactMap { $0.attributes["id"] }
        #expect(uses.subtracting(symbols).isEmpty)
        #expect(Set(symbols).count == symbols.count)
    }

    @Test("Un titre dit qu'il y a des erreurs")
    func titreErreur() {
        let html = shell(Galerie.cadre(), page: Galerie.formulaire(erreurs: true)).string
        #expect(html.contains("<title>Erreur : Étape 2, L&#39;Apprenti - M-Gestion OF</title>"))
        let sans = shell(Galerie.cadre(), page: Galerie.formulaire()).string
        #expect(sans.contains("<title>Étape 2, L&#39;Apprenti - M-Gestion OF</title>"))
    }

    @Test("Chaque POST porte le jeton", arguments: Galerie.pages.map(\.nom))
    func jetons(nom: String) throws {
        let page = try #require(Galerie.pages.first { $0.nom == nom })
        let markup = Markup(page.html.string)
        let forms = markup.elements.indices.filter {
            markup.elements[$0].name == "form" && markup.elements[$0].attributes["method"] == "post"
        }
        for form in forms {
            let tokens = markup.elements.filter { $0.attributes["name"] == "csrf" && $0.ancestors.contains(form) }
            #expect(tokens.count == 1, "\(markup.elements[form].attributes["action"] ?? "")")
        }
    }

    @Test("Un texte hostile reste du texte")
    func hostile() {
        let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(2)>' </textarea></title>&"
        var cadre = Galerie.cadre(texte: hostile)
        cadre.titre = hostile
        var page = Galerie.formulaire(erreurs: true, texte: hostile)
        page.titre = hostile
        for html in [
            shell(cadre, page: page), shell(cadre, main: Galerie.dossier.main),
            errorPage(ErrorPageModel(status: 409, message: hostile, reference: hostile, assets: Galerie.assets)),
        ] {
            let markup = Markup(html.string)
            #expect(markup.broken == [])
            #expect(markup.all("img").isEmpty)
            #expect(markup.all("script").allSatisfy { $0.attributes["src"]?.hasPrefix("/assets/") == true })
        }
    }

    @Test("Un profil d'OPCO ajoute sa feuille après la nôtre")
    func theme() throws {
        let assets = AssetURLs(["app.css": "/assets/app-1.css", "theme.css": "/assets/theme-2.css"])
        let html = gate(titre: "Connexion", assets: assets, main: "<h1>Connexion</h1>").string
        let ours = try #require(html.range(of: "/assets/app-1.css"))
        let theirs = try #require(html.range(of: "/assets/theme-2.css"))
        #expect(ours.lowerBound < theirs.lowerBound)
    }

    @Test("La galerie s'écrit pour être regardée", .enabled(if: ProcessInfo.processInfo.environment["GALERIE"] != nil))
    func ecrire() throws {
        let dossier = URL(filePath: try #require(ProcessInfo.processInfo.environment["GALERIE"]))
        for page in Galerie.pages {
            let html = page.html.string.replacing("/assets/", with: "assets/")
            try Data(html.utf8).write(to: dossier.appending(path: page.nom + ".html"))
        }
    }
}
