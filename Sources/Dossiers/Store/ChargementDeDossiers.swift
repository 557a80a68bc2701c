package import Domain
package import Platform

/// A file to add among very many: what its row holds, its answers as JSON, what happened to it.
package struct DossierACharger: Sendable {
    package var etat: EtatDossier
    package var siretOF, siretEmployeur, organisme, beneficiaire, beneficiaireTri: String
    package var etablissement, etablissementTri, intitule, intituleTri, debut, fin, departement: String
    package var subroge: Bool
    package var deca = ""
    package var echeance = ""
    package var npecDemande, npecAccorde, npecAnnuel, equipementDemande, equipementAccorde: Int?
    package var gestionnaire: (id: Int, nom: String)?
    package var creeLe: String
    package var transmisLe = ""
    package var decideLe: String?
    package var majLe: String
    package var majPar: String
    /// JSON objects of answers, the sensitive ones apart.
    package var reponses: [UInt8]
    package var sensibles: [UInt8]
    package var traitements: [Traitement] = []

    package struct Traitement: Sendable {
        package let evenement: EvenementDossier
        package let avant, apres: EtatDossier
        package let auteur, instant: String

        package init(
            _ evenement: EvenementDossier, _ avant: EtatDossier, _ apres: EtatDossier, auteur: String, instant: String
        ) {
            self.evenement = evenement
            self.avant = avant
            self.apres = apres
            self.auteur = auteur
            self.instant = instant
        }
    }

    /// The columns that the answers give, and who made the draft.
    package init(
        etat: EtatDossier, siretOF: String, siretEmployeur: String, organisme: String,
        beneficiaire: (nom: String, tri: String), etablissement: (nom: String, tri: String),
        intitule: (nom: String, tri: String), debut: String, fin: String, departement: String, subroge: Bool,
        reponses: [UInt8], sensibles: [UInt8], creeLe: String, par auteur: String
    ) {
        self.etat = etat
        self.siretOF = siretOF
        self.siretEmployeur = siretEmployeur
        self.organisme = organisme
        self.beneficiaire = beneficiaire.nom
        beneficiaireTri = beneficiaire.tri
        self.etablissement = etablissement.nom
        etablissementTri = etablissement.tri
        self.intitule = intitule.nom
        intituleTri = intitule.tri
        self.debut = debut
        self.fin = fin
        self.departement = departement
        self.subroge = subroge
        self.reponses = reponses
        self.sensibles = sensibles
        self.creeLe = creeLe
        majLe = creeLe
        majPar = auteur
    }
}

