import Testing

@testable import Domain

@Suite("Identifiants")
struct IdentifiantsTests {
    @Test(
        "un code se nettoie de ses espaces, points et tirets",
        arguments: [
            ("999 998 008 00018", "99999800800018"), ("2\u{202F}07-01", "20701"), ("45.20b", "4520B"),
            ("a\u{0}b\u{200B}c", "ABC"),
            ("\u{00A0}12\u{2011}3\t", "123"), ("", ""),
        ])
    func nettoyage(texte: String, attendu: String) {
        #expect(Code.normaliser(texte) == attendu)
    }

    @Test(
        "SIRET",
        arguments: [
            ("99999800800018", true, true), ("98765432400019", true, true), ("99999800800019", true, false),
            // Luhn holds on the 14 digits, not on the SIREN.
            ("99999999900009", true, false), ("9999980080001", false, false), ("9999980080001٨", false, false),
            // La Poste: the head office by Luhn, the others by the sum of their digits.
            ("35600000000048", true, true), ("35600000000006", true, true), ("35600000000007", true, false),
        ])
    func siret(code: String, format: Bool, cle: Bool) {
        #expect(Siret.formatJuste(code) == format)
        #expect(Siret.cleJuste(code) == cle)
    }

    @Test("SIREN", arguments: [("999998008", true), ("999998009", false), ("99999800", false), ("", false)])
    func siren(code: String, juste: Bool) { #expect(Siren.cleJuste(code) == juste) }

    @Test(
        "NIR, format",
        arguments: [
            ("2070135238047", true), ("207013523804774", true), ("20701352380477", false), ("0070135238047", false),
            ("5070135238047", false), ("9070135238047", false), ("3070135238047", true), ("4070135238047", true),
            ("7070135238047", true), ("8070135238047", true), ("2070035238047", false), ("2071335238047", false),
            ("2071935238047", false), ("2072035238047", true), ("2074235238047", true), ("2074335238047", false),
            ("2074935238047", false), ("2075035238047", true), ("2079935238047", true), ("207012A238047", true),
            ("207012B238047", true), ("207012C238047", false), ("207013A238047", false), ("20701352380A7", false),
            ("", false),
        ])
    func nir(code: String, juste: Bool) { #expect(NIR.formatJuste(code) == juste) }

    @Test(
        "NIR, clé, Corse comprise",
        arguments: [
            ("2070135238047", 74), ("1090535360012", 54), ("107022A004123", 47),
        ])
    func cleNir(code: String, cle: Int) {
        #expect(NIR.cle(code) == cle)
        #expect(NIR.cleJuste(code + String(cle)))
        #expect(!NIR.cleJuste(code + String(cle + 1)))
        #expect(NIR.cleJuste(code))
    }

    @Test("2B se lit 18")
    func corse() { #expect(NIR.cle("107022B004123") == NIR.cle("1070218004123")) }

    @Test(
        "NIR masqué après ses cinq premiers chiffres",
        arguments: [
            ("207013523804774", "2 07 01 XX XXX XXX XX"), ("2070135238047", "2 07 01 XX XXX XXX"),
            ("222221234567", "22222XXXXXXX"),
            ("12", "12"), ("", ""),
        ])
    func masque(nir: String, attendu: String) { #expect(NIR.masque(nir) == attendu) }

    @Test(
        "NIR et sexe",
        arguments: [
            ("1", "M", true), ("3", "M", true), ("7", "M", true), ("2", "M", false), ("8", "F", true), ("4", "F", true),
            ("1", "F", false), ("1", "", true),
        ])
    func sexe(chiffre: String, sexe: String, attendu: Bool) {
        #expect(NIR.concorde(chiffre + "070135238047", sexe: sexe) == attendu)
    }

    @Test(
        "NIR et département",
        arguments: [
            ("2070135238047", "35", nil, true), ("2070135238047", "56", nil, false),
            ("2070197410012", "974", nil, true),
            ("2070197610012", "974", nil, false), ("2070199410012", "99", nil, true),
            ("207012A410012", "2A", nil, true),
            ("207012B410012", "2A", nil, false), ("2750120410012", "2A", "1975-01-31", true),
            ("2760120410012", "2B", "1976-01-31", false),
            ("2070135238047", "", nil, true),
        ] as [(String, String, String?, Bool)])
    func departement(nir: String, code: String, naissance: String?, attendu: Bool) {
        #expect(NIR.concorde(nir, departement: code, naissance: naissance.flatMap { Jour(iso: $0) }) == attendu)
    }

    @Test(
        "UAI",
        arguments: [
            ("0999990W", true, true), ("0561910X", true, true), ("0923033X", true, true), ("0070070X", true, false),
            ("0070070N", true, true),
            ("007007N", false, false), ("00700700", false, false),
        ])
    func uai(code: String, format: Bool, cle: Bool) {
        #expect(UAI.formatJuste(code) == format)
        #expect(UAI.cleJuste(code) == cle)
    }

    @Test(
        "N° DECA",
        arguments: [
            ("02B202212000000", true), ("076202209037237", true), ("02A202201NC1234", true), ("971202201121234", true),
            ("02C202212000000", false), ("176202209037237", false), ("076202213037237", false),
            ("076202200037237", false),
            ("07620220903723", false), ("0762022090372370", false), ("076202209NC03X7", false),
        ])
    func deca(code: String, juste: Bool) { #expect(Deca.formatJuste(code) == juste) }

    @Test("autres codes")
    func autres() {
        #expect(RNCP.normaliser("38372") == "RNCP38372")
        #expect(RNCP.normaliser(" rncp 38372 ") == "RNCP38372")
        #expect(RNCP.formatJuste("RNCP12"))
        #expect(!RNCP.formatJuste("38372"))
        #expect(IDCC.normaliser("16") == "0016")
        #expect(IDCC.normaliser("10 90") == "1090")
        #expect(IDCC.normaliser("12345") == "12345")
        #expect(Naf.formatJuste("4520A"))
        #expect(!Naf.formatJuste("45204"))
        #expect(Naf.afficher("4520A") == "45.20A")
        #expect(NDA.formatJuste("11754370275"))
        #expect(!NDA.formatJuste("1175437027A"))
        #expect(CodeDiplome.formatJuste("5002542A"))
        #expect(!CodeDiplome.formatJuste("500254200"))
    }

    @Test(
        "téléphone",
        arguments: [
            ("+33612345678", true), ("+3361234567", false), ("+336123456789", false), ("0612345678", true),
            ("1234567", false),
            ("1234567890123", true), ("12345678901234", false), ("+32475123456", true), ("06abc45678", false),
            ("", false),
        ])
    func telephone(numero: String, juste: Bool) { #expect(Telephone.formatJuste(numero) == juste) }

    @Test("téléphone affiché")
    func telephoneAffiche() {
        #expect(Telephone.afficher(Telephone.normaliser("02.99-00 00.01")) == "02 99 00 00 01")
        #expect(Telephone.afficher("+33612345678") == "+33 6 12 34 56 78")
        #expect(Telephone.afficher("12345678") == "12345678")
    }

    @Test(
        "courriel",
        arguments: [
            ("a@b.fr", true), ("prenom.nom+cfa@sous.domaine.example", true), ("a@b", false), ("a@@b.fr", false),
            ("@b.fr", false),
            ("a@", false), ("a b@c.fr", false), ("a..b@c.fr", false), (".a@c.fr", false), ("a.@c.fr", false),
            ("a@-b.fr", false),
            ("a@b-.fr", false), ("a@b..fr", false), ("a@b.f", false), ("a@1.2", false), ("é@b.fr", false),
            ("<a@b.fr>", false), ("", false),
        ])
    func courriel(adresse: String, juste: Bool) { #expect(Courriel.formatJuste(adresse) == juste) }

    @Test(
        "IBAN",
        arguments: [
            ("FR7630006000011234567890189", true), ("FR7630006000011234567890188", false),
            ("FR763000600001123456789018", false),
            ("DE89370400440532013000", true), ("XX", false), ("", false),
        ])
    func iban(code: String, juste: Bool) { #expect(Iban.juste(code) == juste) }
}
