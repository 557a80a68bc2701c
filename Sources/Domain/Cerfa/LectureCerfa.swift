/// Reads the declaration and the answers in the order of the paper form.
struct LectureCerfa {
    let formulaire: Formulaire
    let reponses: Reponses
    let plan: PlanCerfa
    let marques: [String: String]
    /// Fields of each part, in the order of the declaration.
    private let postes: [Int: [Poste]]

    private typealias Place = PlanCerfa.Place

    /// A field, where it goes, and whether its question is asked.
    private struct Poste {
        let champ: Champ
        let section: Section
        let place: Place
        let pose: Bool
    }

    init(formulaire: Formulaire, reponses: Reponses, plan: PlanCerfa, marques: [String: String]) {
        self.formulaire = formulaire
        self.reponses = reponses
        self.plan = plan
        self.marques = marques
        var postes: [Int: [Poste]] = [:]
        for etape in formulaire.etapes {
            for section in etape.sections {
                let ouverte = section.visible.vraie(reponses)
                for champ in section.champs {
                    let place = plan.place(champ.cle, etape: etape.numero)
                    let pose = ouverte && champ.visible.vraie(reponses)
                    guard place != .absente, pose || !place.siPosee else { continue }
                    postes[place.partie, default: []].append(
                        Poste(champ: champ, section: section, place: place, pose: pose))
                }
            }
        }
        self.postes = postes
    }

    func lignes(partie: Int) -> [MiseEnPageCerfa.Ligne] { lignes(postes[partie] ?? []) }

    func bandes(partie: Int) -> [MiseEnPageCerfa.Bande] {
        let postes = postes[partie] ?? []
        let rangs = Set(postes.map(\.place.bande)).sorted()
        let imprimees = rangs.flatMap { rang in bandes(postes.filter { $0.place.bande == rang }) }
        guard let note = plan.notes[partie], !imprimees.isEmpty else { return imprimees }
        return imprimees + [.note(note)]
    }

    private func bandes(_ postes: [Poste]) -> [MiseEnPageCerfa.Bande] {
        var bandes: [MiseEnPageCerfa.Bande] = []
        let pleines = postes.filter { $0.place.cote == .pleine && !$0.section.remuneration }
        if !pleines.isEmpty { bandes.append(.pleine(lignes(pleines))) }
        if postes.contains(where: \.section.remuneration) {
            bandes.append(.periodes(periodes(postes.filter(\.section.remuneration))))
        }
        let gauche = postes.filter { $0.place.cote == .gauche && !$0.section.remuneration }
        let droite = postes.filter { $0.place.cote == .droite && !$0.section.remuneration }
        if !gauche.isEmpty || !droite.isEmpty { bandes.append(.colonnes([colonne(gauche), colonne(droite)])) }
        return bandes
    }

    private func colonne(_ postes: [Poste]) -> MiseEnPageCerfa.Colonne {
        var groupes: [(titre: String?, postes: [Poste])] = []
        for poste in postes {
            let titre = plan.aSousTitre(poste.champ.cle) ? poste.section.titre : nil
            if groupes.isEmpty || groupes[groupes.count - 1].titre != titre { groupes.append((titre, [])) }
            groupes[groupes.count - 1].postes.append(poste)
        }
        return MiseEnPageCerfa.Colonne(
            groupes: groupes.map { MiseEnPageCerfa.Groupe(titre: $0.titre, lignes: lignes($0.postes)) })
    }

    // MARK: Lines

    private func lignes(_ postes: [Poste]) -> [MiseEnPageCerfa.Ligne] {
        let suites = Set(plan.suites.values)
        return postes.compactMap { poste in
            let cle = poste.champ.cle
            if cle.hasSuffix(".indice") || cle.hasSuffix(".voie") || suites.contains(cle) { return nil }
            if cle.hasSuffix(".numero") { return voie(poste, String(cle.dropLast("numero".count))) }
            if let suite = plan.suites[cle].flatMap(formulaire.champ) { return reunion(poste, suite) }
            return MiseEnPageCerfa.Ligne(libelle(poste.champ), valeur(poste))
        }
    }

    private func libelle(_ champ: Champ) -> String { champ.libelleCerfa ?? champ.libelle }

