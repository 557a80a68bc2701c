import Domain
import Platform

/// A request for access.
struct Demande: Sendable, Equatable {
    let id: Int
    let compte: Int
    let courriel: String
    let prenom: String
    let nom: String
    let sexe: String
    let telephone: String
    let type: TypeDeDemandeur
    /// Empty for a training organisation.
    let branche: String
    let departement: String
    let delegation: String
    let dga: String
    let profil: ProfilSouhaite
    let etat: EtatDemande
    let premierEnvoi: Instant
    /// The delay runs from here.
    let envoyeeLe: Instant
    let echeance: Instant
    let decideeLe: Instant?
    let motif: String
    let gestionnaireID: Int?
    let gestionnaire: String
    let version: Int

    var nomComplet: String { "\(prenom) \(nom.uppercased())" }
    var espace: Espace { type.espace ?? .entreprise }

    static let colonnes: SQL = """
        d.id, d.compte_id, d.courriel, d.prenom, d.nom, d.sexe, d.telephone, d.type, d.branche, d.departement,
        d.delegation, d.dga, d.profil, d.etat, d.premier_envoi, d.envoyee_le, d.echeance, d.decidee_le, d.motif,
        d.gestionnaire_id, d.gestionnaire, d.version
        """

    init(_ row: Row) throws {
        id = try row.int("id")
        compte = try row.int("compte_id")
        courriel = try row.string("courriel")
        prenom = try row.string("prenom")
        nom = try row.string("nom")
        sexe = try row.string("sexe")
        telephone = try row.string("telephone")
        type = try Demande.lu(TypeDeDemandeur(rawValue: try row.string("type")), "type")
        branche = try row.string("branche")
        departement = try row.string("departement")
        delegation = try row.string("delegation")
        dga = try row.string("dga")
        profil = try Demande.lu(ProfilSouhaite(rawValue: try row.string("profil")), "profil")
        etat = try Demande.lu(EtatDemande(rawValue: try row.string("etat")), "etat")
        premierEnvoi = try row.instant("premier_envoi")
        envoyeeLe = try row.instant("envoyee_le")
        echeance = try row.instant("echeance")
        decideeLe = row.optionalString("decidee_le").flatMap { Instant(iso: $0) }
        motif = try row.string("motif")
        gestionnaireID = row.optionalInt("gestionnaire_id")
        gestionnaire = try row.string("gestionnaire")
        version = try row.int("version")
    }

    private static func lu<T>(_ valeur: T?, _ colonne: String) throws -> T {
        guard let valeur else { throw DatabaseError.failed("unknown value in demande.\(colonne)") }
        return valeur
    }
}

/// Everything kept of a request.
struct DemandeEntiere: Sendable {
    struct Etape: Sendable, Equatable {
        let quoi: EvenementDemande
        let qui: String
        let quand: Instant
        let pourquoi: String
    }

    struct Acceptation: Sendable, Equatable {
        let cle: String
        let version: String
        let texte: String
        let quand: Instant
    }

    let demande: Demande
    /// As they were named when the request was sent.
    var etablissements: [(siret: String, nom: String, ville: String)] = []
    /// The first one first.
    var histoire: [Etape] = []
    /// Of every sending.
    var acceptations: [Acceptation] = []
    /// Accounts that administer an establishment of the same companies already, with its SIRET.
    var administrateurs: [(compte: Int, siret: String)] = []
    /// Other requests that wait for one of the same establishments.
    var concurrentes: [Int] = []

    /// Codes of the branches where its establishments are known of already, by SIRET.
    var branches: [String: String] = [:]

    var sirets: [String] { etablissements.map(\.siret) }
}
