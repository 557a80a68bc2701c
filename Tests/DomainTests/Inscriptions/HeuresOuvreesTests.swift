import Domain
import Testing

@Suite("48 heures, comptées les jours ouvrés")
struct HeuresOuvreesTests {
    struct Cas: Sendable, CustomTestStringConvertible {
        let debut: String
        let heures: Int
        let fin: String

        var testDescription: String { "\(debut) + \(heures) h = \(fin)" }
    }

    private static func moment(_ texte: String) throws -> MomentLocal {
        let parts = texte.split(separator: " ")
        let heure = parts[1].split(separator: ":").compactMap { Int($0) }
        return MomentLocal(try #require(Jour(iso: parts[0])), minute: heure[0] * 60 + heure[1])
    }

    @Test(
        "À toute heure d'un jour ouvré",
        arguments: [
            // Tuesday to Thursday.
            Cas(debut: "2025-09-30 09:00", heures: 48, fin: "2025-10-02 09:00"),
            Cas(debut: "2025-09-30 09:00", heures: 24, fin: "2025-10-01 09:00"),
            Cas(debut: "2025-09-30 09:00", heures: 44, fin: "2025-10-02 05:00"),
            // Over a week-end.
            Cas(debut: "2025-10-03 16:00", heures: 48, fin: "2025-10-07 16:00"),
            Cas(debut: "2025-10-03 16:00", heures: 8, fin: "2025-10-03 23:59"),
            // Sent on a Saturday: the delay begins on Monday.
            Cas(debut: "2025-10-04 10:00", heures: 24, fin: "2025-10-06 23:59"),
            // 1 May 2025 is a Thursday, 8 May too.
            Cas(debut: "2025-04-30 12:00", heures: 48, fin: "2025-05-05 12:00"),
            Cas(debut: "2025-05-07 12:00", heures: 24, fin: "2025-05-09 12:00"),
            // Christmas, then the week-end of 27 December 2025.
            Cas(debut: "2025-12-24 18:00", heures: 48, fin: "2025-12-29 18:00"),
        ])
    func joursEntiers(_ cas: Cas) throws {
        let fin = HeuresOuvrees.journeesEntieres.ajouter(minutes: cas.heures * 60, apres: try Self.moment(cas.debut))
        #expect(fin == (try Self.moment(cas.fin)))
    }

    @Test(
        "Aux seules heures d'ouverture",
        arguments: [
            Cas(debut: "2025-09-30 09:00", heures: 9, fin: "2025-09-30 18:00"),
            Cas(debut: "2025-09-30 17:00", heures: 2, fin: "2025-10-01 10:00"),
            Cas(debut: "2025-09-30 20:00", heures: 1, fin: "2025-10-01 10:00"),
            Cas(debut: "2025-09-30 06:00", heures: 1, fin: "2025-09-30 10:00"),
            Cas(debut: "2025-10-03 17:30", heures: 1, fin: "2025-10-06 09:30"),
        ])
    func heuresDOuverture(_ cas: Cas) throws {
        let heures = try #require(HeuresOuvrees(ouverture: "09:00", fermeture: "18:00"))
        #expect(
            heures.ajouter(minutes: cas.heures * 60, apres: try Self.moment(cas.debut)) == (try Self.moment(cas.fin)))
    }

    @Test(
        "Ce qui est compté est ce qui a été ajouté, dans les deux sens", arguments: [0, 1, 59, 480, 1439, 2880, 6000])
    func inverse(_ minutes: Int) throws {
        let heures = try #require(HeuresOuvrees(ouverture: "08:30", fermeture: "17:15"))
        let debut = try Self.moment("2025-04-30 16:07")
        let fin = heures.ajouter(minutes: minutes, apres: debut)
        #expect(heures.minutes(de: debut, a: fin) == minutes)
        #expect(heures.minutes(de: fin, a: debut) == -minutes)
    }

    @Test(
        "Des heures qui n'ouvrent jamais sont refusées",
        arguments: [
            ("18:00", "09:00"), ("09:00", "09:00"), ("9:00", "18:00"), ("09:00", "24:01"), ("", ""), ("09:60", "18:00"),
        ])
    func refusees(_ ouverture: String, _ fermeture: String) {
        #expect(HeuresOuvrees(ouverture: ouverture, fermeture: fermeture) == nil)
    }
}
