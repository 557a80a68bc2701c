import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Platform

/// The URIs that applications call: `validate`, `serviceValidate`, `proxyValidate`, their `p3` forms, and `proxy`.
struct ValidationHandler: Sendable {
    let module: IdentityModule

    /// CAS 1: two lines of text. Proxy tickets are refused.
    func validate(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = request.query
        let texte: String
        do {
            let preuve = try await Validation(module: module).valider(
                .init(ticket: query["ticket"], service: query["service"], renew: query.isSet("renew")))
            texte = "yes\n\(preuve.session.compte.courriel)\n"
        } catch {
            _ = echec(error, context)
            texte = "no\n\n"
        }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: texte)))
    }

    /// - Parameters:
    ///   - mandataires: takes proxy tickets too.
    ///   - attributs: tells who the person is, as CAS 3 does.
    func serviceValidate(mandataires: Bool, attributs: Bool) -> @Sendable (Request, WebContext) async throws -> Response
    {
        { request, context in
            let query = request.query
            guard let format = ValidationHandler.format(query) else { return try ReponseCas.echec(.format).http(.xml) }
            do {
                let rappel = query["pgtUrl"]
                let preuve = try await Validation(module: module).valider(
                    .init(
                        ticket: query["ticket"], service: query["service"], renew: query.isSet("renew"),
                        mandataires: mandataires, mandat: !rappel.isEmpty))
                let iou =
                    rappel.isEmpty
                    ? nil
                    : try await Mandataire(module: module).accorder(preuve, rappel: rappel, service: query["service"])
                return try ReponseCas.succes(
                    preuve, attributs: attributs ? ReponseCas.attributs(preuve) : [], pgtIou: iou
                ).http(format)
            } catch {
                return try ReponseCas.echec(echec(error, context)).http(format)
            }
        }
    }

    func proxy(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = request.query
        guard let format = ValidationHandler.format(query) else {
            return try ReponseCas.mandatRefuse(.format).http(.xml)
        }
        do {
            let ticket = try await Mandataire(module: module).ticket(pgt: query["pgt"], pour: query["targetService"])
            return try ReponseCas.mandat(ticket: ticket).http(format)
        } catch {
            return try ReponseCas.mandatRefuse(echec(error, context)).http(format)
        }
    }

    /// Applications read our answer, not a page of error: what breaks is told in the protocol, and logged.
    private func echec(_ error: any Error, _ context: WebContext) -> EchecCas {
        if let echec = error as? EchecCas { return echec }
        context.logger.error("validation failed", metadata: ["error": "\(type(of: error))"])
        return .panne
    }

    private static func format(_ query: FormData) -> ReponseCas.Format? {
        query["format"].isEmpty ? .xml : ReponseCas.Format(rawValue: query["format"].uppercased())
    }
}

extension FormData {
    /// A parameter that says yes by being there, unless it says no.
    func isSet(_ name: String) -> Bool { has(name) && self[name].lowercased() != "false" }
}
