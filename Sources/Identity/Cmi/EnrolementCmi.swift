package import Platform

/// Somebody who will act for a body.
package struct NouveauProfilCmi: Sendable, Equatable {
    package let prenom: String
    package let nom: String
    package let courriel: String
    /// Whole: issuer code, then the part of its own; normalised.
    package let identifiant: String
    package let referent: Bool

    package init(prenom: String, nom: String, courriel: String, identifiant: String, referent: Bool) {
        self.prenom = prenom
        self.nom = nom
        self.courriel = courriel
        self.identifiant = identifiant
        self.referent = referent
    }
}

/// Bodies and profiles come, are told their identifier and temporary password, are stopped and started again: by the
/// OPCO's administrator, by the operator's command, and by the référent for the profiles of the body.
package struct EnrolementCmi: Sendable {
    let database: any Database
    let clock: any Clock
    let hasher: PasswordHasher
    let mails: MailsCmi

    /// - Parameter publicURL: absolute address of the platform, without a final slash.
    package init(
        database: any Database, clock: any Clock, hasher: PasswordHasher, marque: String, publicURL: String
    ) {
        self.database = database
        self.clock = clock
        self.hasher = hasher
        mails = MailsCmi(marque: marque, publicURL: publicURL)
    }

    package enum Echec: Error, Sendable, Equatable {
        case codePris
        case identifiantPris
    }

    /// Who does it, for the journal.
    package enum Auteur: Sendable {
        case compte(Int)
        case exploitant

        var texte: String {
            switch self {
            case .compte(let id): "compte \(id)"
            case .exploitant: "exploitant"
            }
        }

        var compte: Int? { if case .compte(let id) = self { id } else { nil } }
    }

    /// A body and its first référent.
    /// - Parameter motDePasse: nil draws one.
    /// - Throws: `Echec`, `DatabaseError`
    package func enroler(
        _ organisme: OrganismeCmi, referent: NouveauProfilCmi, motDePasse: String? = nil, par auteur: Auteur
    ) async throws {
        let secret = try await secret(motDePasse)
        let now = clock.now
        try await database.write { db in
            guard try CmiStore.inscrire(organisme, at: now, on: db) else { throw Echec.codePris }
            try Journal.append(
                on: db, at: now, acteur: auteur.texte, action: "cmi.organisme.enroler",
                objet: "organisme CMI \(organisme.code)")
            _ = try creer(referent, organisme.code, secret, auteur, at: now, on: db)
        }
    }

    /// - Returns: id of its account.
    /// - Throws: `Echec.identifiantPris`, `DatabaseError`
    @discardableResult
    package func creer(
        _ profil: NouveauProfilCmi, organisme code: String, motDePasse: String? = nil, par auteur: Auteur
    ) async throws -> Int {
        let secret = try await secret(motDePasse)
        let now = clock.now
        return try await database.write { db in try creer(profil, code, secret, auteur, at: now, on: db) }
    }

    /// Makes the account of somebody who chose their password with the operator, without the first sign-in.
    /// - Throws: `Echec.identifiantPris` when there is no such profile, or it has a password of its own.
    package func ouvrir(identifiant: String, motDePasse: String, par auteur: Auteur) async throws {
        let phc = try await hasher.hash(motDePasse)
        let now = clock.now
        try await database.write { db in
            guard let id = try CmiStore.profil(identifiant: identifiant, on: db)?.compte.id,
                try CmiStore.ouvrir(id, motDePasse: phc, at: now, on: db)
            else { throw Echec.identifiantPris }
            try journal("cmi.compte.creer", id, auteur, now, db)
        }
    }

    /// A new temporary password, sent by mail; what was open closes.
    /// - Parameter organisme: the profile of another body does not exist.
    /// - Throws: `Refusal.notFound`
    package func reinitialiser(_ id: Int, organisme code: String, par auteur: Auteur) async throws {
        let secret = try await secret(nil)
        let now = clock.now
        try await database.write { db in
            guard let profil = try CmiStore.profil(id, organisme: code, on: db), profil.actif else {
                throw Refusal.notFound
            }
            let fin = fin(now)
            try CmiStore.reinitialiser(id, motDePasse: secret.phc, jusquAu: fin, at: now, on: db)
            try journal("cmi.profil.reinitialiser", id, auteur, now, db)
            try envoyer(profil, secret, fin, now, db)
            try prevenir(
                .profilModifie, profil, "Un nouveau mot de passe temporaire est envoyé à ce profil.", auteur, now, db)
        }
    }

    /// - Throws: `Refusal.notFound`
    package func activer(_ id: Int, organisme code: String, _ actif: Bool, par auteur: Auteur) async throws {
        let now = clock.now
        try await database.write { db in
            guard let profil = try CmiStore.profil(id, organisme: code, on: db) else { throw Refusal.notFound }
            guard try CmiStore.activer(id, actif, on: db) else { return }
            try journal(actif ? "cmi.profil.reactiver" : "cmi.profil.desactiver", id, auteur, now, db)
            try prevenir(
                .profilModifie, profil,
                actif ? "Ce profil peut de nouveau se connecter." : "Ce profil ne peut plus se connecter.", auteur, now,
                db)
        }
    }

    /// - Throws: `Refusal.notFound`
    package func activer(organisme code: String, _ actif: Bool, par auteur: Auteur) async throws {
        let now = clock.now
        try await database.write { db in
            guard try CmiStore.organisme(code, on: db) != nil else { throw Refusal.notFound }
            guard try CmiStore.activer(organisme: code, actif, on: db) else { return }
            try Journal.append(
                on: db, at: now, acteur: auteur.texte,
                action: actif ? "cmi.organisme.reactiver" : "cmi.organisme.desactiver",
                objet: "organisme CMI \(code)")
        }
    }
}

