import Domain
import Dossiers
import Foundation
import Platform
import Testing

@Suite("CERFA en HTML")
struct CerfaHTMLTests {
    private static func html(_ reponses: Reponses) -> String {
        CerfaHTML.render(CerfaExemple.formulaire(reponses), reponses, editeLe: CerfaExemple.jour).string
    }

    @Test("deux feuilles, les mêmes parties et les mêmes réponses que le PDF")
    func parties() throws {
        let html = Self.html(CerfaExemple.reponses)
        if let dossier = ProcessInfo.processInfo.environment["MGESTION_APERCU"] {
            try Data(html.utf8).write(to: URL(filePath: dossier).appending(path: "cerfa-fragment.html"))
        }
        #expect(html.components(separatedBy: "<div class=\"sheet\">").count == 3)
        #expect(html.components(separatedBy: "<section class=\"sheet__part\">").count == 8)
        for attendu in [
            "L&#39;EMPLOYEUR", "<dt>NIR :</dt><dd>1 09 05 XX XXX XXX XX</dd>", "<span class=\"num\">N° 10103*14</span>",
            "<dt>Nom d&#39;usage :</dt><dd></dd>", "Page 2 sur 2", "1\u{202F}234,56\u{202F}€",
            "<span class=\"box\" role=\"img\" aria-label=\"Coché\">✕</span>Employeur privé",
            "<h4 class=\"sheet__sub\">Maître d&#39;apprentissage n°2</h4>",
        ] {
            #expect(html.contains(attendu), "\(attendu)")
        }
        #expect(!html.contains("109053523800145"))
    }

    @Test("ce qui reste à corriger est marqué à la place de la réponse")
    func marques() {
        let marques = ["apprenti.courriel": "à corriger", "employeur.adresse.voie": "à renseigner"]
        let html = CerfaHTML.render(
            CerfaExemple.formulaire(), CerfaExemple.reponses, marques: marques, editeLe: CerfaExemple.jour
        ).string
        #expect(html.contains("<dt>Courriel :</dt><dd><mark>à corriger</mark></dd>"))
        #expect(html.contains("contrat :</dt><dd><mark>à renseigner</mark></dd>"))
    }

    @Test("un texte hostile n'est pas du balisage")
    func hostile() {
        var reponses = CerfaExemple.reponses
        reponses["employeur.denomination"] = "<script>alert(1)</script>\u{0}&\""
        let html = Self.html(reponses)
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;"))
        #expect(!html.contains("<script"))
    }
}
