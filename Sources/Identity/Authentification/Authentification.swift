import Domain
import HTTPTypes
import Platform

/// Whether an identifier and a password are those of an account: throttled, timed alike for unknown accounts,
/// journaled.
struct Authentification: Sendable {
    enum Verdict: Sendable {
        /// - Parameter empreinte: the hash that the password was checked against: what it opens is opened only while
        ///   this is still the account's.
        case accepte(Compte, empreinte: String)
        case refus(String, HTTPResponse.Status)
    }

    let module: IdentityModule
    var politique = PortalPolicy.opco
    /// The browser, when its portal remembers devices.
    var visite: Visite?

    /// - Throws: `PasswordHasherError.tooBusy` when too many passwords are being checked.
    func verifier(_ identifiant: String, _ motDePasse: String, _ context: WebContext) async throws -> Verdict {
        // Nobody's password is longer: hashing is not fed with whatever is sent.
        let motDePasse = String(decoding: motDePasse.utf8.prefix(RegleDeMotDePasse.octetsAuPlus + 1), as: UTF8.self)
        let norme = politique.norme(identifiant)
        let portail = politique.portail
        let freins = Freins(
            norme, portail, prefixe: context[ClientAddress.self]?.prefix ?? "", appareil: visite?.empreinte)
        let now = module.clock.now
        let appareil = visite?.empreinte ?? ""
        let (entree, compteurs) = try await module.database.read { db in
            (
                try CompteStore.connexion(norme, portail, appareil: appareil, on: db),
                try FreinageStore.lire(freins.lus, at: now, on: db)
            )
        }
        guard !freins.refuse(compteurs, connu: entree.connu) else { return Authentification.tropDEssais }
        // Checked even for an address without an account, so that both take the same time.
        let juste = try await module.hasher.verify(motDePasse, against: entree.motDePasse)
        // Tries sent together all read the counters before the first failure was written: they are read again.
        let apres = module.clock.now
        let depuis = try await module.database.read { db in try FreinageStore.lire(freins.lus, at: apres, on: db) }
        guard !freins.refuse(depuis, connu: entree.connu) else { return Authentification.tropDEssais }
        guard juste, let compte = entree.compte, let phc = entree.motDePasse else {
            try await echec(norme, freins, connu: entree.connu)
            return .refus(politique.refus, .unprocessableContent)
        }
        guard let empreinte = try await rehacher(compte, phc, motDePasse) else {
            return .refus(politique.refus, .unprocessableContent)
        }
        return .accepte(compte, empreinte: empreinte)
    }

    private static let tropDEssais = Verdict.refus(
        "Trop d'essais de connexion. Attendez quinze minutes avant d'essayer de nouveau.", .tooManyRequests)

    /// The hash made anew with today's parameters, when it was made with others.
    /// - Returns: the account's hash, nil when it is of another password by now.
    private func rehacher(_ compte: Compte, _ phc: String, _ motDePasse: String) async throws -> String? {
        guard module.hasher.needsRehash(phc) else { return phc }
        let nouveau = try await module.hasher.hash(motDePasse)
        let garde = try await module.database.write { db in
            try CompteStore.rehacher(compte.id, de: phc, en: nouveau, on: db)
                ? nouveau : try CompteStore.motDePasse(compte.id, on: db)
        }
        // Another sign-in may have done the same a moment before.
        guard garde != nouveau else { return nouveau }
        return try await module.hasher.verify(motDePasse, against: garde) ? garde : nil
    }

    /// One transaction, the same for an unknown account. The address typed is not written down: only its digest, so
    /// that a series of tries can be recognised.
    private func echec(_ norme: String, _ freins: Freins, connu: Bool) async throws {
        let now = module.clock.now
        let identifiant = ConnexionStore.identifiant(norme, politique.portail)
        let visite = visite
        try await module.database.write { db in
            let compteurs = try FreinageStore.compter(freins.comptes(connu: connu), at: now, on: db)
            try ConnexionStore.refusee(identifiant, .refusee, visite, at: now, on: db)
            let rang = compteurs[freins.tous.texte, default: 0]
            guard rang <= Freins.auJournal + 1 else { return }
            try Journal.append(
                on: db, at: now, acteur: "visiteur",
                action: rang <= Freins.auJournal ? "connexion.refusee" : "connexion.rafale",
                objet: rang <= Freins.auJournal ? "adresse " + identifiant.prefix(16) : "connexions")
        }
    }
}
