import Domain

/// A complete contract that breaks no rule, the same for the same seed and rank.
struct ContratFictif: Sendable {
    let organisme: OrganismeFictif
    let entreprise: EntrepriseFictive
    let parcours: ParcoursFictif
    let personne: PersonneFictive

    init(graine: Int, _ rang: Int, debut: Jour, organisme: OrganismeFictif, entreprise: EntrepriseFictive) {
        var tirage = Tirage(graine: graine, rang)
        let certification = tirage.parmi(CertificationFictive.de(idcc: entreprise.idcc))
        let parcours = ParcoursFictif(certification, debut: debut, &tirage)
        self.organisme = organisme
        self.entreprise = entreprise
        self.parcours = parcours
        personne = PersonneFictive(parcours, entreprise.ville, &tirage)
    }

    /// What the form in force on the day of conclusion asks.
    var reponses: Reponses {
        let tout = personne.champs + personne.sensibles + parcours.champs + entreprise.champs + organisme.champs
        return tout.reponses(ContratApprentissage.definition.formulaire(parcours.conclusion))
    }
}
