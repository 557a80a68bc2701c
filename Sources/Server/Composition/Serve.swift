import Dispatch
package import Hummingbird
import Logging
import Platform
import ServiceLifecycle

extension Plateforme {
    /// The application, ready to run: HTTP, and the jobs in the same process.
    package func application() -> some ApplicationProtocol {
        let settings = services.settings
        return Application(
            router: router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), serverName: nil),
            services: [jobs()], logger: services.logger)
    }
}
