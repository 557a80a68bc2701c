import Foundation
import Testing

@testable import Platform

/// What escaping must do, written as plainly as can be: the fast one is compared with it.
private func reference(_ text: String) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
        switch Character(UnicodeScalar(byte)) {
        case "<": Array("&lt;".utf8)
        case ">": Array("&gt;".utf8)
        case "&": Array("&amp;".utf8)
        case "\"": Array("&quot;".utf8)
        case "'": Array("&#39;".utf8)
        case "\t", "\n", "\r": [byte]
        case _ where byte < 32 || byte == 127: []
        default: [byte]
        }
    }
}

/// The same texts at each run, so that what fails can be run again.
private struct Texts {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next(_ bound: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % bound
    }

    mutating func text() -> String {
        let alphabet: [Unicode.Scalar] = [
            "<", ">", "&", "\"", "'", "a", "é", "€", "😀", "\u{0}", "\u{1F}", "\u{7F}", "\r",
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<next(70) {
            let any = Unicode.Scalar(UInt32(next(0x2FF)))
            scalars.append(next(3) == 0 ? alphabet[Int(next(UInt64(alphabet.count)))] : any ?? "x")
        }
        return String(scalars)
    }
}

@Suite("Balisage")
struct BalisageTests {
    private func bytes(_ html: HTML) -> [UInt8] { html.withBytes { Array($0) } }

    @Test("chaque octet seul, et entre deux lettres, s'échappe comme le dit la référence")
    func chaqueOctet() {
        for value in UInt8(0)..<128 {
            let one = String(UnicodeScalar(value))
            #expect(bytes(HTML.escaping(one)) == reference(one), "\(value)")
            #expect(bytes(HTML.escaping("é\(one)é")) == reference("é\(one)é"), "\(value)")
        }
    }

    @Test("cinq mille textes tirés au hasard s'échappent comme le dit la référence, où qu'ils soient")
    func auHasard() {
        var texts = Texts(2026)
        for _ in 0..<5000 {
            let text = texts.text()
            let expected = reference(text)
            #expect(bytes(HTML.escaping(text)) == expected)
            #expect(bytes("\(text)") == expected)
            #expect(bytes("<p>\(text)</p>") == Array("<p>".utf8) + expected + Array("</p>".utf8))
            #expect(bytes("<i\(attribute: "title", text)>") == Array("<i title=\"".utf8) + expected + Array("\">".utf8))
        }
    }

    @Test("un texte qui n'est pas gardé en UTF-8 d'un seul tenant s'échappe aussi")
    func morceau() {
        let long = String(repeating: "<été>", count: 40)
        let part = String(long.dropFirst(3).dropLast(2))
        #expect(bytes("\(part)") == reference(part))
    }

    @Test(
        "un nombre s'écrit en chiffres, le plus petit aussi",
        arguments: [0, 7, 10, 99, 100, -1, -10, 4_021_877, Int.max, Int.min])
    func nombre(_ number: Int) {
        let html: HTML = "<b>\(number)</b>"
        #expect(html.string == "<b>" + String(number) + "</b>")
    }

    @Test("ajouter à une copie ne change pas l'original, ni l'inverse")
    func copies() {
        let word = "deux"
        var a: HTML = "un \(word)"
        let before = a
        var b = a
        b += " trois"
        a += "<br>"
        a += a
        #expect(before.string == "un deux")
        #expect(b.string == "un deux trois")
        #expect(a.string == "un deux<br>un deux<br>")
    }

    @Test("un littéral reste le même quand on y ajoute")
    func litteral() {
        let literal: HTML = "<hr>"
        var longer = literal
        for _ in 0..<1000 { longer += literal }
        #expect(literal.string == "<hr>")
        #expect(longer.count == 4004)
        #expect((HTML() + HTML()).isEmpty)
    }

    @Test("les symboles suivent le balisage, par tous les chemins de l'interpolation")
    func symboles() {
        let none: HTML? = nil
        let page: HTML = """
            \(Icon.bell.html())\(none)\(Optional(Icon.clock.html()))\([Icon.key.html()])\
            \(each: [1, 2], { _ in Icon.home.html(.l) })\(if: false, Icon.euro.html())\
            \(if: true, Icon.up.html(), else: Icon.down.html())
            """
        #expect(page.icons.icons == [.bell, .clock, .home, .key, .up])
        #expect((page + Icon.alert.html()).icons.icons == [.alert, .bell, .clock, .home, .key, .up])
    }

    @Test("les symboles tiennent dans leur ensemble, et chacun se dessine une fois")
    func ensemble() {
        #expect(Icon.allCases.count <= 64)
        let sprite = Icon.sprite(IconSet(Icon.allCases + Icon.allCases)).string
        for icon in Icon.allCases {
            #expect(sprite.components(separatedBy: "<symbol id=\"i-\(icon)\" ").count == 2)
            #expect(icon.html(.s).string.contains("<use href=\"#i-\(icon)\">"))
        }
        #expect(Icon.sprite(IconSet()).isEmpty)
    }
}
