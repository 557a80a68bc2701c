package import Domain

/// The facts of a file that its letters quote.
package struct DossierDeCourrier: Sendable, Equatable {
    package let numero: String
    /// « Contrat d'apprentissage »
    package let dispositif: String
    /// The company, as its letters name it.
    package let employeur: String
    package let siretEmployeur: String
    /// CFA or training organisation.
    package let organisme: String
    package let siretOrganisme: String
    /// First name and name of the apprentice or trainee.
    package let beneficiaire: String
    /// Diploma or training.
    package let intitule: String
    package let debut: Jour
    package let fin: Jour

    package init(
        numero: String, dispositif: String, employeur: String, siretEmployeur: String, organisme: String,
        siretOrganisme: String, beneficiaire: String, intitule: String, debut: Jour, fin: Jour
    ) {
        self.numero = numero
        self.dispositif = dispositif
        self.employeur = employeur
        self.siretEmployeur = siretEmployeur
        self.organisme = organisme
        self.siretOrganisme = siretOrganisme
        self.beneficiaire = beneficiaire
        self.intitule = intitule
        self.debut = debut
        self.fin = fin
    }

    var references: [Courrier.Reference] {
        [
            Courrier.Reference("Dossier", "\(numero) - \(dispositif)"),
            Courrier.Reference("Entreprise", employeur),
            Courrier.Reference("SIRET de l'entreprise", siretEmployeur),
            Courrier.Reference("Organisme", organisme),
            Courrier.Reference("SIRET de l'organisme", siretOrganisme),
            Courrier.Reference("Bénéficiaire", beneficiaire),
            Courrier.Reference("Formation", intitule),
            Courrier.Reference("Période", "du \(debut.francais) au \(fin.francais)"),
        ]
    }

    /// « du contrat d'apprentissage de Noé BRASSIER »
    var designation: String { "\(dispositif.prefix(1).lowercased())\(dispositif.dropFirst()) de \(beneficiaire)" }
}
