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
        guard let origine = try await origine(ticket, service, at: now) else { throw EchecCas.ticketServi }
        let refus = Validation.refus(demande, ticket, service)
        // Whose ticket is refused is not told of the end of the session: nothing was opened there.
        let prevenir = refus == nil && service?.espace == nil
        let usage = UsageStore.Usage(
            ticket, aPrevenir: prevenir ? (demande.ticket, demande.service) : nil, at: now)
        guard try await module.depenses.write(usage) else { throw EchecCas.ticketServi }
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

    private typealias Origine = (
        session: SessionCas, mandataires: [String], habilitations: [AccesDesComptes.Habilitation]
    )

    /// Whose ticket it is, in one snapshot; nil when their session is over.
    private func origine(_ ticket: Ticket, _ service: RegisteredService?, at now: Instant) async throws -> Origine? {
        let acces = module.acces
        return try await module.database.read { db -> Origine? in
            let session: SessionCas
            var mandataires: [String] = []
            switch ticket.genre {
            case .service:
                let digest = Hex.encode(ticket.session)
                guard let found = try TicketStore.session(digest: digest, at: now, on: db) else { return nil }
                session = found
            case .mandataire:
                let digest = Hex.encode(ticket.mandat)
                guard let mandat = try MandatStore.trouver(digest: digest, at: now, on: db) else { return nil }
                session = mandat.session
                mandataires = mandat.mandataires
            }
            let habilitations = try service?.espace.map { try acces.habilitations(session.compte.id, $0, db) }
            return (session, mandataires, habilitations ?? [])
        }
    }
}
