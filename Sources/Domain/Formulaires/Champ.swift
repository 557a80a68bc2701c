/// One question of a form, as the official form asks it.
///
/// Screens, error messages, the CERFA, the API and the exports all read this declaration: nothing else in the
/// tree names a field, except a rule that needs it.
package struct Champ: Sendable {
    /// Dotted key, unique in the form (`apprenti.nir`); also the path in the API's JSON unless `api` says otherwise.
    package let cle: String
    /// Label on screen and in messages.
    package let libelle: String
    package let type: TypeDeChamp
    /// When an answer is needed to send the file; a draft accepts every field empty.
    package let obligatoire: Condition
    /// When the question is asked at all. An answer to a question that is not asked is kept, and not sent.
    package let visible: Condition
    /// Short hint below the label, nil when the label is enough.
    package let indication: String?
    /// Explanation in the « Aide » panel.
    package let aide: String?
    /// Encrypted at rest, masked on screen, absent from logs and exports (NIR, RQTH).
    package let sensible: Bool
    package let largeur: Largeur
    /// Value of the HTML `autocomplete` attribute.
    package let remplissage: String
    /// Filled from reference data and greyed when the lookup named here succeeded.
    package let source: SourceDeReference?
    /// Path in the API's `cerfa` object when it is not the key.
    package let api: String?
    /// Label printed on the CERFA when it differs from the screen's.
    package let libelleCerfa: String?
    /// Asked on screen only: the API has no such member, and its absence there is no fault.
    package let ecranSeul: Bool

    package enum Largeur: Sendable { case entiere, moitie, tiers, deuxTiers }

    package init(
        _ cle: String, _ libelle: String, _ type: TypeDeChamp,
        obligatoire: Condition = .jamais, visible: Condition = .toujours,
        indication: String? = nil, aide: String? = nil, sensible: Bool = false,
        largeur: Largeur = .entiere, remplissage: String = "off", source: SourceDeReference? = nil,
        api: String? = nil, libelleCerfa: String? = nil, ecranSeul: Bool = false
    ) {
        self.cle = cle
        self.libelle = libelle
        self.type = type
        self.obligatoire = obligatoire
        self.visible = visible
        self.indication = indication
        self.aide = aide
        self.sensible = sensible
        self.largeur = largeur
        self.remplissage = remplissage
        self.source = source
        self.api = api
        self.libelleCerfa = libelleCerfa
        self.ecranSeul = ecranSeul
    }
}

/// What kind of answer a question takes. Decides the control on screen and the canonical spelling in storage.
package enum TypeDeChamp: Sendable {
    /// Free text on one line, at most `max` characters.
    case texte(max: Int)
    /// Free text on several lines.
    case paragraphe(max: Int)
    /// One code of a closed list; stored as the code.
    case code(Nomenclature)
    /// As `code`, shown as radio buttons (six choices at most).
    case choix(Nomenclature)
    /// Stored `oui` or `non`.
    case ouiNon
    /// A compulsory or optional statement: a checkbox, stored `oui` or empty.
    case declaration
    /// Stored `2025-10-14`; typed in three parts.
    case jour
    case entier(min: Int, max: Int, unite: String?)
    /// Amount in euros; stored in centimes, typed `1 234,56`.
    case montant(maxCentimes: Int)
    /// Percentage with at most two decimals; stored as hundredths of a percent.
    case taux
    case siret, nir, uai, nda, rncp, naf, idcc, codeDiplome, deca
    case courriel, telephone, codePostal
}

/// Which look-up greys a field.
package enum SourceDeReference: Sendable {
    case sirene, organisme, communes, rncp, idcc
}

/// When something holds, from the answers alone. Data rather than a closure, so that a screen can follow it too.
package indirect enum Condition: Sendable {
    case toujours
    case jamais
    /// The answer to the key is one of the values.
    case si(String, parmi: [String])
    /// The key has an answer.
    case rempli(String)
    /// Full years between the day answered to the first key and the day answered to the second are fewer than n.
    case moinsDe(ans: Int, de: String, au: String)
    case non(Condition)
    case toutes([Condition])
    case une([Condition])
}
