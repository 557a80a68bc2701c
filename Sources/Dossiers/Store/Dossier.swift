package import Domain
package import Platform

/// A file: what its lists show of it, without its answers.
package struct Dossier: Sendable {
    package let id: Int
    package let dispositif: Dispositif
    package let etat: EtatDossier
    /// Raised at every change of the row or of its answers: the base of optimistic locking.
    package let version: Int
    /// Nil for a draft.
    package let numero: NumeroDossier?
    package let siretOF: String
    package let siretEmployeur: String
    package let organisme: String
    /// « NOM, Prénom »
    package let beneficiaire: String
    package let etablissement: String
    package let intitule: String
    package let deca: String
    package let debut: Jour?
    package let fin: Jour?
    package let departement: String
    package let subroge: Bool
    package let montants: Montants
    package let gestionnaireID: Int?
    package let gestionnaire: String
    /// Day by which the OPCO must decide; nil while the clock does not run.
    package let echeance: Jour?
    package let completLe: Instant?
    package let transmisLe: Instant?
    package let decideLe: Instant?
    package let majLe: Instant?
    package let majPar: String

    /// Centimes; nil before they are asked or granted.
    package struct Montants: Sendable, Equatable {
        package let npecDemande: Int?
        package let npecAccorde: Int?
        package let equipementDemande: Int?
        package let equipementAccorde: Int?
        /// Why the amounts granted differ from those proposed.
        package let motif: String?
    }

    /// « 4021877.1 », or « Brouillon » before sending.
    package var reference: String { numero?.description ?? "Brouillon" }
}

extension Dossier {
    /// What the person may do in the establishment that the file belongs to; nil for an agent.
    func titulaire(_ acces: Acces) -> EtablissementAccessible? {
        switch acces.espace {
        case .of: acces.etablissement(siretOF)
        case .entreprise: acces.etablissement(siretEmployeur)
        case .opco: nil
        }
    }

    static let colonnes: SQL = """
        d.id, d.dispositif, d.etat, d.version, d.numero, d.avenant, d.siret_of, d.siret_employeur, d.organisme,
        d.beneficiaire, d.etablissement, d.intitule, d.deca, d.date_debut, d.date_fin, d.departement, d.subroge,
        d.npec_demande, d.npec_accorde, d.equipement_demande, d.equipement_accorde, d.motif_montant,
        d.gestionnaire_id, d.gestionnaire, d.echeance, d.complet_le, d.transmis_le, d.decide_le, d.maj_le, d.maj_par
        """

    init(_ row: Row) throws {
        guard let dispositif = Dispositif(rawValue: try row.string("dispositif")),
            let etat = EtatDossier(rawValue: try row.string("etat"))
        else { throw Row.Mismatch(column: "etat") }
        id = try row.int("id")
        self.dispositif = dispositif
        self.etat = etat
        version = try row.int("version")
        numero = NumeroDossier(try row.int("numero"), version: try row.int("avenant"))
        siretOF = try row.string("siret_of")
        siretEmployeur = try row.string("siret_employeur")
        organisme = try row.string("organisme")
        beneficiaire = try row.string("beneficiaire")
        etablissement = try row.string("etablissement")
        intitule = try row.string("intitule")
        deca = try row.string("deca")
        debut = Jour(iso: try row.string("date_debut"))
        fin = Jour(iso: try row.string("date_fin"))
        departement = try row.string("departement")
        subroge = try row.bool("subroge")
        montants = Montants(
            npecDemande: row.optionalInt("npec_demande"), npecAccorde: row.optionalInt("npec_accorde"),
            equipementDemande: row.optionalInt("equipement_demande"),
            equipementAccorde: row.optionalInt("equipement_accorde"), motif: row.optionalString("motif_montant"))
        gestionnaireID = row.optionalInt("gestionnaire_id")
        gestionnaire = try row.string("gestionnaire")
        echeance = Jour(iso: try row.string("echeance"))
        completLe = row.optionalString("complet_le").flatMap { Instant(iso: $0) }
        transmisLe = Instant(iso: try row.string("transmis_le"))
        decideLe = row.optionalString("decide_le").flatMap { Instant(iso: $0) }
        majLe = Instant(iso: try row.string("maj_le"))
        majPar = try row.string("maj_par")
    }
}

/// What a person may see, as a condition: the first authorisation is in the query.
package enum Portee {
    static func condition(_ acces: Acces) -> SQL {
        switch acces.espace {
        case .opco: acces.roleOPCO == nil ? "1 = 0" : "d.brouillon = 0"
        case .of: acces.courant.map { "d.siret_of = \($0.siret)" } ?? "1 = 0"
        case .entreprise: acces.courant.map { "d.siret_employeur = \($0.siret) AND " + envoyes } ?? "1 = 0"
        }
    }

    /// As `condition`, over every establishment held: a link of a mail opens whatever establishment is selected.
    static func large(_ acces: Acces) -> SQL {
        switch acces.espace {
        case .opco: condition(acces)
        case .of: "d.siret_of IN \(SQL.list(acces.etablissements.map(\.siret)))"
        case .entreprise: "d.siret_employeur IN \(SQL.list(acces.etablissements.map(\.siret))) AND " + envoyes
        }
    }

    /// A draft that a training organisation fills for a company is its own until it is sent.
    private static let envoyes: SQL = "(d.brouillon = 0 OR d.espace = 'app')"
}
