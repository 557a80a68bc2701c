package import Hummingbird
package import NIOCore

/// What travels with a request from middleware to handler.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The peer of the connection; behind proxies, `ClientAddress` reads their header instead.
    package let remoteAddress: SocketAddress?
    // Half a dozen at most: compared one after the other, sooner than they are hashed.
    private var values: [(type: ObjectIdentifier, value: any Sendable)] = []

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// A value put there by a middleware, one per type: who is asking, their session, their address.
    package subscript<T: Sendable>(type: T.Type) -> T? {
        get { values.first { $0.type == ObjectIdentifier(type) }?.value as? T }
        set {
            values.removeAll { $0.type == ObjectIdentifier(type) }
            if let newValue { values.append((ObjectIdentifier(type), newValue)) }
        }
    }

    /// - Throws: `Refusal.signInNeeded` when no middleware put one.
    package func require<T: Sendable>(_ type: T.Type) throws -> T {
        guard let value = self[type] else { throw Refusal.signInNeeded }
        return value
    }

    /// A path parameter. What does not parse does not exist.
    /// - Throws: `Refusal.notFound`
    package func parameter<T: PathParameter>(_ name: String, as type: T.Type = T.self) throws -> T {
        guard let text = parameters.get(name), let value = T(pathComponent: text) else { throw Refusal.notFound }
        return value
    }
}
