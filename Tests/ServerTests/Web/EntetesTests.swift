import Foundation
import HTTPTypes
import NIOCore
import Platform
import Testing

@testable import Server

@Suite("En-têtes, cookies, journaux et mesures")
struct EntetesTests {
    private static let stricts: [(String, String)] = [
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"),
    ]

    private func verifier(_ page: PageLue) throws {
        let csp = try #require(page.headers[.contentSecurityPolicy], "\(page.status) \(page.uri) sans politique")
        for directive in [
            "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
            "form-action 'self'", "object-src 'none'",
        ] {
            #expect(csp.contains(directive), "\(page.uri)")
        }
        #expect(!csp.contains("unsafe"))
        for (nom, valeur) in EntetesTests.stricts {
            #expect(page.headers[try #require(HTTPField.Name(nom))] == valeur, "\(page.status) \(page.uri) \(nom)")
        }
    }

    @Test("Toute réponse est stricte : pages, fichiers, refus, introuvables, redirections")
    func partout() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            let css = essai.services.assets.urls["app.css"]
            let lus = [
                "/", "/of", "/cas/login", css, "/favicon.ico", "/guide.pdf", "/healthz", "/metrics", "/inconnu",
                "/of/inconnu",
                "/assets/inconnu.js", Contrat.etape(id, 1), Contrat.etape(id, 99), "\(Contrat.liste)/\(id)/cerfa.pdf",
                Contrat.liste + "/export/csv",
                "\(Contrat.liste)/recherche/communes?q=35000", "/opco", "/cas/login?service=https://pirate.example",
            ]
            for uri in lus { try verifier(try await browser.envoyer(.get, uri)) }
            try verifier(try await browser.poster(Contrat.etape(id, 1), [("csrf", "x")]))
            try verifier(try await browser.poster("/inconnu", []))
            try verifier(
                try await browser.poster(Contrat.liste, [], headers: [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"]))
            try verifier(
                try await browser.poster(Contrat.etape(id, 1), [("a", String(repeating: "a", count: 5 << 20))]))
            try verifier(try await essai.browser().envoyer(.get, Contrat.liste))
            try verifier(try await browser.envoyer(.put, Contrat.liste))
        }
    }

    @Test("Les cookies ne se lisent pas, ne sortent pas, et portent leur préfixe")
    func cookies() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            _ = try await browser.remplir(id, etape: 1, try Contrat.reponses(), action: "sauvegarder")
            #expect(
                Set(browser.cookies.keys).isSuperset(of: ["__Host-session-of", "__Secure-TGC", "__Host-formulaire"]))
            #expect(browser.cookiesRecus.contains { $0.hasPrefix("__Host-annonce=") })
            for cookie in browser.cookiesRecus {
                for drapeau in ["; Secure", "; HttpOnly", "; SameSite=Lax"] {
                    #expect(cookie.contains(drapeau), "\(cookie)")
                }
                #expect(!cookie.contains("Domain="))
                if cookie.hasPrefix("__Host-") { #expect(cookie.contains("; Path=/;")) }
            }
            #expect(browser.cookiesRecus.contains { $0.hasPrefix("__Secure-TGC=") && $0.contains("; Path=/cas;") })
        }
    }

    @Test("Aucune page n'est gardée par un cache, les fichiers à empreinte le sont pour toujours")
    func caches() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            for uri in [
                "/of", Contrat.liste, Contrat.etape(id, 1), "\(Contrat.liste)/\(id)/cerfa.pdf", "/cas/login",
                "/inconnu", "/of/inconnu", Contrat.liste + "/export/csv",
            ] {
                let page = try await browser.envoyer(.get, uri)
                #expect(page.headers[.cacheControl]?.contains("no-store") == true, "\(uri)")
            }
            let css = try await browser.envoyer(.get, essai.services.assets.urls["app.css"])
            #expect(css.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(css.headers[.contentType] == "text/css; charset=utf-8")
        }
    }

    @Test(
        "HEAD répond comme GET, sans corps",
        arguments: ["/", "/cas/login", "/healthz", "/of", "/inconnu", "/guide.pdf"])
    func head(uri: String) async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let get = try await browser.envoyer(.get, uri)
            let head = try await browser.envoyer(.head, uri)
            #expect(head.status == get.status)
            #expect(head.octets.readableBytes == 0 || head.status >= 400)
        }
    }

    @Test(
        "Une adresse inconnue a sa page, en français",
        arguments: [
            "/inconnu", "/of/inconnu", "/of/contrats-apprentissage/1/inconnu", "/assets/../../etc/passwd", "/%00",
            "/ap", "/.env",
        ])
    func introuvable(uri: String) async throws {
        try await withPlateforme { essai in
            let page = try await (try await essai.connecte()).envoyer(.get, uri)
            #expect(page.status == 404)
            #expect(page.titres == ["Cette page est introuvable"])
            #expect(page.markup.broken == [])
        }
    }

    @Test("Ce qui est compressé se décompresse à l'identique")
    func compression() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            for uri in ["/cgu", "/of", essai.services.assets.urls["app.css"], Contrat.liste] {
                let clair = try await browser.envoyer(.get, uri)
                let page = try await browser.envoyer(.get, uri, headers: [.acceptEncoding: "br, gzip"])
                #expect(clair.headers[.contentEncoding] == nil)
                #expect(clair.headers[.vary] == "Accept-Encoding")
                #expect(page.headers[.contentEncoding] == "gzip")
                let octets = try gunzip(Array(page.octets.readableBytesView))
                #expect(page.octets.readableBytes < octets.count)
                // Masked tokens differ from one page to the next, their length does not.
                #expect(octets.count == clair.octets.readableBytes, "\(uri)")
                if uri == "/cgu" || uri.hasPrefix("/assets") {
                    #expect(octets == Array(clair.octets.readableBytesView))
                }
            }
        }
    }

    private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return [UInt8](data)
    }

    @Test("Ni les journaux ni les mesures ne nomment personne")
    func discretion() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.dossierTransmis()
            _ = try await essai.browser().login(as: "gestion.of@formation.example", motDePasse: "Faux2026!")
            _ = try await browser.get("\(Contrat.liste)?q=" + encode("Minh-Anh"))
            _ = try await browser.get("\(Contrat.liste)/\(id)/cerfa.pdf")
            _ = try await browser.get("/of/Minh-Anh/207013523804774")
            let mesures = try await browser.get("/metrics")
            #expect(mesures.corps.contains("mgestion_http_requests_total"))
            let journal = essai.logs.lines.joined(separator: "\n")
            #expect(journal.contains("route="))
            let tokens = Array(browser.cookies.values)
            for texte in [
                "Minh-Anh", "TRAN", "207013523804774", "gestion.of", "Sacha", "Delorme", "LANTELME", "Faux2026",
                Browser.motDePasse, "99999800800018", "06 00", "ST-", "TGT-",
            ] + tokens {
                #expect(!mesures.corps.contains(texte), "mesures : \(texte)")
                #expect(!journal.contains(texte), "journal : \(texte)")
            }
        }
    }

    @Test("Les sondes répondent")
    func sondes() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let (vivant, pret) = (try await browser.get("/healthz"), try await browser.get("/readyz"))
            #expect(vivant.corps == "ok\n")
            #expect(pret.corps == "ready\n")
        }
    }
}
