import Domain
import HTTPTypes
import Hummingbird
import Platform

/// The journal of mails: what left, what waits, what a server refused and in which words.
struct CourrielsHandler: Sendable {
    let services: Services
    let pages: PageRenderer

    func liste(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.administrer)
        let requete = RequeteDeCourriels(request.query)
        let lu = try await services.database.read { db in
            (
                try MailJournal.list(
                    requete.recherche, limit: requete.lignes, offset: (requete.page - 1) * requete.lignes, on: db),
                try MailJournal.count(requete.recherche, limit: RequeteDeCourriels.plafond + 1, on: db),
                try MailJournal.kinds(on: db)
            )
        }
        let page = CourrielsPage(
            requete: requete, courriels: lu.0, total: lu.1, genres: lu.2, annonce: context[Flash.self])
        return try await pages.shell(
            page.page, requete.erreurs.isEmpty ? .ok : .unprocessableContent, request, context)
    }

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.administrer)
        let id = try context.parameter("id", as: Int.self)
        let courriel = try await services.database.read { db in try MailJournal.find(id, on: db) }
        guard let courriel else { throw Refusal.notFound }
        let page = CourrielPage(
            courriel: courriel, csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await pages.shell(page.page, .ok, request, context)
    }

    func renvoyer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.administrer)
        _ = try await request.form(context)
        let id = try context.parameter("id", as: Int.self)
        let now = services.clock.now
        let renvoye = try await services.database.write { db in
            guard try MailJournal.find(id, on: db) != nil else { throw Refusal.notFound }
            guard try MailJournal.resend(id, on: db, at: now) else { return false }
            try Journal.append(
                on: db, at: now, acteur: "compte \(acces.compteID)", action: "courriel.renvoyer",
                objet: "courriel \(id)")
            return true
        }
        guard renvoye else { throw Refusal.conflict("Ce courriel n'est pas refusé : il n'y a rien à renvoyer.") }
        return .seeOther(AdministrationPaths.courriel(id), saying: "Le courriel est remis dans la file d'envoi.")
    }
}

/// What the address of the list says.
struct RequeteDeCourriels: Sendable {
    /// Lines counted at most.
    static let plafond = 10_000
    static let tailles = [10, 25, 50, 100]

    let adresse: String
    let etat: MailJournal.State?
    let genre: String
    let du: String
    let au: String
    let lignes: Int
    let page: Int
    private(set) var erreurs: [FieldError] = []
    private(set) var recherche: MailJournal.Search

    init(_ query: FormData) {
        adresse = String(Texte.ligne(String(query["q"].prefix(600))).prefix(254))
        etat = MailJournal.State(rawValue: query["etat"])
        genre = String(Texte.ligne(String(query["genre"].prefix(100))).prefix(60))
        du = String(Texte.ligne(String(query["du"].prefix(60))).prefix(20))
        au = String(Texte.ligne(String(query["au"].prefix(60))).prefix(20))
        let taille = Int(pathComponent: query["lignes"]) ?? 25
        lignes = RequeteDeCourriels.tailles.contains(taille) ? taille : 25
        page = min(max(Int(pathComponent: query["page"]) ?? 1, 1), RequeteDeCourriels.plafond / lignes)
        recherche = MailJournal.Search(
            state: etat, to: adresse.filter { !$0.isWhitespace }, kind: genre.isEmpty ? nil : genre)
        let debut = RequeteDeCourriels.jour(du)
        let fin = RequeteDeCourriels.jour(au)
        if !du.isEmpty, debut == nil {
            erreurs.append(FieldError(id: "du", message: "Saisissez la date de début, par exemple 14/10/2025"))
        }
        if !au.isEmpty, fin == nil {
            erreurs.append(FieldError(id: "au", message: "Saisissez la date de fin, par exemple 14/10/2025"))
        }
        recherche.from = debut.map(RequeteDeCourriels.minuit)
        recherche.until = fin.map { RequeteDeCourriels.minuit($0.ajoutant(jours: 1)) }
    }

    /// « 14/10/2025 », or with other signs between the numbers.
    private static func jour(_ texte: String) -> Jour? {
        let parts = texte.split { !$0.isASCII || !$0.isNumber }.map { Int(pathComponent: String($0)) ?? 0 }
        guard parts.count == 3 else { return nil }
        return Jour(parts[2], parts[1], parts[0])
    }

    /// Midnight in Paris.
    private static func minuit(_ jour: Jour) -> Instant {
        Instant(paris: WallClock(year: jour.annee, month: jour.mois, day: jour.jour, hour: 0, minute: 0))
    }

    /// Parts of the address, but for the page and those named.
    func garder(sauf omis: [String] = []) -> [(name: String, value: String)] {
        [
            ("q", adresse), ("etat", etat?.rawValue ?? ""), ("genre", genre), ("du", du), ("au", au),
            ("lignes", lignes == 25 ? "" : String(lignes)),
        ].filter { !$0.1.isEmpty && !omis.contains($0.0) }.map { (name: $0.0, value: $0.1) }
    }

    func href(page: Int = 1, sauf omis: [String] = []) -> String {
        let parts = garder(sauf: omis) + (page > 1 ? [(name: "page", value: String(page))] : [])
        guard !parts.isEmpty else { return AdministrationPaths.courriels() }
        return AdministrationPaths.courriels() + "?"
            + parts.map { "\($0.name)=\(URLText.encode($0.value))" }.joined(separator: "&")
    }
}
