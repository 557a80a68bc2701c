import Domain
import Platform
import Referentiels

/// What reference data says of the establishments that a request names.
enum AnnuaireDEtablissements {
    /// In the order of the SIRETs. One statement for a company, two at most for a training organisation.
    static func trouver(
        _ sirets: [String], _ type: TypeDeDemandeur?, on db: any Connection
    ) throws -> [EtablissementDemande] {
        guard !sirets.isEmpty else { return [] }
        var connus: [String: EtablissementDemande] = [:]
        if type != .entreprise {
            for organisme in try OrganismeDeFormation.trouver(sirets: sirets, db) {
                connus[organisme.siret] = EtablissementDemande(organisme)
            }
        }
        let reste = sirets.filter { connus[$0] == nil }
        for etablissement in try Etablissement.trouver(sirets: reste, db) {
            connus[etablissement.siret] = EtablissementDemande(etablissement, organisme: type == .of)
        }
        return sirets.map { connus[$0] ?? .inconnu($0) }
    }
}

extension EtablissementDemande {
    /// - Parameter organisme: asked for as a training organisation, which it is not.
    fileprivate init(_ e: Etablissement, organisme: Bool) {
        let departement =
            e.departement ?? Departement.de(codePostal: e.adresse.codePostal, commune: e.adresse.codeCommune)
        let situation: Situation =
            e.ferme
            ? .ferme(e.fermeLe)
            : departement == nil || departement == "99" ? .etranger : organisme ? .sansDeclaration : .ouvert
        self.init(
            siret: e.siret, nom: e.nom, ville: EtablissementDemande.ville(e.adresse), departement: departement,
            situation: situation)
    }

    fileprivate init(_ o: OrganismeDeFormation) {
        self.init(
            siret: o.siret, nom: o.denomination, ville: EtablissementDemande.ville(o.adresse),
            departement: Departement.de(codePostal: o.adresse.codePostal, commune: o.adresse.codeCommune),
            situation: o.ferme ? .ferme(nil) : .ouvert)
    }

    private static func ville(_ a: AdresseReference) -> String {
        [a.codePostal, a.commune].compactMap(\.self).joined(separator: " ")
    }
}
