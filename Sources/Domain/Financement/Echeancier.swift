/// The schedule of a funding: when each share of each year opens (C. trav. R6332-25).
package struct Echeancier: Sendable, Equatable {
    /// The premier équipement first when there is one, then the pedagogical instalments by number.
    package let echeances: [Echeance]

    package init(_ engagement: Engagement) {
        let parts = engagement.annees.flatMap { annee in
            switch engagement.regime {
            case .avant: Self.partsAvant(annee)
            case .depuis: Self.partsDepuis(annee, derniere: annee.execution.numero == engagement.annees.count)
            }
        }
        echeances = Self.premierEquipement(engagement) + Self.numeroter(parts)
    }

    package var pedagogie: [Echeance] { echeances.filter { $0.nature == .pedagogie } }

    /// One share before it is numbered.
    struct PartOuverte {
        let annee: Int
        let part: Echeance.Part
        let ouverture: Jour
        let limite: Jour?
        let centimes: Int
    }

    /// 40 %, 30 % after 6 months, the remainder after 9 months or on the last day.
    private static func partsAvant(_ annee: Engagement.Annee) -> [PartOuverte] {
        let neuf = annee.execution.debut.ajoutant(mois: 9)
        return ouvertes(
            annee, [(.premiere, 0, 40), (.deuxieme, 6, 30)],
            solde: neuf <= annee.execution.fin ? neuf : annee.execution.fin, limite: nil)
    }

    /// 40 %, 30 % after 6 months, 20 % after 9 months, the balance with the next year or after the contract.
    private static func partsDepuis(_ annee: Engagement.Annee, derniere: Bool) -> [PartOuverte] {
        ouvertes(
            annee, [(.premiere, 0, 40), (.deuxieme, 6, 30), (.troisieme, 9, 20)],
            solde: annee.execution.fin.ajoutant(jours: 1),
            limite: derniere ? annee.execution.fin.ajoutant(mois: 4) : nil)
    }

    /// The shares whose opening day is a day of the year, then what they leave.
    private static func ouvertes(
        _ annee: Engagement.Annee, _ parts: [(part: Echeance.Part, mois: Int, pourcent: Int)], solde: Jour,
        limite: Jour?
    ) -> [PartOuverte] {
        var reste = annee.centimes
        var resultat: [PartOuverte] = []
        for (part, mois, pourcent) in parts {
            let ouverture = annee.execution.debut.ajoutant(mois: mois)
            guard ouverture <= annee.execution.fin else { continue }
            let centimes = Arrondi.part(annee.centimes, pourcent, sur: 100)
            reste -= centimes
            resultat.append(
                PartOuverte(
                    annee: annee.execution.numero, part: part, ouverture: ouverture, limite: nil, centimes: centimes))
        }
        resultat.append(
            PartOuverte(
                annee: annee.execution.numero, part: .solde, ouverture: solde, limite: limite, centimes: reste))
        return resultat
    }

    /// By opening day, then year, then order of the shares; numbers follow `depuis`.
    static func numeroter(_ parts: [PartOuverte], depuis: Int = 0) -> [Echeance] {
        let rangees = parts.sorted {
            ($0.ouverture, $0.annee, $0.part) < ($1.ouverture, $1.annee, $1.part)
        }
        return rangees.enumerated().map { rang, part in
            let numero = depuis + rang + 1
            return Echeance(
                numero: numero, annee: part.annee, part: part.part,
                codification: rang == rangees.count - 1 ? "99" : String(numero), nature: .pedagogie,
                ouverture: part.ouverture, limite: part.limite, centimes: part.centimes)
        }
    }

    private static func premierEquipement(_ engagement: Engagement) -> [Echeance] {
        guard engagement.premierEquipement > 0, let debut = engagement.annees.first?.execution.debut else { return [] }
        return [
            Echeance(
                numero: 0, annee: 1, part: .premiere, codification: "0", nature: .premierEquipement, ouverture: debut,
                centimes: engagement.premierEquipement)
        ]
    }
}