// MARK: - In the transaction

extension EnrolementCmi {
    struct Secret: Sendable {
        let clair: String
        let phc: String
    }

    private func secret(_ motDePasse: String?) async throws -> Secret {
        let clair = motDePasse ?? MotDePasseTemporaire.tirer()
        return Secret(clair: clair, phc: try await hasher.hash(clair))
    }

    private func fin(_ now: Instant) -> Instant {
        now.adding(seconds: PortalPolicy.cmi.premiereConnexion?.duree ?? 0)
    }

    private func creer(
        _ nouveau: NouveauProfilCmi, _ code: String, _ secret: Secret, _ auteur: Auteur, at now: Instant,
        on db: any Connection
    ) throws -> Int {
        let fin = fin(now)
        guard
            let id = try CmiStore.creer(
                nouveau, organisme: code, motDePasse: secret.phc, jusquAu: fin, at: now, on: db),
            let profil = try CmiStore.profil(compte: id, on: db)
        else { throw Echec.identifiantPris }
        try journal("cmi.profil.creer", id, auteur, now, db)
        try envoyer(profil, secret, fin, now, db)
        try prevenir(.profilCree, profil, "Ce profil est ajouté à votre organisme.", auteur, now, db)
        return id
    }

    private func envoyer(
        _ profil: ProfilCmi, _ secret: Secret, _ fin: Instant, _ now: Instant, _ db: any Connection
    ) throws {
        let mail = mails.temporaire(profil, motDePasse: secret.clair, jusquAu: fin)
        try Mailer.enqueue(mail, kind: "cmi.acces", on: db, at: now)
    }

    private func journal(_ action: String, _ id: Int, _ auteur: Auteur, _ now: Instant, _ db: any Connection) throws {
        try Journal.append(on: db, at: now, acteur: auteur.texte, action: action, objet: "compte \(id)")
    }

    /// Tells the référents who asked for it, but neither the author nor the person concerned.
    private func prevenir(
        _ alerte: AlerteCmi, _ profil: ProfilCmi, _ phrase: String, _ auteur: Auteur, _ now: Instant,
        _ db: any Connection
    ) throws {
        try AlertesCmi(mails: mails).prevenir(
            alerte, profil, phrase, sauf: [auteur.compte, profil.compte.id].compactMap { $0 }, at: now, on: db)
    }
}

/// Sends the alerts that people asked for.
struct AlertesCmi: Sendable {
    let mails: MailsCmi

    func prevenir(
        _ alerte: AlerteCmi, _ profil: ProfilCmi, _ phrase: String, sauf exclus: [Int],
        faits: [(label: String, valeur: String)] = [], at now: Instant, on db: any Connection
    ) throws {
        for referent in try CmiStore.referents(profil.organisme.code, sauf: profil.compte.id, on: db)
        where !exclus.contains(referent.compte.id) {
            guard try AlerteCmiStore.lire(compte: referent.compte.id, on: db).contains(alerte) else { continue }
            try Mailer.enqueue(
                mails.alerte(alerte, profil, phrase: phrase, a: referent, at: now, faits: faits),
                kind: "cmi.alerte", on: db, at: now)
        }
    }
}
