import Foundation
import Testing

@Suite("La feuille de style garde ses contrastes et reste sous la politique stricte")
struct FeuilleTests {
    private static let css: String = {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Server/Assets/app.css").standardizedFileURL
        return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }()

    /// Colours of the tokens, in one of the two brands.
    private static func tokens(cmi: Bool) -> [String: String] {
        var tokens: [String: String] = [:]
        let roots = css.components(separatedBy: ":root").dropFirst().prefix(2)
        for root in cmi ? Array(roots) : Array(roots.prefix(1)) {
            let body = root.prefix { $0 != "}" }
            for match in body.matches(of: /--([a-z-]+):\s*(#[0-9a-f]{3,6})/) {
                tokens[String(match.1)] = String(match.2)
            }
        }
        return tokens
    }

    private static func luminance(_ hex: String) -> Double {
        var digits = Array(hex.dropFirst())
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        let channels = stride(from: 0, to: 6, by: 2).map { at -> Double in
            let value = Double(Int(String(digits[at...(at + 1)]), radix: 16) ?? 0) / 255
            return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    private static func ratio(_ a: String, _ b: String) -> Double {
        let (x, y) = (luminance(a), luminance(b))
        return (max(x, y) + 0.05) / (min(x, y) + 0.05)
    }

    /// Text, its backgrounds, the ratio asked (WCAG 1.4.3 and 1.4.11).
    private static let couples: [(String, [String], Double)] = [
        ("ink", ["paper", "page", "auto", "brand-tint", "action", "action-hover"], 4.5),
        ("muted", ["paper", "page", "auto", "wait-tint", "no-tint"], 4.5),
        ("faint", ["paper"], 4.5),
        ("brand", ["paper", "page", "brand-tint"], 4.5),
        ("brand-strong", ["paper", "brand-tint"], 4.5),
        ("on-brand", ["brand", "brand-strong"], 4.5),
        ("on-brand-soft", ["brand", "brand-strong"], 4.5),
        ("info", ["paper", "info-tint"], 4.5), ("wait", ["paper", "wait-tint"], 4.5),
        ("ok", ["paper", "ok-tint"], 4.5), ("no", ["paper", "no-tint"], 4.5),
        ("edge", ["paper", "page"], 3), ("action-edge", ["paper", "page"], 3),
        ("brand-deep", ["paper", "page", "action"], 3),
        ("info-mark", ["paper", "info-tint", "line"], 3), ("wait-mark", ["paper", "wait-tint", "line"], 3),
        ("ok-mark", ["paper", "ok-tint", "line"], 3), ("no-mark", ["paper", "no-tint", "line"], 3),
    ]

    @Test("Chaque couple de couleurs tient son rapport", arguments: [false, true])
    func contrastes(cmi: Bool) throws {
        let tokens = FeuilleTests.tokens(cmi: cmi)
        for (text, backgrounds, asked) in FeuilleTests.couples {
            let colour = try #require(tokens[text], "\(text)")
            for background in backgrounds {
                let ratio = FeuilleTests.ratio(colour, try #require(tokens[background], "\(background)"))
                #expect(ratio >= asked, "\(text) sur \(background) : \(ratio)")
            }
        }
    }

    @Test("Rien ne vient d'ailleurs, et ce qui est caché le reste")
    func stricte() {
        let css = FeuilleTests.css
        #expect(!css.isEmpty)
        for absent in ["url(", "@import", "http", "expression("] { #expect(!css.contains(absent)) }
        #expect(css.contains("[hidden] { display: none !important; }"))
    }
}
