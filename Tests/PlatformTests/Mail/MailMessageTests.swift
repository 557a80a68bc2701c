import Foundation
import Testing

@testable import Platform

@Suite("Message électronique")
struct MailMessageTests {
    private func mail(
        subject: String = "Objet", text: String = "Bonjour", html: HTML? = nil, headers: [String: String] = [:]
    ) throws -> Mail {
        var mail = Mail(to: "claire@cfa.example", subject: subject, text: text, html: html, headers: headers)
        mail.from = try MailAddress(name: "OPCO de démonstration", address: "ne-pas-repondre@opco.example")
        return mail
    }

    private func build(_ mail: Mail) throws -> String {
        let at = try #require(Instant(iso: "2026-03-02T09:00:00.000Z"))
        return String(decoding: try MailMessage.build(mail, at: at, identifier: "abc"), as: UTF8.self)
    }

    @Test("les en-têtes sont là, une fois chacun")
    func enTetes() throws {
        let head = try build(mail(headers: ["Reply-To": "aide@opco.example"])).components(separatedBy: "\r\n\r\n")[0]
            .replacingOccurrences(of: "\r\n ", with: " ")
        let lines = head.components(separatedBy: "\r\n")
        #expect(lines.contains("Date: Mon, 02 Mar 2026 09:00:00 +0000"))
        #expect(lines.contains("Message-ID: <abc@opco.example>"))
        #expect(lines.contains("To: claire@cfa.example"))
        #expect(lines.contains("Subject: Objet"))
        #expect(lines.contains("Reply-To: aide@opco.example"))
        #expect(lines.contains("Auto-Submitted: auto-generated"))
        #expect(lines.contains("MIME-Version: 1.0"))
        #expect(lines.contains { $0.hasPrefix("From: =?utf-8?B?") && $0.hasSuffix("<ne-pas-repondre@opco.example>") })
    }

    @Test("aucune ligne ne passe 76 caractères ni ne porte autre chose que de l'ASCII")
    func lignes() throws {
        let long = String(repeating: "Événement d'apprentissage à l'été — ", count: 12)
        let message = try build(
            mail(subject: long, text: long + "\n" + String(repeating: "x", count: 500), html: "<p>\(long)</p>"))
        #expect(message.utf8.allSatisfy { $0 < 128 })
        for line in message.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 76) }
        #expect(!message.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
    }

    @Test(
        "un saut de ligne dans un en-tête est refusé",
        arguments: ["a\r\nBcc: tous@cfa.example", "a\nb", "a\rb", "a\0b", "a\u{2028}b"])
    func injection(text: String) throws {
        #expect(throws: MailError.self) { try build(mail(subject: text)) }
        #expect(throws: MailError.self) { try build(mail(headers: ["X-Essai": text])) }
        #expect(throws: MailError.self) { try MailAddress(name: text, address: "a@b.example") }
        var other = try mail()
        other.to = "a\(text)@cfa.example"
        #expect(throws: MailError.self) { try build(other) }
    }

    @Test(
        "un en-tête que le message écrit lui-même est refusé",
        arguments: ["Bcc", "from", "Content-Type", "X Y", "X:Y", "", "É"])
    func reserve(name: String) throws {
        #expect(throws: MailError.self) { try build(mail(headers: [name: "x"])) }
    }

    @Test(
        "une adresse qu'un serveur n'accepterait pas est refusée",
        arguments: [
            "", "a", "a@", "@b.example", "a b@c.example", "a@b@c.example", "<a@b.example>", "a@b..example",
            ".a@b.example",
            "é@b.example", "a@é.example", "a@b.example,c@d.example", "a@b.example>",
        ])
    func adresse(text: String) {
        #expect(throws: MailError.self) { try MailAddress(address: text) }
    }

    @Test(
        "une adresse courante est acceptée",
        arguments: ["a@b", "claire.martin+essai@cfa.example", "o'neil@cfa-1.example"])
    func adresseCourante(text: String) throws { #expect(try MailAddress(address: text).address == text) }

    @Test("un programme de courrier lit ce qui a été écrit", .enabled(if: Python.isThere, "needs python3"))
    func relu() async throws {
        struct Lu: Decodable {
            let headers: [String: String]
            let parts: [String: String]
            let type: String
            let defects: [String]
        }
        let subject = String(repeating: "L'été « approche » 👩‍🏫 =?utf-8?Q?x?= ; ", count: 5) + "fin  double"
        let name = "Reçu <b> & co"
        let text =
            "Bonjour,\n.\n.. points\nFrom ligne\nespace final \n\ttabulation = égale\n"
            + String(repeating: "é", count: 200) + "\n"
        try await withTemporaryDirectory { directory async throws in
            let path = directory + "/m.eml"
            let message = try build(mail(subject: subject, text: text, html: "<p>\(name)</p>"))
            try Data(message.utf8).write(to: URL(filePath: path))
            let server = try await Python.start("read_mail.py", path)
            let read = try JSONDecoder().decode(Lu.self, from: Data(server.address.utf8))
            #expect(read.defects == [])
            #expect(read.type == "multipart/alternative")
            #expect(read.headers["Subject"] == subject)
            #expect(read.headers["From"]?.contains("OPCO de démonstration") == true)
            #expect(read.parts["text/plain"] == text)
            #expect(read.parts["text/html"] == "<p>Reçu &lt;b&gt; &amp; co</p>\n")
        }
    }
}
