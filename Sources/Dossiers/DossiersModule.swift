package import Domain
package import Hummingbird
package import Platform
import Referentiels

/// Files, from their draft to the OPCO's decision.
package struct DossiersModule: Sendable {
    let database: any Database
    let clock: any Clock
    package let store: DossierStore
    let files: any FileStore
    let scanner: (any VirusScanner)?
    let pages: PageRenderer
    let evenements: EvenementsDeDossier
    let slots: SlotsDeFiche
    let definition = ContratApprentissage.definition

    package init(
        database: any Database, clock: any Clock, coffre: SecretBox, files: any FileStore, scanner: (any VirusScanner)?,
        pages: PageRenderer, evenements: EvenementsDeDossier, slots: SlotsDeFiche
    ) {
        self.database = database
        self.clock = clock
        store = DossierStore(coffre: coffre)
        self.files = files
        self.scanner = scanner
        self.pages = pages
        self.evenements = evenements
        self.slots = slots
    }

    /// The screens of those who deposit: `/of`, and `/app` in its turn.
    package func routes(_ router: some RouterMethods<WebContext>, _ espace: Espace) {
        let paths = DossierPaths(espace)
        let liste = ListeHandler(module: self, paths: paths)
        router.get(paths.liste.path, use: liste.show)
        router.get(paths.export.path, use: liste.export)

        let brouillon = BrouillonHandler(module: self, paths: paths)
        router.post(paths.liste.path, use: brouillon.creer)
        router.post(paths.suppression.path, use: brouillon.supprimer)

        let etape = EtapeHandler(module: self, paths: paths)
        router.get(paths.etape.path, use: etape.show)
        router.post(paths.etape.path, use: etape.save)

        let depot = DepotHandler(module: self, paths: paths)
        router.get(paths.recu.path, use: depot.recu)

        let fiche = FicheHandler(module: self, paths: paths)
        router.get(paths.fiche.path, use: fiche.show)
        router.get(paths.cerfa.path, use: fiche.cerfa)
        router.get(paths.cerfaPDF.path, use: fiche.cerfaPDF)
        router.get(paths.apercu.path, use: fiche.apercu)
        router.get(paths.remuneration.path, use: etape.remuneration)

        let recherche = RechercheHandler(database: database)
        router.get(paths.etablissements.path, use: recherche.etablissements)
        router.get(paths.organismes.path, use: recherche.organismes)
        router.get(paths.communes.path, use: recherche.communes)
        router.get(paths.certifications.path, use: recherche.certifications)
        router.get(paths.conventions.path, use: recherche.conventions)

        let pieces = PiecesHandler(module: self, paths: paths)
        router.get(paths.pieces.path, use: pieces.show)
        router.post(paths.pieces.path, use: pieces.deposer)
        router.get(paths.piece.path, use: pieces.telecharger)
        router.post(paths.suppressionPiece.path, use: pieces.supprimer)
    }
}

/// What the composition root does with what happens to a file, in the same transaction: letters, notifications, mails.
package struct EvenementsDeDossier: Sendable {
    package typealias Suite =
        @Sendable (
            _ evenement: EvenementDossier, _ dossier: Dossier, _ reponses: Reponses, _ detail: DetailEvenement,
            _ now: Instant, _ db: any Connection
        ) throws -> Void

    package let suite: Suite
    package init(_ suite: @escaping Suite) { self.suite = suite }
}

/// What letters need to know of an event besides the file.
package struct DetailEvenement: Sendable {
    package let acteur: Acces
    package let motif: String
    /// Labels of the pieces asked for.
    package let pieces: [String]
    /// Who is asked for the pieces; nil for another event.
    package let destinataire: DestinataireDeDemande?
    /// Pieces deposited so far, told by the receipt.
    package let nombreDePieces: Int

    package init(
        acteur: Acces, motif: String = "", pieces: [String] = [], destinataire: DestinataireDeDemande? = nil,
        nombreDePieces: Int = 0
    ) {
        self.acteur = acteur
        self.motif = motif
        self.pieces = pieces
        self.destinataire = destinataire
        self.nombreDePieces = nombreDePieces
    }
}

/// To whom a request for pieces is addressed.
package enum DestinataireDeDemande: String, Sendable, CaseIterable {
    case entreprise
    case organisme

    package var libelle: String {
        switch self {
        case .entreprise: "L'entreprise"
        case .organisme: "L'organisme de formation"
        }
    }
}

/// Parts of a file's page that other capabilities fill: its letters.
package struct SlotsDeFiche: Sendable {
    package let courriers: @Sendable (Dossier, Acces, any Connection) throws -> HTML

    package init(courriers: @escaping @Sendable (Dossier, Acces, any Connection) throws -> HTML) {
        self.courriers = courriers
    }
}

extension DossiersModule {
    /// A draft with everything its pages need: two statements.
    func vue(_ id: Int, _ acces: Acces, on db: any Connection) throws -> BrouillonVu {
        let (dossier, reponses) = try store.find(id, acces, on: db)
        let formulaire = definition.formulaire(pour: reponses)
        let references = ReferencesDuDossier(reponses)
        let branches = [SuiviStore.brancheDesPieces(id)] + references.branches
        let rows = try db.rows(SQL.join(branches, " UNION ALL ") + " ORDER BY 1, 2")
        return BrouillonVu(
            dossier: dossier, reponses: reponses, formulaire: formulaire,
            constats: try constats(reponses, formulaire, references.donnees(rows)),
            pieces: try SuiviStore.lire(rows).pieces,
            verrouilles: Remplissage.verrouilles(formulaire, reponses))
    }

    /// Every finding on the answers, reference data included: one statement.
    package func constats(_ reponses: Reponses, _ formulaire: Formulaire, on db: any Connection) throws -> [Constat] {
        try constats(reponses, formulaire, Referentiels.donneesDeReference(for: reponses, db))
    }

    private func constats(
        _ reponses: Reponses, _ formulaire: Formulaire, _ referentiel: DonneesDeReference
    ) throws -> [Constat] {
        definition.constatsDeSaisie(
            reponses,
            ContexteDeRegles(aujourdhui: clock.now.jour, formulaire: formulaire, referentiel: referentiel))
    }

    func enregistrer(
        _ id: Int, etape: Int, _ form: FormData, acces: Acces, at now: Instant, on db: any Connection
    ) throws -> DossierStore.Enregistrement {
        let rempli = try Remplissage.choisi(form, on: db)
        return try store.enregistrer(
            id, etape: etape, form, rempli: rempli, definition, acces, at: now, on: db)
    }

    func apercu(_ vu: BrouillonVu) -> HTML {
        CerfaHTML.render(vu.formulaire, vu.reponses, editeLe: clock.now.jour)
    }
}

extension Instant {
    /// The civil day in metropolitan France.
    package var jour: Jour {
        let mur = paris
        return Jour(mur.year, mur.month, mur.day) ?? Jour(rang: Int(milliseconds / 86_400_000))
    }
}
