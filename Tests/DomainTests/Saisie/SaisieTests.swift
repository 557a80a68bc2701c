import Testing

@testable import Domain

@Suite("Saisie et affichage")
struct SaisieTests {
    private func champ(_ type: TypeDeChamp) -> Champ { Champ("c", "Libellé", type) }

    private func lire(_ type: TypeDeChamp, _ texte: String) -> String { champ(type).lire(["c": texte]) }

    @Test(
        "montants",
        arguments: [
            ("1 234,56", "123456"), ("1\u{202F}234,56 €", "123456"), ("1234.5", "123450"), ("1.234,56", "123456"),
            ("486", "48600"),
            ("486,49 EUR", "48649"), ("0,1", "10"), ("-5", "-500"), ("12,345", "12,345"), ("1,234.56", "1,234.56"),
            ("abc", "abc"),
            ("", ""), ("1.23.4", "1.23.4"), ("99999999999999999999", "99999999999999999999"), (",5", ",5"), ("€", "€"),
        ])
    func montant(texte: String, attendu: String) {
        #expect(lire(.montant(maxCentimes: 1_000_000), texte) == attendu)
    }

    @Test(
        "montants affichés",
        arguments: [
            (123_456, "1\u{202F}234,56\u{202F}€"), (0, "0,00\u{202F}€"), (5, "0,05\u{202F}€"),
            (-123_456_789, "-1\u{202F}234\u{202F}567,89\u{202F}€"),
            (100_000, "1\u{202F}000,00\u{202F}€"), (99_999, "999,99\u{202F}€"),
        ])
    func montantAffiche(centimes: Int, attendu: String) {
        #expect(Montant.afficher(centimes) == attendu)
        #expect(Montant.lire(attendu) == centimes)
    }

    @Test(
        "taux",
        arguments: [
            ("53", "5300", "53"), ("53,5 %", "5350", "53,5"), ("53.05", "5305", "53,05"), ("100", "10000", "100"),
        ])
    func taux(texte: String, canonique: String, montre: String) {
        #expect(lire(.taux, texte) == canonique)
        #expect(champ(.taux).saisie(canonique) == ["c": montre])
        #expect(champ(.taux).afficher(canonique) == montre + "\u{202F}%")
    }

    @Test(
        "jours en trois parties",
        arguments: [
            ("14", "5", "2009", "2009-05-14"), (" 1 ", "02", "2025", "2025-02-01"), ("31", "02", "2025", "31/02/2025"),
            ("14", "05", "209", "14/05/209"), ("14", "", "2009", "14//2009"), ("", "", "", ""),
            ("14", "mai", "2009", "14/mai/2009"),
            ("1/2", "3", "2025", "1-2/3/2025"),
        ])
    func jours(j: String, m: String, a: String, attendu: String) {
        #expect(champ(.jour).lire(["c.jour": j, "c.mois": m, "c.annee": a]) == attendu)
    }

    @Test("un jour qui ne peut pas être lu se remontre comme il a été tapé")
    func jourRemontre() {
        #expect(champ(.jour).saisie("31/02/2025") == ["c.jour": "31", "c.mois": "02", "c.annee": "2025"])
        #expect(champ(.jour).saisie("14//2009") == ["c.jour": "14", "c.mois": "", "c.annee": "2009"])
        #expect(champ(.jour).saisie("2009-05-14") == ["c.jour": "14", "c.mois": "05", "c.annee": "2009"])
        #expect(champ(.jour).saisie("") == ["c.jour": "", "c.mois": "", "c.annee": ""])
        #expect(champ(.jour).afficher("2009-05-14") == "14/05/2009")
        #expect(champ(.jour).afficher("31/02/2025") == "31/02/2025")
    }

