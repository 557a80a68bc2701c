package import HTTPTypes
package import Hummingbird

/// Turns what a capability says of a screen into the whole document. Given by the composition root, which alone
/// knows the frame: menu, notifications, profile.
package struct PageRenderer: Sendable {
    package typealias Render = @Sendable (Page, HTTPResponse.Status, Request, WebContext) async throws -> Response

    /// Inside the frame of the application.
    package let shell: Render
    /// Before it: sign-in and what surrounds it.
    package let gate: Render

    package init(shell: @escaping Render, gate: @escaping Render) {
        self.shell = shell
        self.gate = gate
    }
}
