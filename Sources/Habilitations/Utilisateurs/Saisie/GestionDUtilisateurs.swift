import Domain
import Platform

/// What an administrator, or the OPCO for them, does to the users of an establishment. Inside one transaction, where
/// everything that allows it is read again.
struct GestionDUtilisateurs: Sendable {
    let module: HabilitationsModule
    let regard: Regard
    let now: Instant

    init(module: HabilitationsModule, regard: Regard, at now: Instant) {
        self.module = module
        self.regard = regard
        self.now = now
    }

    /// Attaches somebody, with an invitation when they have no password yet.
    /// - Returns: what to tell.
    /// - Throws: `Refus`
    func creer(_ saisie: SaisieUtilisateur, on db: any Connection) throws -> String {
        let connu = try module.annuaire.trouver(saisie.courriel, db)
        let (offre, leurs) = try situation(connu?.id, on: db)
        let nouvelles = saisie.habilitations(avant: [], noms: offre.nom)
        if let connu {
            let deja = nouvelles.filter { une in leurs.contains { $0.perimetre == une.perimetre } }
            // A second click on « ENREGISTRER »: all is as it asks already.
            if deja.count == nouvelles.count,
                nouvelles.allSatisfy({ une in
                    leurs.contains { $0.perimetre == une.perimetre && $0.phrase == une.phrase }
                })
            {
                return "\(connu.courriel) est rattaché."
            }
            if let une = deja.first {
                throw Refus.saisie(
                    "\(connu.courriel) est déjà rattaché à \(une.nom) : modifiez ses habilitations depuis la liste")
            }
        }
        if connu == nil, case .generique(let mot) = AdresseDePersonne.lire(saisie.courriel) {
            throw Refus.saisie(
                "L'e-mail doit être celui d'une seule personne : « \(mot) » désigne un service ou une boîte partagée")
        }
        try refuserSoiMeme(connu?.id)
        for une in nouvelles { try offre.mandat.verifier(une, avant: nil) }
        let (id, averti) = try module.annuaire.inviter(
            saisie.courriel, saisie.prenom, saisie.nom, regard.espace, faits(nouvelles), now, db)
        try FicheStore.completer(id, sexe: saisie.sexe, on: db)
        for une in nouvelles {
            try HabilitationStore.ecrire(une, avant: nil, compte: id, par: regard.auteur, at: now, on: db)
        }
        guard averti else { return "L'utilisateur est rattaché. \(AnnuaireDesComptes.sansCourriel(saisie.courriel))" }
        guard let connu, connu.actif else {
            return "L'utilisateur est créé. \(saisie.courriel) reçoit un lien pour choisir son mot de passe."
        }
        return "L'utilisateur est rattaché. \(connu.courriel) avait déjà un compte : ses nom et prénom sont ceux "
            + "qu'il a donnés."
    }

    /// Changes what the form shows of somebody's habilitations.
    /// - Returns: what to tell.
    /// - Throws: `Refus`
    func modifier(_ compte: Int, _ saisie: SaisieUtilisateur, on db: any Connection) throws -> String {
        guard let personne = try module.annuaire.personnes([compte], db).first else { throw Refusal.notFound }
        let (offre, leurs) = try situation(compte, on: db)
        let avant = leurs.filter { offre.mandat.couvre($0.perimetre) }
        let apres = saisie.habilitations(avant: avant, noms: offre.nom)
        let nom = "\(personne.prenom) \(personne.nom.uppercased())"
        if Set(avant.map(\.phraseComplete)) == Set(apres.map(\.phraseComplete)) {
            try nommer(personne, saisie, avant, on: db)
            return "\(nom) est enregistré."
        }
        try refuserSoiMeme(compte)
        guard saisie.etat == SaisieUtilisateur.etat(avant) else {
            throw Refus.conflit(
                "Les habilitations de \(nom) ont été modifiées par quelqu'un d'autre : rouvrez sa fiche avant de les changer"
            )
        }
        let anciennes = avant.parPerimetre
        for une in apres {
            let ancienne = anciennes[une.perimetre]
            if une != ancienne { try offre.mandat.verifier(une, avant: ancienne) }
        }
        try appliquer(compte, avant, apres, on: db)
        try nommer(personne, saisie, avant, on: db)
        try Mailer.enqueue(
            MailsDHabilitation(marque: module.marque, publicURL: module.publicURL)
                .changement(personne.courriel, regard.espace, avant: avant, apres: apres, at: now),
            kind: "habilitation.changement", on: db, at: now)
        return apres.isEmpty ? "\(nom) n'est plus rattaché." : "Les habilitations de \(nom) sont enregistrées."
    }

