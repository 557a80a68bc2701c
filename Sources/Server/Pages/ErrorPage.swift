package import Platform

/// What went wrong, in words, with what to do next.
package struct ErrorPageModel: Sendable {
    package var status: Int
    /// A sentence for the person; nil keeps the usual one of the status.
    package var message: String?
    /// What to quote when asking for help; the same stands in the log.
    package var reference: String?
    package var assets: AssetURLs
    package var opco = "OPCO Mobilités"
    package var liens = Liens()
    /// Where « Mon tableau de bord » leads.
    package var accueil = "/"
    /// For 503: when the service comes back, « le 15/10/2025 à 08:00 ».
    package var retour: String?
    /// In the frame and the words of the CMI portal.
    package var cmi = false

    package init(status: Int, message: String? = nil, reference: String? = nil, assets: AssetURLs) {
        self.status = status
        self.message = message
        self.reference = reference
        self.assets = assets
    }
}

package func errorPage(_ model: ErrorPageModel) -> HTML {
    let text = ErrorText(model)
    var frame = GateModel(
        titre: text.titre, application: model.opco, marque: model.opco, sousMarque: "M-Gestion", accueil: model.accueil,
        assets: model.assets)
    if model.cmi { frame = CadreCmi.model(model.assets) }
    frame.width = .narrow
    if !model.cmi { frame.liens = model.liens }
    let reference: HTML =
        model.reference.map {
            """
            <p class="small muted">Référence à indiquer si vous nous contactez : <span class="num">\($0)</span></p>

            """
        } ?? ""
    return gate(
        frame,
        main: """
            <section class="module" aria-labelledby="titre">
            <p class="eyebrow">Erreur <span class="num">\(model.status)</span></p>
            <h1 id="titre">\(text.titre)</h1>
            <div class="prose">
            \(each: text.paragraphes, { "<p>\($0)</p>\n" })</div>
            <div class="row">
            \(linkButton(text.action, href: frame.accueil, style: .primary))
            \(linkButton(model.cmi ? "FAQ" : "Aide et contact", href: frame.liens.aide))
            </div>
            \(reference)</section>

            """)
}

private struct ErrorText {
    let titre: String
    let paragraphes: [String]
    let action: String

    init(_ model: ErrorPageModel) {
        var paragraphes: [String]
        var action = model.cmi ? "Accueil du portail" : "Mon tableau de bord"
        switch model.status {
        case 401:
            titre = "Connectez-vous pour continuer"
            paragraphes = ["Votre session a expiré. Ce que vous avez enregistré est conservé."]
            action = "Me connecter"
        case 403:
            titre = "Vous n'avez pas accès à cette page"
            paragraphes = [
                "Votre profil ne permet pas cette opération, ou le formulaire a été ouvert il y a trop longtemps.",
                model.cmi
                    ? "Le référent de votre organisme peut vous renseigner sur vos droits."
                    : "L'administrateur de votre établissement peut modifier vos droits dans « Mes habilitations ».",
            ]
        case 404:
            titre = "Cette page est introuvable"
            paragraphes = [
                "L'adresse est peut-être incomplète, la page a pu être déplacée, ou votre compte n'y donne pas accès.",
                model.cmi
                    ? "Seul le référent gère les profils, et seulement ceux de son organisme."
                    : """
                    Si vous cherchez un dossier, vérifiez que l'établissement sélectionné en haut de l'écran est le bon : \
                    chaque dossier n'est visible que depuis les établissements auxquels il est rattaché.
                    """,
            ]
        case 409:
            titre = "Cette opération n'est plus possible"
            paragraphes = [
                "Quelqu'un d'autre a modifié ces informations, ou leur état a changé depuis l'affichage de la page.",
                "Revenez à la page précédente, actualisez-la, puis recommencez si c'est encore nécessaire.",
            ]
        case 413:
            titre = "L'envoi est trop volumineux"
            paragraphes = ["Réduisez la taille des fichiers ou envoyez-les en plusieurs fois."]
        case 429:
            titre = "Trop de demandes en peu de temps"
            paragraphes = ["Attendez une minute, puis recommencez."]
        case 503:
            titre = "Le service est momentanément indisponible"
            paragraphes = [
                model.retour.map { "Le service sera de nouveau accessible \($0)." }
                    ?? "Une opération de maintenance est en cours. Revenez dans quelques minutes.",
                "Vos réponses déjà enregistrées sont conservées.",
            ]
            action = "Réessayer"
        case 400..<500:
            titre = "Cette demande ne peut pas aboutir"
            paragraphes = ["Ce qui a été reçu est illisible ou incomplet. Revenez à la page précédente et recommencez."]
        default:
            titre = "Une erreur est survenue"
            paragraphes = [
                "L'opération n'a pas été enregistrée. L'incident est consigné avec la référence ci-dessous.",
                "Réessayez dans quelques minutes ; si l'erreur se reproduit, contactez-nous avec cette référence.",
            ]
        }
        if let message = model.message {
            // The usual advice follows what is known of this refusal, but for 404 where both would say the same.
            paragraphes = model.status == 404 || model.status >= 500 ? paragraphes : [message] + paragraphes.dropFirst()
        }
        self.paragraphes = paragraphes
        self.action = action
    }
}
