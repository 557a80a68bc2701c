import Domain
import HTTPTypes
import Hummingbird
import Platform

/// R1: the request for access, at the threshold of an application.
struct InscriptionHandler: Sendable {
    let module: HabilitationsModule
    let espace: Espace

    private var paths: InscriptionPaths { InscriptionPaths(espace) }

    /// The form, or where the request stands.
    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        guard acces.estVide else { return .seeOther(espace.racine) }
        let entiere = try await module.derniere(acces)
        guard let entiere, entiere.demande.etat != .acceptee else {
            let saisie = SaisieInscription.neuve(acces, espace)
            let ailleurs = try await module.ouverte(entiere?.demande, acces)
            return try await formulaire(saisie, [], ailleurs: ailleurs, request, context)
        }
        return try await suivi(entiere, request, context)
    }

    /// The « fenêtre de confirmation » that follows « ENREGISTRER ».
    func confirmation(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        guard acces.estVide, let entiere = try await module.derniere(acces), entiere.demande.etat == .attente else {
            return .seeOther(paths.accueil())
        }
        return try await suivi(entiere, confirme: true, request, context)
    }

    func correction(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        guard acces.estVide, let entiere = try await module.derniere(acces), entiere.demande.etat != .acceptee else {
            return .seeOther(paths.accueil())
        }
        let saisie = SaisieInscription(entiere)
        let etablissements = try await module.database.read { db in
            try AnnuaireDEtablissements.trouver(saisie.sirets, saisie.type, on: db)
        }
        return try await formulaire(saisie, etablissements, origine: entiere.demande, request, context)
    }

    /// Every button of the form: it comes back with what was asked, or is sent.
    func save(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        guard acces.estVide else { return .seeOther(espace.racine) }
        let form = try await request.form(context)
        let geste = GesteDInscription(form)
        let (saisie, fautes, etablissements) = try await module.database.read { db in
            try geste.appliquer(SaisieInscription(form.values), on: db)
        }
        guard geste.enregistre, fautes.isEmpty else {
            return try await formulaire(saisie, etablissements, fautes: fautes, request, context)
        }
        let now = module.clock.now
        let issue = try await module.database.write { db in
            try module.envoyer(saisie, etablissements, acces, at: now, on: db)
        }
        switch issue {
        case .enregistree: return .seeOther(paths.confirmation())
        case .acceptee(let espace): return .seeOther(espace.racine)
        case .fautes(let fautes):
            return try await formulaire(saisie, etablissements, fautes: fautes, request, context)
        case .depassee(let demande):
            return try await formulaire(saisie, etablissements, depassee: demande, request, context)
        }
    }
}

// MARK: - Pages

extension InscriptionHandler {
    private func formulaire(
        _ saisie: SaisieInscription, _ etablissements: [EtablissementDemande],
        fautes: [SaisieInscription.Faute] = [], origine: Demande? = nil, depassee: Demande? = nil,
        ailleurs: Espace? = nil, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        var page = InscriptionPage(
            saisie: saisie, etablissements: etablissements, fautes: fautes, courriel: acces.courriel,
            organisation: module.reglages.organisation, marque: module.marque, delai: module.reglages.delai,
            csrf: try context.require(CSRF.self), paths: paths, espace: espace)
        page.depassee = depassee
        page.ailleurs = ailleurs
        if let depassee { page.saisie.version = depassee.version }
        let status: HTTPResponse.Status = depassee != nil ? .conflict : fautes.isEmpty ? .ok : .unprocessableContent
        return try await module.pages.gate(page.page, status, request, context)
    }

    private func suivi(
        _ entiere: DemandeEntiere, confirme: Bool = false, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let page = SuiviDeDemandePage(
            entiere: entiere, confirme: confirme, reglages: module.reglages, maintenant: module.clock.now,
            marque: module.marque, csrf: try context.require(CSRF.self), paths: paths, espace: espace)
        return try await module.pages.gate(page.page, .ok, request, context)
    }
}

extension HabilitationsModule {
    /// The application that an accepted request opened, if the account still holds something there.
    fileprivate func ouverte(_ demande: Demande?, _ acces: Acces) async throws -> Espace? {
        guard let demande, demande.espace != acces.espace else { return nil }
        let roles = try await database.read { db in
            try HabilitationStore.roles(compte: acces.compteID, demande.espace, on: db)
        }
        return roles.espaces.contains(demande.espace) ? demande.espace : nil
    }

    func derniere(_ acces: Acces) async throws -> DemandeEntiere? {
        try await database.read { db in
            try DemandeStore.derniere(compte: acces.compteID, on: db).map { try DemandeStore.entiere($0.id, on: db) }
        }
    }
}

extension SaisieInscription {
    static func neuve(_ acces: Acces, _ espace: Espace) -> SaisieInscription {
        var saisie = SaisieInscription()
        saisie.prenom = acces.prenom
        saisie.nom = acces.nom
        saisie.type = espace == .of ? .of : .entreprise
        return saisie
    }

    /// To correct what was sent. What was accepted then is accepted anew.
    init(_ entiere: DemandeEntiere) {
        let demande = entiere.demande
        self.init()
        prenom = demande.prenom
        nom = demande.nom
        sexe = demande.sexe
        telephone = Telephone.afficher(demande.telephone)
        type = demande.type
        branche = demande.branche
        departement = demande.departement
        sirets = entiere.sirets
        profil = demande.profil
        version = demande.version
    }
}
