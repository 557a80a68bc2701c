import Domain
import Dossiers
import Foundation
import TestSupport
import Testing

@Suite("CERFA en PDF", .serialized)
struct CerfaPDFTests {
    private static func pdf(
        _ reponses: Reponses, name: String, depot: CadreDeDepot = CadreDeDepot()
    ) throws -> Poppler {
        let bytes = try CerfaPDF.render(
            CerfaExemple.formulaire(reponses), reponses, numero: "4024415.1", depot: depot, editeLe: CerfaExemple.jour)
        return try Poppler(bytes, name: name)
    }

    @Test("un dossier complet tient sur deux pages, balisées, lisibles, polices incorporées")
    func complet() throws {
        let pdf = try Self.pdf(CerfaExemple.reponses, name: "cerfa")
        let infos = try pdf.info()
        #expect(infos["Pages"] == "2")
        #expect(infos["Tagged"] == "yes")
        #expect(infos["Title"] == "Contrat d'apprentissage, CERFA N° 10103*14, dossier 4024415.1")
        #expect(try pdf.fonts().allSatisfy { $0.embedded })
        let texte = try pdf.flatText()
        for attendu in [
            "N° 10103*14", "Mode contractuel de l'apprentissage : 1 - ", "L'EMPLOYEUR", "L'APPRENTI(E)",
            "LE MAÎTRE D'APPRENTISSAGE", "LE CONTRAT", "LA FORMATION", "SIGNATURES", "D'ÎLE-BRASSIER",
            "☒ Employeur privé", "☐ Employeur « public »", "18 bis rue des Forges", "35 heures 0 minute", "1 234,56 €",
            "27 % du SMIC", "51,5 % du SMIC", "2e année, 2e période", "Page 2 sur 2", "dossier 4024415.1",
            "Document édité depuis M-Gestion le 14/10/2025", "CADRE RÉSERVÉ À L'ORGANISME",
        ] {
            #expect(texte.contains(attendu), "\(attendu)")
        }
        #expect(texte.contains("1 09 05 XX XXX XXX XX"))
        #expect(!texte.contains("109053523800145"))
        #expect(!texte.contains("À ne pas imprimer"))
        let structure = try pdf.structure()
        for tag in ["Document", "Sect", "H1", "H2", "H3", "Table", "TR", "TH", "TD"] {
            #expect(structure.contains(tag))
        }
    }

    @Test("le représentant légal sans autre adresse est imprimé à celle de l'apprenti")
    func representant() throws {
        let texte = try Self.pdf(CerfaExemple.reponses, name: "cerfa-representant").flatText()
        #expect(texte.components(separatedBy: "7 rue du Petit Bois").count == 3)
    }

    @Test("un formulaire vide imprime des cases vides et toutes ses parties")
    func vide() throws {
        let pdf = try Self.pdf(Reponses(), name: "cerfa-vide")
        let texte = try pdf.flatText()
        #expect(texte.contains("☐ oui"))
        #expect(!texte.contains("☒"))
        #expect(texte.contains("4e année, 2e période"))
        #expect(texte.contains("Nom d'usage :"))
        #expect(try pdf.info()["Pages"] == "2")
    }

    @Test(
        "imprimé dans chaque version",
        arguments: [
            ("2022-09-01", "N° 10103*09", false), ("2024-09-01", "N° 10103*10", false),
            ("2025-02-01", "N° 10103*13", true),
            ("2025-10-10", "N° 10103*14", true),
        ])
    func versions(_ conclusion: String, _ numero: String, _ extensionBOE: Bool) throws {
        var reponses = CerfaExemple.reponses
        reponses["contrat.dateConclusion"] = conclusion
        let pdf = try Self.pdf(reponses, name: "cerfa-\(conclusion)")
        let texte = try pdf.flatText()
        #expect(texte.contains(numero))
        #expect(texte.contains("Extension BOE") == extensionBOE)
        #expect(texte.contains("Convention collective applicable :") == numero.hasSuffix("*09"))
        #expect(try pdf.info()["Pages"] == "2")
    }

    @Test("des réponses démesurées sont repliées, jamais hors de la page")
    func demesure() throws {
        var reponses = CerfaExemple.reponses
        for champ in CerfaExemple.formulaire().champs {
            if case .texte(let max) = champ.type {
                reponses[champ.cle] = String(repeating: "Établissement de l'Île ", count: max / 20)
            }
        }
        reponses["maitre1.courriel"] = String(repeating: "a", count: 300) + "@exemple.example"
        reponses["maitre1.nom"] = String(repeating: "nom tapé tel quel ", count: 50_000)
        let pdf = try Self.pdf(reponses, name: "cerfa-demesure")
        for mot in try pdf.words() { #expect(mot.left >= 33 && mot.right <= 562 && mot.bottom <= 812) }
        #expect(try pdf.flatText().contains("CADRE RÉSERVÉ"))
    }

    @Test("toutes les périodes de rémunération sont imprimées")
    func periodes() throws {
        var reponses = CerfaExemple.reponses
        for annee in 1...5 {
            for periode in 1...2 {
                reponses[ContratApprentissage.clePeriode(annee, periode, "taux")] = "\(annee)\(periode)00"
                reponses[ContratApprentissage.clePeriode(annee, periode, "typeSalaire")] = "SMC"
            }
        }
        let texte = try Self.pdf(reponses, name: "cerfa-periodes").flatText()
        for annee in 1...5 { for periode in 1...2 { #expect(texte.contains("\(annee)\(periode) % du SMC")) } }
    }

    @Test("un texte hostile est imprimé tel quel")
    func hostile() throws {
        var reponses = CerfaExemple.reponses
        reponses["employeur.denomination"] = "<b>A & B</b>\u{0}'; DROP"
        #expect(try Self.pdf(reponses, name: "cerfa-hostile").flatText().contains("<b>A & B</b>'; DROP"))
    }

    @Test("le cadre de dépôt porte la décision")
    func depot() throws {
        let depot = CadreDeDepot(
            organisme: "OPCO Mobilités", siret: "99999920400012", decision: CerfaExemple.jour,
            numeroDeDepot: "035202510037237")
        let texte = try Self.pdf(CerfaExemple.reponses, name: "cerfa-depot", depot: depot).flatText()
        #expect(texte.contains("Date de la décision : 14/10/2025"))
        #expect(texte.contains("N° de dépôt : 035202510037237"))
    }

    @Test("le temps de calcul est celui d'une page")
    func duree() throws {
        let formulaire = CerfaExemple.formulaire()
        let rendre = {
            try CerfaPDF.render(formulaire, CerfaExemple.reponses, numero: "1.1", editeLe: CerfaExemple.jour)
        }
        let premier = try rendre()
        let debut = Self.processeur()
        for _ in 0..<20 { #expect(try rendre() == premier) }
        let duree = (Self.processeur() - debut) / 20
        print("CERFA PDF: \(duree) ms of CPU, \(premier.count) bytes")
    }

    /// Milliseconds of processor spent by this thread.
    private static func processeur() -> Double {
        var temps = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &temps)
        return Double(temps.tv_sec) * 1000 + Double(temps.tv_nsec) / 1_000_000
    }
}
