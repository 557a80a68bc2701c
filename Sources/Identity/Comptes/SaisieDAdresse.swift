import Domain
import Platform

/// An address typed twice: what is wrong with it, in words.
struct SaisieDAdresse: Sendable {
    let email: String
    let confirmation: String
    /// The address that was hinted at and typed again all the same.
    let confirmee: String
    private(set) var erreurs: [FieldError] = []
    /// « gmail.com » for « gmial.com »: shown once, then believed.
    private(set) var domaineProbable: String?
    private(set) var incertaine = false

    init() {
        email = ""
        confirmation = ""
        confirmee = ""
    }

    init(_ form: FormData) {
        email = String(form["email"].prefix(320))
        confirmation = String(form["email-confirmation"].prefix(320))
        confirmee = String(form["email-lue"].prefix(320))
        verifier()
    }

    /// Without the spaces around it, as it is written to.
    var courriel: String { email.filter { !$0.isWhitespace && $0 != "\0" } }

    private mutating func verifier() {
        guard !courriel.isEmpty else {
            erreurs.append(FieldError(id: "email", message: "Saisissez votre Email"))
            if confirmation.isEmpty {
                erreurs.append(
                    FieldError(id: "email-confirmation", message: "Saisissez de nouveau votre Email pour le confirmer"))
            }
            return
        }
        guard (try? MailAddress(address: courriel)) != nil, courriel.utf8.count <= 254,
            let domaine = courriel.split(separator: "@").last, domaine.contains(".")
        else {
            erreurs.append(
                FieldError(
                    id: "email", message: "Saisissez une adresse email complète, comme prenom.nom@entreprise.fr"))
            return
        }
        if case .generique(let mot) = AdresseDePersonne.lire(courriel) {
            erreurs.append(
                FieldError(
                    id: "email",
                    message: """
                        L'adresse \(courriel) est générique : « \(mot) » désigne un service, que plusieurs personnes \
                        peuvent lire. Saisissez une adresse à votre nom, comme prenom.nom@\(domaine)
                        """))
        }
        incertaine = AdresseDePersonne.lire(courriel) == .incertaine
        if CompteStore.norme(confirmation) != CompteStore.norme(courriel) {
            erreurs.append(
                FieldError(
                    id: "email-confirmation",
                    message: confirmation.isEmpty
                        ? "Saisissez de nouveau votre Email pour le confirmer"
                        : "Saisissez la même adresse dans « Email » et « Confirmation de l'Email »"))
        }
        if confirmee != courriel { domaineProbable = DomaineProbable.de(String(domaine)) }
    }

    /// Something is to be corrected, or looked at again.
    var aRevoir: Bool { !erreurs.isEmpty || domaineProbable != nil }

    /// The two fields, with what is wrong beside each.
    func champs(labels: (String, String) = ("Email", "Confirmation de l'Email")) -> HTML {
        func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }
        let hint = domaineProbable.map { domaine in
            let local = courriel.prefix { $0 != "@" }
            return """
                Vouliez-vous écrire \(local)@\(domaine) ? Corrigez l'adresse, ou validez de nouveau si elle est exacte.
                """
        }
        return """
            \(if: domaineProbable != nil, hiddenField("email-lue", courriel))\
            \(textField(FieldModel(name: "email", label: labels.0, value: email, required: true).with {
                $0.type = .email
                $0.autocomplete = "email"
                $0.spellcheck = false
                $0.error = erreur("email")
                $0.warning = hint
            }))\
            \(textField(FieldModel(name: "email-confirmation", label: labels.1, value: confirmation, required: true).with {
                $0.type = .email
                $0.autocomplete = "email"
                $0.spellcheck = false
                $0.error = erreur("email-confirmation")
            }))
            """
    }
}
