import Platform
import Testing

@testable import Courriers

@Suite("Conservation des courriers")
struct RenduTests {
    @Test("le courrier gardé donne toujours les mêmes octets, profil changé ou non")
    func octets() async throws {
        try await avecMonde { monde in
            let id = try #require(try await monde.emettre().first)
            let avant = try await Self.pdf(id, monde.module(), monde)
            monde.clock.advance(seconds: 400 * 86_400)
            let autre = Emetteur(nom: "OPCO Autre", adresse: ["ailleurs"], siret: "99999999999999", couleur: "#ff0000")
            #expect(try await Self.pdf(id, monde.module(emetteur: autre), monde) == avant)
            #expect(avant.starts(with: Array("%PDF-".utf8)))
        }
    }

    @Test("un profil changé avant l'impression ne change pas le courrier émis")
    func profil() async throws {
        try await avecMonde { monde in
            let id = try #require(try await monde.emettre().first)
            let autre = Emetteur(nom: "OPCO Autre", adresse: ["ailleurs"], siret: "99999999999999")
            let attendu = try await monde.database.read { db in try CourrierStore.find(id, on: db) }
            let octets = try await Self.pdf(id, monde.module(emetteur: autre), monde)
            #expect(try attendu?.contenu.pdf() == octets)
            #expect(attendu?.contenu.emetteur.nom == "OPCO Mobilités")
        }
    }

    @Test("la tâche refaite ne change rien")
    func tache() async throws {
        try await avecMonde { monde in
            let id = try #require(try await monde.emettre().first)
            let rendu = monde.module().rendu
            #expect(try await monde.compte("SELECT COUNT(*) FROM courrier WHERE empreinte IS NULL") == 1)
            let premiere = try await rendu.empreinte(id)
            #expect(try await rendu.empreinte(id) == premiere)
            #expect(try await monde.colonne("SELECT empreinte AS valeur FROM courrier") == [premiere])
            #expect(Digest.sha256Hex(try await monde.files.read(premiere)) == premiere)
        }
    }

    @Test("deux lecteurs qui impriment à la fois obtiennent le même fichier")
    func ensemble() async throws {
        try await avecMonde { monde in
            let id = try #require(try await monde.emettre().first)
            let rendu = monde.module().rendu
            async let a = rendu.empreinte(id)
            async let b = rendu.empreinte(id)
            let (premiere, seconde) = try await (a, b)
            #expect(premiere == seconde)
        }
    }

    @Test("l'empreinte inscrite la première reste")
    func premiere() async throws {
        try await avecMonde { monde in
            let id = try #require(try await monde.emettre().first)
            let restes = try await monde.database.write { db in
                (try CourrierStore.rendre(id, "aaa", on: db), try CourrierStore.rendre(id, "bbb", on: db))
            }
            #expect(restes == ("aaa", "aaa"))
        }
    }

    @Test("un fichier perdu est imprimé de nouveau, à l'identique seulement")
    func perdu() async throws {
        try await avecMonde { monde in
            let id = try #require(try await monde.emettre().first)
            let octets = try await Self.pdf(id, monde.module(), monde)
            let empreinte = Digest.sha256Hex(octets)
            try await monde.files.remove(empreinte)
            #expect(try await Self.pdf(id, monde.module(), monde) == octets)
            #expect(try await monde.files.exists(empreinte))
            try await monde.files.remove(empreinte)
            try await monde.database.write { db in
                _ = try db.execute("UPDATE courrier SET empreinte = \(String(repeating: "0", count: 64))")
            }
            await #expect(throws: FileStoreError.self) { try await Self.pdf(id, monde.module(), monde) }
        }
    }

    @Test("un nom hostile reste un nom, dans le courrier comme dans son fichier")
    func hostile() async throws {
        try await avecMonde { monde in
            let nom = "<script>alert('x')</script>\u{0}\r\n\"; DROP TABLE courrier; --"
            let id = try #require(
                try await monde.emettre(Monde.accord, [Monde.cfa], Monde.faits(employeur: nom, prenom: nom, nom: nom))
                    .first)
            #expect(try await Self.pdf(id, monde.module(), monde).starts(with: Array("%PDF-".utf8)))
            #expect(try await monde.compte("SELECT COUNT(*) FROM notification WHERE nom LIKE '<script>%'") == 3)
        }
    }

    private static func pdf(_ id: Int, _ module: CourriersModule, _ monde: Monde) async throws -> [UInt8] {
        let garde = try #require(try await monde.database.read { db in try CourrierStore.find(id, on: db) })
        return try await module.rendu.pdf(garde)
    }
}
