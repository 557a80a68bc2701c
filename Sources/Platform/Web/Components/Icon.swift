/// The symbols of the interface, drawn on a 20 px grid. A page carries only those it uses, once, in a sprite.
package enum Icon: String, Sendable, CaseIterable {
    case alert, bell, check, clock, cross, down, download, downward, edit, euro, exit, eye, file, filter
    case folder, help, home, info, key, left, lock, mail, menu, pause, people, person, plus, print, refresh
    case right, search, sort, star, swap, trash, up, upload

    package enum Size: Sendable { case s, m, l }

    /// The mark alone, hidden from assistive technology: words always stand beside it.
    package func html(_ size: Size = .m) -> HTML {
        let classes =
            switch size {
            case .s: "icon icon--s"
            case .m: "icon"
            case .l: "icon icon--l"
            }
        return """
            <svg class="\(classes)" aria-hidden="true"><use href="#i-\(rawValue)"></use></svg>
            """
    }

    package static func html(_ icon: Icon, size: Size = .m) -> HTML { icon.html(size) }

    /// The definitions, written at the top of the body.
    package static func sprite(_ used: [Icon]) -> HTML {
        guard !used.isEmpty else { return "" }
        return """
            <svg hidden aria-hidden="true">
            \(each: used, { icon in icon.symbol })</svg>

            """
    }

    /// The symbols that a piece of markup refers to, in the order of the enumeration.
    ///
    /// Text cannot deceive it: the mark searched for contains `<` and a quote, which text never keeps.
    package static func used(in parts: HTML...) -> [Icon] {
        let mark = Array(##"<use href="#i-"##.utf8)
        var found: Set<String> = []
        for part in parts {
            let bytes = part.bytes
            var at = 0
            while at + mark.count < bytes.count {
                guard bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) else {
                    at += 1
                    continue
                }
                at += mark.count
                let name = bytes[at...].prefix { $0 != UInt8(ascii: "\"") }
                found.insert(String(decoding: name, as: UTF8.self))
                at += name.count
            }
        }
        return allCases.filter { found.contains($0.rawValue) }
    }

    private var symbol: HTML {
        """
        <symbol id="i-\(rawValue)" viewBox="0 0 20 20">\(drawing)</symbol>

        """
    }
}
