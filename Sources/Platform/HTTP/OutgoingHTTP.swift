/// Requests that the platform makes, through libcurl, on threads of their own. The answer's body is not read: only
/// its status counts.
package struct OutgoingHTTP: Sendable {
    package struct Call: Sendable {
        package let url: String
        /// Posted as a form; nil makes a GET.
        package var form: [(name: String, value: String)]?
        /// Refuses `http://`.
        package var onlyHTTPS = false
        /// Lets the name lead to an address of our own network: for those that the operator registered.
        package var allowsPrivate = false

        package init(_ url: String) { self.url = url }
    }

    package enum Failure: Error, Equatable {
        case badURL
        /// The name leads to `PrivateAddress`.
        case privateAddress
        /// The chain is not that of an authority we know, or is another host's.
        case certificate
        /// With libcurl's words.
        case unreachable(String)
    }

    private let authorities: String?
    private let timeoutSeconds: Int
    private let pool = BlockingPool("http", threads: 6, waiting: 256)

    /// - Parameter authorities: PEM file of the certificate authorities to trust; nil for the system's.
    package init(authorities: String? = nil, timeoutSeconds: Int = 5) {
        self.authorities = authorities
        self.timeoutSeconds = timeoutSeconds
    }

    /// One request; redirections are not followed.
    ///
    /// - Returns: the status.
    /// - Throws: `OutgoingHTTP.Failure`
    package func send(_ call: Call) async throws -> Int {
        let (authorities, timeout) = (authorities, timeoutSeconds)
        do {
            return try await pool.run { try HTTPConversation(call, authorities, timeout).perform() }
        } catch is BlockingPool.Full {
            throw Failure.unreachable("too many requests wait")
        }
    }
}

extension OutgoingHTTP.Failure: DescribedWithoutPersonalData {
    package var descriptionWithoutPersonalData: String {
        switch self {
        case .badURL: "the address is not one"
        case .privateAddress: "the address is private"
        case .certificate: "the certificate is not trusted"
        case .unreachable(let words): words
        }
    }
}
