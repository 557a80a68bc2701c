import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite("Envoi des courriels")
struct MailerTests {
    private static let migrations = Jobs.migrations + Mailer.migrations

    private final class Refusing: MailTransport {
        let answers: Mutex<[MailRefusal?]>

        init(_ answers: MailRefusal?...) { self.answers = Mutex(answers) }

        func send(_ mail: Mail, message: [UInt8]) async throws {
            let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let answer { throw answer }
        }
    }

    private func runner(_ database: any Database, _ clock: any Clock, _ transport: any MailTransport) throws
        -> JobRunner
    {
        let mailer = Mailer(transport: transport, from: try MailAddress(name: "OPCO", address: "opco@opco.example"))
        return JobRunner(database: database, clock: clock, logger: quiet, handlers: [mailer.handler])
    }

    private func enqueue(_ database: any Database, to: String = "claire@cfa.example") async throws {
        try await database.write { db in
            try Mailer.enqueue(
                Mail(to: to, subject: "Votre dossier", text: "Déposé.", html: "<p>Déposé.</p>"), kind: "dossier.depose",
                on: db, at: .test)
        }
    }

    @Test("le courriel part dans le dossier et son texte ne reste pas en base")
    func dossier() async throws {
        try await withTestDatabase(migrations: Self.migrations) { database async throws in
            try await withTemporaryDirectory { directory async throws in
                let clock = FixedClock.test
                try await enqueue(database)
                try await runner(database, clock, MailFolderTransport(directory + "/courriels", clock: clock)).drain()
                let files = names(in: directory + "/courriels")
                #expect(files.count == 1 && files[0].hasPrefix("20260302090000000-") && files[0].hasSuffix(".eml"))
                let message = try String(contentsOfFile: directory + "/courriels/" + files[0], encoding: .utf8)
                #expect(message.contains("To: claire@cfa.example\r\n") && message.contains("D=C3=A9pos=C3=A9."))
                let rows = try await database.read { db in
                    try db.rows("SELECT * FROM courriel")
                }
                #expect(rows[0]["texte"] == .text("") && rows[0]["contenu"] == .null)
                let entries = try await database.read { db in try MailJournal.list(.init(state: .sent), on: db) }
                #expect(entries.map(\.to) == ["claire@cfa.example"] && entries[0].kind == "dossier.depose")
            }
        }
    }

    @Test("un refus définitif n'est pas repris et garde les mots du serveur, sans les mettre dans la tâche")
    func definitif() async throws {
        try await withTestDatabase(migrations: Self.migrations) { database async throws in
            let clock = FixedClock.test
            let transport = Refusing(
                MailRefusal(code: 550, words: "550 claire@cfa.example inconnue", isPermanent: true))
            try await enqueue(database)
            let runner = try runner(database, clock, transport)
            try await runner.drain()
            let entry = try await database.read { db in try MailJournal.list(.init(state: .refused), on: db) }.first
            #expect(entry?.words?.contains("inconnue") == true)
            let failures = try await database.read { db in try Jobs.failures(on: db) }
            #expect(failures.map(\.lastError) == ["the mail server answered 550"])
            clock.advance(seconds: 86_400)
            #expect(try await runner.drain() == 0)
            let id = try #require(entry?.id)
            #expect(try await database.write { db in try MailJournal.resend(id, on: db, at: clock.now) })
            #expect(try await runner.drain() == 1)
            #expect(try await database.read { db in try MailJournal.list(.init(state: .sent), on: db) }.count == 1)
        }
    }

