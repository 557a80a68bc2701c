extension DefinitionDeDispositif {
    /// What the screens show: the table of rules, and the house's own findings on format (length, code out of its list,
    /// impossible day) for the fields that no rule has found wrong.
    package func constatsDeSaisie(_ reponses: Reponses, _ contexte: ContexteDeRegles) -> [Constat] {
        let formats = contexte.formulaire.champsVisibles(reponses)
            .compactMap { $0.constatDeFormat(reponses[$0.cle]) }
            .filter { $0.regle == Champ.regleDeFormat }
        let malFormes = Set(formats.flatMap(\.champs))
        // An answer that cannot be read is missing for the table; the person reads what is wrong with it instead.
        let table = constats(reponses, contexte).filter { constat in
            constat.regle != ChampObligatoire.id || malFormes.isDisjoint(with: constat.champs)
        }
        let enErreur = Set(table.filter { $0.gravite == .erreur }.flatMap(\.champs))
        return table + formats.filter { enErreur.isDisjoint(with: $0.champs) }
    }
}
