import Testing

@testable import Domain

@Suite("Délais légaux")
struct DelaisTests {
    @Test(
        "cinq jours ouvrables après le début",
        arguments: [
            ("2025-09-26", "2025-10-02"), ("2025-09-01", "2025-09-06"), ("2025-12-22", "2025-12-29"),
            ("2025-04-28", "2025-05-05"),
        ])
    func limite(debut: String, limite: String) throws {
        let delai = DelaiDeDepot(debut: try jour(debut))
        #expect(delai.limite.iso == limite)
        #expect(!delai.enRetard(le: delai.limite))
        #expect(delai.enRetard(le: delai.limite.ajoutant(jours: 1)))
    }

    @Test("le retard se compte en jours ouvrables")
    func retard() throws {
        let delai = DelaiDeDepot(debut: try jour("2025-09-26"))
        #expect(delai.joursDeRetard(le: try jour("2025-10-02")) == 0)
        #expect(delai.joursDeRetard(le: try jour("2025-10-03")) == 1)
        #expect(delai.joursDeRetard(le: try jour("2025-10-06")) == 3)
    }

    @Test(
        "les onze fêtes nationales de 2026 ne sont pas ouvrables",
        arguments: [
            "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14",
            "2026-08-15",
            "2026-11-01", "2026-11-11", "2026-12-25",
        ])
    func fetes(le: String) throws {
        #expect(JoursOuvrables.estFerie(try jour(le)))
        #expect(!JoursOuvrables.estOuvrable(try jour(le)))
    }

    @Test("un samedi est ouvrable, un dimanche non, et 2026 a onze fêtes")
    func semaine() throws {
        #expect(JoursOuvrables.estOuvrable(try jour("2026-11-21")))
        #expect(!JoursOuvrables.estOuvrable(try jour("2026-11-22")))
        let premier = try jour("2026-01-01")
        #expect((0..<365).count { JoursOuvrables.estFerie(premier.ajoutant(jours: $0)) } == 11)
    }

    @Test(
        "Pâques",
        arguments: [
            ("2024", "2024-03-31"), ("2025", "2025-04-20"), ("2026", "2026-04-05"), ("2038", "2038-04-25"),
            ("2285", "2285-03-22"),
        ])
    func paques(annee: String, attendu: String) throws {
        #expect(JoursOuvrables.paques(try #require(Int(annee))).iso == attendu)
    }

    @Test("vingt jours depuis le dossier complet")
    func vingtJours() throws {
        let delai = DelaiInstruction(complet: try jour("2025-09-22"))
        #expect(delai.echeance?.iso == "2025-10-12")
        #expect(delai.joursEcoules(au: try jour("2025-10-14")) == 22)
        #expect(delai.joursRestants(au: try jour("2025-10-14")) == -2)
        #expect(delai.depasse(au: try jour("2025-10-13")))
        #expect(!delai.depasse(au: try jour("2025-10-12")))
        #expect(delai.joursEcoules(au: try jour("2025-09-20")) == 0)
    }

    @Test("une demande de pièces arrête le délai, leur réception le reprend")
    func suspension() throws {
        let delai = DelaiInstruction(
            complet: try jour("2025-08-28"),
            suspensions: [.init(du: try jour("2025-09-03"), au: try jour("2025-09-08"))])
        #expect(delai.joursEcoules(au: try jour("2025-09-12")) == 9)
        #expect(delai.joursEcoules(au: try jour("2025-09-05")) == 5)
        #expect(delai.echeance?.iso == "2025-09-23")
        #expect(delai.joursRestants(au: try jour("2025-09-23")) == 0)
    }

    @Test("suspendu, il n'a pas d'échéance et ne court pas")
    func suspenduSansFin() throws {
        let delai = DelaiInstruction(complet: try jour("2025-10-03"), suspensions: [.init(du: try jour("2025-10-08"))])
        #expect(delai.estSuspendu)
        #expect(delai.echeance == nil)
        #expect(delai.joursEcoules(au: try jour("2025-10-07")) == 4)
        #expect(delai.joursEcoules(au: try jour("2026-01-01")) == 4)
    }

    @Test("deux suspensions qui se touchent ou se recouvrent ne comptent qu'une fois")
    func recouvrement() throws {
        let delai = DelaiInstruction(
            complet: try jour("2025-09-01"),
            suspensions: [
                .init(du: try jour("2025-09-08"), au: try jour("2025-09-12")),
                .init(du: try jour("2025-09-05"), au: try jour("2025-09-10")),
                .init(du: try jour("2025-08-20"), au: try jour("2025-09-02")),
            ])
        #expect(delai.joursEcoules(au: try jour("2025-09-20")) == 10)
    }
}
