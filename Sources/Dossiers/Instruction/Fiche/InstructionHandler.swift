package import Domain
import Hummingbird
package import Platform

/// The page on which a file is instructed.
struct InstructionHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let id = try context.parameter("id", as: Int.self)
        let cpne = request.query["cpne"]
        let page = try await module.database.read { db in
            try self.page(module.instruction(id, acces, cpne: cpne, on: db), acces, context, on: db)
        }
        return try await module.pages.shell(page, .ok, request, context)
    }

    /// « Afficher »: a sensitive answer in full, once; who read it, and when, is journaled before it leaves.
    func lire(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let form = try await request.form(context)
        let cle = form["champ"]
        let now = module.clock.now
        let page = try await module.database.write { db in
            try module.noterLecture(id, champ: cle, acces, at: now, on: db)
            return try self.page(module.instruction(id, acces, on: db), acces, montre: cle, context, on: db)
        }
        return try await module.pages.shell(page, .ok, request, context)
    }

    private func page(
        _ vue: VueDInstruction, _ acces: Acces, montre: String? = nil, _ context: WebContext, on db: any Connection
    ) throws -> Page {
        InstructionPage(
            vue: vue, acces: acces, courriers: try module.slots.courriers(vue.dossier, acces, db), montre: montre,
            types: module.definition.pieces, csrf: try context.require(CSRF.self), paths: paths,
            annonce: context[Flash.self]
        ).page
    }
}

extension DossiersModule {
    /// Journals the reading of a sensitive answer.
    ///
    /// - Throws: a `Refus` without the right, `Refusal.notFound` for an answer that is not sensitive or not there.
    package func noterLecture(
        _ id: Int, champ cle: String, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws {
        try acces.exiger(.consulterNir)
        let (dossier, reponses) = try store.find(id, acces, on: db)
        guard definition.clesSensibles.contains(cle), !reponses.vide(cle) else { throw Refusal.notFound }
        try journaliserLaLecture(dossier, champs: [cle], acces, at: now, on: db)
    }

    /// One line for all the answers that one page shows.
    func journaliserLaLecture(
        _ dossier: Dossier, champs: [String], _ acces: Acces, at now: Instant, on db: any Connection
    ) throws {
        try Journal.append(
            on: db, at: now, acteur: "compte \(acces.compteID)", action: "dossier.lecture_sensible",
            objet: "dossier \(dossier.id)", details: ["champ": champs.joined(separator: " ")])
    }
}
