/// Just enough of a reader of HTML to check what pages promise. It is strict: what it cannot read, it reports.
struct Markup {
    struct Element {
        let name: String
        let attributes: [String: String]
        /// Indexes of the elements around it, the outermost first.
        let ancestors: [Int]
    }

    private(set) var elements: [Element] = []
    private(set) var faults: [String] = []
    /// Text of each element, descendants included, in the order of `elements`.
    private(set) var texts: [String] = []

    private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img"]

    init(_ html: String) {
        var open: [Int] = []
        var rest = Substring(html)
        while let start = rest.firstIndex(of: "<") {
            let text = rest[..<start]
            for index in open { texts[index] += text }
            rest = rest[start...]
            if rest.hasPrefix("<!") {
                rest = rest[(rest.firstIndex(of: ">").map { rest.index(after: $0) } ?? rest.endIndex)...]
                continue
            }
            rest = rest.dropFirst()
            if rest.first == "/" {
                let name = String(rest.dropFirst().prefix { $0 != ">" })
                rest = rest.drop { $0 != ">" }.dropFirst()
                guard let top = open.last, elements[top].name == name else {
                    faults.append("</\(name)> ferme \(open.last.map { elements[$0].name } ?? "rien")")
                    continue
                }
                open.removeLast()
                continue
            }
            let (element, closed) = Markup.tag(&rest, ancestors: open, faults: &faults)
            elements.append(element)
            texts.append("")
            if !closed, !Markup.void.contains(element.name) { open.append(elements.count - 1) }
        }
        for index in open { faults.append("<\(elements[index].name)> n'est pas fermé") }
    }

    private static func tag(
        _ rest: inout Substring, ancestors: [Int], faults: inout [String]
    ) -> (Element, closed: Bool) {
        let name = String(rest.prefix { $0 != ">" && $0 != "/" && !$0.isWhitespace })
        rest = rest.dropFirst(name.count)
        var attributes: [String: String] = [:]
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard let first = rest.first else { break }
            if first == ">" || first == "/" { break }
            let key = String(rest.prefix { $0 != "=" && $0 != ">" && $0 != "/" && !$0.isWhitespace })
            rest = rest.dropFirst(key.count)
            var value = ""
            if rest.first == "=" {
                rest = rest.dropFirst()
                if rest.first == "\"" {
                    value = String(rest.dropFirst().prefix { $0 != "\"" })
                    rest = rest.dropFirst(value.count + 2)
                } else {
                    faults.append("attribut sans guillemets : \(key) dans <\(name)>")
                    value = String(rest.prefix { $0 != ">" && !$0.isWhitespace })
                    rest = rest.dropFirst(value.count)
                }
            }
            if attributes.updateValue(value, forKey: key) != nil { faults.append("\(key) deux fois dans <\(name)>") }
            if key.isEmpty { break }
        }
        let closed = rest.first == "/"
        rest = rest.drop { $0 != ">" }.dropFirst()
        return (Element(name: name, attributes: attributes, ancestors: ancestors), closed)
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    func text(of element: (Element) -> Bool) -> String? { elements.firstIndex(where: element).map { texts[$0] } }
}

extension Markup {
    /// What no page may get wrong: identifiers, ties between elements, labels, symbols, the strict policy.
    var broken: [String] {
        faults + identifiers + ties + labels + policy + nesting
    }

    private var ids: [String] { elements.compactMap { $0.attributes["id"] } }

    private var identifiers: [String] {
        Dictionary(grouping: ids, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted().map { "id en double : \($0)" }
            + ids.filter { $0.isEmpty || $0.contains(" ") }.map { "id illisible : « \($0) »" }
    }

    private var ties: [String] {
        let known = Set(ids)
        var missing: [String] = []
        for element in elements {
            for key in [
                "for", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget", "form", "data-reveal",
            ] {
                for id in (element.attributes[key] ?? "").split(separator: " ") where !known.contains(String(id)) {
                    missing.append("\(key)=\(id) dans <\(element.name)> ne mène à rien")
                }
            }
            if let href = element.attributes["href"], href.hasPrefix("#"), !known.contains(String(href.dropFirst())) {
                missing.append("\(href) dans <\(element.name)> ne mène à rien")
            }
        }
        return missing
    }

    private var labels: [String] {
        let named = Set(elements.compactMap { $0.name == "label" ? $0.attributes["for"] : nil })
        return elements.filter {
            ["input", "select", "textarea"].contains($0.name) && $0.attributes["type"] != "hidden"
        }
        .filter { control in
            let wrapped = control.ancestors.contains { elements[$0].name == "label" }
            let tied = control.attributes["id"].map(named.contains) ?? false
            return !wrapped && !tied && control.attributes["aria-label"] == nil
        }
        .map { "\($0.name) \($0.attributes["name"] ?? "") sans étiquette" }
    }

    private var policy: [String] {
        var found: [String] = []
        for element in elements {
            for key in element.attributes.keys where key == "style" || key.hasPrefix("on") {
                found.append("attribut \(key) dans <\(element.name)>")
            }
            if element.name == "style" { found.append("feuille de style dans la page") }
            if element.name == "script", element.attributes["src"] == nil { found.append("script dans la page") }
            for key in ["src", "href", "action"] {
                let value = element.attributes[key] ?? ""
                if value.hasPrefix("javascript:") || value.hasPrefix("data:") || value.hasPrefix("http") {
                    found.append("\(key)=\(value)")
                }
            }
        }
        return found
    }

    private var nesting: [String] {
        elements.compactMap { element in
            let around = element.ancestors.map { elements[$0].name }
            let interactive = ["a", "button", "summary"]
            if interactive.contains(element.name), around.contains(where: interactive.contains) {
                return "<\(element.name)> dans un autre élément interactif"
            }
            if element.name == "form", around.contains("form") { return "<form> dans <form>" }
            return nil
        }
    }
}
