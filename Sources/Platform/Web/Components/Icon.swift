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
        // Looked for by its `#`, which is rare: every tag has a `<`.
        let mark = Array(##"<use href="#i-"##.utf8)
        let before = mark.count - 3
        var found: Set<String> = []
        for part in parts {
            part.bytes.withUnsafeBufferPointer { bytes in
                var at = bytes.startIndex
                while let hash = bytes[at...].firstIndex(of: UInt8(ascii: "#")) {
                    at = hash + 1
                    guard hash >= before, hash + 3 < bytes.count,
                        bytes[(hash - before)..<(hash + 3)].elementsEqual(mark)
                    else { continue }
                    let name = bytes[(hash + 3)...].prefix { $0 != UInt8(ascii: "\"") }
                    found.insert(String(decoding: name, as: UTF8.self))
                }
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