/// Files ready to be written in one transaction, their sensitive answers sealed.
package struct LotDeDossiers: Sendable {
    package let premier: (id: Int, numero: Int)
    package private(set) var dossiers = BulkLines(width: LotDeDossiers.table.columns.count)
    package private(set) var reponses = BulkLines(width: LotDeDossiers.tableDesReponses.columns.count)
    package private(set) var traitements = BulkLines(width: LotDeDossiers.tableDesTraitements.columns.count)

    /// - Parameter premier: id and number of the first file of the lot.
    package init(premier: (id: Int, numero: Int)) { self.premier = premier }

    package var nombre: Int { dossiers.count }
    package var lignes: Int { dossiers.count + reponses.count + traitements.count }

    package mutating func append(_ d: DossierACharger, scelle par: DossierStore) throws {
        let id = premier.id + nombre
        let brouillon = d.etat == .brouillon
        func texte(_ valeur: String) { dossiers.append(valeur.utf8) }
        func optionnel(_ valeur: String?) { valeur.map { dossiers.append($0.utf8) } ?? dossiers.appendNull() }
        func entier(_ valeur: Int?) { valeur.map { dossiers.append(Int64($0)) } ?? dossiers.appendNull() }
        entier(id)
        texte(Dispositif.contratApprentissage.rawValue)
        texte(d.etat.rawValue)
        entier(brouillon ? 1 : 0)
        entier(2 + d.traitements.count)
        entier(brouillon ? 0 : premier.numero + nombre)
        entier(1)
        texte(Espace.of.rawValue)
        for valeur in [
            d.siretOF, d.siretEmployeur, d.organisme, d.beneficiaire, d.beneficiaireTri, d.etablissement,
            d.etablissementTri, d.intitule, d.intituleTri, d.deca, d.debut, d.fin, d.departement,
        ] { texte(valeur) }
        entier(d.subroge ? 1 : 0)
        for valeur in [d.npecDemande, d.npecAccorde, d.npecAnnuel, d.equipementDemande, d.equipementAccorde] {
            entier(valeur)
        }
        entier(d.gestionnaire?.id)
        texte(d.gestionnaire?.nom ?? "")
        texte(d.echeance)
        optionnel(brouillon ? nil : d.transmisLe)
        texte(d.transmisLe)
        optionnel(d.decideLe)
        texte(d.creeLe)
        texte(d.majLe)
        texte(d.majPar)

        reponses.append(Int64(id))
        reponses.append(d.reponses)
        reponses.append(try par.sceller(d.sensibles, de: id))
        for t in d.traitements {
            traitements.append(Int64(id))
            for valeur in [t.evenement.rawValue, t.avant.rawValue, t.apres.rawValue, t.auteur, t.instant] {
                traitements.append(valeur.utf8)
            }
        }
    }

    static let table = BulkTable(
        appending: "dossier",
        [
            .integer("id"), .text("dispositif"), .text("etat"), .integer("brouillon"), .integer("version"),
            .integer("numero"), .integer("avenant"), .text("espace"), .text("siret_of"), .text("siret_employeur"),
            .text("organisme"), .text("beneficiaire"), .text("beneficiaire_tri"), .text("etablissement"),
            .text("etablissement_tri"), .text("intitule"), .text("intitule_tri"), .text("deca"), .text("date_debut"),
            .text("date_fin"), .text("departement"), .integer("subroge"), .integer("npec_demande"),
            .integer("npec_accorde"), .integer("npec_annuel"), .integer("equipement_demande"),
            .integer("equipement_accorde"), .integer("gestionnaire_id"), .text("gestionnaire"), .text("echeance"),
            .text("complet_le"), .text("transmis_le"), .text("decide_le"), .text("cree_le"), .text("maj_le"),
            .text("maj_par"),
        ])

    static let tableDesReponses = BulkTable(
        appending: "dossier_reponses", [.integer("dossier_id"), .text("reponses"), .blob("sensibles")])

    static let tableDesTraitements = BulkTable(
        appending: "traitement",
        [
            .integer("dossier_id"), .text("evenement"), .text("etat_avant"), .text("etat_apres"), .text("auteur"),
            .text("instant"),
        ])
}

extension DossierStore {
    /// Keeps ids and numbers for so many files: nobody else is given them.
    package static func reserver(_ nombre: Int, on db: any Connection) throws -> (id: Int, numero: Int) {
        let dernier = try db.count("SELECT COALESCE(MAX(id), 0) AS n FROM dossier")
        switch db.dialect {
        case .postgres:
            let numero = try db.count("SELECT nextval('dossier_numero') AS n")
            _ = try db.rows("SELECT setval('dossier_numero', \(numero + nombre)) AS n")
            _ = try db.rows("SELECT setval(pg_get_serial_sequence('dossier', 'id'), \(dernier + nombre)) AS n")
            return (dernier + 1, numero)
        case .sqlite:
            let numero = try db.count(
                "UPDATE compteur SET valeur = valeur + \(nombre) WHERE nom = 'dossier' RETURNING valeur")
            return (dernier + 1, numero - nombre + 1)
        }
    }

    package static func charger(_ lot: LotDeDossiers, on db: any Connection) throws {
        try db.merge(lot.dossiers, Array(0..<lot.dossiers.count), into: LotDeDossiers.table)
        try db.merge(lot.reponses, Array(0..<lot.reponses.count), into: LotDeDossiers.tableDesReponses)
        try db.merge(lot.traitements, Array(0..<lot.traitements.count), into: LotDeDossiers.tableDesTraitements)
    }
}
