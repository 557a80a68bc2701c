import Domain
import Testing

@Suite("Identifiant du portail CMI")
struct IdentifiantCMITests {
    @Test(
        "Code émetteur de 5 caractères, puis 1 à 15 lettres ou chiffres",
        arguments: [
            ("000011701060005", true), ("00001DEMO01", true), ("00001A", true), ("ABCDE123456789012345", true),
            ("00001", false), ("0000", false), ("", false), ("ABCDE1234567890123456", false), ("00001é", false),
            ("00001 A", false), ("00001a", false), ("00001_", false),
        ])
    func format(identifiant: String, juste: Bool) {
        #expect(IdentifiantCMI.formatJuste(identifiant) == juste)
    }

    @Test(
        "Espaces, tirets, points et casse ne comptent pas",
        arguments: ["00001demo01", " 00001 Demo01", "00001-DEMO-01", "00001.demo.01", "0000\u{0}1DEMO01\u{200B}"])
    func norme(saisie: String) {
        #expect(IdentifiantCMI.normaliser(saisie) == "00001DEMO01")
    }

    @Test("Le code émetteur est le début de l'identifiant")
    func code() {
        #expect(IdentifiantCMI.code(de: "000011701060005") == "00001")
    }
}
