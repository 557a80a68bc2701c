import HTTPTypes
import Platform

/// Whether an identifier and a password are those of an account: throttled, timed alike for unknown accounts,
/// journaled.
struct Authentification: Sendable {
    enum Verdict: Sendable {
        case accepte(Compte)
        case refus(String, HTTPResponse.Status)
    }

    let module: IdentityModule
    var politique = PortalPolicy.opco

    /// - Throws: `PasswordHasherError.tooBusy` when too many passwords are being checked.
    func verifier(_ identifiant: String, _ motDePasse: String, _ context: WebContext) async throws -> Verdict {
        let norme = politique.norme(identifiant)
        let address = context[ClientAddress.self]?.prefix ?? ""
        let now = module.clock.now
        guard module.throttle.allows(account: norme, address: address, at: now) else {
            return .refus(
                "Trop d'essais de connexion. Attendez quinze minutes avant d'essayer de nouveau.", .tooManyRequests)
        }
        guard let compte = try await compte(norme, motDePasse) else {
            module.throttle.failed(account: norme, address: address, at: now)
            try await journal("connexion.refusee", norme, now)
            return .refus("L'adresse email ou le mot de passe est incorrect.", .unprocessableContent)
        }
        module.throttle.succeeded(account: norme, address: address)
        return .accepte(compte)
    }

    /// The password is checked even for an address without an account, so that both take the same time.
    private func compte(_ norme: String, _ motDePasse: String) async throws -> Compte? {
        let portail = politique.portail
        let connu = try await module.database.read { db in try CompteStore.connexion(norme, portail, on: db) }
        guard try await module.hasher.verify(motDePasse, against: connu?.motDePasse), let connu else { return nil }
        if module.hasher.needsRehash(connu.motDePasse) {
            let nouveau = try await module.hasher.hash(motDePasse)
            try await module.database.write { db in
                try CompteStore.changerMotDePasse(connu.compte.id, nouveau, on: db)
            }
        }
        return connu.compte
    }

    /// The address typed is not written down: only its digest, so that a series of tries can be recognised.
    private func journal(_ action: String, _ norme: String, _ now: Instant) async throws {
        try await module.database.write { db in
            try Journal.append(
                on: db, at: now, acteur: "visiteur", action: action,
                objet: "adresse " + String(Digest.sha256Hex(Array(norme.utf8)).prefix(16)))
        }
    }
}
