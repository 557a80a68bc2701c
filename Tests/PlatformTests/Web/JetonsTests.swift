import Foundation
import Testing

@testable import Platform

@Suite("Jetons des formulaires")
struct JetonsTests {
    private let secret = Array(SecureRandom.token().utf8)

    @Test("le jeton d'une page se vérifie, et deux pages n'ont jamais le même")
    func masque() throws {
        let tokens = (0..<100).map { _ in CSRF(secret: secret).maskedToken() }
        #expect(Set(tokens).count == 100)
        for token in tokens { try CSRF(secret: secret).check(token) }
    }

    @Test("le masque change tous les octets : le secret n'est nulle part dans le jeton")
    func secretAbsent() throws {
        for _ in 0..<100 {
            let bytes = try #require(Base64URL.decode(CSRF(secret: secret).maskedToken()))
            #expect(bytes.count == secret.count * 2)
            #expect(Array(bytes.prefix(secret.count)) != secret)
            #expect(Array(bytes.suffix(secret.count)) != secret)
        }
    }

    @Test("un bit changé, où que ce soit, est refusé")
    func unBit() throws {
        let csrf = CSRF(secret: secret)
        let bytes = try #require(Base64URL.decode(csrf.maskedToken()))
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1 << UInt8(index % 8)
            #expect(throws: Refusal.expiredForm) { try csrf.check(Base64URL.encode(other)) }
        }
    }

    @Test("le jeton d'un autre secret, un jeton coupé, vide ou trop long sont refusés")
    func autres() {
        let csrf = CSRF(secret: secret)
        let other = CSRF(secret: Array(SecureRandom.token().utf8)).maskedToken()
        for token in [other, String(csrf.maskedToken().dropLast(4)), "", String(repeating: "A", count: 5000)] {
            #expect(throws: Refusal.expiredForm) { try csrf.check(token) }
        }
        #expect(throws: Refusal.expiredForm) { try CSRF(secret: []).check("") }
    }

    @Test("base64url écrit ce que Foundation écrit, à l'alphabet et au remplissage près", arguments: 0..<70)
    func base64(length: Int) {
        let bytes = SecureRandom.bytes(length)
        let expected = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
        #expect(Base64URL.encode(bytes) == expected)
        #expect(Base64URL.decode(expected) == bytes)
        #expect(Data(base64URL: expected) == Data(bytes))
    }

    @Test("l'aléa remplit toute la longueur demandée", arguments: [0, 1, 7, 8, 43, 1000])
    func alea(length: Int) {
        let draws = (0..<64).map { _ in SecureRandom.bytes(length) }
        #expect(draws.allSatisfy { $0.count == length })
        // A byte that stayed the same over sixty-four draws was not drawn.
        for place in 0..<length { #expect(Set(draws.map { $0[place] }).count > 1) }
    }
}
