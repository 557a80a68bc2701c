import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Platform

/// What the validation and proxy URIs answer, in XML or in JSON (CAS 3.0.3 § 2.5.2, appendix A).
enum ReponseCas: Sendable {
    case succes(Validation.Preuve, attributs: [(nom: String, valeurs: [String])], pgtIou: String?)
    case echec(EchecCas)
    case mandat(ticket: String)
    case mandatRefuse(EchecCas)

    enum Format: String, Sendable {
        case xml = "XML"
        case json = "JSON"
    }

    func http(_ format: Format) throws -> Response {
        let body: ByteBuffer
        let type: String
        switch format {
        case .xml:
            body = xml.withBytes { ByteBuffer(bytes: $0) }
            type = "application/xml; charset=utf-8"
        case .json:
            body = ByteBuffer(bytes: try json)
            type = "application/json; charset=utf-8"
        }
        return Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: .init(byteBuffer: body))
    }

    /// A refusal is an answer like another; only what is our fault is an error of HTTP too.
    private var status: HTTPResponse.Status {
        switch self {
        case .echec(let echec), .mandatRefuse(let echec): echec.code == .internalError ? .internalServerError : .ok
        case .succes, .mandat: .ok
        }
    }

    /// The attributes that every answer of CAS 3 carries, then those released to this service.
    static func attributs(_ preuve: Validation.Preuve) -> [(nom: String, valeurs: [String])] {
        let compte = preuve.session.compte
        var list: [(nom: String, valeurs: [String])] = [
            ("authenticationDate", [preuve.session.authentifieeLe.iso]),
            ("longTermAuthenticationRequestTokenUsed", [String(preuve.session.souvenir)]),
            ("isFromNewLogin", [String(preuve.ticket.saisie)]),
        ]
        for attribut in preuve.service.attributs {
            let valeur =
                switch attribut {
                case .email: compte.courriel
                case .prenom: compte.prenom
                case .nom: compte.nom
                }
            list.append((attribut.rawValue, [valeur]))
        }
        if preuve.service.espace != nil {
            list.append(("roles", uniques(preuve.habilitations.map(\.role))))
            list.append(("sirets", uniques(preuve.habilitations.map(\.siret).filter { !$0.isEmpty })))
        }
        return list
    }

    private static func uniques(_ valeurs: [String]) -> [String] {
        var seen: Set<String> = []
        return valeurs.filter { seen.insert($0).inserted }
    }
}

// MARK: - XML

extension ReponseCas {
    /// `HTML` escapes what XML escapes, and drops the control characters that neither may hold.
    private var xml: HTML {
        """
        <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
        \(corps)</cas:serviceResponse>

        """
    }

    private var corps: HTML {
        switch self {
        case .succes(let preuve, let attributs, let iou):
            let proxies: HTML =
                preuve.mandataires.isEmpty
                ? ""
                : """
                <cas:proxies>
                \(each: preuve.mandataires, { "<cas:proxy>\(ReponseCas.lisible($0))</cas:proxy>\n" })</cas:proxies>

                """
            return """
                <cas:authenticationSuccess>
                <cas:user>\(ReponseCas.lisible(preuve.session.compte.courriel))</cas:user>
                \(ReponseCas.xml(attributs))\
                \(iou.map { "<cas:proxyGrantingTicket>\($0)</cas:proxyGrantingTicket>\n" })\
                \(proxies)</cas:authenticationSuccess>

                """
        case .echec(let echec):
            return """
                <cas:authenticationFailure code="\(echec.code.rawValue)">\(echec.phrase)</cas:authenticationFailure>

                """
        case .mandat(let ticket):
            return "<cas:proxySuccess>\n<cas:proxyTicket>\(ticket)</cas:proxyTicket>\n</cas:proxySuccess>\n"
        case .mandatRefuse(let echec):
            return "<cas:proxyFailure code=\"\(echec.code.rawValue)\">\(echec.phrase)</cas:proxyFailure>\n"
        }
    }

    /// Names of attributes are ours: nothing that somebody typed becomes the name of an element.
    private static func xml(_ attributs: [(nom: String, valeurs: [String])]) -> HTML {
        guard !attributs.isEmpty else { return "" }
        var list = HTML()
        for (nom, valeurs) in attributs {
            for valeur in valeurs { list += "<cas:\(nom)>\(lisible(valeur))</cas:\(nom)>\n" }
        }
        return "<cas:attributes>\n\(list)</cas:attributes>\n"
    }

    /// Two code points that no XML document may hold, and that `HTML` lets through.
    private static func lisible(_ texte: String) -> String {
        // Their first byte, in UTF-8: nearly no text has it.
        guard texte.utf8.contains(0xEF) else { return texte }
        return String(
            String.UnicodeScalarView(texte.unicodeScalars.filter { $0.value != 0xFFFE && $0.value != 0xFFFF }))
    }
}

// MARK: - JSON

extension ReponseCas {
    private struct Document: Encodable {
        let serviceResponse: Corps
    }

    private struct Corps: Encodable {
        var authenticationSuccess: Succes?
        var authenticationFailure: Echec?
        var proxySuccess: Mandat?
        var proxyFailure: Echec?
    }

    private struct Succes: Encodable {
        let user: String
        let attributes: [String: Valeur]?
        let proxyGrantingTicket: String?
        let proxies: [String]?
    }

    private struct Echec: Encodable {
        let code: String
        let description: String
    }

    private struct Mandat: Encodable {
        let proxyTicket: String
    }

    /// One value is a string, several are an array; what XML calls a boolean is one.
    private enum Valeur: Encodable {
        case une(String)
        case plusieurs([String])
        case logique(Bool)

        init(_ nom: String, _ valeurs: [String]) {
            switch nom {
            case "longTermAuthenticationRequestTokenUsed", "isFromNewLogin": self = .logique(valeurs == ["true"])
            default: self = valeurs.count == 1 ? .une(valeurs[0]) : .plusieurs(valeurs)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .une(let valeur): try container.encode(valeur)
            case .plusieurs(let valeurs): try container.encode(valeurs)
            case .logique(let valeur): try container.encode(valeur)
            }
        }
    }

    private var json: [UInt8] {
        get throws {
            var corps = Corps()
            switch self {
            case .succes(let preuve, let attributs, let iou):
                corps.authenticationSuccess = Succes(
                    user: preuve.session.compte.courriel,
                    attributes: attributs.isEmpty
                        ? nil
                        : Dictionary(
                            attributs.map { ($0.nom, Valeur($0.nom, $0.valeurs)) },
                            uniquingKeysWith: { first, _ in first }),
                    proxyGrantingTicket: iou, proxies: preuve.mandataires.isEmpty ? nil : preuve.mandataires)
            case .echec(let echec):
                corps.authenticationFailure = Echec(code: echec.code.rawValue, description: echec.phrase)
            case .mandat(let ticket): corps.proxySuccess = Mandat(proxyTicket: ticket)
            case .mandatRefuse(let echec):
                corps.proxyFailure = Echec(code: echec.code.rawValue, description: echec.phrase)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(Document(serviceResponse: corps)))
        }
    }
}
