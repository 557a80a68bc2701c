/// The answers to « Demande d'inscription à M-Gestion », as typed.
package struct SaisieInscription: Sendable, Equatable {
    package var prenom = ""
    package var nom = ""
    package var sexe = ""
    package var telephone = ""
    package var type: TypeDeDemandeur?
    package var branche = ""
    package var departement = ""
    /// Already added.
    package var sirets: [String] = []
    /// Typed and not added yet.
    package var siret = ""
    package var profil: ProfilSouhaite?
    package var attestation = false
    package var cgu = false
    /// Of the request being corrected, 0 for a new one.
    package var version = 0
    /// The département about which the page has already warned.
    package var departementConfirme = ""

    package struct Faute: Sendable, Equatable {
        /// Name of the control to reach.
        package let champ: String
        package let message: String

        package init(_ champ: String, _ message: String) {
            self.champ = champ
            self.message = message
        }
    }

    package static let longueur = 80

    package init() {}

    /// - Parameter valeurs: what was sent under a name, in order.
    package init(_ valeurs: (String) -> [String]) {
        func ligne(_ nom: String) -> String { Texte.ligne(valeurs(nom).first ?? "") }
        prenom = ligne("prenom")
        nom = ligne("nom")
        sexe = ligne("sexe")
        telephone = ligne("telephone")
        type = TypeDeDemandeur(rawValue: ligne("type"))
        branche = ligne("branche")
        departement = ligne("departement")
        siret = ligne("siret")
        for code in valeurs("etablissement").map(Code.normaliser)
        where Siret.formatJuste(code) && !sirets.contains(code) && sirets.count < SiretSaisi.maximum {
            sirets.append(code)
        }
        profil = ProfilSouhaite(rawValue: ligne("profil"))
        attestation = ligne("attestation") == "oui"
        cgu = ligne("cgu") == "oui"
        version = max(0, Int(ligne("version")) ?? 0)
        departementConfirme = ligne("departement_confirme")
    }

    /// In the order of the page. A cabinet comptable is stopped before anything else is asked.
    ///
    /// - Parameter etablissements: those of `sirets`, as reference data knows them.
    package func fautes(_ organisation: Organisation, _ etablissements: [EtablissementDemande]) -> [Faute] {
        if type == .cabinet { return [Faute("type", TypeDeDemandeur.cabinetRefuse)] }
        var fautes = identite
        guard let type else {
            return fautes + [Faute("type", "Sélectionnez le type d'établissement")] + suite(etablissements)
        }
        if type == .entreprise { fautes += affectation(organisation) }
        return fautes + suite(etablissements)
    }

    /// The département answered is none of the establishments': said once, then taken as it is.
    package func departementDouteux(_ etablissements: [EtablissementDemande]) -> String? {
        guard type == .entreprise, !departement.isEmpty else { return nil }
        let reels = etablissements.compactMap(\.departement)
        guard !reels.isEmpty, !reels.contains(departement) else { return nil }
        let noms = Array(Set(reels)).sorted().joined(separator: ", ")
        return """
            Le département \(departement) n'est pas celui de vos établissements (\(noms)) : corrigez-le, ou enregistrez \
            de nouveau pour le confirmer
            """
    }

    private var identite: [Faute] {
        var fautes: [Faute] = []
        for (champ, valeur, article) in [("prenom", prenom, "prénom"), ("nom", nom, "nom")] {
            if !valeur.unicodeScalars.contains(where: \.properties.isAlphabetic) {
                fautes.append(Faute(champ, "Saisissez votre \(article)"))
            } else if valeur.count > Self.longueur {
                fautes.append(Faute(champ, "Saisissez un \(article) de \(Self.longueur) caractères au plus"))
            }
        }
        if sexe != "F", sexe != "M" { fautes.append(Faute("sexe", "Sélectionnez le sexe")) }
        if telephone.isEmpty {
            fautes.append(Faute("telephone", "Saisissez le téléphone (numéro du standard)"))
        } else if !Telephone.formatJuste(Telephone.normaliser(telephone)) {
            fautes.append(
                Faute("telephone", "Saisissez un téléphone de 10 chiffres, par exemple 01 99 00 00 01"))
        }
        return fautes
    }

    private func affectation(_ organisation: Organisation) -> [Faute] {
        var fautes: [Faute] = []
        if organisation.branche(branche) == nil { fautes.append(Faute("branche", "Sélectionnez la branche")) }
        if organisation.delegation(departement: departement) == nil {
            fautes.append(Faute("departement", "Sélectionnez le département de l'établissement"))
        }
        return fautes
    }

    private func suite(_ etablissements: [EtablissementDemande]) -> [Faute] {
        var fautes: [Faute] = []
        if etablissements.isEmpty {
            let quoi = type == .of ? "un organisme de formation" : "un établissement"
            fautes.append(Faute("siret", "Ajoutez \(quoi) à associer à votre compte"))
        }
        fautes += etablissements.compactMap(\.refus).map { Faute("siret", $0 + ", puis retirez-le de la liste") }
        if profil == nil { fautes.append(Faute("profil", "Sélectionnez le type de profil souhaité")) }
        if !attestation { fautes.append(Faute("attestation", "Cochez l'attestation sur l'honneur")) }
        if !cgu { fautes.append(Faute("cgu", "Acceptez les Conditions Générales d'Utilisation")) }
        return fautes
    }
}
