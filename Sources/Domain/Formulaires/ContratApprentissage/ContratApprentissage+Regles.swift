extension ContratApprentissage {
    /// The rules in the order of the official table.
    static let regles: [Regle] = [ChampObligatoire.regle]
}
