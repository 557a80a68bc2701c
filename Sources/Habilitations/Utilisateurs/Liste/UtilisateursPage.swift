import Domain
import Platform

/// The list of the users of the establishment selected; an administrator creates and changes, the others read.
struct UtilisateursPage {
    let regard: Regard
    let nom: String
    let requete: RequeteDUtilisateurs
    let total: Int
    let utilisateurs: [UtilisateurVu]
    let volet: VoletUtilisateur?
    let annonce: Flash?

    var page: Page {
        let liste: HTML = """
            <section class="card" aria-label="Liste des utilisateurs">
            \(outils)
            \(cadre.filters())
            \(utilisateurs.isEmpty ? vide : tableau)
            \(cadre.pages(shown: utilisateurs.count, total: total))
            </section>
            """
        return Page(
            titre: volet == nil ? "Utilisateurs" : "Voir l'utilisateur - Utilisateurs", scripts: ["pagesize.js"],
            main: """
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead("Utilisateurs").with {
                    $0.retour = regard.opco ? ("Utilisateurs d'un établissement", GestionOPCOPaths.etablissements()) : nil
                    $0.surtitre = "\(nom) · SIRET \(regard.siret)" + (regard.opco ? " · \(regard.espace.libelle)" : "")
                    $0.action = actions
                }))
                \(volet.map { "<div class=\"columns columns--sheet\">\(liste)\(html($0))</div>" } ?? liste)
                """)
    }

    private var base: String { regard.paths.liste() }

    private var actions: HTML? {
        guard regard.gere else { return nil }
        return """
            <div class="row">\(linkButton(
                "Historique des habilitations", href: regard.paths.historique(), style: .quiet, icon: .clock))
            \(linkButton("CRÉER", href: regard.paths.creation(), style: .primary, icon: .plus))</div>
            """
    }

    private var cadre: ListFrame<RequeteDUtilisateurs> { ListFrame(requete, base) }

    private var outils: HTML {
        cadre.tools(
            search: "Rechercher un utilisateur", placeholder: "E-mail, nom, prénom…", filtre: cadre.filterMenu())
    }

    private var tableau: HTML {
        dataTable(
            TableModel(
                label: "Utilisateurs",
                columns: colonnes.map { cadre.header($0, $0 == .etat ? .state : .text) }
                    + (volet == nil ? [TableColumn("Actions")] : []),
                rows: utilisateurs.map(rangee)))
    }

    private func rangee(_ un: UtilisateurVu) -> [HTML] {
        let qui = "\(un.personne.prenom) \(un.personne.nom.uppercased())"
        let voir = requete.url(base, et: ["voir=\(un.personne.id)"])
        let acte =
            regard.gere
            ? linkButton(
                "MODIFIER", href: regard.paths.modification(un.personne.id), shape: .small, icon: .edit, precision: qui)
            : linkButton("VOIR", href: voir, shape: .small, icon: .eye, precision: qui)
        let cellules: [HTML] = colonnes.map { colonne in
            switch colonne {
            case .courriel: "<a href=\"\(voir)\">\(un.personne.courriel)</a>"
            case .nom, .prenom, .role: HTML.escaping(colonne.texte(un))
            case .etat: pill(un.etat.libelle, tone: un.etat.tone)
            }
        }
        return volet == nil ? cellules + [acte] : cellules
    }

    /// Beside the sheet, which holds the rest and its act, the list keeps what tells one person from another.
    private var colonnes: [ColonneUtilisateur] {
        volet == nil ? ColonneUtilisateur.allCases : [.courriel, .nom, .prenom]
    }

    private func html(_ volet: VoletUtilisateur) -> HTML {
        let id = volet.personne.id
        return volet.html(
            espace: regard.espace, fermer: requete.url(base),
            modifier: regard.gere ? regard.paths.modification(id) : nil
        ) { requete.url(base, et: ["voir=\(id)", "etablissements=\($0)"]) }
    }

    private var vide: HTML {
        emptyLine(
            requete.restreinte
                ? "Aucun utilisateur ne répond à cette recherche."
                : "Aucun utilisateur n'est rattaché à cet établissement.")
    }
}
