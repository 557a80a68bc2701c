import Courriers
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Platform
import Testing

@Suite("Écrans des courriers et des notifications")
struct EcransTests {
    /// Puts in the request what sessions put there, and turns refusals into answers.
    private struct Session: RouterMiddleware {
        let acces: Acces
        let csrf: CSRF

        func handle(
            _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
        ) async throws -> Response {
            var context = context
            context[Acces.self] = acces
            context[CSRF.self] = csrf
            context[Flash.self] = Flash.read(request)
            do {
                return try await next(request, context)
            } catch let refusal as Refusal {
                return Response(status: refusal.status)
            } catch let refus as Refus {
                return Response(status: .init(code: refus.categorie.rawValue))
            }
        }
    }

    private static let csrf = CSRF(secret: Array(repeating: 7, count: 32))

    private static func naviguer(
        _ monde: Monde, _ compte: Int, _ espace: Espace = .of,
        _ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void
    ) async throws {
        let router = Router(context: WebContext.self)
        router.add(middleware: Session(acces: monde.acces(compte, espace), csrf: csrf))
        for un in Espace.allCases { monde.module().routes(router, un) }
        try await Application(router: router).test(.router) { client in try await body(client) }
    }

    private static func poster(
        _ client: any TestClientProtocol, _ uri: String, _ champs: String = "", csrf token: String? = nil
    ) async throws -> TestResponse {
        try await client.execute(
            uri: uri, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
            body: .init(string: "csrf=\(token ?? csrf.maskedToken())&\(champs)"))
    }

    @Test("le courrier s'ouvre en PDF pour qui voit le dossier, et n'existe pas pour les autres")
    func courrier() async throws {
        try await avecMonde { monde in
            let id = try #require(try await monde.emettre().first)
            for (compte, espace) in [(1, Espace.of), (4, .entreprise), (9, .opco)] {
                try await Self.naviguer(monde, compte, espace) { client in
                    let reponse = try await client.execute(uri: "\(espace.racine)/courriers/\(id)", method: .get)
                    #expect(reponse.status == .ok)
                    #expect(reponse.headers[.contentType] == "application/pdf")
                    #expect(reponse.headers[.contentDisposition]?.hasPrefix("inline;") == true)
                    #expect(String(buffer: reponse.body).hasPrefix("%PDF-"))
                }
            }
            for (compte, uri) in [
                (5, "/of/courriers/\(id)"), (8, "/of/courriers/\(id)"), (1, "/of/courriers/\(id + 1)"),
                (1, "/of/courriers/x"), (1, "/of/courriers/99999999999999999999"),
            ] {
                try await Self.naviguer(monde, compte) { client in
                    let reponse = try await client.execute(uri: uri, method: .get)
                    #expect(reponse.status == .notFound, "\(compte) \(uri)")
                }
            }
        }
    }

    @Test("la liste montre ses colonnes, échappe les noms et garde son état dans ses liens")
    func liste() async throws {
        try await avecMonde { monde in
            try await monde.emettre(
                Monde.accord, [Monde.cfa],
                Monde.faits(employeur: "<img src=x onerror=alert(1)>", prenom: "\"><script>", nom: "O'Neil & Fils"))
            try await Self.naviguer(monde, 1) { client in
                let reponse = try await client.execute(uri: "/of/notifications?tri=nom&q=o'neil", method: .get)
                let html = String(buffer: reponse.body)
                #expect(reponse.status == .ok)
                for attendu in [
                    "N° de dossier", "Message", "Siret", "Raison sociale", "Prénom du stagiaire", "Nom du stagiaire",
                    "Date", "EXAMINER", "SUPPRIMER", "TOUT SUPPRIMER", "Tout marquer comme lu", "AJOUTER UN FILTRE",
                    "Lignes par page :", "1-1 sur 1", "O&#39;Neil &amp; Fils", "&lt;img src=x",
                    "Vous êtes sur le point de supprimer votre notification. Voulez-vous continuer ?",
                    "/suppression?tri=nom&amp;q=o%27neil", "/of/notifications?tri=-nom&amp;q=o%27neil",
                ] {
                    #expect(html.contains(attendu), "\(attendu)")
                }
                #expect(!html.contains("<img src") && !html.contains("\"><script>"))
            }
            try await Self.naviguer(monde, 5) { client in
                let html = String(buffer: try await client.execute(uri: "/of/notifications", method: .get).body)
                #expect(html.contains("Aucune notification.") && !html.contains("TOUT SUPPRIMER"))
            }
        }
    }

    @Test("un filtre ajouté entre dans l'adresse, une page au-delà de la fin mène à la dernière")
    func adresse() async throws {
        try await avecMonde { monde in
            try await monde.emettre()
            try await Self.naviguer(monde, 1) { client in
                let ajout = try await client.execute(
                    uri: "/of/notifications?colonne=nom&valeur=a;b&tri=nom", method: .get)
                #expect(ajout.status == .seeOther)
                #expect(ajout.headers[.location] == "/of/notifications?tri=nom&f=nom%3Aa%3Bb")
                let loin = try await client.execute(uri: "/of/notifications?page=9", method: .get)
                #expect(loin.headers[.location] == "/of/notifications")
            }
        }
    }

