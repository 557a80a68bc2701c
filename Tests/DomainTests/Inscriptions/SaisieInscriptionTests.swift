import Domain
import Testing

@Suite("Demande d'inscription : ce qui est demandé")
struct SaisieInscriptionTests {
    static let organisation = Organisation(
        branches: [.init(code: "automobile", nom: "Ferroviaire, Automobile, RATP", dga: "auto")],
        directions: [.init(code: "auto", nom: "DGA")],
        delegations: [
            .init(
                code: "bre", nom: "Bretagne", courriel: "bretagne@opco.example", departements: ["22", "29", "35", "56"]),
            .init(code: "out", nom: "Outre-mer", courriel: "outremer@opco.example", departements: ["971", "974"]),
        ])

    static let ouvert = EtablissementDemande(
        siret: "99999680400012", nom: "TRANSPORTS", ville: "35000 RENNES", departement: "35", situation: .ouvert)

    static var complete: SaisieInscription {
        var saisie = SaisieInscription()
        saisie.prenom = "Noé"
        saisie.nom = "Brassier"
        saisie.sexe = "M"
        saisie.telephone = "02 99 00 00 01"
        saisie.type = .entreprise
        saisie.branche = "automobile"
        saisie.departement = "35"
        saisie.sirets = [ouvert.siret]
        saisie.profil = .gestionnaire
        saisie.attestation = true
        saisie.cgu = true
        return saisie
    }

    @Test("Complète, elle est juste")
    func juste() {
        #expect(Self.complete.fautes(Self.organisation, [Self.ouvert]) == [])
        #expect(Self.complete.departementDouteux([Self.ouvert]) == nil)
    }

    struct Manque: Sendable, CustomTestStringConvertible {
        let champ: String
        let message: String
        let change: @Sendable (inout SaisieInscription) -> Void

        var testDescription: String { "\(champ) : \(message)" }
    }

    @Test(
        "Chaque refus a sa phrase",
        arguments: [
            Manque(champ: "prenom", message: "Saisissez votre prénom") { $0.prenom = "" },
            Manque(champ: "prenom", message: "Saisissez votre prénom") { $0.prenom = "12-" },
            Manque(champ: "nom", message: "Saisissez votre nom") { $0.nom = "" },
            Manque(champ: "nom", message: "Saisissez un nom de 80 caractères au plus") {
                $0.nom = String(repeating: "A", count: 81)
            },
            Manque(champ: "sexe", message: "Sélectionnez le sexe") { $0.sexe = "X" },
            Manque(champ: "telephone", message: "Saisissez le téléphone (numéro du standard)") { $0.telephone = "" },
            Manque(champ: "telephone", message: "Saisissez un téléphone de 10 chiffres, par exemple 01 99 00 00 01") {
                $0.telephone = "12"
            },
            Manque(champ: "type", message: "Sélectionnez le type d'établissement") { $0.type = nil },
            Manque(champ: "type", message: TypeDeDemandeur.cabinetRefuse) { $0.type = .cabinet },
            Manque(champ: "branche", message: "Sélectionnez la branche") { $0.branche = "inconnue" },
            Manque(champ: "departement", message: "Sélectionnez le département de l'établissement") {
                $0.departement = "75"
            },
            Manque(champ: "profil", message: "Sélectionnez le type de profil souhaité") { $0.profil = nil },
            Manque(champ: "attestation", message: "Cochez l'attestation sur l'honneur") { $0.attestation = false },
            Manque(champ: "cgu", message: "Acceptez les Conditions Générales d'Utilisation") { $0.cgu = false },
        ])
    func manque(_ manque: Manque) {
        var saisie = Self.complete
        manque.change(&saisie)
        #expect(saisie.fautes(Self.organisation, [Self.ouvert]) == [.init(manque.champ, manque.message)])
    }

