import Domain
import Foundation
import Platform

/// What a password may not be: one of the most common, or close to the address of its holder or the name of the OPCO.
package struct MotsDePasseRefuses: Sendable {
    /// FNV-1a digests of the list, sorted: 80 KB instead of ten thousand strings.
    private let courants: [UInt64]
    private let noms: [String]

    /// - Parameters:
    ///   - courants: one a line, in lower case without accents.
    ///   - noms: of the OPCO and of what it runs.
    init(courants: [UInt8], noms: [String]) {
        self.init(empreintes: MotsDePasseRefuses.empreintes(courants), noms: noms)
    }

    private init(empreintes: [UInt64], noms: [String]) {
        courants = empreintes
        self.noms = noms
    }

    private static func empreintes(_ liste: [UInt8]) -> [UInt64] {
        liste.split(separator: UInt8(ascii: "\n")).map(empreinte).sorted()
    }

    /// Of the list that comes with this capability, read once.
    private static let liste: [UInt64] = {
        let url = Bundle.module.bundleURL.appending(path: "Ressources/mots-de-passe-courants.txt")
        // Without its list the platform still refuses names and rows of keys; the tests hold that it is there.
        return empreintes((try? Data(contentsOf: url)).map { [UInt8]($0) } ?? [])
    }()

    /// The list that comes with this capability.
    /// - Parameter marque: name of the OPCO.
    package static func charger(marque: String) -> MotsDePasseRefuses {
        MotsDePasseRefuses(empreintes: liste, noms: [marque, "mgestion"])
    }

    var nombre: Int { courants.count }

    /// Why this password is refused, nil when it may be chosen.
    /// - Parameter courriel: of the account; empty when it has none.
    package func refus(_ motDePasse: String, courriel: String) -> String? {
        let formes = FormesDeMotDePasse.formes(motDePasse)
        if formes.contains(where: { estCourant($0) }) || FormesDeMotDePasse.estUneSuite(motDePasse) {
            return "Ce mot de passe est l'un des plus utilisés, donc l'un des premiers essayés : choisissez-en un autre"
        }
        if FormesDeMotDePasse.contient(motDePasse, un: [courriel]) {
            return "Choisissez un mot de passe qui ne reprend pas votre adresse email"
        }
        if FormesDeMotDePasse.contient(motDePasse, un: noms) {
            return "Choisissez un mot de passe qui ne reprend pas le nom de l'OPCO"
        }
        return nil
    }

    private func estCourant(_ mot: String) -> Bool {
        let cherche = MotsDePasseRefuses.empreinte(Array(mot.utf8)[...])
        var bas = 0
        var haut = courants.count
        while bas < haut {
            let milieu = (bas + haut) / 2
            if courants[milieu] < cherche { bas = milieu + 1 } else { haut = milieu }
        }
        return bas < courants.count && courants[bas] == cherche
    }

    private static func empreinte(_ octets: ArraySlice<UInt8>) -> UInt64 {
        octets.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}

/// A password typed twice by whoever chooses one.
struct SaisieDeMotDePasse: Sendable {
    let motDePasse: String
    private(set) var erreurs: [FieldError] = []

    /// - Parameter courriel: of the account, which the password may not repeat.
    init(_ form: FormData, _ regle: RegleDeMotDePasse, courriel: String, _ refuses: MotsDePasseRefuses) {
        motDePasse = form["nouveau"]
        let confirmation = form["confirmation"]
        if motDePasse.isEmpty {
            erreurs.append(FieldError(id: "nouveau", message: "Saisissez votre nouveau mot de passe"))
        } else if motDePasse.utf8.count > RegleDeMotDePasse.octetsAuPlus {
            erreurs.append(
                FieldError(
                    id: "nouveau",
                    message: "Saisissez un mot de passe de \(RegleDeMotDePasse.octetsAuPlus) caractères au plus"))
        } else if !regle.accepte(motDePasse) {
            let manques = regle.manques(motDePasse).joined(separator: ", ")
            erreurs.append(
                FieldError(id: "nouveau", message: "Complétez votre nouveau mot de passe, il lui manque : \(manques)"))
        } else if let refus = refuses.refus(motDePasse, courriel: courriel) {
            erreurs.append(FieldError(id: "nouveau", message: refus))
        }
        if confirmation.isEmpty {
            erreurs.append(FieldError(id: "confirmation", message: "Saisissez de nouveau votre mot de passe"))
        } else if confirmation != motDePasse {
            erreurs.append(
                FieldError(
                    id: "confirmation",
                    message: """
                        Saisissez le même mot de passe dans « Nouveau mot de passe » et « Confirmer votre mot de passe »
                        """))
        }
    }

    /// The two fields; a password is never sent back.
    static func champs(_ regle: RegleDeMotDePasse, _ erreurs: [FieldError]) -> HTML {
        func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }
        return """
            \(passwordField(FieldModel(name: "nouveau", label: "Nouveau mot de passe", required: true).with {
                $0.autocomplete = "new-password"
                $0.hint = regle.enonce
                $0.error = erreur("nouveau")
            }))\
            \(passwordField(FieldModel(name: "confirmation", label: "Confirmer votre mot de passe", required: true).with {
                $0.autocomplete = "new-password"
                $0.error = erreur("confirmation")
            }))
            """
    }
}
