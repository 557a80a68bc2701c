import Domain
import Platform

/// A password of one's own, typed twice: the rule, the messages and the two fields are the same wherever it is asked.
struct NouveauMotDePasseCmi: Sendable {
    static let champ = "nouveau-mot-de-passe"
    static let confirmation = "confirmation-mot-de-passe"

    private(set) var erreurs: [FieldError] = []

    /// - Parameters:
    ///   - courriel: of the account, which the password may not repeat.
    ///   - refuses: passwords that everybody tries first.
    /// - Returns: the password, nil when something is to be said.
    mutating func lire(_ form: FormData, courriel: String, _ refuses: MotsDePasseRefuses) -> String? {
        let motDePasse = form[NouveauMotDePasseCmi.champ]
        let regle = PortalPolicy.cmi.motDePasse
        if motDePasse.isEmpty {
            refuser(NouveauMotDePasseCmi.champ, "La saisie du nouveau mot de passe est obligatoire.")
        } else if motDePasse.utf8.count > RegleDeMotDePasse.octetsAuPlus {
            refuser(
                NouveauMotDePasseCmi.champ,
                "Le nouveau mot de passe doit compter \(RegleDeMotDePasse.octetsAuPlus) caractères au plus.")
        } else if !regle.accepte(motDePasse) {
            refuser(NouveauMotDePasseCmi.champ, "Le nouveau mot de passe doit compter \(regle.enonce).")
        } else if let refus = refuses.refus(motDePasse, courriel: courriel) {
            refuser(NouveauMotDePasseCmi.champ, refus)
        }
        let double = form[NouveauMotDePasseCmi.confirmation]
        if double.isEmpty {
            refuser(
                NouveauMotDePasseCmi.confirmation, "La saisie de la confirmation du mot de passe est obligatoire.")
        } else if double != motDePasse {
            refuser(
                NouveauMotDePasseCmi.confirmation, "Les deux mots de passe saisis sont différents.")
        }
        return erreurs.isEmpty ? motDePasse : nil
    }

    mutating func refuser(_ id: String, _ message: String) { erreurs.append(FieldError(id: id, message: message)) }

    func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }

    var champs: HTML {
        """
        \(passwordField(FieldModel(name: NouveauMotDePasseCmi.champ, label: "Nouveau mot de passe", required: true).with {
            $0.hint = PortalPolicy.cmi.motDePasse.enonce
            $0.autocomplete = "new-password"
            $0.error = erreur(NouveauMotDePasseCmi.champ)
        }))\(passwordField(FieldModel(name: NouveauMotDePasseCmi.confirmation, label: "Confirmation du mot de passe", required: true).with {
            $0.autocomplete = "new-password"
            $0.error = erreur(NouveauMotDePasseCmi.confirmation)
        }))
        """
    }
}