    @Test("un refus passager est repris")
    func passager() async throws {
        try await withTestDatabase(migrations: Self.migrations) { database async throws in
            let clock = FixedClock.test
            let transport = Refusing(MailRefusal(code: 451, words: "plus tard", isPermanent: false))
            try await enqueue(database)
            let runner = try runner(database, clock, transport)
            try await runner.drain()
            #expect(
                try await database.read { db in try MailJournal.list(.init(state: .waiting), on: db) }.first?.words
                    == "451 plus tard")
            clock.advance(seconds: 60)
            #expect(try await runner.drain() == 1)
            #expect(try await database.read { db in try MailJournal.list(.init(state: .sent), on: db) }.count == 1)
        }
    }

    @Test("un serveur injoignable jusqu'à la dernière tentative laisse un courriel refusé, qui peut repartir")
    func injoignable() async throws {
        struct Coupe: MailTransport {
            func send(_ mail: Mail, message: [UInt8]) async throws { throw MailUnreachable(reason: "no route") }
        }
        try await withTestDatabase(migrations: Self.migrations) { database async throws in
            let clock = FixedClock.test
            try await enqueue(database)
            let runner = try runner(database, clock, Coupe())
            for attempt in 1...MailJob.attempts {
                #expect(try await runner.drain() == 1)
                let state: MailJournal.State = attempt < MailJob.attempts ? .waiting : .refused
                #expect(
                    try await database.read { db in try MailJournal.list(.init(state: state), on: db) }.first?.words
                        == "no route")
                clock.advance(seconds: 8 * 3600)
            }
            #expect(try await runner.drain() == 0)
        }
    }

    @Test("un courriel déjà parti ne part pas deux fois")
    func dejaParti() async throws {
        try await withTestDatabase(migrations: Self.migrations) { database async throws in
            try await withTemporaryDirectory { directory async throws in
                try await enqueue(database)
                let runner = try runner(database, FixedClock.test, MailFolderTransport(directory))
                try await runner.drain()
                try await database.write { db in _ = try db.execute("UPDATE tache SET etat = 'attente'") }
                #expect(try await runner.drain() == 1)
                #expect(names(in: directory).count == 1)
            }
        }
    }

    @Test("ce qu'aucun serveur ne prendrait est refusé à l'écriture")
    func refuseALEcriture() async throws {
        try await withTestDatabase(migrations: Self.migrations) { database async throws in
            await #expect(throws: MailError.self) { try await enqueue(database, to: "a@b.example\r\nBcc: c@d.example") }
            let count = try await database.read { db in try db.count("SELECT COUNT(*) FROM courriel") }
            #expect(count == 0)
        }
    }
}

@Suite(
    "SMTP", .enabled(if: Python.hasAiosmtpd, "needs aiosmtpd: python3 -m venv .venv && .venv/bin/pip install aiosmtpd"))
struct SMTPTests {
    private struct About: Decodable {
        let from: String
        let to: [String]
        let tls: Bool
    }

    private func mail(_ to: String, headers: [String: String] = [:]) throws -> (Mail, [UInt8]) {
        var mail = Mail(to: to, subject: "Été", text: "ligne\n.\n..deux points\nfin", headers: headers)
        mail.from = try MailAddress(name: "OPCO", address: "opco@opco.example")
        return (mail, try MailMessage.build(mail, at: .test, identifier: "abc"))
    }

    private func about(_ directory: String) throws -> About {
        try JSONDecoder().decode(About.self, from: Data(contentsOf: URL(filePath: directory + "/1.json")))
    }

    @Test("le serveur reçoit le message à l'identique")
    func identique() async throws {
        try await withTemporaryDirectory { directory async throws in
            let server = try await Python.start("smtp_server.py", directory)
            defer { server.stop() }
            let (mail, message) = try mail("claire@cfa.example")
            try await SMTPTransport(url: "smtp://127.0.0.1:\(server.address)").send(mail, message: message)
            #expect(try [UInt8](Data(contentsOf: URL(filePath: directory + "/1.eml"))) == message)
            let about = try about(directory)
            #expect(about.from == "opco@opco.example" && about.to == ["claire@cfa.example"] && !about.tls)
        }
    }

