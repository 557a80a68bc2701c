import Domain
import Dossiers
import Habilitations
import Identity
import Platform

/// Two dozen files in every state, made by the verbs that people use: letters and notifications follow.
struct DemoDossiers: Sendable {
    let services: Services
    let module: DossiersModule

    private static let graine = 2026
    private static let deposants = [
        DemoComptes.organisme.siret: "gestion.of@formation.example", DemoComptes.antenne.siret: "double@groupe.example",
    ]

    /// - Returns: how many were created: none when the organisation has files already.
    func installer() async throws -> Int {
        let now = services.clock.now
        let pieces = try await piecesEnregistrees(le: now.jour)
        let scenes = SceneDeDemo.toutes
        return try await services.database.write { db in
            guard try !DemoStore.aDesDossiers(organisme: DemoComptes.organisme.siret, on: db) else { return 0 }
            for (rang, scene) in scenes.enumerated() {
                try jouer(scene, rang, pieces: pieces, now, on: db)
            }
            return scenes.count
        }
    }

    private func jouer(
        _ scene: SceneDeDemo, _ rang: Int, pieces: [PieceDeDemo], _ now: Instant, on db: any Connection
    ) throws {
        let organisme = scene.antenne ? OrganismeFictif.antenne : .generique
        let entreprise = EntrepriseFictive.exemples[scene.entreprise % EntrepriseFictive.exemples.count]
        let debut = scene.debut(le: now.jour)
        let contrat = ContratFictif(
            graine: DemoDossiers.graine, rang, debut: debut, organisme: organisme, entreprise: entreprise)
        let depose = min(Instant(debut.ajoutant(jours: 1), heure: 9).adding(seconds: rang * 420), now)
        let qui = try acces(DemoDossiers.deposants[organisme.siret] ?? "", .of, on: db)
        var verbe = VerbesDeDemo(
            module: module, deposant: qui, agent: try acces("agent@opco.example", .opco, on: db), now: now, db: db)
        try verbe.creer(scene.reponses(contrat), siretOF: organisme.siret, at: depose.adding(seconds: -3600))
        for (index, piece) in pieces.enumerated() where index < scene.pieces {
            try piece.joindre(verbe.id, qui, at: depose.adding(seconds: -600), on: db)
        }
        verbe.instant = depose
        try verbe.suivre(scene.suite)
    }

    private func acces(_ courriel: String, _ espace: Espace, on db: any Connection) throws -> Acces {
        guard let compte = try CompteStore.find(courriel: courriel, on: db) else {
            throw DemoError.compteAbsent(courriel)
        }
        let roles = try HabilitationStore.roles(compte: compte.id, espace, on: db)
        return Acces(
            compteID: compte.id, courriel: compte.courriel, prenom: compte.prenom, nom: compte.nom, espace: espace,
            etablissements: roles.etablissements, choisi: nil, roleOPCO: roles.opco)
    }

    /// The bytes first: rows name them.
    private func piecesEnregistrees(le jour: Jour) async throws -> [PieceDeDemo] {
        var pieces: [PieceDeDemo] = []
        for (genre, nom) in PieceDeDemo.modeles {
            let bytes = try PieceDeDemo.pdf(nom, le: jour)
            pieces.append(PieceDeDemo(genre: genre, nom: nom, fichier: try await services.files.put(bytes)))
        }
        return pieces
    }
}

extension Instant {
    /// An hour of the day, UTC.
    init(_ jour: Jour, heure: Int) { self.init(milliseconds: Int64(jour.rang) * 86_400_000 + Int64(heure) * 3_600_000) }
}
