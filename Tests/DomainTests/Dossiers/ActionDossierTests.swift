import Testing

@testable import Domain

private func titulaire(_ role: RoleEtablissement, _ droits: Set<Droit>? = nil) -> EtablissementAccessible {
    EtablissementAccessible(siret: "98765432400019", nom: "OF GENERIQUE", role: role, droits: droits)
}

@Suite("Actions sur un dossier")
struct ActionDossierTests {
    @Test("sur un dossier accordé et subrogé, le CFA peut tout")
    func accorde() {
        for action in ActionDossier.allCases {
            #expect(action.disponibilite(.accorde, subroge: true, pour: titulaire(.gestionnaireOF)) == .possible)
        }
    }

    @Test("en attente de pièces : afficher et joindre, rien d'autre")
    func attente() {
        let possibles = ActionDossier.allCases.filter {
            $0.disponibilite(.attentePieces, subroge: true, pour: titulaire(.administrateurOF)) == .possible
        }
        #expect(possibles == [.afficher, .ajouterPiece])
    }

    @Test("facture : accordé ou en cours de traitement, et subrogé", arguments: EtatDossier.allCases)
    func facture(etat: EtatDossier) {
        let attendu = etat == .accorde || etat == .enCours
        #expect(
            (ActionDossier.deposerFacture.disponibilite(etat, subroge: true, pour: titulaire(.gestionnaireOF))
                == .possible)
                == attendu)
        #expect(
            ActionDossier.deposerFacture.disponibilite(etat, subroge: false, pour: titulaire(.gestionnaireOF)).motif
                != nil)
    }

    @Test("avenant et rupture : seulement sur un dossier accordé", arguments: EtatDossier.allCases)
    func avenant(etat: EtatDossier) {
        for action in [ActionDossier.creerAvenant, .declarerRupture] {
            let disponibilite = action.disponibilite(etat, subroge: true, pour: titulaire(.gestionnaireOF))
            #expect((disponibilite == .possible) == (etat == .accorde))
            #expect(etat == .accorde || disponibilite.motif?.contains(etat.libelle) == true)
        }
    }

    @Test("la page et la garde disent le même motif")
    func garde() {
        let motif = ActionDossier.ajouterPiece.disponibilite(.solde, subroge: true, pour: titulaire(.gestionnaire))
            .motif
        let refus = #expect(throws: Refus.self) {
            try ActionDossier.ajouterPiece.exiger(.solde, subroge: true, pour: titulaire(.gestionnaire))
        }
        #expect(refus?.message == motif)
        #expect(refus?.categorie == .conflit)
    }

    @Test("les droits de la personne l'emportent sur ceux de son rôle")
    func droitsRetires() {
        let lecteur = titulaire(.gestionnaireOF, [.consulter])
        let possibles = ActionDossier.allCases.filter {
            $0.disponibilite(.accorde, subroge: true, pour: lecteur) == .possible
        }
        #expect(possibles == [.afficher])
        let refus = #expect(throws: Refus.self) {
            try ActionDossier.ajouterPiece.exiger(.accorde, subroge: true, pour: lecteur)
        }
        #expect(refus?.categorie == .interdit)
        #expect(refus?.message == "Vos habilitations sur OF GENERIQUE ne le permettent pas.")
    }

    @Test("l'entreprise facture quand le dossier n'est pas subrogé")
    func entreprise() {
        #expect(
            ActionDossier.deposerFacture.disponibilite(.accorde, subroge: false, pour: titulaire(.gestionnaire))
                == .possible)
        #expect(
            ActionDossier.deposerFacture.disponibilite(.accorde, subroge: true, pour: titulaire(.gestionnaire)).motif
                != nil)
    }
}

@Suite("Rôles et droits")
struct RolesTests {
    @Test("seuls les administrateurs gèrent les utilisateurs, et l'Administrateur OF les clés")
    func etablissements() {
        #expect(
            RoleEtablissement.allCases.filter { $0.permet(.gererUtilisateurs) } == [.administrateurOF, .administrateur])
        #expect(RoleEtablissement.allCases.filter { $0.permet(.gererCles) } == [.administrateurOF])
        #expect(
            RoleEtablissement.allCases.allSatisfy {
                $0.permet(.deposer) && !$0.permet(.consulterNir) && !$0.permet(.instruire)
            })
    }

    @Test("à l'OPCO, instruire et payer sont séparés")
    func opco() {
        #expect(RoleOPCO.allCases.filter { $0.permet(.instruire) } == [.gestionnaire, .superviseur])
        #expect(RoleOPCO.allCases.filter { $0.permet(.payer) } == [.comptable])
        #expect(RoleOPCO.allCases.filter { $0.permet(.administrer) } == [.administrateur])
        #expect(RoleOPCO.allCases.filter { $0.permet(.consulterNir) } == [.gestionnaire, .superviseur])
    }
}

@Suite("Numéro de dossier")
struct NumeroDossierTests {
    @Test("se lit et s'écrit")
    func lecture() throws {
        let numero = try #require(NumeroDossier(" 4024415.1 "))
        #expect(numero.description == "4024415.1")
        #expect(numero.avenant?.description == "4024415.2")
        #expect(NumeroDossier(4_024_415) == numero)
    }

    @Test(
        "refuse ce qui n'en est pas un",
        arguments: [
            "", "4024415", "402441.1", "40244150.1", "4024415.0", "4024415.01", "4024415.x", "-024415.1", "4024415.1.1",
        ])
    func refus(texte: String) {
        #expect(NumeroDossier(texte) == nil)
    }
}
