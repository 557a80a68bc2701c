import Courriers
import Domain
import Platform
import Synchronization
import Testing

@Suite("Émission des courriers")
struct EmissionTests {
    private struct Echec: Error {}

    static let cas: [(EvenementDeCourrier, [DestinataireDeCourrier], [String])] = [
        (
            Monde.accord, [Monde.cfa, Monde.entreprise, Monde.apprenti],
            ["Courrier d'accord (CF) 4024415.1", "Courrier d'accord (ADH) 4024415.1"]
        ),
        (
            Monde.accord,
            [DestinataireDeCourrier(role: .organisme, siret: Monde.siretCFA, nom: "Organisme", adresse: [])],
            ["Courrier d'accord (OF) 4024415.1"]
        ),
        (Monde.relance, [Monde.entreprise], ["Courrier de relance Entreprise 4024415.1"]),
        (Monde.relance, [Monde.cfa], ["Courrier de relance Organisme de formation 4024415.1"]),
        (
            Monde.refus, [Monde.entreprise, Monde.cfa, Monde.apprenti],
            [
                "Courrier de refus (ADH) 4024415.1", "Courrier de refus (CF) 4024415.1",
                "Courrier de refus (Bénéficiaire) 4024415.1",
            ]
        ),
        (
            Monde.annulation, [Monde.entreprise, Monde.cfa],
            ["Courrier d'annulation (ADH) 4024415.1", "Courrier d'annulation (CF) 4024415.1"]
        ),
    ]

    @Test("chaque événement écrit à chaque partie son courrier", arguments: cas.indices)
    func noms(_ rang: Int) async throws {
        let (evenement, destinataires, attendus) = Self.cas[rang]
        try await avecMonde { monde in
            try await monde.emettre(evenement, destinataires)
            #expect(try await monde.colonne("SELECT nom AS valeur FROM courrier ORDER BY id") == attendus)
            let taches = try await monde.compte("SELECT COUNT(*) FROM tache WHERE genre = 'courrier.rendre'")
            #expect(taches == attendus.count)
        }
    }

    @Test("les courriers sont numérotés à la suite, année en tête")
    func numeros() async throws {
        try await avecMonde { monde in
            try await monde.emettre(Monde.accord, [Monde.cfa, Monde.entreprise])
            monde.clock.set(Instant(iso: "2025-12-31T23:30:00.000Z") ?? Monde.debut)
            try await monde.emettre(Monde.relance, [Monde.cfa])
            #expect(
                try await monde.colonne("SELECT numero AS valeur FROM courrier ORDER BY id") == [
                    "C-2025-0000001", "C-2025-0000002", "C-2026-0000003",
                ])
        }
    }

    @Test("une décision annulée ne laisse ni courrier, ni notification, ni tâche")
    func annulee() async throws {
        try await avecMonde { monde in
            let (emission, now, tenus) = (
                monde.module().emission, monde.clock.now, monde.etablissements.withLock { $0 }
            )
            await #expect(throws: Echec.self) {
                try await monde.database.write { db in
                    try emission.emettre(
                        Monde.faits(), Monde.accord, destinataires: [Monde.cfa, Monde.entreprise],
                        comptesDe: { Monde.comptes($0, tenus) }, at: now, on: db)
                    #expect(try db.count("SELECT COUNT(*) FROM notification") == 5)
                    throw Echec()
                }
            }
            let restes = try await monde.compte(
                """
                SELECT (SELECT COUNT(*) FROM courrier) + (SELECT COUNT(*) FROM notification)
                    + (SELECT COUNT(*) FROM tache)
                """)
            #expect(restes == 0)
        }
    }

    @Test("chaque utilisateur du SIRET adressé est averti, dans l'espace de son rôle")
    func avertis() async throws {
        try await avecMonde { monde in
            try await monde.emettre(Monde.refus, [Monde.cfa, Monde.entreprise, Monde.apprenti])
            let avertis = try await monde.database.read { db in
                try db.rows("SELECT compte_id, espace FROM notification ORDER BY espace, compte_id").map {
                    "\(try $0.string("espace")) \(try $0.int("compte_id"))"
                }
            }
            #expect(avertis == ["app 2", "app 4", "of 1", "of 2", "of 3"])
            #expect(
                try await monde.colonne("SELECT DISTINCT message AS valeur FROM notification")
                    == ["Un nouveau courrier a été déposé dans votre dossier."])
        }
    }

    @Test("un CFA qui est aussi une entreprise n'avertit que les utilisateurs de l'espace concerné")
    func deuxEspaces() async throws {
        try await avecMonde { monde in
            monde.etablissements.withLock {
                $0 = [
                    6: [.of: [Monde.siretCFA], .entreprise: [Monde.siretCFA]], 7: [.entreprise: [Monde.siretCFA]],
                ]
            }
            try await monde.emettre()
            #expect(try await monde.colonne("SELECT espace AS valeur FROM notification WHERE compte_id = 6") == ["of"])
            #expect(try await monde.compte("SELECT COUNT(*) FROM notification") == 1)
        }
    }

    @Test("mille utilisateurs sont avertis")
    func mille() async throws {
        try await avecMonde { monde in
            monde.etablissements.withLock { tous in
                for compte in 1...1200 { tous[compte] = [.of: [Monde.siretCFA]] }
            }
            try await monde.emettre()
            #expect(try await monde.compte("SELECT COUNT(*) FROM notification") == 1200)
        }
    }

    @Test("un événement dont personne ne reçoit le courrier est refusé")
    func aucun() async throws {
        try await avecMonde { monde in
            await #expect(throws: EmissionError.aucunDestinataire) {
                try await monde.emettre(Monde.accord, [Monde.apprenti])
            }
        }
    }

    @Test("un dépôt envoie son accusé au déposant, sans courrier ni nom d'apprenti")
    func depot() async throws {
        try await avecMonde { monde in
            let depot = EvenementDeCourrier.Depot(
                courriel: "camille@cfa-essai.example", espace: .of, pieces: 3, tardif: true)
            #expect(try await monde.emettre(.depot(depot), []).isEmpty)
            #expect(
                try await monde.colonne("SELECT destinataire || ' ' || sujet AS valeur FROM courriel")
                    == ["camille@cfa-essai.example Votre dossier 4024415.1 est transmis"])
            let texte = try await monde.colonne("SELECT texte AS valeur FROM courriel").joined()
            for attendu in [
                "https://gestion.opco.example/of/contrat-apprentissage/12", "14/10/2025 à 08:00",
                "SIRET de l'entreprise : 99999760800012", "plus de 5 jours ouvrables",
            ] {
                #expect(texte.contains(attendu), "\(attendu)")
            }
            #expect(!texte.contains("BRASSIER"))
            #expect(try await monde.compte("SELECT COUNT(*) FROM courrier") == 0)
        }
    }

    @Test(
        "une adresse que personne ne peut servir n'empêche pas le dépôt",
        arguments: ["", "a b@c.example", "a@b\n.example"])
    func adresse(_ courriel: String) async throws {
        try await avecMonde { monde in
            try await monde.emettre(.depot(.init(courriel: courriel, espace: .of, pieces: 0, tardif: false)), [])
            #expect(try await monde.compte("SELECT COUNT(*) FROM courriel") == 0)
        }
    }
}
