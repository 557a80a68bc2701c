import Platform

/// « Code de vérification ».
struct VerificationPage: Sendable {
    /// A recovery code is asked for instead.
    let secours: Bool
    let refus: String?
    let csrf: HTML

    var page: Page {
        Page(
            titre: "Code de vérification", mainClass: "gate__main--narrow", erreurs: refus != nil,
            scripts: ["focus.js"],
            main: """
                \(errorSummary(refus.map { [FieldError(id: champ, message: $0)] } ?? []))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Code de vérification</h1>
                <p class="lede">\(secours
                    ? "Saisissez l'un de vos codes de secours. Chacun sert une seule fois."
                    : "Saisissez le code à 6 chiffres qu'affiche votre application d'authentification.")</p>
                </div>
                <form class="form" method="post" action="\(IdentityPaths.verification())" novalidate>
                \(csrf)\(question)\(button("Vérifier", style: .primary, shape: .wide))
                </form>
                <p>\(autre)</p>
                </section>
                """)
    }

    private var champ: String { secours ? "secours" : "code" }

    private var question: HTML {
        secours
            ? textField(
                FieldModel(name: "secours", label: "Code de secours", required: true).with {
                    $0.autocomplete = "off"
                    $0.spellcheck = false
                    $0.error = refus
                })
            : CodeDeConfirmation.champ(refus)
    }

    private var autre: HTML {
        let adresse = IdentityPaths.verification()
        return secours
            ? "<a class=\"inline-link\" href=\"\(adresse)\">Utiliser mon application d'authentification</a>"
            : "<a class=\"inline-link\" href=\"\(adresse)?secours\">Je n'ai pas mon application : utiliser un code de secours</a>"
    }
}

/// The six digits, wherever they are asked.
enum CodeDeConfirmation {
    static func champ(_ refus: String?) -> HTML {
        textField(
            FieldModel(name: "code", label: "Code à 6 chiffres", required: true).with {
                $0.autocomplete = "one-time-code"
                $0.inputmode = .numeric
                $0.short = true
                $0.error = refus
            })
    }

    static func refus(_ code: String) -> String {
        code.contains(where: \.isNumber)
            ? "Ce code n'est pas celui qu'affiche votre application : vérifiez l'heure de votre téléphone, puis saisissez le code suivant"
            : "Saisissez le code à 6 chiffres qu'affiche votre application"
    }
}

/// The QR code to read, the key to copy, the first code to give.
struct EnrolementPage: Sendable {
    let cle: CleProposee
    let courriel: String
    let emetteur: String
    let action: String
    let refus: String?
    let csrf: HTML
    /// Asked for before entering.
    var obligatoire = false
    var annonce: HTML?

    var page: Page {
        Page(
            titre: "Double authentification", mainClass: "gate__main--form", erreurs: refus != nil,
            scripts: ["focus.js"],
            main: """
                \(annonce)\(if: !obligatoire, MonComptePage.retour)\(errorSummary(refus.map { [FieldError(id: "code", message: $0)] } ?? []))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Double authentification</h1>
                \(if: obligatoire, "<p class=\"lede\">Votre rôle demande une double authentification : mettez-la en place pour continuer.</p>")
                </div>
                <ol class="stack ordre">
                <li><p>Installez une application d'authentification sur votre téléphone, si vous n'en avez pas.</p></li>
                <li><p>Faites-lui lire ce code, ou copiez-y la clé.</p>
                \(dessin)
                <dl class="facts facts--one"><div><dt>Clé à copier</dt><dd><code>\(cleLisible)</code></dd></div></dl></li>
                <li><p>Saisissez le code qu'elle affiche alors.</p>
                <form class="form" method="post" action="\(action)" novalidate>
                \(csrf)\(hiddenField("cle", cle.champ))\(CodeDeConfirmation.champ(refus))\(button("Activer", style: .primary))
                </form></li>
                </ol>
                </section>
                """)
    }

    private var dessin: HTML? {
        try? QRCode(cle.totp.adresse(compte: courriel, emetteur: emetteur)).svg(
            "Code QR à lire avec votre application d'authentification")
    }

    private var cleLisible: String {
        let texte = Base32.encode(cle.totp.secret)
        return stride(from: 0, to: texte.count, by: 4).map { String(texte.dropFirst($0).prefix(4)) }.joined(
            separator: " ")
    }
}

/// Recovery codes, this once.
struct CodesDeSecoursPage: Sendable {
    let codes: [String]
    /// Where « Continuer » leads.
    let suite: String
    /// They replace others.
    var nouveaux = false

    var page: Page {
        Page(
            titre: "Vos codes de secours", mainClass: "gate__main--form", scripts: ["print.js"],
            main: """
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Vos codes de secours</h1>
                <p class="lede">\(nouveaux
                    ? "Vos codes précédents ne servent plus."
                    : "La double authentification est activée.") Si vous perdez votre téléphone, l'un de ces codes le \
                remplacera. Chacun sert une seule fois.</p>
                </div>
                \(banner(.wait, "Ces codes ne seront plus affichés : imprimez-les ou copiez-les en lieu sûr.", status: false))
                <ul class="codes">
                \(each: codes, { "<li><code>\($0)</code></li>\n" })</ul>
                <div class="row no-print">
                \(button("Imprimer", icon: .print, [Attribute("type", "button"), Attribute("data-print"), Attribute("hidden")]))
                \(linkButton("Continuer", href: suite, style: .primary))
                </div>
                </section>
                """)
    }
}