    @Test(
        "un jour collé d'un seul tenant",
        arguments: [
            ("14/05/2009", "2009-05-14"), ("2009-05-14", "2009-05-14"), ("1.2.2025", "2025-02-01"),
            ("demain", "demain"),
        ])
    func jourColle(texte: String, attendu: String) { #expect(champ(.jour).lire(["c": texte]) == attendu) }

    @Test(
        "textes : contrôle, espaces et lignes",
        arguments: [
            ("  Jean\u{0}-\u{7}Luc  ", "Jean-Luc"), ("a\r\nb", "a b"), ("L'Haÿ", "L'Haÿ"), ("<script>", "<script>"),
            ("\u{200B}", ""),
        ])
    func textes(texte: String, attendu: String) { #expect(lire(.texte(max: 10), texte) == attendu) }

    @Test("un paragraphe garde ses lignes")
    func paragraphe() {
        #expect(lire(.paragraphe(max: 100), "\r\n a  b \r\n\r\nc\u{0}\n\n") == "a b\n\nc")
        #expect(lire(.paragraphe(max: 100), " \n \n") == "")
    }

    @Test("oui et non, déclarations, entiers")
    func divers() {
        #expect(lire(.ouiNon, "Oui") == "oui")
        #expect(lire(.ouiNon, "false") == "non")
        #expect(lire(.ouiNon, "peut-être") == "peut-être")
        #expect(lire(.declaration, "on") == "oui")
        #expect(lire(.declaration, "non") == "")
        #expect(lire(.entier(min: 0, max: 9, unite: nil), " 1 234 ") == "1234")
        #expect(lire(.entier(min: 0, max: 9, unite: nil), "huit") == "huit")
        #expect(lire(.nir, "2 07 01 35 238 047 74") == "207013523804774")
        #expect(lire(.courriel, " Prenom.Nom-x@b.fr ") == "Prenom.Nom-x@b.fr")
        #expect(lire(.rncp, "38 372") == "RNCP38372")
        #expect(lire(.idcc, "16") == "0016")
    }

    @Test("affichages")
    func affichages() {
        #expect(champ(.code(.typeEmployeur)).afficher("14") == "14 - Profession libérale")
        #expect(champ(.code(.typeEmployeur)).afficher("77") == "77")
        #expect(champ(.choix(.sexe)).afficher("F") == "Féminin")
        #expect(champ(.ouiNon).afficher("oui") == "Oui")
        #expect(champ(.nir).afficher("207013523804774") == "2 07 01 XX XXX XXX XX")
        #expect(champ(.entier(min: 0, max: 9, unite: "heures")).afficher("1840") == "1\u{202F}840 heures")
        #expect(champ(.entier(min: 0, max: 9, unite: "heures")).afficher("1") == "1 heure")
        #expect(champ(.idcc).afficher("1090") == "1090 - Services de l'automobile")
        #expect(champ(.idcc).afficher("5556") == "5556")
        #expect(champ(.siret).afficher("") == "")
    }

    @Test(
        "formats de la maison",
        arguments: [
            (TypeDeChamp.texte(max: 3), "abcd", "3 caractères"), (.code(.typeEmployeur), "77", "dans la liste"),
            (.ouiNon, "peut-être", "« Oui » ou « Non »"), (.jour, "31/02/2025", "qui existe"),
            (.jour, "14/05/209", "4 chiffres"),
            (.jour, "14//2009", "un mois"), (.jour, "demain", "un jour, un mois et une année"),
            (.entier(min: 1, max: 9, unite: nil), "0", "entre 1 et 9"),
            (.entier(min: 1, max: 9, unite: nil), "x", "nombre entier"), (.montant(maxCentimes: 100), "101", "1,00"),
            (.montant(maxCentimes: 100), "-1", "entre 0 €"), (.montant(maxCentimes: 100), "abc", "montant en euros"),
            (.taux, "100000", "999,99"),
            (.taux, "x", "pourcentage"), (.declaration, "peut-être", "Cochez"),
        ])
    func formatsDeLaMaison(type: TypeDeChamp, canonique: String, extrait: String) throws {
        let constat = try #require(champ(type).constatDeFormat(canonique))
        #expect(constat.regle == "champ-format")
        #expect(constat.message.contains(extrait))
        #expect(constat.message.contains("« Libellé »"))
    }

    @Test("rien à dire d'une réponse vide ou bien formée")
    func rienADire() {
        #expect(champ(.texte(max: 3)).constatDeFormat("abc") == nil)
        #expect(champ(.siret).constatDeFormat("") == nil)
        #expect(champ(.courriel).constatDeFormat("a@b.fr") == nil)
        #expect(champ(.montant(maxCentimes: 100)).constatDeFormat("100") == nil)
    }

    @Test(
        "un champ se nomme avec la personne qu'il concerne, une seule fois",
        arguments: [
            ("employeur.siret", "« Siret » de l'employeur"),
            ("organismeFormation.siret", "« Siret » du CFA responsable"),
            ("organismeFormation.uaiCfa", "« N° UAI du CFA »"),
            ("organismeFormation.visaCfa", "« Le CFA a visé le contrat »"),
            ("apprenti.adresse.commune", "« Commune » de l'apprenti"),
            ("contrat.dateConclusion", "« Date de conclusion »"),
            ("apprenti.responsableLegal.nom", "« Nom de naissance » du représentant légal"),
            ("apprenti.handicap", "« Reconnaissance travailleur handicapé »"),
        ])
    func designation(cle: String, attendu: String) throws {
        let champ = try #require(ContratApprentissage.definition.formulaire(nil).champ(cle))
        #expect(champ.designation == attendu)
    }

    @Test("ce qui est affiché dans un champ se relit à l'identique")
    func allerRetour() throws {
        let reponses = try Exemples.reponses()
        let formulaire = ContratApprentissage.definition.formulaire(pour: reponses)
        for champ in formulaire.champsVisibles(reponses) {
            let canonique = reponses[champ.cle]
            #expect(champ.lire(champ.saisie(canonique)) == canonique, "\(champ.cle)")
        }
    }
}
