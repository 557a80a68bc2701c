import Domain
import Platform

/// A question of the declaration, as the control that asks it.
struct ChampView {
    let champ: Champ
    let reponses: Reponses
    let erreur: String?
    let alerte: String?
    /// Filled from reference data: grey, reachable, sent.
    let verrouille: Bool
    let paths: DossierPaths
    /// A recorded NIR stays masked until the person asks to change it.
    let ouvert: Bool

    var html: HTML {
        let valeur = reponses[champ.cle]
        switch champ.type {
        case .paragraphe: return textArea(modele(valeur), rows: 3)
        case .code(let nomenclature): return selectField(modele(valeur), groups: ChampView.groupes(nomenclature))
        case .choix(let nomenclature):
            return marque + radios(modele(valeur), ChampView.choix(nomenclature))
        case .ouiNon: return marque + yesNo(modele(valeur))
        case .declaration:
            return marque
                + switchField(modele(valeur).with { $0.hint = nil }, checked: valeur == "oui", points: points)
        case .jour:
            let saisie = champ.saisie(valeur)
            let parts = DateParts(
                jour: saisie[champ.cle + ".jour"] ?? "", mois: saisie[champ.cle + ".mois"] ?? "",
                annee: saisie[champ.cle + ".annee"] ?? "")
            return dateField(modele(valeur), parts, birth: champ.remplissage == "bday")
        case .montant: return moneyField(modele(valeur))
        case .taux: return unitField(modele(valeur).with { $0.inputmode = .decimal }, unit: "%")
        case .entier(_, _, let unite):
            let numerique = modele(valeur).with { $0.inputmode = .numeric }
            return unite.map { unitField(numerique, unit: $0) } ?? textField(numerique)
        case .nir:
            if !valeur.isEmpty, !ouvert, erreur == nil {
                return maskedField(
                    modele(champ.afficher(valeur)).with { $0.name = "masque." + champ.cle }, action: "ouvrir",
                    value: champ.cle)
            }
            return textField(modele(valeur).with { $0.inputmode = .numeric })
        default: return textField(modele(valeur))
        }
    }

    /// Says that the boxes were on the page: an unticked box sends nothing.
    private var marque: HTML { hiddenField(SaisieEtape.marque(champ), "1") }

    /// The points of a sworn statement, one a line of its hint.
    private var points: [String] {
        champ.indication?.split(separator: "\n").map(String.init) ?? []
    }

    private func modele(_ valeur: String) -> FieldModel {
        FieldModel(
            name: champ.cle, label: champ.libelle, value: champ.saisie(valeur)[champ.cle] ?? valeur,
            required: estDemande
        ).with { modele in
            modele.id = elementID(champ.cle)
            modele.hint = champ.indication
            modele.error = erreur
            modele.warning = alerte
            modele.autocomplete = champ.remplissage
            modele.readonly = verrouille
            modele.maxlength = champ.longueurMax
            modele.width = champ.largeur.largeur
            modele.visibleSi = VisibleSi.si(champ.visible)
            modele.masque = !champ.visible.vraie(reponses)
            switch champ.type {
            case .courriel: modele.type = .email
            case .telephone: modele.type = .tel
            case .siret, .codePostal, .idcc: modele.inputmode = .numeric
            default: break
            }
            modele.spellcheck = champ.relue ? nil : false
            if let recherche = champ.recherche(paths) {
                modele.attributes.append(Attribute("data-lookup", recherche.url))
                modele.attributes.append(Attribute("data-lookup-min", String(recherche.minimum)))
                modele.attributes.append(Attribute("data-lookup-champs", recherche.champs))
            }
        }
    }

    /// The star promises a refusal: only for what is compulsory with the answers at hand, or may become so.
    private var estDemande: Bool {
        if case .jamais = champ.obligatoire { return false }
        if case .toujours = champ.obligatoire { return true }
        return champ.obligatoire.vraie(reponses)
    }

    private static func choix(_ nomenclature: Nomenclature) -> [Choix] {
        nomenclature.entrees.map { Choix($0.code, nomenclature.affichage($0.code)) }
    }

    private static func groupes(_ nomenclature: Nomenclature) -> [GroupeDeChoix] {
        var groupes: [GroupeDeChoix] = []
        for entree in nomenclature.entrees {
            let choix = Choix(entree.code, nomenclature.affichage(entree.code))
            if let dernier = groupes.last, dernier.titre == entree.groupe {
                groupes[groupes.count - 1] = GroupeDeChoix(dernier.titre, dernier.choix + [choix])
            } else {
                groupes.append(GroupeDeChoix(entree.groupe, [choix]))
            }
        }
        return groupes
    }
}

extension Champ {
    /// Where the first part of the control is, for links that lead to it.
    var ancre: String {
        if case .jour = type { return elementID(cle) + "-jour" }
        return elementID(cle)
    }

    fileprivate var longueurMax: Int? {
        switch type {
        case .texte(let max), .paragraphe(let max): max
        case .courriel: 80
        default: nil
        }
    }

    /// Names, places and codes are not words of a dictionary.
    fileprivate var relue: Bool {
        if case .paragraphe = type { return true }
        return cle.hasSuffix("intituleQualification") || cle.hasSuffix("intituleDiplomePrepare")
    }

    /// Look-up offered while typing: its address, from how many characters, and the sister fields it fills.
    fileprivate func recherche(_ paths: DossierPaths) -> (url: String, minimum: Int, champs: String)? {
        switch type {
        case .codePostal: (paths.communes(), 5, "commune")
        case .idcc: (paths.conventions(), 3, "libelleIdcc")
        default: nil
        }
    }
}

extension Champ.Largeur {
    fileprivate var largeur: FieldWidth {
        switch self {
        case .entiere: .full
        case .moitie: .half
        case .tiers: .third
        case .deuxTiers: .twoThirds
        }
    }
}
