/// The formats that the table of rules names.
extension Champ {
    /// Identifiers whose key is checked once their format is right.
    func defautDeCle(_ code: String) -> (String, String)? {
        switch type {
        case .siret:
            if !Siret.formatJuste(code) { return ("siret-format", "\(designation) doit comporter 14 chiffres") }
            if !Siret.cleJuste(code) {
                return ("siret-cle", "\(designation) comporte une erreur : sa clé de contrôle ne correspond pas")
            }
        case .nir:
            if !NIR.formatJuste(code) {
                return (
                    "nir-format",
                    "\(designation) doit comporter 13 caractères, ou 15 avec sa clé : sexe, année, mois, lieu et ordre"
                )
            }
            if !NIR.cleJuste(code) {
                return ("nir-cle", "La clé de \(designation) ne correspond pas aux 13 premiers caractères")
            }
        case .uai:
            if !UAI.formatJuste(code) {
                return ("uai-format", "\(designation) doit comporter 7 chiffres et une lettre, par exemple 0999990W")
            }
            if !UAI.cleJuste(code) {
                return ("uai-cle", "La lettre de \(designation) ne correspond pas à ses 7 chiffres")
            }
        default: return nil
        }
        return nil
    }

    func defautDeCode(_ code: String) -> (String, String)? {
        switch type {
        case .nda:
            refus(NDA.formatJuste(code), "nda-format", "doit comporter 11 chiffres, par exemple 11754370275")
        case .rncp:
            refus(RNCP.formatJuste(code), "rncp-format", "doit comporter RNCP et 2 à 5 chiffres, par exemple RNCP38372")
        case .naf:
            refus(Naf.formatJuste(code), "naf-format", "doit comporter 4 chiffres et une lettre, par exemple 45.20A")
        case .idcc:
            refus(
                IDCC.connu(code), "idcc-inconnu", "doit être celui d'une convention collective connue, par exemple 1090"
            )
        case .codeDiplome:
            refus(
                CodeDiplome.formatJuste(code), "code-diplome-format",
                "doit comporter 8 caractères, suivis d'une lettre au plus, par exemple 50025219")
        case .deca:
            refus(Deca.formatJuste(code), "deca-format", "doit comporter 15 caractères, par exemple 035202509037237")
        case .courriel:
            Courriel.formatJuste(code)
                ? (code.count <= 80 ? nil : (Self.regleDeFormat, "\(designation) doit comporter 80 caractères au plus"))
                : (
                    "email-format",
                    "\(designation) doit comporter un nom et un domaine, par exemple prenom.nom@domaine.example"
                )
        case .telephone:
            refus(
                Telephone.formatJuste(code), "telephone-format",
                "doit comporter 8 à 13 chiffres, 9 après +33, par exemple 06 00 00 00 00")
        case .codePostal: refus(CodePostal.formatJuste(code), "code-postal-format", "doit comporter 5 chiffres")
        default: nil
        }
    }

    private func refus(_ juste: Bool, _ regle: String, _ suite: String) -> (String, String)? {
        juste ? nil : (regle, "\(designation) \(suite)")
    }
}
