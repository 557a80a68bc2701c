/// Where a request for access stands.
package enum EtatDemande: String, Sendable, CaseIterable {
    case attente = "en_attente"
    case acceptee
    case refusee
    /// Its author closed their account: nobody decides it any more.
    case retiree

    package var libelle: String {
        switch self {
        case .attente: "En attente"
        case .acceptee: "Acceptée"
        case .refusee: "Refusée"
        case .retiree: "Retirée"
        }
    }

    /// - Throws: a `Refus` of category `.conflit`: the request is no longer where the person believed.
    package func transition(_ evenement: EvenementDemande) throws(Refus) -> EtatDemande {
        guard let suivant = suivant(evenement) else {
            throw .conflit("Cette demande est déjà « \(libelle) » : elle ne peut plus être \(evenement.participe).")
        }
        return suivant
    }

    private func suivant(_ evenement: EvenementDemande) -> EtatDemande? {
        switch (self, evenement) {
        case (.attente, .prendre), (.attente, .affecter), (.attente, .corriger), (.attente, .envoyer): .attente
        case (.attente, .accepter): .acceptee
        case (.attente, .refuser): .refusee
        case (.attente, .retirer): .retiree
        case (.refusee, .corriger): .attente
        case (.refusee, .envoyer), (.refusee, .prendre), (.refusee, .affecter), (.refusee, .accepter),
            (.refusee, .refuser), (.acceptee, .envoyer), (.acceptee, .prendre), (.acceptee, .affecter),
            (.acceptee, .corriger), (.acceptee, .accepter), (.acceptee, .refuser), (.refusee, .retirer),
            (.acceptee, .retirer), (.retiree, .envoyer), (.retiree, .prendre), (.retiree, .affecter),
            (.retiree, .corriger), (.retiree, .accepter), (.retiree, .refuser), (.retiree, .retirer):
            nil
        }
    }
}

/// What happens to a request.
package enum EvenementDemande: String, Sendable, CaseIterable {
    case envoyer, corriger, prendre, affecter, accepter, refuser, retirer

    /// In its history.
    package var libelle: String {
        switch self {
        case .envoyer: "Demande envoyée"
        case .corriger: "Demande corrigée et renvoyée"
        case .prendre: "Demande prise en charge"
        case .affecter: "Demande réaffectée"
        case .accepter: "Demande acceptée"
        case .refuser: "Demande refusée"
        case .retirer: "Demande retirée : le compte est fermé"
        }
    }

    fileprivate var participe: String {
        switch self {
        case .envoyer: "envoyée"
        case .corriger: "corrigée"
        case .prendre: "prise en charge"
        case .affecter: "réaffectée"
        case .accepter: "acceptée"
        case .refuser: "refusée"
        case .retirer: "retirée"
        }
    }
}
