import Foundation
import Platform
import Testing

@Suite("Adresses privées")
struct PrivateAddressTests {
    private func octets(_ texte: String) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: texte.contains(":") ? 16 : 4)
        try #require(inet_pton(texte.contains(":") ? AF_INET6 : AF_INET, texte, &bytes) == 1)
        return bytes
    }

    @Test(
        "Ce qui n'a de sens que dans un réseau est privé",
        arguments: [
            "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.1.2.3",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1",
            "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
            "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "64:ff9b::7f00:1", "2002:7f00:1::",
            "2002:c0a8:101::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:db8::1",
            "100::1",
        ])
    func privees(texte: String) throws { #expect(PrivateAddress.contains(try octets(texte))) }

    @Test(
        "Les autres sont publiques",
        arguments: [
            "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
            "169.253.0.1", "172.15.255.255", "172.32.0.0", "192.167.0.1", "192.169.0.1", "198.17.0.1", "198.20.0.0",
            "223.255.255.255", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1", "2606:4700::1111",
            "2a01:e00::1", "2001:4860:4860::8888",
        ])
    func publiques(texte: String) throws { #expect(!PrivateAddress.contains(try octets(texte))) }

    @Test("Ce qui n'est pas une adresse est privé", arguments: [0, 3, 5, 15, 17])
    func autres(longueur: Int) { #expect(PrivateAddress.contains([UInt8](repeating: 1, count: longueur))) }
}
