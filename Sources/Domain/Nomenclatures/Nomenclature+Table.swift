extension Nomenclature {
    /// Reads a list written one entry a line: the code, a space, the label. A line that opens with `#` is the heading of
    /// the entries below it.
    init(_ nom: String, montreCode: Bool = true, table: String) {
        var entrees: [Entree] = []
        var groupe: String?
        for ligne in table.split(separator: "\n") {
            let mots = ligne.split(separator: " ", maxSplits: 1)
            guard let code = mots.first else { continue }
            let libelle = mots.count > 1 ? String(mots[1]) : String(code)
            if code == "#" {
                groupe = libelle
            } else {
                entrees.append(Entree(String(code), libelle, groupe: groupe))
            }
        }
        self.init(nom, montreCode: montreCode, entrees)
    }
}
