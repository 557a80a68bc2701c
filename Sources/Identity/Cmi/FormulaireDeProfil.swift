import Domain
package import Platform

/// The names, address and identifier of somebody to come: asked by the référent for a profile, and by the OPCO for a
/// référent. The same questions, the same words.
package struct FormulaireDeProfilCmi: Sendable {
    /// Issuer code, which every identifier of the body begins with; empty while it is still to be typed.
    package var code: String
    package var prenom = ""
    package var nom = ""
    package var courriel = ""
    package var confirmation = ""
    /// The part after the issuer code.
    package var propre = ""
    package private(set) var erreurs: [FieldError] = []

    package init(code: String, propre: String = "") {
        self.code = code
        self.propre = propre
    }

    package mutating func refuser(_ id: String, _ message: String) {
        erreurs.append(FieldError(id: id, message: message))
    }

    /// - Returns: nil when something is to be said.
    package mutating func lire(_ form: FormData, referent: Bool) -> NouveauProfilCmi? {
        prenom = String(Texte.ligne(String(form["prenom"].prefix(400))).prefix(80))
        nom = String(Texte.ligne(String(form["nom"].prefix(400))).prefix(80))
        courriel = String(form["email"].prefix(254))
        confirmation = String(form["confirmation-email"].prefix(254))
        propre = String(form["identifiant"].prefix(64))
        if nom.isEmpty { refuser("nom", "Saisissez le nom") }
        if prenom.isEmpty { refuser("prenom", "Saisissez le prénom") }
        let identifiant = entier
        if !IdentifiantCMI.propreJuste(String(identifiant.dropFirst(code.count))) {
            refuser("identifiant", "Saisissez l'identifiant : 1 à 15 lettres ou chiffres, sans accent")
        }
        let adresse = AdresseCmi.lire(form["email"])
        if adresse == nil {
            refuser("email", "La saisie de l'email est obligatoire et doit être une adresse email valide.")
        } else if adresse != AdresseCmi.lire(form["confirmation-email"]) {
            refuser("confirmation-email", "La confirmation doit être identique à l'email")
        }
        guard erreurs.isEmpty, let adresse else { return nil }
        return NouveauProfilCmi(
            prenom: prenom, nom: nom, courriel: adresse, identifiant: identifiant, referent: referent)
    }

    /// Who types the whole identifier is understood too.
    private var entier: String {
        let saisi = IdentifiantCMI.normaliser(propre)
        guard !code.isEmpty, saisi.hasPrefix(code), IdentifiantCMI.propreJuste(String(saisi.dropFirst(code.count)))
        else { return code + saisi }
        return saisi
    }

    package func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }

    package var champs: HTML {
        """
        \(texte("nom", "Nom", nom) { $0.width = .half })\(texte("prenom", "Prénom", prenom) { $0.width = .half })\
        \(texte("identifiant", "Identifiant", propre) {
            $0.hint = code.isEmpty ? "1 à 15 lettres ou chiffres, à la suite du code émetteur" : "1 à 15 lettres ou chiffres, à la suite du code émetteur \(code)"
        })\(texte("email", "Email", courriel) {
            $0.type = .email
            $0.hint = "L'identifiant et le mot de passe temporaire y seront envoyés"
        })\(texte("confirmation-email", "Confirmation de l'email", confirmation) { $0.type = .email })
        """
    }

    private func texte(
        _ name: String, _ label: String, _ value: String, _ change: (inout FieldModel) -> Void = { _ in }
    ) -> HTML {
        textField(
            FieldModel(name: name, label: label, value: value, required: true).with {
                $0.spellcheck = false
                $0.error = erreur(name)
                change(&$0)
            })
    }
}
