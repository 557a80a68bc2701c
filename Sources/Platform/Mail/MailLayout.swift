/// What every mail of the platform looks like: one value, its HTML and its text. A mail carries its own few rules, as
/// it cannot reach those of the application; tables and `bgcolor` are for readers that keep nothing else.
package struct MailLayout: Sendable {
    /// Name of the OPCO.
    package var marque: String
    /// Application or service the mail speaks for, under the name.
    package var service: String
    package var titre: String
    package var paragraphes: [String]
    /// What one is expected to do, with its absolute address, repeated in clear.
    package var bouton: (label: String, href: String)?
    package var faits: [(label: String, valeur: String)] = []
    /// In small, after the rest.
    package var notes: [String] = []
    /// At the foot, with absolute addresses.
    package var liens: [(label: String, href: String)] = []

    package init(marque: String, service: String, titre: String, paragraphes: [String]) {
        self.marque = marque
        self.service = service
        self.titre = titre
        self.paragraphes = paragraphes
    }

    package func with(_ change: (inout MailLayout) -> Void) -> MailLayout {
        var copy = self
        change(&copy)
        return copy
    }

    private var pied: String {
        "Ce message est envoyé automatiquement par \(marque) : ne répondez pas à cette adresse. Nous ne vous "
            + "demanderons jamais votre mot de passe."
    }
}

extension MailLayout {
    package var text: String {
        var blocks = ["\(marque)\n\(service)", titre, "Bonjour,"] + paragraphes
        if !faits.isEmpty { blocks.append(faits.map { "\($0.label) : \($0.valeur)" }.joined(separator: "\n")) }
        if let bouton { blocks.append("\(bouton.label) :\n\(bouton.href)") }
        blocks += notes
        blocks.append("-- \n" + ([pied] + liens.map { "\($0.label) : \($0.href)" }).joined(separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    package var html: HTML {
        """
        <!doctype html>
        <html lang="fr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light">
        <title>\(titre) - \(marque)</title>
        \(MailLayout.style)</head>
        <body bgcolor="#f3f6f6">
        <div role="main">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f6f6">
        <tr><td class="page" align="center">
        <table role="presentation" class="sheet" width="600" cellpadding="0" cellspacing="0" border="0" \
        bgcolor="#ffffff">
        <tr><td class="brand" align="left">\(marque) <small>\(service)</small></td></tr>
        <tr><td class="text" align="left">
        <h1>\(titre)</h1>
        <p>Bonjour,</p>
        \(each: paragraphes, { "<p>\($0)</p>\n" })\(factsTable)\(call)\
        \(each: notes, { "<p class=\"small\">\($0)</p>\n" })</td></tr>
        <tr><td class="foot" align="left">\(pied)\
        \(each: liens, { "<br><a href=\"\($0.href)\">\($0.label)</a>" })</td></tr>
        </table>
        </td></tr>
        </table>
        </div>
        </body>
        </html>

        """
    }

    private var factsTable: HTML {
        guard !faits.isEmpty else { return "" }
        return """
            <table class="facts">
            \(each: faits, { "<tr><th scope=\"row\">\($0.label)</th><td>\($0.valeur)</td></tr>\n" })</table>

            """
    }

    private var call: HTML {
        guard let bouton else { return "" }
        return """
            <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>\
            <td class="button" bgcolor="#ffc933"><a href="\(bouton.href)">\(bouton.label)</a></td></tr></table>
            <p>&nbsp;</p>
            <p class="small">Si le bouton ne s'ouvre pas, copiez cette adresse dans votre navigateur :<br>\
            <a href="\(bouton.href)">\(bouton.href)</a></p>

            """
    }

    private static let style: HTML = """
        <style>
        body { margin: 0; padding: 0; background: #f3f6f6; color: #14262a; font: 16px/24px -apple-system, "Segoe UI", \
        Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
        .sheet { width: 100%; max-width: 600px; background: #fff; border-top: 6px solid #0a6570; \
        border-collapse: collapse; }
        .page { padding: 24px 12px; }
        .brand { padding: 24px 32px 0; font-size: 17px; font-weight: 600; color: #063a41; }
        .brand small { display: block; font-size: 13px; line-height: 20px; font-weight: 400; color: #48595e; }
        .text { padding: 24px 32px 32px; }
        h1 { margin: 0 0 16px; font-size: 24px; line-height: 32px; font-weight: 600; }
        p { margin: 0 0 16px; }
        .button { border-radius: 8px; }
        .button a { display: inline-block; padding: 10px 20px; border: 1px solid #a87800; border-radius: 8px; \
        background: #ffc933; color: #14262a; font-weight: 600; text-decoration: none; }
        .small { font-size: 13px; line-height: 20px; color: #48595e; overflow-wrap: anywhere; }
        .small a, .foot a { display: inline-block; padding: 2px 0; }
        .small a { color: #0a6570; }
        .foot { padding: 16px 32px 24px; border-top: 1px solid #dde4e6; font-size: 13px; line-height: 20px; \
        color: #48595e; }
        .foot a { color: #48595e; }
        .facts { width: 100%; margin: 0 0 24px; border-collapse: collapse; font-size: 15px; }
        .facts th, .facts td { padding: 8px 0; border-top: 1px solid #e9eeef; text-align: left; vertical-align: top; }
        .facts th { width: 40%; padding-right: 16px; font-weight: 400; color: #48595e; }
        @media (max-width: 480px) { .page { padding: 0; } .brand, .text, .foot { padding-left: 16px; \
        padding-right: 16px; } .button, .button a { display: block; text-align: center; } }
        </style>

        """
}
