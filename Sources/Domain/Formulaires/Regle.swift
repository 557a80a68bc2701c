/// What a rule found: a sentence for the person, tied to the fields it concerns.
package struct Constat: Sendable, Equatable {
    package let regle: String
    package let gravite: Gravite
    /// Keys of the fields concerned, the one to correct first.
    package let champs: [String]
    package let message: String

    package enum Gravite: String, Sendable, Codable {
        case erreur, avertissement, information
    }

    package init(_ regle: String, _ gravite: Gravite, _ champs: [String], _ message: String) {
        self.regle = regle
        self.gravite = gravite
        self.champs = champs
        self.message = message
    }
}

/// A rule of a dispositif: pure, named, with the text it comes from.
package struct Regle: Sendable {
    /// Stable identifier, `fin-contrat-formation`.
    package let id: String
    /// What is checked, as the desk reads it when all is well: « Contrat conclu avant son début ».
    package let intitule: String
    /// Legal source, « C. trav. L6222-7-1 ».
    package let source: String
    package let evaluer: @Sendable (Reponses, ContexteDeRegles) -> [Constat]

    package init(
        _ id: String, _ intitule: String, source: String,
        evaluer: @escaping @Sendable (Reponses, ContexteDeRegles) -> [Constat]
    ) {
        self.id = id
        self.intitule = intitule
        self.source = source
        self.evaluer = evaluer
    }
}

/// What rules may know besides the answers: the day, the form in force, and reference data already looked up.
package struct ContexteDeRegles: Sendable {
    package let aujourdhui: Jour
    package let formulaire: Formulaire
    /// Nil when no reference data is at hand: then only format and key are checked.
    package let referentiel: DonneesDeReference?
    /// Set by the caller when the official form does not ask it (the command's `mineurEmancipe`).
    package let mineurEmancipe: Bool?
    /// The answers come from the screens; false when they were read from the API's JSON, which asks fewer questions.
    package let ecran: Bool

    package init(
        aujourdhui: Jour, formulaire: Formulaire, referentiel: DonneesDeReference? = nil, mineurEmancipe: Bool? = nil,
        ecran: Bool = true
    ) {
        self.aujourdhui = aujourdhui
        self.formulaire = formulaire
        self.referentiel = referentiel
        self.mineurEmancipe = mineurEmancipe
        self.ecran = ecran
    }
}

/// The lines of reference data that the answers of one file name, read before the rules run.
package struct DonneesDeReference: Sendable {
    package struct Etablissement: Sendable {
        package let ferme: Bool
        /// Flagged fictional: its keys are not checked.
        package let test: Bool
        package init(ferme: Bool, test: Bool) {
            self.ferme = ferme
            self.test = test
        }
    }

    package struct Certification: Sendable {
        package let active: Bool
        /// Last day of registration, nil when open-ended.
        package let finEnregistrement: Jour?
        package init(active: Bool, finEnregistrement: Jour?) {
            self.active = active
            self.finEnregistrement = finEnregistrement
        }
    }

    /// By SIRET; absent = unknown.
    package let etablissements: [String: Etablissement]
    /// By RNCP code with its prefix (`RNCP38372`); absent = unknown.
    package let certifications: [String: Certification]

    package init(etablissements: [String: Etablissement], certifications: [String: Certification]) {
        self.etablissements = etablissements
        self.certifications = certifications
    }
}
