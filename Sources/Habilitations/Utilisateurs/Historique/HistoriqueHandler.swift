import Domain
import Hummingbird
import Platform

/// « Historique des habilitations » : who changed what, for the administrators of the establishment.
struct HistoriqueHandler: Sendable {
    let module: HabilitationsModule
    let espace: Espace

    static let taille = 25

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let regard = try Regard(context, espace)
        try regard.exigerLaGestion()
        let numero = HistoriqueHandler.numero(request)
        let (historique, nom) = try await module.database.read { db in
            let nom = try module.nomPour(regard, [], on: db)
            return (
                try module.historique(
                    Perimetre.codes(couvrant: regard.siret), regard.espace, page: numero, on: db), nom
            )
        }
        guard numero <= historique.pages else {
            return .seeOther(regard.paths.historique() + "?page=\(historique.pages)")
        }
        let page = HistoriquePage(
            surtitre: "\(nom) · SIRET \(regard.siret)", retour: regard.paths.liste(),
            adresse: regard.paths.historique(), historique: historique, page: numero, opco: module.marque)
        return try await module.pages.shell(page.contenu, .ok, request, context)
    }

    /// That of the agents.
    func agents(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.gererUtilisateurs)
        let numero = HistoriqueHandler.numero(request)
        let historique = try await module.database.read { db in
            try module.historique([AgentStore.perimetre], .opco, page: numero, on: db)
        }
        guard numero <= historique.pages else {
            return .seeOther(GestionOPCOPaths.historique() + "?page=\(historique.pages)")
        }
        let page = HistoriquePage(
            surtitre: module.marque, retour: GestionOPCOPaths.agents(), adresse: GestionOPCOPaths.historique(),
            historique: historique, page: numero, opco: module.marque)
        return try await module.pages.shell(page.contenu, .ok, request, context)
    }

    private static func numero(_ request: Request) -> Int { min(max(Int(request.query["page"]) ?? 1, 1), 100_000) }
}

/// A page of the history with the names that it tells.
struct HistoriqueLu: Sendable {
    let lignes: [LigneDHistorique]
    let total: Int
    let noms: [Int: String]

    /// Of those that hold a line, from 1.
    var pages: Int { max(1, (total + HistoriqueHandler.taille - 1) / HistoriqueHandler.taille) }
}

extension HabilitationsModule {
    /// Two statements.
    func historique(
        _ perimetres: [String], _ espace: Espace, page: Int, on db: any Connection
    ) throws -> HistoriqueLu {
        let (lignes, total) = try HistoriqueStore.page(
            perimetres, espace, page: page, taille: HistoriqueHandler.taille, on: db)
        let ids = Set(lignes.map(\.compte) + lignes.compactMap { $0.opco ? nil : $0.acteur }).sorted()
        let personnes = try annuaire.personnes(ids, db)
        return HistoriqueLu(
            lignes: lignes, total: total,
            noms: Dictionary(
                personnes.map { ($0.id, "\($0.prenom) \($0.nom.uppercased())") }, uniquingKeysWith: { un, _ in un }))
    }
}

struct HistoriquePage {
    let surtitre: String
    let retour: String
    let adresse: String
    let historique: HistoriqueLu
    let page: Int
    /// Name of the OPCO: what its agents do is its doing.
    let opco: String

    private var titre: String { "Historique des habilitations" }

    var contenu: Page {
        Page(
            titre: titre,
            main: """
                \(pageHead(PageHead(titre).with {
                    $0.retour = ("Utilisateurs", retour)
                    $0.surtitre = surtitre
                    $0.chapeau = "Chaque changement de droit, du plus récent au plus ancien."
                }))
                <section class="card" aria-label="\(titre)">\(liste)\(pages)</section>
                """)
    }

    private var liste: HTML {
        historique.lignes.isEmpty ? emptyLine("Aucun changement n'est enregistré.") : tableau
    }

    private var tableau: HTML {
        dataTable(
            TableModel(
                label: "Changements de droit",
                columns: [
                    TableColumn("Date"), TableColumn("Personne"), TableColumn("Périmètre"), TableColumn("Avant", .wide),
                    TableColumn("Après", .wide), TableColumn("Par"),
                ],
                rows: historique.lignes.map { ligne in
                    [
                        timeTag(ligne.instant), HTML.escaping(nom(ligne.compte)),
                        "\(ligne.nom)\(sub(Perimetre(ligne.perimetre)?.libelle ?? ""))",
                        HTML.escaping(ligne.avant.isEmpty ? "Aucun accès" : ligne.avant),
                        HTML.escaping(ligne.apres.isEmpty ? "Accès retiré" : ligne.apres),
                        HTML.escaping(ligne.opco ? opco : ligne.acteur.map(nom) ?? opco),
                    ]
                }))
    }

    private func nom(_ compte: Int) -> String { historique.noms[compte] ?? "Compte n° \(compte)" }

    private var pages: HTML {
        let derniere = historique.pages
        guard derniere > 1 else { return "" }
        func pas(_ nom: String, _ vers: Int?, _ icone: Icon) -> HTML {
            """
            <a class="pager__step"\(attribute: "href", vers.map { "\(adresse)?page=\($0)" })\
            \(attribute: "aria-disabled", vers == nil ? "true" : nil)\(attribute: "role", vers == nil ? "link" : nil) \
            aria-label="\(nom)">\(icone.html(.s))</a>
            """
        }
        return """
            <nav class="pager" aria-label="Pages de l'historique"><span class="num">\(page) / \(derniere)</span>
            \(pas("Page précédente", page > 1 ? page - 1 : nil, .left))
            \(pas("Page suivante", page < derniere ? page + 1 : nil, .right))</nav>
            """
    }
}
