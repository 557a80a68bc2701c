import Foundation
import HTTPTypes
import NIOCore
import Testing

/// Files as people send them, made here byte by byte.
enum Fichiers {
    /// A whole PDF of one empty page.
    static let pdf: [UInt8] = {
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>",
        ].enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let xref = text.utf8.count
        text += "xref\n0 4\n0000000000 65535 f \n"
        for offset in offsets {
            text += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
        }
        text += "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n\(xref)\n%%EOF\n"
        return Array(text.utf8)
    }()

    static let pdfProtege: [UInt8] = Array(
        String(decoding: pdf, as: UTF8.self).replacing("/Root 1 0 R", with: "/Root 1 0 R /Encrypt 9 0 R").utf8)

    /// A picture of one point.
    static let png: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
            ?? Data())
}

/// A file of a form.
struct FichierEnvoye {
    var nom: String
    var octets: [UInt8]
    var type = "application/pdf"
}

extension Browser {
    static let limite = "----limite7a51"

    static func multipart(_ champs: [(String, String)], _ fichiers: [FichierEnvoye], nom: String = "fichiers")
        -> [UInt8]
    {
        var body: [UInt8] = []
        for (name, value) in champs {
            body += "--\(limite)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for fichier in fichiers {
            body +=
                "--\(limite)\r\nContent-Disposition: form-data; name=\"\(nom)\"; filename=\"\(fichier.nom)\"\r\n".utf8
            body += "Content-Type: \(fichier.type)\r\n\r\n".utf8
            body += fichier.octets + Array("\r\n".utf8)
        }
        return body + Array("--\(limite)--\r\n".utf8)
    }

    /// Sends bytes as a multipart form to the pieces of a dossier, and follows where it leads.
    func envoyerMultipart(
        _ id: Int, _ body: [UInt8], type: String = "multipart/form-data; boundary=\(Browser.limite)",
        headers: HTTPFields = [:]
    ) async throws -> PageLue {
        var headers = headers
        headers[.contentType] = type
        return try await suivre(
            try await envoyer(.post, "\(Contrat.liste)/\(id)/pieces", headers: headers, body: ByteBuffer(bytes: body)))
    }

    func deposer(_ id: Int, _ fichiers: [FichierEnvoye], page: PageLue) async throws -> PageLue {
        let form = try #require(page.formulaire(vers: "\(Contrat.liste)/\(id)/pieces"))
        return try await envoyerMultipart(id, Browser.multipart(form.champs, fichiers))
    }
}
