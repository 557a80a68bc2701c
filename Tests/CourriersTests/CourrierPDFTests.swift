import Courriers
import Domain
import Foundation
import TestSupport
import Testing

@Suite("Courriers en PDF")
struct CourrierPDFTests {
    private static func pdf(_ courrier: Courrier, name: String? = nil) throws -> Poppler {
        try Poppler(
            CourrierPDF.render(courrier, emetteur: CourrierExemple.emetteur),
            name: name ?? courrier.modele.replacing("/", with: "-"))
    }

    @Test("chaque courrier s'ouvre, balisé, polices incorporées, sur une page", arguments: CourrierExemple.tous)
    func chacun(_ courrier: Courrier) throws {
        let pdf = try Self.pdf(courrier)
        let infos = try pdf.info()
        #expect(infos["Tagged"] == "yes")
        #expect(infos["Pages"] == "1")
        #expect(infos["Title"] == "\(courrier.titre) 2025-0001234")
        #expect(infos["Author"] == "OPCO Mobilités")
        #expect(try pdf.fonts().allSatisfy { $0.embedded })
        let texte = try pdf.flatText()
        for attendu in [
            "Objet : \(courrier.objet)", "Paris, le 14 octobre 2025", "Noé D'ÎLE-BRASSIER", "Claude EXEMPLE",
            "Page 1 sur 1",
            courrier.destinataire.nom, "modèle \(courrier.modele)", "SIRET 99999920400012",
        ] {
            #expect(texte.contains(attendu), "\(attendu)")
        }
    }

    @Test("titre de chaque modèle, tel que les listes le nomment")
    func titres() {
        #expect(
            CourrierExemple.tous.map(\.titre) == [
                "Courrier d'accord (CF)", "Courrier d'accord (ADH)", "Courrier d'accord (OF)",
                "Courrier de relance Entreprise", "Courrier de relance Organisme de formation", "Courrier de refus",
                "Courrier d'annulation", "Accusé de réception de dépôt",
            ])
        #expect(Set(CourrierExemple.tous.map(\.modele)).count == 8)
    }

    @Test("l'adresse du destinataire tient dans la fenêtre de l'enveloppe")
    func fenetre() throws {
        let pdf = try Self.pdf(CourrierExemple.accord.courrierCF(CourrierExemple.enTete()), name: "fenetre")
        let lignes = try pdf.words().filter { $0.page == 1 && $0.left >= 300 && $0.top > 100 && $0.bottom < 255 }
        #expect(!lignes.isEmpty)
        for mot in lignes {
            #expect(mot.left >= 300 && mot.right <= 545)
            #expect(mot.top >= 140 && mot.bottom <= 240)
        }
    }

    @Test("les montants accordés et leur total, en euros")
    func montants() throws {
        let courrier = CourrierExemple.accord.courrierCF(CourrierExemple.enTete())
        let texte = try Self.pdf(courrier, name: "montants").flatText()
        for attendu in ["6 795,83 €", "500,00 €", "13 295,83 €"] {
            #expect(texte.contains(attendu), "\(attendu)")
        }
        #expect(CourrierExemple.montants.totalAccorde == 1_329_583)
        #expect(CourrierExemple.montants.totalDemande == 1_315_000)
    }

    @Test("l'accord dit qui est payé", arguments: [true, false])
    func subrogation(_ directe: Bool) throws {
        let accord = Accord(
            dossier: CourrierExemple.dossier, decision: CourrierExemple.jour, montants: CourrierExemple.montants,
            subrogation: directe)
        let cfa = try Self.pdf(accord.courrierCF(CourrierExemple.enTete()), name: "cf-\(directe)").flatText()
        let entreprise = try Self.pdf(accord.courrierADH(CourrierExemple.enTete()), name: "adh-\(directe)").flatText()
        #expect(cfa.contains(directe ? "versés par nos soins" : "vos factures sont à lui adresser"))
        #expect(entreprise.contains(directe ? "Nous réglons directement" : "nous vous remboursons"))
        #expect(!cfa.contains("déposé auprès des services du ministère"))
    }

    @Test("la relance énumère les pièces et dit le délai suspendu")
    func relance() throws {
        let courrier = CourrierExemple.relance.courrierOrganisme(CourrierExemple.enTete())
        let texte = try Self.pdf(courrier, name: "relance").flatText()
        #expect(texte.contains("Convention de formation : l'exemplaire joint n'est pas signé par l'entreprise"))
        #expect(texte.contains("délai est suspendu depuis le 14/10/2025"))
        #expect(texte.contains("merci de préciser lequel retenir"))
    }

    @Test("le refus est motivé, nomme les autres parties et dit comment le contester")
    func refus() throws {
        let versCFA = CourrierExemple.refus.courrier(CourrierExemple.enTete(), emetteur: CourrierExemple.emetteur)
        #expect(versCFA.copies == ["GARAGE DES TILLEULS, employeur", "Noé D'ÎLE-BRASSIER, apprenti(e)"])
        let versEntreprise = CourrierExemple.refus.courrier(
            CourrierExemple.enTete(CourrierExemple.entreprise), emetteur: CourrierExemple.emetteur)
        #expect(versEntreprise.copies == ["Noé D'ÎLE-BRASSIER, apprenti(e)", "CFA DES TROIS ÉRABLES, CFA"])
        let texte = try Self.pdf(versCFA, name: "refus").flatText()
        #expect(texte.contains("aucune dérogation n'est justifiée. (C. trav. L6222-1)"))
        #expect(texte.contains("demander le réexamen"))
        #expect(texte.contains("Le médiateur de l'OPCO"))
    }

    @Test("un nom et une adresse sans fin sont repliés, un long corps passe à la page suivante")
    func demesure() throws {
        let enTete = CourrierExemple.enTete(
            Destinataire(
                nom: String(repeating: "ÉTABLISSEMENT DE L'ÎLE ", count: 30),
                adresse: [String(repeating: "x", count: 300), "35000 RENNES"]))
        let relance = Relance(
            dossier: CourrierExemple.dossier, demande: CourrierExemple.jour,
            pieces: (1...120).map { .init("Pièce n°\($0)", motif: String(repeating: "motif ", count: 12)) })
        let pdf = try Self.pdf(relance.courrierEntreprise(enTete), name: "courrier-demesure")
        #expect(try Int(pdf.info()["Pages"] ?? "") ?? 0 > 3)
        for mot in try pdf.words() { #expect(mot.left >= 60 && mot.right <= 545 && mot.bottom <= 810) }
        let texte = try pdf.flatText()
        for numero in 1...120 { #expect(texte.contains("Pièce n°\(numero) :")) }
    }

    @Test("un texte hostile est écrit tel quel")
    func hostile() throws {
        let annulation = Annulation(
            dossier: CourrierExemple.dossier, date: CourrierExemple.jour, motif: "<b>A & B</b>\u{0} 'fin'")
        let texte = try Self.pdf(annulation.courrier(CourrierExemple.enTete()), name: "courrier-hostile").flatText()
        #expect(texte.contains("<b>A & B</b> 'fin'"))
    }

    @Test("un courrier gardé se relit et s'écrit avec les mêmes octets", arguments: CourrierExemple.tous)
    func conserve(_ courrier: Courrier) throws {
        let relu = try JSONDecoder().decode(Courrier.self, from: JSONEncoder().encode(courrier))
        #expect(relu == courrier)
        let premier = try CourrierPDF.render(courrier, emetteur: CourrierExemple.emetteur)
        #expect(try CourrierPDF.render(relu, emetteur: CourrierExemple.emetteur) == premier)
    }
}
