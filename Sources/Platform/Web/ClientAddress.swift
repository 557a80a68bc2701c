import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore

/// Where a request comes from, and the prefix that limits are counted on: a whole IPv4 address, the /64 of an IPv6
/// one, since a household has the whole of it.
package struct ClientAddress: Sendable, Equatable {
    package let text: String
    package let prefix: String

    package init(_ text: String) {
        self.text = text
        var bytes = [UInt8](repeating: 0, count: 16)
        guard text.contains(":"), inet_pton(AF_INET6, text, &bytes) == 1 else {
            prefix = text
            return
        }
        // An IPv4 address written as IPv6 is that IPv4 address.
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            prefix = bytes.suffix(4).map(String.init).joined(separator: ".")
        } else {
            prefix = bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
        }
    }

    /// - Parameter trustedProxies: how many of our own proxies add to `X-Forwarded-For`; zero ignores the header,
    ///   which anybody may write.
    package init(_ request: Request, _ context: WebContext, trustedProxies: Int) {
        let peer = context.remoteAddress?.ipAddress ?? ""
        guard trustedProxies > 0, let header = request.headers[.xForwardedFor] else {
            self.init(peer)
            return
        }
        let hops = header.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        self.init(hops.count >= trustedProxies ? hops[hops.count - trustedProxies] : peer)
    }
}

extension HTTPField.Name {
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For").unsafelyUnwrapped
}
