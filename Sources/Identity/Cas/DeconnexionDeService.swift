import Logging
import Platform

/// Tells an application that the session it was entered from has ended (CAS 3.0.3 § 2.3.3).
struct DeconnexionDeServiceJob: Job {
    static let kind = "cas.deconnexion"
    /// An application that cannot be told keeps its session until it ends by itself: nobody insists.
    static let attempts = 3

    /// As the application received it: it knows its session by this.
    let ticket: String
    /// URL that the ticket was made for.
    let service: String
}

extension IdentityModule {
    /// Tells the applications of others, after commit.
    var finsDeSession: JobHandler {
        .handling(DeconnexionDeServiceJob.self) { job, context in try await prevenir(job, context) }
    }

    private func prevenir(_ job: DeconnexionDeServiceJob, _ context: JobContext) async throws {
        // A service taken out of the registry since is not called any more.
        guard let (url, service) = services[job.service] else { return }
        var call = OutgoingHTTP.Call(service.deconnexion ?? url.text)
        call.allowsPrivate = true
        call.form = [("logoutRequest", DemandeDeDeconnexion(ticket: job.ticket, at: context.clock.now).xml.string)]
        do {
            let status = try await http.send(call)
            if status >= 400 { context.logger.info("logout not taken", metadata: ["service": "\(service.name)"]) }
        } catch {
            guard context.isLastAttempt else { throw error }
            context.logger.warning(
                "application not told of a logout",
                metadata: [
                    "service": "\(service.name)",
                    "error": "\((error as? OutgoingHTTP.Failure)?.descriptionWithoutPersonalData ?? "unknown")",
                ])
        }
    }
}

/// The SAML 2 `LogoutRequest` of the protocol: a name that means nothing, and the ticket for session index.
struct DemandeDeDeconnexion {
    let ticket: String
    let instant: Instant

    init(ticket: String, at now: Instant) {
        self.ticket = ticket
        instant = now
    }

    var xml: HTML {
        """
        <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
        xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="LR-\(Hex.encode(SecureRandom.bytes(16)))" Version="2.0" \
        IssueInstant="\(instant.iso)"><saml:NameID>@NOT_USED@</saml:NameID>\
        <samlp:SessionIndex>\(ticket)</samlp:SessionIndex></samlp:LogoutRequest>
        """
    }
}
