import Courriers
import Domain
import Dossiers
import Habilitations
import Platform

/// What the decisions of the desk give rise to: letters, notifications, the receipt by mail. In their transaction.
struct LettresDuDossier: Sendable {
    let emission: Emission

    func suite(
        _ evenement: EvenementDossier, _ dossier: Dossier, _ reponses: Reponses, _ detail: DetailEvenement,
        _ now: Instant, _ db: any Connection
    ) throws {
        guard let courrier = lettre(evenement, dossier, reponses, detail, now) else { return }
        let destinataires = destinataires(evenement, dossier, reponses, detail)
        try emission.emettre(
            faits(dossier, reponses), courrier, destinataires: destinataires,
            comptesDe: { siret in
                try HabilitationStore.comptesParEspace(siret: siret, on: db).map {
                    CompteDestinataire(compte: $0.compte, espace: $0.espace)
                }
            }, at: now, on: db)
    }

    private func lettre(
        _ evenement: EvenementDossier, _ dossier: Dossier, _ reponses: Reponses, _ detail: DetailEvenement,
        _ now: Instant
    ) -> EvenementDeCourrier? {
        switch evenement {
        case .transmettre:
            let tardif = dossier.debut.map { DelaiDeDepot(debut: $0).enRetard(le: now.jour) } ?? false
            return .depot(
                .init(
                    courriel: detail.acteur.courriel, espace: detail.acteur.espace, pieces: detail.nombreDePieces,
                    tardif: tardif))
        case .demanderPieces:
            return .relance(pieces: detail.pieces.map { Relance.Piece($0) }, commentaire: detail.motif)
        case .accorder:
            return .accord(
                montants: montants(dossier), numeroDeDepot: dossier.deca.isEmpty ? nil : dossier.deca,
                subrogation: dossier.subroge)
        case .refuser:
            return .refus(motifs: detail.motif.split(separator: "\n").map { RefusDePriseEnCharge.Motif(String($0)) })
        case .annuler: return .annulation(motif: detail.motif, montantAnnule: dossier.montants.npecAccorde)
        case .prendreEnCharge, .recevoirPieces, .rompre, .solder: return nil
        }
    }

    private func montants(_ dossier: Dossier) -> TableDeMontants {
        let m = dossier.montants
        var lignes = [TableDeMontants.Ligne("NPEC total", demande: m.npecDemande, accorde: m.npecAccorde ?? 0)]
        if m.equipementDemande != nil || m.equipementAccorde != nil {
            lignes.append(
                TableDeMontants.Ligne("1er Equipement", demande: m.equipementDemande, accorde: m.equipementAccorde ?? 0)
            )
        }
        return TableDeMontants(lignes)
    }

    /// A request goes to whom it is addressed; a refusal to the apprentice as well, by post.
    private func destinataires(
        _ evenement: EvenementDossier, _ dossier: Dossier, _ reponses: Reponses, _ detail: DetailEvenement
    ) -> [DestinataireDeCourrier] {
        let cfa = DestinataireDeCourrier(
            role: .cfa, siret: dossier.siretOF, nom: dossier.organisme, adresse: adresse("organismeFormation", reponses)
        )
        let entreprise = DestinataireDeCourrier(
            role: .entreprise, siret: dossier.siretEmployeur, nom: dossier.etablissement,
            adresse: adresse("employeur", reponses))
        switch evenement {
        case .demanderPieces: return detail.destinataire == .entreprise ? [entreprise] : [cfa]
        case .refuser:
            let apprenti = DestinataireDeCourrier(
                role: .beneficiaire, siret: "", nom: nomComplet(reponses), adresse: adresse("apprenti", reponses))
            return [cfa, entreprise, apprenti]
        default: return [cfa, entreprise]
        }
    }

    private func faits(_ dossier: Dossier, _ reponses: Reponses) -> FaitsDeDossier {
        FaitsDeDossier(
            id: dossier.id, dispositif: dossier.dispositif,
            dossier: DossierDeCourrier(
                numero: dossier.reference, dispositif: dossier.dispositif.libelle, employeur: dossier.etablissement,
                siretEmployeur: dossier.siretEmployeur, organisme: dossier.organisme, siretOrganisme: dossier.siretOF,
                beneficiaire: nomComplet(reponses), intitule: dossier.intitule,
                debut: dossier.debut ?? Jour(rang: 0), fin: dossier.fin ?? Jour(rang: 0)),
            prenom: reponses["apprenti.prenom"], nom: reponses["apprenti.nom"])
    }

    private func nomComplet(_ reponses: Reponses) -> String {
        "\(reponses["apprenti.prenom"]) \(reponses["apprenti.nom"].uppercased())"
    }

    private func adresse(_ prefixe: String, _ reponses: Reponses) -> [String] {
        func ligne(_ cles: [String]) -> String {
            cles.map { reponses["\(prefixe).adresse.\($0)"] }.filter { !$0.isEmpty }.joined(separator: " ")
        }
        return [ligne(["complement"]), ligne(["numero", "indice", "voie"]), ligne(["codePostal", "commune"])]
            .filter { !$0.isEmpty }
    }
}
