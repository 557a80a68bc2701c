import Domain
import HTTPTypes
import Hummingbird
import Identity
import Logging
import NIOHTTP1
import Platform

/// Turns what handlers throw into pages: refusals as they are told, the unexpected as a 500 with a reference that the
/// log has too. Nothing of the inside is shown.
struct ErrorMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let assets: AssetURLs
    let opco: String

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return answer(Outcome(error), error, request, context)
        }
    }

    private struct Outcome {
        let status: HTTPResponse.Status
        let message: String?

        init(_ error: any Error) {
            switch error {
            case let refusal as Refusal:
                status = refusal.status
                message = refusal.message
            case let refus as Refus:
                status = .init(code: refus.categorie.rawValue)
                message = refus.message
            case let http as HTTPError:
                status = http.status
                message = nil
            case is HTTPParserError:
                // The client left in the middle of its request, or speaks something else: nobody reads the answer.
                status = .badRequest
                message = nil
            case PasswordHasherError.tooBusy, DatabaseError.busy, DatabaseError.unavailable:
                status = .serviceUnavailable
                message = nil
            default:
                status = .internalServerError
                message = nil
            }
        }
    }

    private func answer(_ outcome: Outcome, _ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        var reference: String?
        if outcome.status.code >= 500 {
            reference = context.id
            context.logger.error(
                "request failed",
                metadata: [
                    "status": "\(outcome.status.code)", "error": "\(type(of: error)) \(ErrorMiddleware.words(error))",
                ])
        }
        if request.wantsJSON {
            struct Refused: Encodable { let erreur: String }
            let sentence = outcome.message ?? "La demande n'a pas abouti."
            return (try? .json(Refused(erreur: sentence), status: outcome.status)) ?? Response(status: outcome.status)
        }
        return .html(
            errorPage(
                ErrorPageModel(
                    status: outcome.status.code, message: outcome.message, reference: reference, assets: assets
                ).with {
                    $0.opco = opco
                    $0.cmi = ErrorMiddleware.estDuPortailCmi(request.uri.path)
                }),
            status: outcome.status)
    }

    private static func estDuPortailCmi(_ chemin: String) -> Bool {
        chemin == CmiPaths.racine || chemin.hasPrefix(CmiPaths.racine + "/")
    }

    /// What an operator needs, without values: a constraint's name, a column, a system error; never a row.
    private static func words(_ error: any Error) -> String {
        switch error {
        case DatabaseError.failed(let words), DatabaseError.unavailable(let words), DatabaseError.busy(let words):
            String(words.prefix { $0 != "\n" }.prefix(200))
        case DatabaseError.uniqueViolation, DatabaseError.constraintViolation: "constraint"
        case let mismatch as Row.Mismatch: mismatch.description
        case let failure as FileFailure: failure.description
        default: ""
        }
    }
}

extension ErrorPageModel {
    fileprivate func with(_ change: (inout ErrorPageModel) -> Void) -> ErrorPageModel {
        var copy = self
        change(&copy)
        return copy
    }
}

extension HTTPField.Name {
    static let autosave = HTTPField.Name("X-Autosave").unsafelyUnwrapped
}

extension Request {
    /// A page's script asks, not a person: the answer is JSON.
    var wantsJSON: Bool { headers[.autosave] != nil || headers[.accept]?.hasPrefix("application/json") ?? false }
}
