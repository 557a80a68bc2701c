/// The symbols of the interface, drawn on a 20 px grid. A page carries only those it uses, once, in a sprite.
package enum Icon: Int, Sendable, CaseIterable {
    case alert, bell, check, clock, cross, down, download, downward, edit, euro, exit, eye, file, filter
    case folder, help, home, info, key, left, lock, mail, menu, pause, people, person, plus, print, refresh
    case right, search, sort, star, swap, trash, up, upload

    package enum Size: Int, Sendable, CaseIterable { case s, m, l }

    /// The mark alone, hidden from assistive technology: words always stand beside it.
    package func html(_ size: Size = .m) -> HTML { Icon.marks[size.rawValue][rawValue] }

    package static func html(_ icon: Icon, size: Size = .m) -> HTML { icon.html(size) }

    /// The definitions, written at the top of the body.
    package static func sprite(_ used: IconSet) -> HTML {
        guard !used.isEmpty else { return "" }
        return """
            <svg hidden aria-hidden="true">
            \(each: used.icons, { icon in symbols[icon.rawValue] })</svg>

            """
    }

    // Some forty marks stand on a page: they are written once for all.
    private static let marks: [[HTML]] = Size.allCases.map { size in
        allCases.map { icon in
            let classes =
                switch size {
                case .s: "icon icon--s"
                case .m: "icon"
                case .l: "icon icon--l"
                }
            let mark: HTML = """
                <svg class="\(classes)" aria-hidden="true"><use href="#i-\(icon.name)"></use></svg>
                """
            return mark.referring(to: icon)
        }
    }

    private static let symbols: [HTML] = allCases.map { icon in
        """
        <symbol id="i-\(icon.name)" viewBox="0 0 20 20">\(icon.drawing)</symbol>

        """
    }

    private var name: String { String(describing: self) }
}

/// Symbols, at most sixty-four of them.
package struct IconSet: Sendable, Equatable {
    private var bits: UInt64 = 0

    package init(_ icons: [Icon] = []) {
        for icon in icons { insert(icon) }
    }

    package var isEmpty: Bool { bits == 0 }

    /// In the order of the enumeration.
    package var icons: [Icon] { Icon.allCases.filter { bits >> UInt64($0.rawValue) & 1 == 1 } }

    package mutating func insert(_ icon: Icon) { bits |= 1 << UInt64(icon.rawValue) }

    package mutating func formUnion(_ other: IconSet) { bits |= other.bits }
}
