import Platform

/// Grants an application a proxy-granting ticket, by calling it back (CAS 3.0.3 § 2.5.4).
struct Mandataire: Sendable {
    let module: IdentityModule

    /// The callback is called before the ticket counts: it must answer 200 to hold it.
    ///
    /// - Returns: what the validation answers, which the application matches with what its callback received; nil when
    ///   the callback answered something else than 200.
    /// - Throws: `EchecCas`
    func accorder(_ preuve: Validation.Preuve, rappel: String, service: String) async throws -> String? {
        guard let url = ServiceURL(rappel), url.origin.hasPrefix("https://") else {
            throw EchecCas.rappel("pgtUrl doit être une adresse https.")
        }
        let pgt = "PGT-" + Hex.encode(SecureRandom.bytes(32))
        let iou = "PGTIOU-" + Hex.encode(SecureRandom.bytes(32))
        var call = OutgoingHTTP.Call(url.adding([("pgtId", pgt), ("pgtIou", iou)]))
        call.onlyHTTPS = true
        call.allowsPrivate = module.services[url]?.mandataire ?? false
        guard try await status(call) == 200 else { return nil }
        let now = module.clock.now
        let mandataires = [url.text] + preuve.mandataires
        let session = preuve.session.empreinte
        try await module.database.write { db in
            try MandatStore.accorder(pgt, session: session, mandataires: mandataires, service: service, at: now, on: db)
        }
        return iou
    }

    private func status(_ call: OutgoingHTTP.Call) async throws -> Int {
        do {
            return try await module.http.send(call)
        } catch let failure as OutgoingHTTP.Failure {
            switch failure {
            case .badURL: throw EchecCas.rappel("pgtUrl doit être une adresse https.")
            case .privateAddress: throw EchecCas.rappel("pgtUrl mène à une adresse privée qui n'est pas inscrite.")
            case .certificate: throw EchecCas.rappel("Le certificat de pgtUrl n'est pas reconnu.")
            case .unreachable: throw EchecCas.rappel("pgtUrl ne répond pas.")
            }
        }
    }

    /// A ticket in the person's name, for another application.
    /// - Throws: `EchecCas`
    func ticket(pgt: String, pour cible: String) async throws -> String {
        guard !pgt.isEmpty, !cible.isEmpty else { throw EchecCas.mandatIncomplet }
        guard pgt.utf8.count <= Ticket.longueurAuPlus, pgt.hasPrefix("PGT-") else { throw EchecCas.mandatInconnu }
        guard let (url, _) = module.services[cible] else { throw EchecCas.cibleNonInscrite }
        let now = module.clock.now
        let mandat = try await module.database.read { db in
            try MandatStore.trouver(digest: MandatStore.empreinte(pgt), at: now, on: db)
        }
        guard let mandat else { throw EchecCas.mandatInconnu }
        guard module.services[mandat.service]?.service.mandataire ?? false else { throw EchecCas.mandataireRefuse }
        return try Ticket(mandat.session.empreinte, pour: url, saisie: false, mandat: mandat.empreinte, at: now)
            .scelle(module.coffre)
    }
}