    @Test("Un cabinet comptable est arrêté avant toute autre question")
    func cabinet() {
        var saisie = SaisieInscription()
        saisie.type = .cabinet
        #expect(
            saisie.fautes(Self.organisation, []) == [
                .init("type", "Les demandes d'inscription des cabinets comptables ne sont pas acceptées")
            ])
    }

    @Test("Branche et département ne sont demandés qu'aux entreprises")
    func organisme() {
        var saisie = Self.complete
        saisie.type = .of
        saisie.branche = ""
        saisie.departement = ""
        #expect(saisie.fautes(Self.organisation, [Self.ouvert]) == [])
        #expect(
            saisie.fautes(Self.organisation, []) == [
                .init("siret", "Ajoutez un organisme de formation à associer à votre compte")
            ])
    }

    @Test(
        "Un établissement qui ne convient pas est refusé par son nom",
        arguments: [EtablissementDemande.Situation.ferme(nil), .etranger, .sansDeclaration, .inconnu])
    func etablissement(_ situation: EtablissementDemande.Situation) throws {
        let un = EtablissementDemande(
            siret: "99999680400012", nom: "TRANSPORTS", ville: "", departement: nil, situation: situation)
        let refus = try #require(un.refus)
        #expect(refus.contains("99999680400012"))
        let fautes = Self.complete.fautes(Self.organisation, [un])
        #expect(fautes.map(\.champ) == ["siret"])
        #expect(fautes.first?.message.hasPrefix(refus) == true)
    }

    @Test("Un département qui n'est celui d'aucun établissement est signalé")
    func departement() throws {
        var saisie = Self.complete
        saisie.departement = "29"
        #expect(saisie.fautes(Self.organisation, [Self.ouvert]) == [])
        #expect(try #require(saisie.departementDouteux([Self.ouvert])).contains("(35)"))
    }

    @Test(
        "Un SIRET tapé, avant toute recherche",
        arguments: [
            ("", "Saisissez le SIRET de l'établissement à ajouter"), ("123", "Saisissez un SIRET de 14 chiffres"),
            ("99999680400013", "Vérifiez le SIRET 99999680400013 : un de ses chiffres est inexact"),
            ("BE0123456789", "Seuls les établissements situés en France ont un SIRET : saisissez ses 14 chiffres"),
            ("99999680400012", "L'établissement de SIRET 99999680400012 est déjà dans la liste"),
        ])
    func siret(_ code: String, _ message: String) {
        #expect(SiretSaisi.refus(code, deja: ["99999680400012"]) == message)
        #expect(SiretSaisi.refus("99999680400012", deja: []) == nil)
    }

    @Test("Ce qui est envoyé se lit sans marques ni doublons")
    func lecture() {
        let champs = [
            "prenom": ["  Noé\u{0}  "], "etablissement": ["999 996 804 00012", "99999680400012", "abc"],
            "type": ["of"], "attestation": ["oui"], "version": ["-3"],
        ]
        let saisie = SaisieInscription { champs[$0] ?? [] }
        #expect(saisie.prenom == "Noé")
        #expect(saisie.sirets == ["99999680400012"])
        #expect(saisie.type == .of)
        #expect(saisie.attestation && !saisie.cgu)
        #expect(saisie.version == 0)
    }
}

@Suite("Demande d'inscription : à qui elle va, ce qu'elle devient")
struct OrientationTests {
    @Test(
        "La branche donne la DGA, le département la délégation",
        arguments: [
            ("automobile", "35", "auto", "bre"), ("", "29", "", "bre"), ("automobile", "974", "auto", "out"),
            ("inconnue", "75", "", ""),
        ])
    func orientation(_ branche: String, _ departement: String, _ dga: String, _ delegation: String) {
        let orientation = SaisieInscriptionTests.organisation.orienter(branche: branche, departement: departement)
        #expect(orientation == .init(dga: dga, delegation: delegation))
    }

    @Test(
        "Le département d'une adresse",
        arguments: [
            ("35000", nil, "35"), ("97400", nil, "974"), ("20090", "2A004", "2A"), ("20200", nil, "2B"),
            ("2000", nil, nil), (nil, nil, nil),
        ] as [(String?, String?, String?)])
    func departement(_ codePostal: String?, _ commune: String?, _ attendu: String?) {
        #expect(Departement.de(codePostal: codePostal, commune: commune) == attendu)
    }

    @Test("Une demande décidée ne se décide plus ; refusée, elle se corrige")
    func transitions() {
        let possibles: Set<[String]> = [
            ["en_attente", "envoyer"], ["en_attente", "prendre"], ["en_attente", "affecter"],
            ["en_attente", "corriger"], ["en_attente", "accepter"], ["en_attente", "refuser"], ["refusee", "corriger"],
            ["en_attente", "retirer"],
        ]
        for etat in EtatDemande.allCases {
            for evenement in EvenementDemande.allCases {
                let suivant = try? etat.transition(evenement)
                #expect(
                    (suivant != nil) == possibles.contains([etat.rawValue, evenement.rawValue]), "\(etat) \(evenement)")
            }
        }
        #expect((try? EtatDemande.attente.transition(.accepter)) == .acceptee)
        #expect((try? EtatDemande.attente.transition(.refuser)) == .refusee)
        #expect((try? EtatDemande.refusee.transition(.corriger)) == .attente)
    }

    @Test(
        "Le profil souhaité donne le rôle",
        arguments: [
            (ProfilSouhaite.administrateur, TypeDeDemandeur.of, RoleEtablissement.administrateurOF),
            (.gestionnaire, .of, .gestionnaireOF), (.administrateur, .entreprise, .administrateur),
            (.gestionnaire, .entreprise, .gestionnaire),
        ])
    func role(_ profil: ProfilSouhaite, _ type: TypeDeDemandeur, _ role: RoleEtablissement) {
        #expect(profil.role(type) == role)
    }
}
