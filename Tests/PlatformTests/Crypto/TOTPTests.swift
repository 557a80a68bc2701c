import Platform
import TestSupport
import Testing

@Suite("Codes à usage unique")
struct TOTPTests {
    private let totp = TOTP(secret: Array("12345678901234567890".utf8))

    @Test(
        "Les exemples de la RFC 6238, annexe B",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func exemples(secondes: Int, code: String) {
        let instant = Instant(milliseconds: Int64(secondes) * 1000)
        #expect(totp.code(pas: TOTP.pas(instant)) == code)
        #expect(totp.pas(de: code, at: instant, apres: 0) == secondes / 30)
    }

    @Test(
        "Un pas d'avance ou de retard est admis, deux ne le sont pas",
        arguments: [(-2, false), (-1, true), (1, true), (2, false)])
    func derive(ecart: Int, admis: Bool) {
        let pas = TOTP.pas(.test)
        #expect((totp.pas(de: totp.code(pas: pas + ecart), at: .test, apres: 0) != nil) == admis)
    }

    @Test("Un code déjà employé n'ouvre plus rien")
    func rejeu() {
        let pas = TOTP.pas(.test)
        #expect(totp.pas(de: totp.code(pas: pas), at: .test, apres: pas) == nil)
        #expect(totp.pas(de: totp.code(pas: pas + 1), at: .test, apres: pas) == pas + 1)
    }

    @Test("L'adresse que lit l'application")
    func adresse() {
        #expect(
            totp.adresse(compte: "a@b.example", emetteur: "OPCO Mobilités")
                == "otpauth://totp/OPCO%20Mobilit%C3%A9s:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=OPCO%20Mobilit%C3%A9s&algorithm=SHA1&digits=6&period=30")
    }
}