    /// Number, repetition and street on one line.
    private func voie(_ poste: Poste, _ chemin: String) -> MiseEnPageCerfa.Ligne {
        let champs = ["numero", "indice", "voie"].compactMap { formulaire.champ(chemin + $0) }
        return MiseEnPageCerfa.Ligne(plan.adresses[chemin] ?? "N° et voie", textes(champs, pose: poste.pose))
    }

    private func reunion(_ poste: Poste, _ suite: Champ) -> MiseEnPageCerfa.Ligne {
        let commun = libelle(poste.champ).split(separator: ",").first.map(String.init) ?? libelle(poste.champ)
        return MiseEnPageCerfa.Ligne(commun, textes([poste.champ, suite], pose: poste.pose))
    }

    private func textes(_ champs: [Champ], pose: Bool) -> MiseEnPageCerfa.Valeur {
        if let marque = champs.lazy.compactMap({ marques[$0.cle] }).first { return .marque(marque) }
        return .texte(champs.map { texte($0, pose: pose) }.filter { !$0.isEmpty }.joined(separator: " "))
    }

    private func valeur(_ poste: Poste) -> MiseEnPageCerfa.Valeur {
        if let marque = marques[poste.champ.cle] { return .marque(marque) }
        let reponse = poste.pose ? reponses[poste.champ.cle] : ""
        switch poste.champ.type {
        case .ouiNon:
            return .cases(["oui", "non"].map { .init(libelle: $0, coche: $0 == reponse) })
        case .choix(let nomenclature):
            return .cases(nomenclature.entrees.map { .init(libelle: $0.libelle, coche: $0.code == reponse) })
        case .declaration: return .declaration(coche: reponse == "oui")
        default: return .texte(texte(poste.champ, pose: poste.pose))
        }
    }

    /// The answer as a person reads it; an address that is not asked because it is another's is that one.
    private func texte(_ champ: Champ, pose: Bool) -> String {
        if pose { return champ.afficher(reponses[champ.cle]) }
        for (question, adresse, autre) in plan.memesAdresses
        where champ.cle.hasPrefix(adresse) && formulaire.estVisible(question, reponses) && reponses[question] != "non" {
            return champ.afficher(reponses[autre + champ.cle.dropFirst(adresse.count)])
        }
        return ""
    }

    // MARK: Remuneration

    /// The periods that hold an answer; all of the first four years on an empty form.
    private func periodes(_ postes: [Poste]) -> MiseEnPageCerfa.Tableau {
        var lignes: [(titre: String, cellules: [String: String], vide: Bool)] = []
        var rangs: [Substring: Int] = [:]
        for poste in postes {
            guard let point = poste.champ.cle.lastIndex(of: ".") else { continue }
            let chemin = poste.champ.cle[..<point]
            let rang = rangs[chemin] ?? lignes.count
            if rang == lignes.count {
                rangs[chemin] = rang
                lignes.append((LectureCerfa.avantLaVirgule(poste.champ.libelle), [:], true))
            }
            let texte = texte(poste.champ, pose: poste.pose)
            lignes[rang].cellules[String(poste.champ.cle[poste.champ.cle.index(after: point)...])] = texte
            if !texte.isEmpty { lignes[rang].vide = false }
        }
        let remplies = lignes.filter { !$0.vide }
        let montrees = remplies.isEmpty ? Array(lignes.prefix(8)) : remplies
        return MiseEnPageCerfa.Tableau(
            entetes: ["Rémunération", "du", "au", "Taux"],
            lignes: montrees.map { ligne in
                let cellule = { ligne.cellules[$0] ?? "" }
                let base = cellule("typeSalaire")
                let taux = [cellule("taux"), base.isEmpty ? "" : "du \(base)"].filter { !$0.isEmpty }
                return [ligne.titre, cellule("dateDebut"), cellule("dateFin"), taux.joined(separator: " ")]
            })
    }

    /// « 1re année, 2e période, taux » → « 1re année, 2e période »
    private static func avantLaVirgule(_ libelle: String) -> String {
        libelle.lastIndex(of: ",").map { String(libelle[..<$0]) } ?? libelle
    }
}
