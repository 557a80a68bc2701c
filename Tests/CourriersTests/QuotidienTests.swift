import Domain
import Platform
import Synchronization
import Testing

@testable import Courriers

@Suite("Mail quotidien des notifications")
struct QuotidienTests {
    private static func envoyer(_ monde: Monde) async throws -> Int {
        let module = monde.module()
        let resume = ResumeQuotidien(
            database: monde.database, clock: monde.clock, mails: module.mails, contacts: module.contacts)
        return try await resume.envoyer(monde.clock.now.jour)
    }

    private static func lendemain(_ monde: Monde) { monde.clock.advance(seconds: 86_400) }

    private static func destinataires(_ monde: Monde) async throws -> [String] {
        try await monde.colonne("SELECT destinataire AS valeur FROM courriel ORDER BY destinataire")
    }

    @Test("un mail par compte et par jour, et rien quand il n'y a rien de nouveau")
    func parJour() async throws {
        try await avecMonde { monde in
            try await monde.emettre(Monde.refus, [Monde.cfa, Monde.entreprise])
            #expect(try await Self.envoyer(monde) == 4)
            #expect(
                try await Self.destinataires(monde) == (1...4).map { "compte\($0)@essai.example" })
            try await monde.emettre(Monde.relance, [Monde.cfa])
            #expect(try await Self.envoyer(monde) == 0)
            Self.lendemain(monde)
            #expect(try await Self.envoyer(monde) == 3)
            Self.lendemain(monde)
            #expect(try await Self.envoyer(monde) == 0)
        }
    }

    @Test("le mail nomme les dossiers par leur numéro et leur SIRET, jamais l'apprenti")
    func contenu() async throws {
        try await avecMonde { monde in
            try await monde.emettre(Monde.refus, [Monde.cfa, Monde.entreprise])
            try await monde.emettre(Monde.relance, [Monde.cfa], Monde.faits(id: 13, numero: "4018204.1"))
            try await monde.emettre(Monde.annulation, [Monde.cfa], Monde.faits(id: 13, numero: "4018204.1"))
            _ = try await Self.envoyer(monde)
            let (sujets, textes) = (
                try await monde.colonne("SELECT sujet AS valeur FROM courriel ORDER BY destinataire"),
                try await monde.colonne("SELECT texte AS valeur FROM courriel ORDER BY destinataire")
            )
            #expect(
                sujets == [
                    "3 nouveaux courriers dans vos dossiers", "4 nouveaux courriers dans vos dossiers",
                    "3 nouveaux courriers dans vos dossiers", "1 nouveau courrier dans vos dossiers",
                ])
            let premier = try #require(textes.first)
            for attendu in [
                "Dossier 4024415.1 : Contrat d'apprentissage, SIRET 99999760800012, 1 courrier",
                "Dossier 4018204.1 : Contrat d'apprentissage, SIRET 99999760800012, 2 courriers",
                "https://gestion.opco.example/of/notifications\n",
                "Gérer mes notifications : https://gestion.opco.example/of/notifications/reglages",
            ] {
                #expect(premier.contains(attendu), "\(attendu)")
            }
            #expect(textes[1].contains("https://gestion.opco.example/app/notifications"))
            #expect(!textes.joined().contains("BRASSIER") && !textes.joined().contains("Noé"))
        }
    }

    @Test("qui l'a désactivé n'en reçoit pas, et ne retrouve pas l'arriéré en le réactivant")
    func desactive() async throws {
        try await avecMonde { monde in
            func regler(_ voulu: Bool) async throws {
                try await monde.database.write { db in try PreferenceStore.regler(1, quotidien: voulu, on: db) }
            }
            let parDefaut = try await monde.database.read { db in try PreferenceStore.quotidien(1, on: db) }
            #expect(parDefaut)
            try await regler(false)
            try await monde.emettre()
            #expect(try await Self.envoyer(monde) == 2)
            #expect(try await !Self.destinataires(monde).contains("compte1@essai.example"))
            try await regler(true)
            Self.lendemain(monde)
            #expect(try await Self.envoyer(monde) == 0)
            try await monde.emettre()
            Self.lendemain(monde)
            #expect(try await Self.envoyer(monde) == 3)
        }
    }

    @Test("ce qui est déjà lu n'est plus annoncé")
    func lu() async throws {
        try await avecMonde { monde in
            try await monde.emettre()
            let acces = monde.acces(1, .of)
            try await monde.database.write { db in _ = try NotificationStore.toutLire(acces, at: Monde.debut, on: db) }
            #expect(try await Self.envoyer(monde) == 2)
        }
    }

    @Test("qui a quitté l'établissement n'est plus informé de ses dossiers")
    func quitte() async throws {
        try await avecMonde { monde in
            try await monde.emettre(Monde.refus, [Monde.cfa, Monde.entreprise])
            monde.etablissements.withLock {
                $0[1] = [:]
                $0[2] = [.entreprise: [Monde.siretEntreprise]]
            }
            #expect(try await Self.envoyer(monde) == 3)
            let textes = try await monde.colonne(
                "SELECT texte AS valeur FROM courriel WHERE destinataire LIKE 'compte2%'")
            #expect(textes.count == 1)
            #expect(textes.allSatisfy { $0.contains("1 courrier\n") && !$0.contains("/of/") })
        }
    }

    @Test("une adresse que personne ne peut servir n'arrête pas les mails des autres")
    func adresse() async throws {
        try await avecMonde { monde in
            monde.adresses.withLock { $0[2] = "pas une adresse" }
            try await monde.emettre()
            #expect(try await Self.envoyer(monde) == 2)
            #expect(try await Self.destinataires(monde) == ["compte1@essai.example", "compte3@essai.example"])
        }
    }

    @Test("au-delà de cinquante dossiers, les autres sont comptés")
    func beaucoup() async throws {
        try await avecMonde { monde in
            for rang in 0..<53 {
                try await monde.emettre(
                    Monde.accord, [Monde.cfa], Monde.faits(id: rang, numero: "\(4_000_000 + rang).1"))
            }
            _ = try await Self.envoyer(monde)
            let texte = try #require(try await monde.colonne("SELECT texte AS valeur FROM courriel").first)
            #expect(texte.contains("Dossier 4000049.1 :") && !texte.contains("Dossier 4000050.1 :"))
            #expect(texte.contains("3 autres dossiers sont concernés."))
        }
    }

    @Test("le texte et le HTML disent la même chose, sans balise venue d'un nom")
    func gabarit() {
        let mail = MailLayout(
            marque: "OPCO <b>", service: "M-Gestion OF", titre: "A & B", paragraphes: ["<script>x</script>"]
        ).with {
            $0.bouton = ("Afficher", "https://gestion.opco.example/?a=1&b=\"2\"")
            $0.faits = [("Dossier", "4024415.1")]
            $0.notes = ["Note"]
            $0.liens = [("Réglages", "https://gestion.opco.example/r")]
        }
        let html = mail.html.string
        #expect(html.contains("&lt;script&gt;x&lt;/script&gt;") && !html.contains("<script>"))
        #expect(html.contains(#"href="https://gestion.opco.example/?a=1&amp;b=&quot;2&quot;""#))
        for texte in ["A & B", "<script>x</script>", "Dossier : 4024415.1", "Note", "Réglages : https://gestion"] {
            #expect(mail.text.contains(texte), "\(texte)")
        }
    }
}
