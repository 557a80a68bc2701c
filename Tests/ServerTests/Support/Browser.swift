import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// What a person does with a browser, without scripts: follows redirections, keeps cookies, fills forms.
final class Browser {
    static let origine = "http://localhost:8080"

    let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    /// Where the last page was.
    private(set) var url = "/"
    /// The headers `Set-Cookie` received so far.
    private(set) var cookiesRecus: [String] = []

    init(_ client: any TestClientProtocol, cookies: [String: String] = [:]) {
        self.client = client
        self.cookies = cookies
    }

    /// Forgets a cookie, as an expired session does.
    func oublier(_ prefix: String) { cookies = cookies.filter { !$0.key.hasPrefix(prefix) } }

    /// Another tab of the same person.
    func onglet() -> Browser {
        let other = Browser(client)
        other.cookies = cookies
        return other
    }

    /// One request; redirections are not followed.
    func envoyer(
        _ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:], body: ByteBuffer? = nil
    ) async throws -> PageLue {
        var headers = headers
        let jar = cookies.filter { $0.key != "__Secure-TGC" || uri.hasPrefix("/cas") }
        if !jar.isEmpty { headers[.cookie] = jar.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        let page = try await client.execute(uri: uri, method: method, headers: headers, body: body) { PageLue($0, uri) }
        for header in page.headers[values: .setCookie] {
            cookiesRecus.append(header)
            guard let equals = header.firstIndex(of: "=") else { continue }
            let value = header[header.index(after: equals)...].prefix { $0 != ";" }
            cookies[String(header[..<equals])] = header.contains("Max-Age=0") ? nil : String(value)
        }
        url = uri
        return page
    }

    @discardableResult
    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> PageLue {
        try await suivre(try await envoyer(.get, uri, headers: headers))
    }

    /// Posts fields as a form does, and follows where it leads.
    @discardableResult
    func post(_ uri: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> PageLue {
        try await suivre(try await poster(uri, fields, headers: headers))
    }

    /// Posts fields; redirections are not followed.
    func poster(_ uri: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> PageLue {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = fields.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
        return try await envoyer(.post, uri, headers: headers, body: ByteBuffer(string: body))
    }

    /// Sends a form as the button named would.
    @discardableResult
    func submit(_ form: FormulaireLu, _ bouton: (String, String)? = nil) async throws -> PageLue {
        try await post(form.action, form.champs + (bouton.map { [$0] } ?? []))
    }

    func suivre(_ page: PageLue) async throws -> PageLue {
        var page = page
        var hops = 0
        while page.status == 303, let location = page.location {
            hops += 1
            try #require(hops < 10, "redirections sans fin : \(location)")
            page = try await envoyer(.get, location)
        }
        return page
    }

    // MARK: Signing in

    static let motDePasse = "Demo2026!"

    /// Through the real pages: the space, the login page, the ticket, the space.
    @discardableResult
    func login(as courriel: String, motDePasse: String = Browser.motDePasse, a espace: String = "/of") async throws
        -> PageLue
    {
        let page = try await get(espace)
        var form = try #require(page.formulaire(vers: "/cas/login"))
        form["username"] = courriel
        form["password"] = motDePasse
        return try await submit(form)
    }
}

/// Percent-encodes everything but letters and digits.
func encode(_ text: String) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
        switch byte {
        case 48...57, 65...90, 97...122: result.append(byte)
        default: result += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// An answer, read as a page.
struct PageLue: Sendable {
    let uri: String
    let status: Int
    let headers: HTTPFields
    let octets: ByteBuffer
    private let lecture: Lecture

    init(_ response: TestResponse, _ uri: String) {
        self.uri = uri
        status = response.status.code
        headers = response.headers
        octets = response.body
        lecture = Lecture(response.body)
    }

    /// The page is taken apart when something is first asked of it, and once.
    private final class Lecture: Sendable {
        private let octets: ByteBuffer
        private let lue = Mutex<Markup?>(nil)

        init(_ octets: ByteBuffer) { self.octets = octets }

        var markup: Markup {
            lue.withLock { lue in
                if let lue { return lue }
                let markup = Markup(String(buffer: octets))
                lue = markup
                return markup
            }
        }
    }

    var corps: String { String(buffer: octets) }

    /// Where it redirects, as a path of this site.
    var location: String? {
        headers[.location].map { $0.hasPrefix(Browser.origine) ? String($0.dropFirst(Browser.origine.count)) : $0 }
    }

    var markup: Markup { lecture.markup }

    var titre: String { texte("title").first ?? "" }
    var titres: [String] { texte("h1") }

    /// Texts of every element of that name, on one line.
    func texte(_ name: String) -> [String] {
        let markup = markup
        return markup.elements.indices.filter { markup.elements[$0].name == name }.map { propre(markup.texts[$0]) }
    }

    /// The lines of the error summary: where each leads, and its words.
    var erreurs: [(lien: String, message: String)] {
        let markup = markup
        guard let summary = markup.elements.firstIndex(where: { $0.attributes["id"] == "erreurs" }) else { return [] }
        return markup.elements.indices
            .filter { markup.elements[$0].name == "a" && markup.elements[$0].ancestors.contains(summary) }
            .map { (decode(markup.elements[$0].attributes["href"] ?? ""), propre(markup.texts[$0])) }
    }

    /// The text of the page without its markup, on one line.
    var lisible: String {
        let markup = markup
        return markup.elements.firstIndex { $0.name == "body" }.map { propre(markup.texts[$0]) } ?? ""
    }

    func formulaire(vers action: String) -> FormulaireLu? {
        let markup = markup
        let index = markup.elements.firstIndex {
            $0.name == "form" && $0.attributes["method"] == "post" && decode($0.attributes["action"] ?? "") == action
        }
        return index.map { FormulaireLu(markup, $0) }
    }

    /// The form of a step.
    var etape: FormulaireLu? {
        let markup = markup
        let index = markup.elements.firstIndex { $0.name == "form" && $0.attributes["id"] == "etape" }
        return index.map { FormulaireLu(markup, $0) }
    }

    var csrf: String? {
        markup.elements.first { $0.name == "input" && $0.attributes["name"] == "csrf" }?.attributes["value"]
    }
}

/// A form and what it would send.
struct FormulaireLu {
    let action: String
    private(set) var champs: [(String, String)] = []
    /// Names of its controls, ticked or not.
    private(set) var noms: Set<String> = []
    private(set) var boutons: [(nom: String, valeur: String)] = []

    fileprivate init(_ markup: Markup, _ form: Int) {
        let element = markup.elements[form]
        action = decode(element.attributes["action"] ?? "")
        let id = element.attributes["id"]
        for (index, control) in markup.elements.enumerated() {
            guard let name = control.attributes["name"].map(decode),
                control.ancestors.contains(form) || (id != nil && control.attributes["form"] == id)
            else { continue }
            let value = decode(control.attributes["value"] ?? "")
            switch control.name {
            case "button": boutons.append((name, value))
            case "textarea":
                ajouter(
                    name,
                    decode(
                        markup.texts[index].first == "\n"
                            ? String(markup.texts[index].dropFirst()) : markup.texts[index]))
            case "select":
                let options = markup.elements.filter { $0.name == "option" && $0.ancestors.contains(index) }
                let chosen = options.first { $0.attributes["selected"] != nil } ?? options.first
                ajouter(name, decode(chosen?.attributes["value"] ?? ""))
            case "input":
                noms.insert(name)
                let type = control.attributes["type"]
                if type == "file" { continue }
                if type == "radio" || type == "checkbox", control.attributes["checked"] == nil { continue }
                ajouter(name, value)
            default: continue
            }
        }
    }

    private mutating func ajouter(_ name: String, _ value: String) {
        noms.insert(name)
        champs.append((name, value))
    }

    /// First value of that name; setting it replaces them all.
    subscript(name: String) -> String? {
        get { champs.first { $0.0 == name }?.1 }
        set {
            champs.removeAll { $0.0 == name }
            if let newValue { champs.append((name, newValue)) }
        }
    }
}

/// Entities of our own pages.
func decode(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
}

private func propre(_ text: String) -> String {
    decode(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
