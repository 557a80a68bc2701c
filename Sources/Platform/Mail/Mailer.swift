/// Sends one mail of the journal of mails.
package struct MailJob: Job {
    package static let kind = "courriel"

    /// Identifier of the row of `courriel`.
    package let courriel: Int
}

/// Writes mails in the transaction that gives rise to them, and sends them afterwards.
package struct Mailer: Sendable {
    private let transport: any MailTransport
    private let from: MailAddress

    package init(transport: any MailTransport, from: MailAddress) {
        self.transport = transport
        self.from = from
    }

    /// Adds the mail to the journal of mails and the job that will send it.
    ///
    /// - Parameter kind: what the mail is about, for the journal: `dossier.depose`.
    /// - Throws: `MailError` for what no server would take, `DatabaseError`
    package static func enqueue(
        _ mail: Mail, kind: String, on db: any Connection, at now: Instant, requestID: String? = nil
    ) throws {
        let identifier = SecureRandom.token(bytes: 18)
        let content = try MailMessage.content(mail, identifier: identifier)
        let row = try db.first(
            """
            INSERT INTO courriel
                (identifiant, cree_le, genre, destinataire, destinataire_norme, sujet, texte, contenu, etat)
            VALUES
                (\(identifier), \(now.iso), \(kind), \(mail.to), \(mail.to.lowercased()), \(mail.subject),
                 \(mail.text), \(content), 'attente')
            RETURNING id
            """)
        guard let row else { throw DatabaseError.failed("no identifier for the mail") }
        try Jobs.enqueue(MailJob(courriel: try row.int("id")), on: db, at: now, requestID: requestID)
    }

    /// To be given to `JobRunner`.
    package var handler: JobHandler {
        .handling(MailJob.self) { job, context in try await send(job.courriel, context) }
    }

    private func send(_ id: Int, _ context: JobContext) async throws {
        guard let stored = try await context.database.read({ db in try MailJournal.waiting(id, on: db) }) else {
            return
        }
        var mail = Mail(to: stored.to, subject: stored.subject, text: stored.text)
        mail.from = from
        let head = MailMessage.head(from: from, at: context.clock.now, identifier: stored.identifier)
        do {
            try await transport.send(mail, message: head + stored.content)
        } catch {
            try await record(error, of: id, context)
            throw isPermanent(error) ? JobAbandoned(ErrorText.withoutPersonalData(error)) : error
        }
        let now = context.clock.now
        try await context.database.write { db in try MailJournal.sent(id, on: db, at: now) }
    }

    /// After the last attempt the mail is refused, whoever is to blame: someone can then see it and send it again.
    private func record(_ error: any Error, of id: Int, _ context: JobContext) async throws {
        let words = (error as? MailRefusal).map { "\($0.code) \($0.words)" } ?? ErrorText.withoutPersonalData(error)
        let isFinal = isPermanent(error) || context.isLastAttempt
        let now = context.clock.now
        try await context.database.write { db in
            try MailJournal.refused(id, words: words, isFinal: isFinal, on: db, at: now)
        }
    }

    private func isPermanent(_ error: any Error) -> Bool { (error as? MailRefusal)?.isPermanent ?? false }
}