    /// - Returns: what to tell.
    func inviter(
        _ personne: AnnuaireDesComptes.Personne, _ habilitations: [Habilitation], on db: any Connection
    ) throws -> String {
        let (_, averti) = try module.annuaire.inviter(
            personne.courriel, personne.prenom, personne.nom, regard.espace, faits(habilitations), now, db)
        guard averti else { return AnnuaireDesComptes.sansCourriel(personne.courriel) }
        try Journal.append(
            on: db, at: now, acteur: regard.auteur.journal, action: "habilitation.invitation",
            objet: "compte \(personne.id)", details: ["siret": regard.siret])
        return "L'invitation est renvoyée à \(personne.courriel)."
    }
}

// MARK: - Inside

extension GestionDUtilisateurs {
    /// What the one who acts may give, and what the other holds within their sight, as they stand now.
    private func situation(
        _ compte: Int?, on db: any Connection
    ) throws -> (offre: OffreDEtablissements, leurs: [Habilitation]) {
        let ids = (regard.opco ? [] : [regard.acces.compteID]) + (compte.map { [$0] } ?? [])
        let tenues = try HabilitationStore.desComptes(ids, regard.espace, on: db)
        let nom = try module.nomPour(regard, try HabilitationStore.duSiret(regard.siret, regard.espace, on: db), on: db)
        let offre = OffreDEtablissements(regard, tenues, nom: nom)
        let leurs = tenues.filter { $0.compte == compte && regard.voit($0.habilitation) }.map(\.habilitation)
        return (offre, leurs)
    }

    /// An agent who helps does not give themselves a way into an establishment.
    private func refuserSoiMeme(_ compte: Int?) throws {
        guard regard.opco, compte == regard.acces.compteID else { return }
        throw Refus.interdit(
            "On ne change pas ses propres accès depuis l'OPCO : demandez-le à un autre administrateur")
    }

    /// Writes, then looks whether somebody still manages what was touched.
    private func appliquer(
        _ compte: Int, _ avant: [Habilitation], _ apres: [Habilitation], on db: any Connection
    ) throws {
        let touches = Set(avant.filter(\.administre).map(\.perimetre))
        let gerantsAvant = try gerants(touches, on: db)
        let (anciennes, restent) = (avant.parPerimetre, Set(apres.map(\.perimetre)))
        for une in avant where !restent.contains(une.perimetre) {
            try HabilitationStore.retirer(une, compte: compte, par: regard.auteur, at: now, on: db)
        }
        for une in apres {
            try HabilitationStore.ecrire(
                une, avant: anciennes[une.perimetre], compte: compte, par: regard.auteur, at: now, on: db)
        }
        let orphelins = DernierAdministrateur.orphelins(avant: gerantsAvant, apres: try gerants(touches, on: db))
        if let premier = orphelins.first {
            throw DernierAdministrateur.refus(avant.first { $0.perimetre == premier }?.nom ?? premier.code)
        }
    }

    /// Those who can sign in: an invitation that nobody answered manages nothing.
    private func gerants(_ perimetres: Set<Perimetre>, on db: any Connection) throws -> [Perimetre: Set<Int>] {
        guard !perimetres.isEmpty else { return [:] }
        let tous = try HabilitationStore.gerants(perimetres, regard.espace, on: db)
        let ids = tous.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
        let actifs = Set(try module.annuaire.personnes(ids.sorted(), db).filter(\.actif).map(\.id))
        return tous.mapValues { $0.intersection(actifs) }
    }

    /// The names of somebody who has not chosen a password may still be corrected; then they are the holder's.
    private func nommer(
        _ personne: AnnuaireDesComptes.Personne, _ saisie: SaisieUtilisateur, _ avant: [Habilitation],
        on db: any Connection
    ) throws {
        guard !personne.actif, !avant.isEmpty else { return }
        if (personne.prenom, personne.nom) != (saisie.prenom, saisie.nom) {
            try module.annuaire.nommer(personne.id, saisie.prenom, saisie.nom, db)
            try Journal.append(
                on: db, at: now, acteur: regard.auteur.journal, action: "compte.nommer", objet: "compte \(personne.id)")
        }
        try FicheStore.noter(personne.id, sexe: saisie.sexe, on: db)
    }

    private func faits(_ habilitations: [Habilitation]) -> AnnuaireDesComptes.Faits {
        habilitations.map { ("\($0.nom), \($0.perimetre.libelle)", $0.phrase) }
    }
}

extension Habilitation {
    fileprivate var phraseComplete: String { "\(perimetre.code) \(phrase)" }
}
