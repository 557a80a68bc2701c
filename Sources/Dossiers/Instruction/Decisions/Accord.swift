package import Domain
package import Platform
import Referentiels

/// What the agent enters to grant a file, as typed.
package struct SaisieAccord: Sendable, Equatable {
    /// Of the file when the page was made.
    package var version: Int
    /// The branch chosen among several.
    package var cpne = ""
    /// Yearly amount, when no level is in force.
    package var annuel = ""
    package var npec = ""
    package var equipement = ""
    package var motif = ""

    package init(version: Int) { self.version = version }

    init(_ form: FormData) {
        version = Int(form["version"]) ?? 0
        cpne = form["cpne"]
        annuel = form["annuel"]
        npec = form["npec"]
        equipement = form["equipement"]
        motif = Texte.ligne(form["motif"])
    }
}

/// The amounts of a grant, once they stand.
struct MontantsAccordes: Sendable, Equatable {
    let npec: Int
    let equipement: Int
    /// Why they are not those proposed; nil when they are.
    let motif: String?
    let cpne: String?
    let annuel: Int?
}

extension SaisieAccord {
    static let motifMax = 500

    /// - Throws: `FautesDeSaisie`
    func montants(_ proposition: Proposition) throws(FautesDeSaisie) -> MontantsAccordes {
        var fautes: [FautesDeSaisie.Faute] = []
        func faute(_ champ: String, _ message: String) { fautes.append(.init(champ: champ, message: message)) }
        if proposition.choix.count > 1, proposition.retenu == nil {
            faute("cpne", "Sélectionnez la « Branche de l'entreprise »")
        }
        if !annuel.isEmpty, proposition.choix.isEmpty, lireAnnuel == nil {
            faute("annuel", "« NPEC annuel » doit être un montant entre 0,01 € et 100 000,00 €")
        }
        // Left empty beside a yearly amount, the total is the one that follows from it.
        let total = npec.isEmpty ? (proposition.choix.isEmpty ? proposition.npec : nil) : Montant.lire(npec)
        switch total {
        case nil where npec.isEmpty: faute("npec", "Renseignez « NPEC total »")
        case nil: faute("npec", "« NPEC total » doit être un montant, par exemple 7 866,00")
        case let somme? where somme <= 0: faute("npec", "« NPEC total » doit être supérieur à 0,00 €")
        case let somme? where somme > Engagement.plafondNpec: faute("npec", "« NPEC total » est trop élevé")
        default: break
        }
        let premier = equipement.isEmpty ? 0 : Montant.lire(equipement)
        if premier == nil { faute("equipement", "« 1er Equipement » doit être un montant, par exemple 500,00") }
        if let premier, premier < 0 { faute("equipement", "« 1er Equipement » ne peut pas être négatif") }
        if let premier, premier > Engagement.plafondPremierEquipement {
            let plafond = Montant.afficher(Engagement.plafondPremierEquipement)
            faute("equipement", "« 1er Equipement » ne peut pas dépasser \(plafond)")
        }
        let conforme = proposition.fondee && total == proposition.npec && premier == proposition.equipement
        if !conforme, motif.isEmpty, total != nil, premier != nil {
            faute(
                "motif",
                proposition.fondee
                    ? "Renseignez le « Motif » : les montants ne sont pas ceux proposés"
                    : "Renseignez le « Motif » : aucun niveau de prise en charge ne fonde ce montant")
        }
        if motif.count > Self.motifMax {
            faute("motif", "« Motif » doit comporter \(Self.motifMax) caractères au plus")
        }
        guard fautes.isEmpty, let total, let premier else { throw FautesDeSaisie(fautes) }
        return MontantsAccordes(
            npec: total, equipement: premier, motif: motif.isEmpty ? nil : motif, cpne: proposition.retenu?.cpne,
            annuel: proposition.annuel)
    }

    /// Centimes; nil when it is no yearly amount.
    var lireAnnuel: Int? {
        Montant.lire(annuel).flatMap { (1...10_000_000).contains($0) ? $0 : nil }
    }
}

extension DossiersModule {
    /// Grants a file, with the amounts proposed or, with a reason, others.
    ///
    /// - Throws: a `Refus` when the state does not allow it, `FautesDeSaisie`, `PageDepassee`.
    @discardableResult
    package func accorder(
        _ id: Int, _ saisie: SaisieAccord, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> Dossier {
        let (dossier, reponses) = try dossier(id, pour: .accorder, version: saisie.version, acces, on: db)
        let proposition = Proposition(
            reponses, choix: try Proposition.choix(reponses, on: db), cpne: saisie.cpne, saisi: saisie.lireAnnuel)
        let montants = try saisie.montants(proposition)
        let pris = try prendre(dossier, reponses, acces, at: now, on: db)
        return try accorder(pris, reponses, montants, acces, at: now, on: db)
    }

    /// The amounts stand in the row before the event, so that what follows from it reads them.
    func accorder(
        _ dossier: Dossier, _ reponses: Reponses, _ montants: MontantsAccordes, _ acteur: Acces, at now: Instant,
        on db: any Connection
    ) throws -> Dossier {
        try DecisionStore.accorder(montants, dossier, on: db)
        return try appliquer(
            .accorder, dossier, reponses, DetailEvenement(acteur: acteur, motif: montants.motif ?? ""), at: now, on: db)
    }
}
