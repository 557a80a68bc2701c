import Testing

@testable import Domain

private let siret = "98765432400019"
private let ici = Perimetre.etablissement(siret: siret)
private let societe = Perimetre.entreprise(siren: "987654324")

private func habilitation(
    _ role: RoleEtablissement, _ droits: Set<Droit>? = nil, _ perimetre: Perimetre = ici, actif: Bool = true
) -> Habilitation {
    Habilitation(perimetre, nom: "OF GENERIQUE", role: role, droits: droits, actif: actif)
}

@Suite("Périmètre d'une habilitation")
struct PerimetreTests {
    @Test("se lit d'un SIRET ou d'un SIREN", arguments: [(siret, ici), ("987654324", societe)])
    func lecture(code: String, attendu: Perimetre) {
        #expect(Perimetre(code) == attendu)
        #expect(attendu.code == code)
    }

    @Test(
        "ne se lit de rien d'autre",
        arguments: ["", "98765432", "9876543240001", "987654324000199", "98765432A", "٩٨٧٦٥٤٣٢٤"])
    func illisible(code: String) {
        #expect(Perimetre(code) == nil)
    }

    @Test("une entreprise couvre ses établissements, ceux à venir compris, et aucun autre")
    func couverture() {
        #expect(societe.couvre(siret) && societe.couvre("98765432499999"))
        #expect(!societe.couvre("98765432300019"))
        #expect(ici.couvre(siret) && !ici.couvre("98765432400027"))
    }
}

@Suite("Droits d'une habilitation")
struct HabilitationTests {
    @Test("sont ceux du rôle, sauf mention", arguments: RoleEtablissement.allCases)
    func duRole(role: RoleEtablissement) {
        #expect(habilitation(role).droits == role.droits)
        #expect(habilitation(role).droitsStockes == nil)
    }

    @Test("ne dépassent jamais le rôle, et consulter va avec tous", arguments: RoleEtablissement.allCases)
    func bornes(role: RoleEtablissement) {
        #expect(habilitation(role, Set(Droit.allCases)).droits == role.droits)
        #expect(habilitation(role, []).droits == [.consulter])
    }

    @Test("se relisent comme ils s'écrivent", arguments: RoleEtablissement.allCases)
    func stockage(role: RoleEtablissement) {
        for droits in [[], [.deposer], [.facturer, .gererUtilisateurs], role.droits] as [Set<Droit>] {
            let une = habilitation(role, droits)
            #expect(
                Habilitation(ici, nom: "OF GENERIQUE", role: role, stockes: une.droitsStockes, actif: true) == une)
        }
    }

    @Test("un mot inconnu en base ne donne rien")
    func motInconnu() {
        let une = Habilitation(
            ici, nom: "X", role: .gestionnaireOF, stockes: "deposer tout_pouvoir instruire", actif: true)
        #expect(une.droits == [.consulter, .deposer])
    }

    @Test("ce qui est inactif, ou sans le droit, n'administre pas")
    func administre() {
        #expect(habilitation(.administrateurOF).administre)
        #expect(!habilitation(.administrateurOF, actif: false).administre)
        #expect(!habilitation(.administrateurOF, [.deposer]).administre)
        #expect(!habilitation(.gestionnaireOF, [.gererUtilisateurs]).administre)
    }
}

@Suite("Ce que l'on peut accorder")
struct MandatTests {
    private let mandat = Mandat(.of, [habilitation(.administrateurOF, [.deposer, .gererUtilisateurs])])

    @Test("là où l'on gère les utilisateurs, et nulle part ailleurs")
    func perimetres() {
        #expect(mandat.couvre(ici))
        #expect(!mandat.couvre(societe))
        #expect(!mandat.couvre(.etablissement(siret: "99999840400019")))
        #expect(!Mandat(.entreprise, [habilitation(.administrateurOF)]).couvre(ici))
        #expect(!Mandat(.of, [habilitation(.gestionnaireOF)]).couvre(ici))
        #expect(!Mandat(.of, [habilitation(.administrateurOF, actif: false)]).couvre(ici))
    }

    @Test("l'administrateur d'une entreprise l'est de chacun de ses établissements")
    func entreprise() {
        let large = Mandat(.of, [habilitation(.administrateurOF, nil, societe)])
        #expect(large.couvre(ici) && large.couvre(societe))
        #expect(large.entreprises == [societe])
        #expect(mandat.entreprises.isEmpty)
    }

    @Test("hors de son périmètre, l'établissement n'existe pas")
    func horsPerimetre() {
        let refus = #expect(throws: Refus.self) {
            try mandat.verifier(habilitation(.gestionnaireOF, nil, societe), avant: nil)
        }
        #expect(refus?.categorie == .nonTrouve)
    }

    @Test("pas ce que l'on n'a pas soi-même, à autrui comme à soi")
    func excedent() throws {
        let refus = #expect(throws: Refus.self) {
            try mandat.verifier(habilitation(.gestionnaireOF), avant: nil)
        }
        #expect(refus?.categorie == .interdit)
        #expect(refus?.message.contains("« Facturer »") == true)
        try mandat.verifier(habilitation(.gestionnaireOF, [.deposer]), avant: nil)
    }

    @Test("ce que la personne avait lui reste, mais ne se rend pas une fois éteint")
    func acquis() throws {
        let entiere = habilitation(.gestionnaireOF)
        try mandat.verifier(habilitation(.gestionnaireOF, [.facturer]), avant: entiere)
        try mandat.verifier(habilitation(.gestionnaireOF, actif: false), avant: entiere)
        #expect(throws: Refus.self) {
            try mandat.verifier(entiere, avant: habilitation(.gestionnaireOF, actif: false))
        }
    }

    @Test("l'OPCO donne tout rôle, sur l'établissement ouvert et son entreprise", arguments: [Espace.of, .entreprise])
    func opco(espace: Espace) throws {
        let mandat = Mandat(opco: espace, siret: siret)
        for role in mandat.roles {
            try mandat.verifier(habilitation(role), avant: nil)
            try mandat.verifier(habilitation(role, nil, societe), avant: nil)
        }
        #expect(throws: Refus.self) {
            try mandat.verifier(
                habilitation(mandat.roles[0], nil, .etablissement(siret: "99999840400019")), avant: nil)
        }
    }

    @Test("le rôle est de l'application")
    func autreApplication() {
        #expect(throws: Refus.self) { try mandat.verifier(habilitation(.gestionnaire), avant: nil) }
    }
}

@Suite("Le dernier administrateur")
struct DernierAdministrateurTests {
    @Test(
        "ce qui en avait un n'en manque jamais ; ce qui n'en avait pas reste libre",
        arguments: [
            ([1], [1], true), ([1], [2], true), ([1, 2], [2], true), ([1], [], false), ([1, 2], [], false),
            ([], [], true),
        ] as [(Set<Int>, Set<Int>, Bool)])
    func table(avant: Set<Int>, apres: Set<Int>, permis: Bool) {
        let orphelins = DernierAdministrateur.orphelins(avant: [ici: avant], apres: [ici: apres])
        #expect(orphelins.isEmpty == permis)
    }
}
