import Foundation
import Testing

@testable import Platform

@Suite("Aléa, empreintes et comparaison")
struct EmpreintesTests {
    @Test("SHA-256 des vecteurs de FIPS 180-4")
    func sha256() {
        #expect(Digest.sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.sha256Hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("une empreinte calculée par morceaux est celle du tout")
    func parMorceaux() {
        var stream = DigestStream()
        stream.update(Array("a".utf8))
        stream.update(ArraySlice("bc".utf8))
        #expect(Digest.hex(stream.finalize()) == Digest.sha256Hex("abc"))
    }

    @Test("la comparaison voit une différence où qu'elle soit", arguments: 0..<4)
    func comparaison(position: Int) {
        let secret: [UInt8] = [1, 2, 3, 4]
        var other = secret
        other[position] ^= 128
        #expect(Digest.equal(secret, secret))
        #expect(!Digest.equal(secret, other))
        #expect(!Digest.equal(secret, Array(other.dropLast())))
    }

    @Test("un jeton de 32 octets a 43 caractères d'URL et ne se répète pas")
    func jeton() {
        let tokens = (0..<200).map { _ in SecureRandom.token() }
        #expect(Set(tokens).count == 200)
        #expect(tokens.allSatisfy { $0.utf8.count == 43 && Base64URL.decode($0)?.count == 32 })
    }

    @Test("base64url ne lit que ce qu'il écrit", arguments: ["a", "a=", "+A", "ab cd", "AB\n"])
    func base64(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }
}

@Suite("Mots de passe")
struct MotsDePasseTests {
    private let hasher = PasswordHasher(.cheap)

    @Test("un mot de passe haché se vérifie, un autre non")
    func aller() async throws {
        let phc = try await hasher.hash("Écluse-42")
        #expect(phc.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(try await hasher.verify("Écluse-42", against: phc))
        #expect(try await !hasher.verify("Ecluse-42", against: phc))
        #expect(try await !hasher.verify("", against: phc))
    }

    @Test("la même lettre composée ou décomposée est le même mot de passe")
    func normalisation() async throws {
        let phc = try await hasher.hash("\u{E9}t\u{E9}")
        #expect(try await hasher.verify("e\u{301}te\u{301}", against: phc))
    }

    @Test("un compte inconnu coûte une vérification et n'ouvre jamais")
    func inconnu() async throws {
        #expect(try await !hasher.verify("n'importe quoi", against: nil))
        let slow = PasswordHasher(.init(memoryKiB: 16 * 1024, passes: 3, lanes: 1))
        let phc = try await slow.hash("secret")
        let clock = ContinuousClock()
        // The shortest of several, in turn: what else runs on the machine lengthens some of them.
        var (known, unknown) = (Duration.seconds(60), Duration.seconds(60))
        for _ in 0..<5 {
            known = min(known, try await clock.measure { _ = try await slow.verify("autre", against: phc) })
            unknown = min(unknown, try await clock.measure { _ = try await slow.verify("autre", against: nil) })
        }
        #expect(unknown > known / 4)
    }

    @Test("un hachage fait avec d'autres paramètres est à refaire")
    func aRefaire() async throws {
        let phc = try await hasher.hash("secret")
        #expect(!hasher.needsRehash(phc))
        #expect(PasswordHasher(.recommended).needsRehash(phc))
    }

    @Test("les paramètres de production sont 19 Mio, deux passes, une voie")
    func production() async throws {
        let phc = try await PasswordHasher().hash("secret")
        #expect(phc.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await PasswordHasher().verify("secret", against: phc))
    }

    @Test("une file pleine est refusée au lieu d'attendre")
    func filePleine() async throws {
        let narrow = PasswordHasher(.init(memoryKiB: 64 * 1024, passes: 3, lanes: 1), concurrent: 1, waiting: 1)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await narrow.hash("secret")
                        return false
                    } catch PasswordHasherError.tooBusy {
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused >= 1 && refused <= 7)
    }

    @Test("une chaîne qui n'est pas un hachage est une erreur")
    func illisible() async {
        await #expect(throws: PasswordHasherError.self) {
            try await hasher.verify("secret", against: "$1$vieux$hachage")
        }
    }
}

@Suite("Chiffrement au repos")
struct ChiffrementTests {
    private let old = [UInt8](repeating: 1, count: 32)
    private let new = [UInt8](repeating: 2, count: 32)
    private let plain = Array("1 99 05 99 999 999 46".utf8)

    @Test("ce qui est scellé se rouvre dans son contexte seulement")
    func contexte() throws {
        let box = try SecretBox(keys: [new])
        let sealed = try box.seal(plain, context: "nir/1")
        #expect(try box.open(sealed, context: "nir/1") == plain)
        #expect(throws: SecretBoxError.altered) { try box.open(sealed, context: "nir/2") }
    }

    @Test("deux scellements du même texte diffèrent")
    func nonce() throws {
        let box = try SecretBox(keys: [new])
        #expect(try box.seal(plain, context: "x") != box.seal(plain, context: "x"))
    }

    @Test("un octet changé, où qu'il soit, se voit")
    func altere() throws {
        let box = try SecretBox(keys: [new])
        let sealed = try box.seal(plain, context: "x")
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: SecretBoxError.self) { try box.open(changed, context: "x") }
        }
        #expect(throws: SecretBoxError.altered) { try box.open(Array(sealed.prefix(20)), context: "x") }
    }

    @Test("une clé remplacée ouvre encore ce qu'elle a scellé")
    func rotation() throws {
        let sealed = try SecretBox(keys: [old]).seal(plain, context: "x")
        let both = try SecretBox(keys: [new, old])
        #expect(try both.open(sealed, context: "x") == plain)
        #expect(both.needsResealing(sealed))
        #expect(try !both.needsResealing(both.seal(plain, context: "x")))
        #expect(throws: SecretBoxError.unknownKey) { try SecretBox(keys: [new]).open(sealed, context: "x") }
    }

    @Test("une clé d'une autre longueur est refusée", arguments: [0, 16, 31, 33])
    func longueur(count: Int) {
        #expect(throws: SecretBoxError.badKey) { try SecretBox(keys: [[UInt8](repeating: 0, count: count)]) }
    }
}

@Suite("Fichier de clé")
struct FichierDeCleTests {
    @Test("créé une fois, en 0600, puis relu")
    func creation() async throws {
        try await withTemporaryDirectory { directory async throws in
            let path = directory + "/cle"
            let key = try KeyFile.loadOrCreate(path)
            #expect(key.count == 32)
            #expect(try KeyFile.loadOrCreate(path) == key)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(names(in: directory) == ["cle"])
        }
    }

    @Test("plusieurs démarrages à la fois obtiennent la même clé")
    func concurrence() async throws {
        try await withTemporaryDirectory { directory async throws in
            let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<8 { group.addTask { try KeyFile.loadOrCreate(directory + "/cle") } }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
        }
    }

    @Test("un fichier d'une autre longueur est refusé et laissé tel quel")
    func autreLongueur() async throws {
        try await withTemporaryDirectory { directory async throws in
            let path = directory + "/cle"
            try Data("court".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(throws: KeyFileError.self) { try KeyFile.loadOrCreate(path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == Data("court".utf8))
        }
    }

    @Test("un fichier lisible de tous est refusé")
    func lisible() async throws {
        try await withTemporaryDirectory { directory async throws in
            let path = directory + "/cle"
            _ = try KeyFile.loadOrCreate(path)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(throws: KeyFileError.self) { try KeyFile.loadOrCreate(path) }
        }
    }
}
