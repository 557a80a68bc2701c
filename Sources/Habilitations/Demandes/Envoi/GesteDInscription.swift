import Domain
import Platform

/// Which button of the form was pressed.
enum GesteDInscription: Equatable {
    case ajouter
    case retirer(String)
    /// Shows the questions of the type chosen: for browsers without script.
    case actualiser
    case enregistrer
    /// The Enter key: adds the SIRET that was being typed, sends otherwise.
    case entree

    init(_ form: FormData) {
        if form.has("ajouter") {
            self = .ajouter
        } else if form.has("retirer") {
            self = .retirer(Code.normaliser(form["retirer"]))
        } else {
            switch form["action"] {
            case "actualiser": self = .actualiser
            case "entree": self = form["siret"].isEmpty ? .enregistrer : .ajouter
            default: self = .enregistrer
            }
        }
    }

    var enregistre: Bool { self == .enregistrer }

    /// The answers as the button leaves them, what is wrong with the SIRET typed, and the establishments listed.
    func appliquer(
        _ saisie: SaisieInscription, on db: any Connection
    ) throws -> (SaisieInscription, [SaisieInscription.Faute], [EtablissementDemande]) {
        var saisie = saisie
        var fautes: [SaisieInscription.Faute] = []
        if case .retirer(let siret) = self { saisie.sirets.removeAll { $0 == siret } }
        // A SIRET typed and not added is added by « ENREGISTRER » too: nobody believes it is not in the list.
        if self == .ajouter || (enregistre && !saisie.siret.isEmpty) {
            fautes = try ajouterLeSiret(&saisie, on: db)
        }
        if self == .actualiser, saisie.type == .cabinet {
            fautes.append(.init("type", TypeDeDemandeur.cabinetRefuse))
        }
        let etablissements = try AnnuaireDEtablissements.trouver(saisie.sirets, saisie.type, on: db)
        if case .ajouter = self, saisie.type == .entreprise, saisie.departement.isEmpty {
            saisie.departement = etablissements.lazy.compactMap(\.departement).first ?? ""
        }
        return (saisie, fautes, etablissements)
    }

    private func ajouterLeSiret(
        _ saisie: inout SaisieInscription, on db: any Connection
    ) throws -> [SaisieInscription.Faute] {
        let code = Code.normaliser(saisie.siret)
        if let refus = SiretSaisi.refus(code, deja: saisie.sirets) { return [.init("siret", refus)] }
        let trouve = try AnnuaireDEtablissements.trouver([code], saisie.type, on: db).first
        if let refus = trouve?.refus { return [.init("siret", refus)] }
        saisie.sirets.append(code)
        saisie.siret = ""
        return []
    }
}
