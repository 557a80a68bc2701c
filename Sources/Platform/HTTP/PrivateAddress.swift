/// Addresses that only mean something inside a network: a request that an outsider asks us to make must not reach
/// them (loopback, RFC 1918, link-local, documentation, multicast…; IANA special-purpose registries).
package enum PrivateAddress {
    /// - Parameter bytes: 4 of IPv4 or 16 of IPv6, in network order; of any other length, they are private.
    package static func contains(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: v4(bytes)
        case 16: v6(bytes)
        default: true
        }
    }

    private static func v4(_ a: [UInt8]) -> Bool {
        switch (a[0], a[1], a[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): true
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): true
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): true
        default: false
        }
    }

    /// Public addresses all are in 2000::/3; those that carry an IPv4 address are that address.
    private static func v6(_ a: [UInt8]) -> Bool {
        if a[0..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return v4(Array(a[12...])) }
        if a[0..<10].allSatisfy({ $0 == 0 }), a[10] == 0xFF, a[11] == 0xFF { return v4(Array(a[12...])) }
        if a[0] == 0x20, a[1] == 0x02 { return v4(Array(a[2..<6])) }
        guard a[0] & 0xE0 == 0x20 else { return true }
        // Teredo and other assignments of 2001::/23, documentation.
        if a[0] == 0x20, a[1] == 0x01, a[2] < 2 { return true }
        return a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8
    }
}
