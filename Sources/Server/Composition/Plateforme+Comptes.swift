import Domain
import Habilitations
import Identity
import Platform

/// Accounts and accesses are two capabilities that do not know each other: here each is told of the other.
extension Plateforme {
    static func accesDesComptes(opco: String) -> AccesDesComptes {
        AccesDesComptes(
            espaces: { compte, db in
                try HabilitationStore.roles(compte: compte, .of, on: db).espaces.filter(Plateforme.espaces.contains)
            },
            habilitations: { compte, espace, db in
                let roles = try HabilitationStore.roles(compte: compte, espace, on: db)
                return roles.etablissements.map { .init(siret: $0.siret, role: $0.role.rawValue) }
                    + (roles.opco.map { [.init(siret: "", role: $0.rawValue)] } ?? [])
            },
            seulAdministrateur: { compte, db in
                try HabilitationStore.seulAdministrateur(
                    compte: compte, opco: opco,
                    actifs: { ids in Set(try CompteStore.etats(ids, on: db).filter(\.actif).map(\.compte.id)) }, on: db)
            },
            retirer: { compte, now, db in
                try HabilitationStore.retirerTout(
                    compte: compte.id, nom: "\(compte.prenom) \(compte.nom.uppercased())", opco: opco, at: now, on: db)
            })
    }

    static func annuaire(_ services: Services) -> AnnuaireDesComptes {
        let invitations = Invitations(marque: services.profil.nom, publicURL: services.settings.publicURL)
        return AnnuaireDesComptes(
            personnes: { ids, db in try CompteStore.etats(ids, on: db).map(personne) },
            trouver: { courriel, db in
                guard let compte = try CompteStore.find(courriel: courriel, on: db) else { return nil }
                return try CompteStore.etats([compte.id], on: db).first.map(personne)
            },
            inviter: { courriel, prenom, nom, espace, faits, now, db in
                try invitations.inviter(
                    .init(courriel: courriel, prenom: prenom, nom: nom, espace: espace, faits: faits), at: now, on: db)
            },
            nommer: { id, prenom, nom, db in try CompteStore.nommer(id, prenom: prenom, nom: nom, on: db) },
            secours: AnnuaireDesComptes.Secours(
                fermerLesSessions: { id, now, db in try AideAuCompte.fermerLesSessions(id, at: now, on: db) },
                retirerLeSecondFacteur: { id, db in try AideAuCompte.retirerLeSecondFacteur(id, on: db) },
                secondFacteur: { id, db in try AideAuCompte.aUnSecondFacteur(id, on: db) }))
    }

    private static func personne(_ etat: (compte: Compte, actif: Bool, incertaine: Bool)) -> AnnuaireDesComptes.Personne
    {
        .init(
            id: etat.compte.id, courriel: etat.compte.courriel, prenom: etat.compte.prenom, nom: etat.compte.nom,
            actif: etat.actif, adresseIncertaine: etat.incertaine)
    }
}
