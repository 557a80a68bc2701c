import Platform
import Testing

@testable import Identity

@Suite("Forme des tickets")
struct TicketTests {
    private let coffre: SecretBox
    private let session = Digest.sha256Hex("session")
    private let service: ServiceURL
    private let now = Instant(milliseconds: 1_759_215_600_000)

    init() throws {
        coffre = try SecretBox(keys: [SecureRandom.bytes(32)])
        service = try #require(ServiceURL("https://agenda.opco.example/entree"))
    }

    @Test(
        "256 caractères au plus, de A-Z a-z 0-9 et du tiret, jamais deux fois le même",
        arguments: [nil, String(repeating: "a", count: 32)])
    func forme(mandat: String?) throws {
        var vus: Set<String> = []
        for _ in 0..<200 {
            let texte = try Ticket(session, pour: service, saisie: true, mandat: mandat, at: now).scelle(coffre)
            #expect(texte.hasPrefix(mandat == nil ? "ST-" : "PT-"))
            #expect(texte.utf8.count <= 256)
            #expect(
                texte.utf8.allSatisfy {
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45
                })
            #expect(vus.insert(texte).inserted)
        }
    }

    @Test("Ce qui est scellé se relit")
    func allerRetour() throws {
        for mandat in [nil, String(repeating: "b", count: 32)] {
            for saisie in [true, false] {
                let ticket = Ticket(session, pour: service, saisie: saisie, mandat: mandat, at: now)
                #expect(Ticket(try ticket.scelle(coffre), coffre) == ticket)
                #expect(ticket.est(pour: service.text))
                #expect(!ticket.est(pour: service.text + "?"))
            }
        }
    }

    @Test("Un seul caractère changé, et il n'est plus reconnu")
    func altere() throws {
        let texte = Array(try Ticket(session, pour: service, saisie: false, at: now).scelle(coffre))
        for place in texte.indices {
            var autre = texte
            autre[place] = autre[place] == "A" ? "B" : "A"
            #expect(Ticket(String(autre), coffre) == nil)
        }
    }

    @Test("Un ticket de service ne se fait pas passer pour un ticket de mandataire")
    func prefixe() throws {
        let texte = try Ticket(session, pour: service, saisie: false, at: now).scelle(coffre)
        #expect(Ticket("PT-" + texte.dropFirst(3), coffre) == nil)
    }

    @Test("Une autre clé ne l'ouvre pas")
    func autreCle() throws {
        let texte = try Ticket(session, pour: service, saisie: false, at: now).scelle(coffre)
        #expect(Ticket(texte, try SecretBox(keys: [SecureRandom.bytes(32)])) == nil)
    }

    @Test(
        "Ce qui n'en est pas un n'est pas reconnu",
        arguments: [
            "", "ST-", "ST-x", "ST-00", "PGT-00", "ST-" + String(repeating: "A", count: 130),
            "ST-" + String(repeating: "a", count: 10_240), "ST-é", "ST-\u{0}", "' OR 1=1 --", "<x>",
        ])
    func inconnu(texte: String) { #expect(Ticket(texte, coffre) == nil) }
}
