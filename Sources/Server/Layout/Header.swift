import Identity
import Platform

/// The teal band: menu, brand, scope, help, refresh, notifications, profile.
struct Header {
    let model: ShellModel

    var html: HTML {
        """
        <header class="top">
        <button class="tool top__burger" type="button" popovertarget="menu">\(Icon.menu.html())\
        <span class="sr">Menu</span></button>
        <a class="brand" href="\(model.accueil)">\(Marque.mGestion)<span class="brand__name">M-Gestion \
        <span class="brand__by">\(model.marque.0)<br>\(model.marque.1)</span></span></a>
        \(scope)<div class="top__tools">
        \(tool("Aide et contact", href: model.liens.aide, .help))\
        \(tool("Actualiser la page", href: model.adresse, .refresh, extra: " tool--refresh"))\
        \(notifications)\(profile)</div>
        </header>

        """
    }

    private func tool(_ label: String, href: String, _ icon: Icon, extra: String = "") -> HTML {
        """
        <a class="tool\(extra)" href="\(href)" title="\(label)">\(icon.html())<span class="sr">\(label)</span></a>

        """
    }
}

// MARK: - Scope

extension Header {
    /// One establishment is said; several are offered.
    private var scope: HTML {
        guard let current = model.perimetres.first(where: \.courant) ?? model.perimetres.first else { return "" }
        let name: HTML = """
            <span class="scope__label sr-narrow">\(model.espace.perimetre)</span> \
            <span class="scope__name">\(current.nom)</span>\(current.siret.map { " <span class=\"num\">\($0)</span>" })
            """
        guard model.perimetres.count > 1 else {
            return "<p class=\"scope scope--one\">\(name)</p>\n"
        }
        return """
            <details class="menu scope">
            <summary>\(name) \(Icon.down.html(.s))</summary>
            <form class="menu__panel menu__panel--start" method="post" action="\(model.changerPerimetre)">\
            \(csrfField(model.csrfToken))\(hiddenField("retour", model.adresse))
            \(each: proches, choice)\(tous)</form>
            </details>

            """
    }

    /// The one selected first; beyond a few tens, a menu is no place to look for the others.
    private var proches: [ShellModel.Perimetre] {
        guard model.perimetres.count > Header.perimetresMontres else { return model.perimetres }
        return model.perimetres.filter(\.courant)
            + model.perimetres.filter { !$0.courant }.prefix(Header.perimetresMontres)
    }

    private static let perimetresMontres = 20

    private var tous: HTML {
        guard model.perimetres.count > Header.perimetresMontres, let href = model.etablissements else { return "" }
        return """
            <a class="menu__link menu__foot" href="\(href)">Afficher mes \(model.perimetres.count) établissements</a>
            """
    }

    private func choice(_ scope: ShellModel.Perimetre) -> HTML {
        let siret: HTML = scope.siret.map { "<br><span class=\"num muted\">\($0)</span>" } ?? ""
        return """
            <button class="menu__link" name="perimetre" value="\(scope.valeur)"\
            \(attribute: "aria-current", scope.courant ? "true" : nil)><span>\(scope.nom)\(siret)</span>\
            \(if: scope.courant, " \(Icon.check.html(.s))")</button>

            """
    }
}

// MARK: - Notifications and profile

extension Header {
    private var notifications: HTML {
        guard model.recoitDesCourriers else { return "" }
        let inbox = model.notifications
        let count: HTML =
            inbox.nonLues == 0
            ? "<span class=\"sr\">Notifications, aucune non lue</span>"
            : """
            <span class="sr">Notifications, non lues : </span>\
            <span class="tool__count">\(inbox.nonLues > 99 ? "99+" : String(inbox.nonLues))</span>
            """
        let readAll: HTML =
            inbox.nonLues == 0
            ? ""
            : """
            <button class="link-btn">Tout marquer comme lu</button>

            """
        let list: HTML =
            inbox.recentes.isEmpty
            ? emptyLine("Vous n'avez pas de notification.") : Platform.notices(inbox.recentes)
        return """
            <details class="menu" name="entete">
            <summary class="tool" title="Notifications">\(Icon.bell.html())\(count)</summary>
            <div class="menu__panel">
            <form class="menu__head menu__head--row" method="post" action="\(inbox.toutLire)">\
            \(csrfField(model.csrfToken))\(hiddenField("retour", model.adresse))
            <h2>Notifications</h2>
            \(readAll)</form>
            \(list)<a class="menu__link menu__foot" href="\(inbox.href)">Afficher toutes les notifications</a>
            </div>
            </details>

            """
    }

    private var profile: HTML {
        let person = model.utilisateur
        return """
            <details class="menu" name="entete">
            <summary class="tool" title="Votre profil">\
            <span class="avatar" aria-hidden="true">\(initials(person.nom))</span>\
            <span class="sr">Votre profil, \(person.nom)</span></summary>
            <div class="menu__panel">
            <div class="menu__head"><strong>\(person.nom)</strong>\
            <span class="small muted">\(person.email)</span><span class="small muted">\(person.role)</span></div>
            \(if: model.recoitDesCourriers,
            "<a class=\"menu__link\" href=\"\(model.notifications.reglages)\">\(Icon.bell.html()) Gérer mes notifications</a>")
            <a class="menu__link" href="\(MonComptePaths.accueil())">\(Icon.person.html()) Mon compte</a>
            <p class="menu__label">\(Icon.swap.html()) Changer d'application</p>
            \(each: model.applications, application)\
            <form method="post" action="\(model.deconnexion)">\(csrfField(model.csrfToken))\
            <button class="menu__link">\(Icon.exit.html()) Déconnexion</button></form>
            </div>
            </details>

            """
    }

    private func application(_ application: ShellModel.Application) -> HTML {
        """
        <a class="menu__link menu__link--sub" href="\(application.href)"\
        \(attribute: "aria-current", application.ouverte ? "true" : nil)><span>\(application.nom)</span>\
        \(if: application.ouverte, " \(pill("Ouverte", tone: .sent))")</a>

        """
    }

    /// First letters of the first and last words: `Camille VERNEUIL` → `CV`.
    private func initials(_ name: String) -> String {
        let words = name.split(whereSeparator: { $0 == " " || $0 == "-" })
        guard let first = words.first?.first else { return "?" }
        let last = words.count > 1 ? words.last?.first : nil
        return (String(first) + (last.map(String.init) ?? "")).uppercased()
    }
}