    @Test(
        "un refus 5xx est définitif, un refus 4xx passager",
        arguments: [
            ("inconnu@cfa.example", 550, true, "Boite inconnue"), ("plein@cfa.example", 452, false, "Boite pleine"),
        ])
    func refus(to: String, code: Int, permanent: Bool, words: String) async throws {
        try await withTemporaryDirectory { directory async throws in
            let server = try await Python.start("smtp_server.py", directory)
            defer { server.stop() }
            let (mail, message) = try mail(to)
            let error = await #expect(throws: MailRefusal.self) {
                try await SMTPTransport(url: "smtp://127.0.0.1:\(server.address)").send(mail, message: message)
            }
            #expect(error?.code == code && error?.isPermanent == permanent)
            #expect(error?.words.contains(words) == true)
        }
    }

    @Test("un refus après le message est définitif")
    func refusDuMessage() async throws {
        try await withTemporaryDirectory { directory async throws in
            let server = try await Python.start("smtp_server.py", directory)
            defer { server.stop() }
            let (mail, message) = try mail("claire@cfa.example", headers: ["X-Indesirable": "oui"])
            let error = await #expect(throws: MailRefusal.self) {
                try await SMTPTransport(url: "smtp://127.0.0.1:\(server.address)").send(mail, message: message)
            }
            #expect(error?.code == 554 && error?.isPermanent == true)
        }
    }

    @Test("STARTTLS et mot de passe, avec l'autorité de la maison")
    func chiffre() async throws {
        try await withTemporaryDirectory { directory async throws in
            let server = try await Python.start("smtp_server.py", directory, "auth")
            defer { server.stop() }
            let (mail, message) = try mail("claire@cfa.example")
            let url = "smtp://mgestion:m%40t%2Fpasse@localhost:\(server.address)"
            try await SMTPTransport(url: url, authorities: directory + "/ca.pem").send(mail, message: message)
            #expect(try about(directory).tls)
            // An authority that is not known, a wrong password, no password: nothing leaves and nothing is final.
            await #expect(throws: MailUnreachable.self) {
                try await SMTPTransport(url: url).send(mail, message: message)
            }
            let wrong = url.replacingOccurrences(of: "passe", with: "faux")
            let refusal = await #expect(throws: MailRefusal.self) {
                try await SMTPTransport(url: wrong, authorities: directory + "/ca.pem").send(mail, message: message)
            }
            #expect(refusal?.isPermanent == false)
            let anonymous = await #expect(throws: MailRefusal.self) {
                try await SMTPTransport(url: "smtp://localhost:\(server.address)", authorities: directory + "/ca.pem")
                    .send(mail, message: message)
            }
            #expect(anonymous?.isPermanent == false)
        }
    }

    @Test("un mot de passe ne part pas en clair")
    func jamaisEnClair() async throws {
        try await withTemporaryDirectory { directory async throws in
            let server = try await Python.start("smtp_server.py", directory)
            defer { server.stop() }
            let (mail, message) = try mail("claire@cfa.example")
            await #expect(throws: MailUnreachable.self) {
                try await SMTPTransport(url: "smtp://mgestion:secret@127.0.0.1:\(server.address)").send(
                    mail, message: message)
            }
        }
    }
}

@Suite("Adresse du serveur de courrier")
struct AdresseSMTPTests {
    @Test(
        "une adresse d'un autre genre est refusée",
        arguments: ["", "http://a", "smtp://", "file:///etc/passwd", "smtp://a?x=1", "smtp://a?starttls=peut-etre"])
    func refusee(url: String) {
        #expect(throws: SMTPTransport.BadURL.self) { try SMTPTransport(url: url) }
    }

    @Test("un serveur absent est une panne, pas un refus")
    func absent() async throws {
        var mail = Mail(to: "a@b.example", subject: "x", text: "x")
        mail.from = try MailAddress(address: "opco@opco.example")
        let message = try MailMessage.build(mail, at: .test, identifier: "a")
        await #expect(throws: MailUnreachable.self) {
            try await SMTPTransport(url: "smtp://127.0.0.1:1", timeoutSeconds: 5).send(mail, message: message)
        }
    }
}
