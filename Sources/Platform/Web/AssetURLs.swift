/// Where each asset is served: `app.css` → `/assets/app-4f2a9c.css`. The name changes with the content, so that
/// browsers may keep it for ever.
package struct AssetURLs: Sendable {
    private let map: [String: String]

    package init(_ map: [String: String]) { self.map = map }

    /// The address, or the plain one under `/assets/` for a name nobody registered.
    package subscript(name: String) -> String { map[name] ?? "/assets/" + name }

    package func contains(_ name: String) -> Bool { map[name] != nil }
}
