import Domain

/// A course shared by many files: its answers as JSON, its columns, the amounts of each branch.
struct ParcoursPret: Sendable {
    let parcours: ParcoursFictif
    let json: [UInt8]
    let debut, fin: String
    let intitule: (nom: String, tri: String)
    let subroge: Bool
    let equipement: Int?
    private let montants: [String: (annuel: Int, total: Int)]

    init(_ certification: CertificationFictive, debut: Jour, variante: Int, _ niveaux: NiveauxDeDemo) {
        var tirage = Tirage(graine: variante, debut.rang &* 64 &+ (Int(certification.rncp.suffix(3)) ?? 0))
        let parcours = ParcoursFictif(certification, debut: debut, &tirage)
        self.parcours = parcours
        var octets: [UInt8] = []
        parcours.champs.json(into: &octets)
        json = octets
        self.debut = debut.iso
        fin = parcours.fin.iso
        intitule = (certification.intitule, Tri.cle(certification.intitule))
        let reponses = Reponses(
            Dictionary(parcours.champs.paires.map { ($0.cle, $0.valeur) }, uniquingKeysWith: { $1 }))
        subroge = reponses.oui("subrogation") ?? true
        equipement = reponses.centimes("formation.premierEquipement")
        var montants: [String: (annuel: Int, total: Int)] = [:]
        for idcc in certification.idcc {
            if let annuel = niveaux.annuel(certification.rncp, idcc, le: parcours.conclusion),
                let engagement = Engagement(reponses, npecAnnuel: annuel)
            {
                montants[idcc] = (annuel, engagement.total)
            }
        }
        self.montants = montants
    }

    func montant(idcc: String) -> (annuel: Int, total: Int)? { montants[idcc] }
}
