import Courriers
import Domain
import Foundation
import Platform
import Synchronization
import TestSupport

/// A migrated database and a store of files of its own for the body.
func avecMonde(_ body: @Sendable (Monde) async throws -> Void) async throws {
    let folder = URL.temporaryDirectory.appending(path: "courriers-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await withTestDatabase(migrations: Jobs.migrations + Mailer.migrations + CourriersModule.migrations) {
        database in
        try await body(Monde(database, LocalFileStore(folder.path())))
    }
}

/// A company with two users, a CFA with three, and the capability as the server would build it.
final class Monde: Sendable {
    /// 14/10/2025, 08:00 in Paris.
    static let debut = Instant(iso: "2025-10-14T06:00:00.000Z") ?? Instant(milliseconds: 0)

    let database: any Database
    let files: any FileStore
    let clock = FixedClock(debut)
    /// Who holds what; tests change it.
    let etablissements = Mutex<[Int: [Espace: Set<String>]]>([
        1: [.of: [Monde.siretCFA]], 2: [.of: [Monde.siretCFA], .entreprise: [Monde.siretEntreprise]],
        3: [.of: [Monde.siretCFA]], 4: [.entreprise: [Monde.siretEntreprise]], 5: [.of: ["99999999999999"]],
    ])
    /// Addresses that differ from `compteN@essai.example`.
    let adresses = Mutex<[Int: String]>([:])

    static let siretCFA = CourrierExemple.dossier.siretOrganisme
    static let siretEntreprise = CourrierExemple.dossier.siretEmployeur

    init(_ database: any Database, _ files: any FileStore) {
        self.database = database
        self.files = files
    }

    func module(emetteur: Emetteur = CourrierExemple.emetteur) -> CourriersModule {
        CourriersModule(
            database: database, clock: clock, files: files,
            pages: PageRenderer(
                shell: { page, status, _, _ in .html(page.main, status: status) },
                gate: { page, status, _, _ in .html(page.main, status: status) }),
            profil: ProfilDeCourrier(
                emetteur: emetteur, lieu: "Paris",
                signataire: Signataire(nom: "Claude EXEMPLE", qualite: "Direction de la gestion des contrats")),
            liens: LiensDeDossier(publicURL: "https://gestion.opco.example") { espace, dispositif, dossier in
                "\(espace.racine)/\(dispositif.rawValue)/\(dossier)"
            },
            peutVoir: { dossier, acces, _ in dossier == 12 && !acces.estVide && acces.courant?.siret != "99999999999999"
            },
            contacts: { comptes, _ in
                let (tous, adresses) = (self.etablissements.withLock { $0 }, self.adresses.withLock { $0 })
                return comptes.map {
                    ContactDeCompte(
                        compte: $0, courriel: adresses[$0] ?? "compte\($0)@essai.example",
                        etablissements: tous[$0] ?? [:])
                }
            })
    }

    func acces(_ compte: Int, _ espace: Espace) -> Acces {
        let role: RoleEtablissement = espace == .of ? .gestionnaireOF : .gestionnaire
        let tenus = etablissements.withLock { $0[compte]?[espace] ?? [] }
        return Acces(
            compteID: compte, courriel: "compte\(compte)@essai.example", prenom: "Camille", nom: "Verneuil",
            espace: espace, etablissements: tenus.sorted().map { .init(siret: $0, nom: "Essai", role: role) },
            choisi: nil, roleOPCO: espace == .opco ? .gestionnaire : nil)
    }

    static func faits(
        id: Int = 12, numero: String = "4024415.1", employeur: String = "GARAGE DES TILLEULS", prenom: String = "Noé",
        nom: String = "D'ÎLE-BRASSIER"
    ) -> FaitsDeDossier {
        let modele = CourrierExemple.dossier
        return FaitsDeDossier(
            id: id, dispositif: .contratApprentissage,
            dossier: DossierDeCourrier(
                numero: numero, dispositif: modele.dispositif, employeur: employeur,
                siretEmployeur: modele.siretEmployeur, organisme: modele.organisme,
                siretOrganisme: modele.siretOrganisme, beneficiaire: "\(prenom) \(nom)", intitule: modele.intitule,
                debut: modele.debut, fin: modele.fin), prenom: prenom, nom: nom)
    }

    static let cfa = DestinataireDeCourrier(
        role: .cfa, siret: siretCFA, nom: CourrierExemple.cfa.nom, adresse: CourrierExemple.cfa.adresse)
    static let entreprise = DestinataireDeCourrier(
        role: .entreprise, siret: siretEntreprise, nom: CourrierExemple.entreprise.nom,
        adresse: CourrierExemple.entreprise.adresse)
    static let apprenti = DestinataireDeCourrier(
        role: .beneficiaire, siret: "", nom: "Noé D'ÎLE-BRASSIER", adresse: ["3 rue des Essais", "35000 RENNES"])

    static let accord = EvenementDeCourrier.accord(
        montants: CourrierExemple.montants, numeroDeDepot: nil, subrogation: true)
    static let relance = EvenementDeCourrier.relance(pieces: [.init("Convention de formation")], commentaire: "")
    static let refus = EvenementDeCourrier.refus(motifs: [.init("La certification n'est plus active.")])
    static let annulation = EvenementDeCourrier.annulation(motif: "Contrat rompu avant son début", montantAnnule: nil)

    @discardableResult
    func emettre(
        _ evenement: EvenementDeCourrier = accord, _ destinataires: [DestinataireDeCourrier] = [cfa],
        _ faits: FaitsDeDossier = faits()
    ) async throws -> [Int] {
        let (emission, now, tenus) = (module().emission, clock.now, etablissements.withLock { $0 })
        return try await database.write { db in
            try emission.emettre(
                faits, evenement, destinataires: destinataires, comptesDe: { Monde.comptes($0, tenus) }, at: now, on: db
            )
        }
    }

    static func comptes(_ siret: String, _ tenus: [Int: [Espace: Set<String>]]) -> [CompteDestinataire] {
        tenus.flatMap { compte, espaces in
            espaces.filter { $0.value.contains(siret) }.map { CompteDestinataire(compte: compte, espace: $0.key) }
        }
    }

    func colonne(_ sql: SQL) async throws -> [String] {
        try await database.read { db in try db.rows(sql).map { try $0.string("valeur") } }
    }

    func compte(_ sql: SQL) async throws -> Int { try await database.read { db in try db.count(sql) } }
}
