/// An establishment that a request names, as reference data knows it.
package struct EtablissementDemande: Sendable, Equatable {
    package enum Situation: Sendable, Equatable {
        case ouvert
        case ferme(Jour?)
        /// Outside France.
        case etranger
        /// Of the register of companies, not of that of training organisations.
        case sansDeclaration
        case inconnu
    }

    package let siret: String
    package let nom: String
    /// « 35000 RENNES »
    package let ville: String
    package let departement: String?
    package let situation: Situation

    package init(siret: String, nom: String, ville: String, departement: String?, situation: Situation) {
        self.siret = siret
        self.nom = nom
        self.ville = ville
        self.departement = departement
        self.situation = situation
    }

    package static func inconnu(_ siret: String) -> EtablissementDemande {
        EtablissementDemande(siret: siret, nom: siret, ville: "", departement: nil, situation: .inconnu)
    }

    /// Why it cannot be asked for, nil when it can.
    package var refus: String? {
        switch situation {
        case .ouvert: nil
        case .ferme(let jour):
            """
            \(nom) (SIRET \(siret)) est fermé\(jour.map { " depuis le \($0.francais)" } ?? "") : saisissez le SIRET d'un \
            établissement ouvert
            """
        case .etranger:
            "\(nom) (SIRET \(siret)) est situé hors de France : saisissez le SIRET d'un établissement français"
        case .sansDeclaration:
            """
            \(nom) (SIRET \(siret)) n'est pas déclaré comme organisme de formation : vérifiez le SIRET, ou choisissez \
            « Entreprise »
            """
        case .inconnu: "Aucun établissement connu n'a le SIRET \(siret) : vérifiez-le"
        }
    }
}

/// What « AJOUTER » says of a SIRET as it was typed, before any look-up.
package enum SiretSaisi {
    /// More establishments than this are asked for by writing to the OPCO.
    package static let maximum = 20

    /// - Returns: why it is refused, nil when it may be looked up.
    package static func refus(_ code: String, deja sirets: [String]) -> String? {
        if code.isEmpty { return "Saisissez le SIRET de l'établissement à ajouter" }
        if !Siret.formatJuste(code) {
            return estEtranger(code)
                ? "Seuls les établissements situés en France ont un SIRET : saisissez ses 14 chiffres"
                : "Saisissez un SIRET de 14 chiffres"
        }
        if !Siret.cleJuste(code) { return "Vérifiez le SIRET \(code) : un de ses chiffres est inexact" }
        if sirets.contains(code) { return "L'établissement de SIRET \(code) est déjà dans la liste" }
        if sirets.count >= maximum { return "Ajoutez \(maximum) établissements au plus dans une demande" }
        return nil
    }

    /// Two letters of a country, then digits: the VAT number of a foreign company.
    private static func estEtranger(_ code: String) -> Bool {
        let pays = code.prefix(2)
        return code.utf8.count >= 8 && pays != "FR" && pays.utf8.allSatisfy(Code.estLettre)
            && code.dropFirst(2).utf8.contains(where: Code.estChiffre)
    }
}