    @Test("examiner marque comme lu et mène au dossier ; supprimer revient à la liste telle qu'elle était")
    func actes() async throws {
        try await avecMonde { monde in
            try await monde.emettre()
            let id = try await monde.compte("SELECT id FROM notification WHERE compte_id = 1")
            try await Self.naviguer(monde, 2) { client in
                let examen = try await client.execute(uri: "/of/notifications/\(id)/examen", method: .get)
                #expect(examen.status == .notFound)
                let suppression = try await Self.poster(client, "/of/notifications/\(id)/suppression")
                #expect(suppression.status == .notFound)
            }
            try await Self.naviguer(monde, 1, .entreprise) { client in
                let examen = try await client.execute(uri: "/app/notifications/\(id)/examen", method: .get)
                #expect(examen.status == .notFound)
            }
            try await Self.naviguer(monde, 1) { client in
                let examen = try await client.execute(uri: "/of/notifications/\(id)/examen", method: .get)
                #expect(examen.status == .seeOther)
                #expect(examen.headers[.location] == "/of/contrat-apprentissage/12")
                let faux = try await Self.poster(client, "/of/notifications/\(id)/suppression", csrf: "faux")
                #expect(faux.status == .forbidden)
                let suppression = try await Self.poster(client, "/of/notifications/\(id)/suppression?tri=-nom&page=2")
                #expect(suppression.headers[.location] == "/of/notifications?tri=-nom&page=2")
            }
            #expect(try await monde.compte("SELECT COUNT(*) FROM notification WHERE compte_id = 1") == 0)
            #expect(try await monde.compte("SELECT COUNT(*) FROM notification WHERE lu_le IS NULL") == 2)
        }
    }

    @Test("tout marquer comme lu, tout supprimer")
    func tout() async throws {
        try await avecMonde { monde in
            try await monde.emettre(Monde.accord, [Monde.cfa, Monde.entreprise])
            let derniere = try await monde.compte(
                "SELECT MAX(id) FROM notification WHERE compte_id = 2 AND espace = 'of'")
            try await Self.naviguer(monde, 2) { client in
                #expect(try await Self.poster(client, "/of/notifications/lecture").status == .seeOther)
                #expect(try await Self.poster(client, "/of/notifications/suppression").status == .badRequest)
                let reponse = try await Self.poster(client, "/of/notifications/suppression", "jusque=\(derniere)")
                #expect(reponse.headers[.location] == "/of/notifications")
            }
            #expect(
                try await monde.compte("SELECT COUNT(*) FROM notification WHERE compte_id = 2 AND lu_le IS NULL") == 1)
            #expect(try await monde.compte("SELECT COUNT(*) FROM notification") == 4)
        }
    }

    @Test("le réglage du mail quotidien se lit et s'enregistre")
    func reglages() async throws {
        try await avecMonde { monde in
            try await Self.naviguer(monde, 1) { client in
                func page() async throws -> String {
                    String(buffer: try await client.execute(uri: "/of/notifications/reglages", method: .get).body)
                }
                let avant = try await page()
                #expect(
                    avant.contains(
                        "Je souhaite recevoir un mail quotidien d&#39;information de dépôt de courrier sur mes demandes "
                            + "(Contrat d&#39;apprentissage, Contrat de Professionnalisation et Actions de Formation)"))
                #expect(avant.contains("ENREGISTRER") && avant.contains(" checked"))
                #expect(try await Self.poster(client, "/of/notifications/reglages").status == .seeOther)
                #expect(try await !page().contains(" checked"))
                #expect(
                    try await Self.poster(client, "/of/notifications/reglages", "quotidien=oui").status == .seeOther)
                #expect(try await page().contains(" checked"))
            }
        }
    }

    @Test("les agents n'ont pas de notifications")
    func agents() async throws {
        try await avecMonde { monde in
            try await Self.naviguer(monde, 9, .opco) { client in
                let reponse = try await client.execute(uri: "/opco/notifications", method: .get)
                #expect(reponse.status == .notFound)
            }
        }
    }

    @Test("la liste des courriers d'un dossier, en une requête")
    func encart() async throws {
        try await avecMonde { monde in
            let ids = try await monde.emettre(Monde.accord, [Monde.cfa, Monde.entreprise])
            try await monde.emettre(Monde.accord, [Monde.cfa], Monde.faits(id: 13, numero: "4018204.1"))
            let compteur = StatementCounter()
            let html = try await StatementCounter.$current.withValue(compteur) {
                try await monde.database.read { db in try CourriersSlot.liste(dossier: 12, espace: .of, on: db).string }
            }
            #expect(compteur.count == 1)
            for attendu in [
                "Liste des courriers OPCO", "2 courriers", "Nom du courrier", "Date d&#39;émission", "14/10/2025",
                "<a href=\"/of/courriers/\(ids[0])\">Courrier d&#39;accord (CF) 4024415.1</a>",
                "<a href=\"/of/courriers/\(ids[1])\">Courrier d&#39;accord (ADH) 4024415.1</a>",
            ] {
                #expect(html.contains(attendu), "\(attendu)")
            }
            #expect(!html.contains("4018204.1"))
            let vide = try await monde.database.read { db in
                try CourriersSlot.liste(dossier: 14, espace: .of, on: db).string
            }
            #expect(vide.contains("Aucun courrier."))
        }
    }
}
