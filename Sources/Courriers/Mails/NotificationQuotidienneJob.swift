package import Domain
package import Platform

/// The morning mail of a day.
package struct NotificationQuotidienneJob: Job {
    package static let kind = "notification.quotidienne"
    package static let attempts = 10
    /// Every morning, on clocks in France.
    package static let recurring = RecurringJob(kind, .daily(hour: 7, minute: 0)) {
        NotificationQuotidienneJob(jour: $0.jour)
    }

    package let jour: Jour

    package init(jour: Jour) { self.jour = jour }
}

/// Gathers what nobody was told of yet, one mail per account, in one transaction with the mails themselves.
struct ResumeQuotidien: Sendable {
    let database: any Database
    let clock: any Clock
    let mails: MailsDeDossier
    let contacts: CourriersModule.Contacts

    struct Ligne: Sendable, Equatable {
        let espace: Espace
        let numero: String
        let dispositif: Dispositif
        let siret: String
        var courriers: Int
    }

    /// - Returns: the number of mails; zero when those of the day are sent already.
    @discardableResult
    func envoyer(_ jour: Jour) async throws -> Int {
        let (now, contacts, mails) = (clock.now, contacts, mails)
        return try await database.write { db in
            guard try ResumeStore.ouvrir(jour, at: now, on: db) else { return 0 }
            let parCompte = Dictionary(grouping: try ResumeQuotidien.relever(at: now, on: db), by: \.compte)
            let comptes = parCompte.keys.sorted()
            var envoyes = 0
            for lot in stride(from: 0, to: comptes.count, by: 500) {
                let tranche = Array(comptes[lot..<min(lot + 500, comptes.count)])
                for contact in try contacts(tranche, db) {
                    let lignes = ResumeQuotidien.lignes(parCompte[contact.compte] ?? [], contact)
                    guard !lignes.isEmpty else { continue }
                    let mail = mails.quotidien(contact.courriel, lignes)
                    if try mail.poster("notification.quotidienne", on: db, at: now) { envoyes += 1 }
                }
            }
            try ResumeStore.fermer(jour, mails: envoyes, on: db)
            return envoyes
        }
    }

    private struct Annonce {
        let compte: Int
        let espace: Espace
        let siretAdresse: String
        let ligne: Ligne
    }

    /// Everything not announced yet is marked so, wanted or not: a switch turned on again does not bring back a year of
    /// letters. What a decision writes while this runs keeps its mark empty and waits for the next morning.
    private static func relever(at now: Instant, on db: any Connection) throws -> [Annonce] {
        try ResumeStore.relever(at: now, on: db).compactMap { row in
            guard let espace = Espace(rawValue: try row.string("espace")),
                let dispositif = Dispositif(rawValue: try row.string("dispositif"))
            else { return nil }
            return Annonce(
                compte: try row.int("compte_id"), espace: espace, siretAdresse: try row.string("siret_adresse"),
                ligne: Ligne(
                    espace: espace, numero: try row.string("numero"), dispositif: dispositif,
                    siret: try row.string("siret"), courriers: 1))
        }
    }

    /// One line per file and space, for the establishments that the account still holds.
    private static func lignes(_ annonces: [Annonce], _ contact: ContactDeCompte) -> [Ligne] {
        var lignes: [Ligne] = []
        var rangs: [String: Int] = [:]
        for annonce in annonces where contact.etablissements[annonce.espace]?.contains(annonce.siretAdresse) ?? false {
            let cle = "\(annonce.espace.rawValue) \(annonce.ligne.numero)"
            if let rang = rangs[cle] {
                lignes[rang].courriers += 1
            } else {
                rangs[cle] = lignes.count
                lignes.append(annonce.ligne)
            }
        }
        return lignes
    }
}
