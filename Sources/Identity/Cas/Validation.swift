import Domain
import Platform

/// One attempt to validate a ticket: whatever the answer, there is no second one.
struct Validation: Sendable {
    struct Demande: Sendable {
        let ticket: String
        let service: String
        /// Only a password typed for this ticket will do.
        var renew = false
        /// Proxy tickets are taken too.
        var mandataires = false
        /// A proxy-granting ticket is wanted.
        var mandat = false
    }

    /// What a valid ticket proves.
    struct Preuve: Sendable {
        let ticket: Ticket
        let service: RegisteredService
        let session: SessionCas
        /// Callback URLs of those in between, most recent first.
        let mandataires: [String]
        /// Roles and SIRETs, for an application of the platform.
        let habilitations: [AccesDesComptes.Habilitation]
    }

    let module: IdentityModule

    /// - Throws: `EchecCas`
    func valider(_ demande: Demande) async throws -> Preuve {
        guard !demande.ticket.isEmpty, !demande.service.isEmpty else { throw EchecCas.demandeIncomplete }
        let now = module.clock.now
        let ticket = try Validation.lire(demande.ticket, module, at: now)
        let service = module.services[demande.service]?.service
        let refus = Validation.refus(demande, ticket, service)
        // Whose ticket is refused is not told of the end of the session: nothing was opened there.
        let prevenir = refus == nil && service?.espace == nil
        let presentation = Presentation(
            usage: UsageStore.Usage(ticket, aPrevenir: prevenir ? (demande.ticket, demande.service) : nil, at: now),
            espace: service?.espace)
        guard let origine = try await module.depenses.write(presentation) else { throw EchecCas.ticketServi }
        guard refus == nil, let service else { throw refus ?? .autreService }
        return Preuve(
            ticket: ticket, service: service, session: origine.session, mandataires: origine.mandataires,
            habilitations: origine.habilitations)
    }

    /// A ticket that is not ours, or is over, needs no look at the tables.
    static func lire(_ texte: String, _ module: IdentityModule, at now: Instant) throws -> Ticket {
        guard let ticket = Ticket(texte, module.coffre) else { throw EchecCas.ticketInconnu }
        guard ticket.expire > now else { throw EchecCas.ticketExpire }
        return ticket
    }

    private static func refus(_ demande: Demande, _ ticket: Ticket, _ service: RegisteredService?) -> EchecCas? {
        if ticket.genre == .mandataire, !demande.mandataires { return .ticketDeMandataire }
        guard ticket.est(pour: demande.service), let service else { return .autreService }
        if demande.renew, !ticket.saisie { return .pasDeSaisie }
        if demande.mandat, !service.mandataire { return .sansMandat }
        return nil
    }
}

// MARK: - Spending

extension Validation {
    /// A ticket presented, and the application of the platform that asks what its holder may do there.
    struct Presentation: Sendable {
        let usage: UsageStore.Usage
        let espace: Espace?
    }

    /// Whose ticket it is.
    struct Origine: Sendable {
        let session: SessionCas
        var mandataires: [String] = []
        var habilitations: [AccesDesComptes.Habilitation] = []
    }

    /// In one transaction with what it proves: nothing comes between. A session that is over keeps nothing.
    /// - Returns: nil when the ticket was presented before, or its session is over.
    static func depenser(
        _ presentation: Presentation, _ acces: AccesDesComptes, on db: any Connection
    ) throws -> Origine? {
        let (usage, ticket) = (presentation.usage, presentation.usage.ticket)
        guard var origine = try origine(ticket, at: usage.now, on: db), try UsageStore.depenser(usage, on: db) else {
            return nil
        }
        if let espace = presentation.espace {
            origine.habilitations = try acces.habilitations(origine.session.compte.id, espace, db)
        }
        return origine
    }

    private static func origine(_ ticket: Ticket, at now: Instant, on db: any Connection) throws -> Origine? {
        switch ticket.genre {
        case .service:
            return try TicketStore.session(repere: Hex.encode(ticket.session), at: now, on: db)
                .map { Origine(session: $0) }
        case .mandataire:
            return try MandatStore.trouver(digest: Hex.encode(ticket.mandat), at: now, on: db)
                .map { Origine(session: $0.session, mandataires: $0.mandataires) }
        }
    }
}
