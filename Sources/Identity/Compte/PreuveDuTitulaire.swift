import Hummingbird
import Platform

/// What is asked again before what matters: the password and, of who has a second factor, one of its codes. A session
/// left open, or stolen, is not enough.
enum PreuveDuTitulaire {
    static let motDePasse = "actuel"
    static let code = "code"

    /// - Parameter avecCode: the account has a second factor.
    static func champs(_ label: String, avecCode: Bool, _ erreurs: [FieldError]) -> HTML {
        func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }
        return """
            \(passwordField(FieldModel(name: motDePasse, label: label, required: true).with {
                $0.autocomplete = "current-password"
                $0.error = erreur(motDePasse)
            }))\
            \(if: avecCode, textField(FieldModel(name: code, label: "Code de vérification", required: true).with {
                $0.hint = "Celui de votre application d'authentification, ou l'un de vos codes de secours"
                $0.autocomplete = "one-time-code"
                $0.spellcheck = false
                $0.error = erreur(code)
            }))
            """
    }
}

extension EspacePersonnel {
    func aUnSecondFacteur(_ titulaire: Titulaire) async throws -> Bool {
        let id = titulaire.compte.id
        return try await module.database.read { db in try SecondFacteurStore.estActif(id, on: db) }
    }

    /// - Returns: the field to see again and why; nil when everything asked was given.
    func refusDeLaPreuve(
        _ form: FormData, _ titulaire: Titulaire, _ request: Request, _ context: WebContext
    ) async throws -> FieldError? {
        if let refus = try await refusDuMotDePasse(
            form[PreuveDuTitulaire.motDePasse], titulaire, request, context)
        {
            return FieldError(id: PreuveDuTitulaire.motDePasse, message: refus)
        }
        return try await refusDuCode(form, titulaire, request, context)
    }

    /// Asked last, once the password is right and nothing else is to be corrected: a code serves once.
    func refusDuCode(
        _ form: FormData, _ titulaire: Titulaire, _ request: Request, _ context: WebContext
    ) async throws -> FieldError? {
        guard try await aUnSecondFacteur(titulaire) else { return nil }
        let code = String(form[PreuveDuTitulaire.code].prefix(64))
        let phrase: String?
        if code.contains(where: { $0.isLetter || $0.isNumber }) {
            let now = module.clock.now
            let visite = Visite(request, context)
            let verdict = try await module.database.write { db in
                try SecondFacteur(module: module).verifier(code, titulaire.compte, visite, at: now, on: db)
            }
            phrase =
                switch verdict {
                case .juste: nil
                case .faux: "Ce code n'est pas l'un des vôtres, ou il a déjà servi : attendez le suivant"
                case .tropDEssais: "Trop de codes ont été refusés : attendez, ou donnez un code de secours"
                }
        } else {
            phrase = "Saisissez le code de votre application d'authentification"
        }
        return phrase.map { FieldError(id: PreuveDuTitulaire.code, message: $0) }
    }
}
