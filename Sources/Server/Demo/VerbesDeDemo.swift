import Domain
import Dossiers
import Platform

/// What people do to one file, one act a day, never in the future.
struct VerbesDeDemo {
    let module: DossiersModule
    let deposant: Acces
    let agent: Acces
    let now: Instant
    let db: any Connection
    /// Of the next act.
    var instant = Instant(milliseconds: 0)
    private(set) var id = 0

    init(module: DossiersModule, deposant: Acces, agent: Acces, now: Instant, db: any Connection) {
        self.module = module
        self.deposant = deposant
        self.agent = agent
        self.now = now
        self.db = db
    }

    /// A draft, then its answers, as autosave writes them.
    mutating func creer(_ reponses: Reponses, siretOF: String, at debut: Instant) throws {
        let definition = ContratApprentissage.definition
        let depart = Reponses(reponses.valeurs.filter { $0.key.hasPrefix("organismeFormation.") })
        id = try module.store.creer(definition, depart, deposant, siretOF: siretOF, at: debut, on: db)
        try module.store.ecrire(
            reponses, de: try module.store.trouver(id, deposant, on: db), definition, siretOF: siretOF,
            siretEmployeur: reponses["employeur.siret"], par: deposant.nomComplet, at: debut.adding(seconds: 1500),
            on: db)
    }

    mutating func suivre(_ suite: SceneDeDemo.Suite) throws {
        switch suite {
        case .brouillonCommence, .brouillonEnErreur, .brouillonPret: return
        default: try transmettre()
        }
        switch suite {
        case .brouillonCommence, .brouillonEnErreur, .brouillonPret, .transmis: break
        case .enCours: try module.prendre(id, agent, at: demain(), on: db)
        case .attentePieces: try demander()
        case .piecesRecues:
            try demander()
            try evenement(
                .recevoirPieces, par: deposant, motif: "Le fichier « Convention de formation.pdf » est ajouté.")
        case .accorde: try accorder()
        case .accordeEtDepose: try accorderEtDeposer()
        case .refuse:
            try module.refuser(
                id, SaisieRefus(version: version(agent), motifs: [.pieces]), agent, at: demain(12), on: db)
        case .annule:
            try module.annuler(
                id, SaisieAnnulation(version: version(agent), motif: "Le contrat a été transmis deux fois."), agent,
                at: demain(3), on: db)
        case .rompu:
            try accorderEtDeposer()
            try evenement(.rompre, par: deposant, motif: "Rupture d'un commun accord", jours: 90)
        case .solde:
            try accorderEtDeposer()
            try evenement(.solder, par: agent, motif: "", jours: 700)
        }
    }

    private mutating func transmettre() throws {
        guard case .transmis = try module.transmettre(id, deposant, at: instant, on: db) else {
            throw DemoError.dossierRefuse
        }
    }

    private mutating func demander() throws {
        var saisie = SaisieDemande(version: try version(agent))
        saisie.codes = ["CONVENTION_FORMATION"]
        saisie.message = "La convention de formation doit être signée par toutes les parties."
        saisie.destinataire = DestinataireDeDemande.organisme.rawValue
        try module.demanderDesPieces(id, saisie, agent, at: demain(2), on: db)
    }

    /// With the amounts proposed; without a level of funding, an amount with its reason.
    private mutating func accorder() throws {
        let (dossier, reponses) = try module.store.find(id, agent, on: db)
        let proposition = Proposition(reponses, choix: try Proposition.choix(reponses, on: db))
        var saisie = SaisieAccord(version: dossier.version)
        saisie.npec = Montant.nombre(proposition.npec ?? 700_000)
        saisie.equipement = Montant.nombre(proposition.equipement)
        if !proposition.fondee { saisie.motif = "Montant retenu en l'absence de niveau publié." }
        try module.accorder(id, saisie, agent, at: demain(4), on: db)
    }

    private mutating func accorderEtDeposer() throws {
        try accorder()
        let dossier = try module.store.trouver(id, agent, on: db)
        guard let debut = dossier.debut else { return }
        let departement = String(repeating: "0", count: 3 - dossier.departement.count) + dossier.departement
        let mois = debut.mois < 10 ? "0\(debut.mois)" : String(debut.mois)
        let numero = "\(departement)\(debut.annee)\(mois)99\(1000 + id % 9000)"
        try module.deposerAuDeca(id, version: dossier.version, numero: numero, agent, at: demain(), on: db)
    }

    private mutating func evenement(
        _ evenement: EvenementDossier, par acteur: Acces, motif: String, jours: Int = 1
    ) throws {
        let (dossier, reponses) = try module.store.find(id, acteur, on: db)
        try module.appliquer(
            evenement, dossier, reponses, DetailEvenement(acteur: acteur, motif: motif), at: demain(jours), on: db)
    }

    private func version(_ acces: Acces) throws -> Int { try module.store.trouver(id, acces, on: db).version }

    private mutating func demain(_ jours: Int = 1) -> Instant {
        instant = min(instant.adding(seconds: jours * 86_400), now)
        return instant
    }
}
