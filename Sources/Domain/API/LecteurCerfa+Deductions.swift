/// What the API writes otherwise than the form asks it.
extension LecteurCerfa {
    /// Addresses come as number and street, as `adresse1` and `adresse2`, or as one label.
    func adresses(_ reponses: inout Reponses) {
        let proprietaires = [
            "employeur", "apprenti", "apprenti.responsableLegal", "organismeFormation",
            "organismeFormationLieuFormationPrincipal",
        ]
        for proprietaire in proprietaires {
            guard let adresse = cerfa.valeur("\(proprietaire).adresse") else { continue }
            let cle = { (nom: String) in "\(proprietaire).adresse.\(nom)" }
            let autreVoie = ["adresse1", "label"].lazy.compactMap { adresse.membre($0)?.ecrit }.first
            if reponses.vide(cle("voie")) { reponses[cle("voie")] = Texte.ligne(autreVoie ?? "") }
            if reponses.vide(cle("complement")) {
                reponses[cle("complement")] = Texte.ligne(adresse.membre("adresse2")?.ecrit ?? "")
            }
        }
    }

    /// The table of periods: by `ordre`, and for a line without one, in the next free place.
    func periodes(_ reponses: inout Reponses) {
        guard case .liste(let lignes) = cerfa.valeur("contrat.remunerationsAnnuelles") else { return }
        var places: Set<[Int]> = []
        var sansOrdre: [ValeurJSON] = []
        for ligne in lignes {
            guard case .objet = ligne else { continue }
            if let ordre = ordre(ligne), places.insert(ordre).inserted {
                ecrire(ligne, ordre, &reponses)
            } else {
                sansOrdre.append(ligne)
            }
        }
        var libres = (1...99).lazy.flatMap { annee in [[annee, 1], [annee, 2]] }.filter { !places.contains($0) }
            .makeIterator()
        for ligne in sansOrdre {
            guard let ordre = libres.next() else { return }
            ecrire(ligne, ordre, &reponses)
        }
    }

    /// `"2.1"`, or the number 2.1.
    private func ordre(_ ligne: ValeurJSON) -> [Int]? {
        guard let texte = ligne["ordre"]?.ecrit else { return nil }
        let parts = texte.split(separator: ".").map { Int($0) }
        guard parts.count == 2, let annee = parts[0], let rang = parts[1], (1...99).contains(annee),
            (1...9).contains(rang)
        else { return nil }
        return [annee, rang]
    }

    private func ecrire(_ ligne: ValeurJSON, _ ordre: [Int], _ reponses: inout Reponses) {
        let cle = { ContratApprentissage.clePeriode(ordre[0], ordre[1], $0) }
        for cellule in ["dateDebut", "dateFin"] {
            guard let texte = ligne[cellule]?.ecrit else { continue }
            reponses[cle(cellule)] = Self.jour(texte)?.iso ?? Texte.ligne(texte)
        }
        reponses[cle("taux")] = ligne["taux"]?.centiemes.map(String.init) ?? Texte.ligne(ligne["taux"]?.ecrit ?? "")
        reponses[cle("typeSalaire")] = Texte.ligne(ligne["typeSalaire"]?.ecrit ?? "").uppercased()
    }

    /// The answers of the questions that only the screen asks.
    func deduire(_ reponses: inout Reponses) {
        let type = reponses.entier("employeur.typeEmployeur") ?? 0
        reponses["employeur.nature"] = (21...30).contains(type) ? "public" : "prive"
        let mineur = Condition.moinsDe(ans: 18, de: "apprenti.dateNaissance", au: "contrat.dateConclusion").vraie(
            reponses)
        reponses["apprenti.mineurNonEmancipe"] = mineur ? "oui" : "non"
        let prefixe = "apprenti.responsableLegal.adresse."
        let adresse = reponses.valeurs.keys.contains { $0.hasPrefix(prefixe) }
        reponses["apprenti.responsableLegal.memeAdresse"] = adresse ? "non" : "oui"
    }
}
