import Domain
import Platform

/// What the form of a user holds, from one submission to the next: without script, each « + AJOUTER » and « + CONFIRMER »
/// sends everything and gets it back.
struct SaisieUtilisateur: Sendable {
    var nom = ""
    var prenom = ""
    var courriel = ""
    var sexe = ""
    var actif = true
    var lignes: [Ligne] = []
    /// The panel that adds an establishment.
    var ajout: Ajout?
    /// What the habilitations were when the page was made, so that two people do not overwrite each other.
    var etat = ""

    /// An establishment of the form, with its role and the boxes ticked.
    struct Ligne: Sendable, Equatable {
        let perimetre: Perimetre
        var role: RoleEtablissement
        /// Of all that could be ticked; what the role does not allow counts for nothing.
        var coches: Set<Droit>
    }

    struct Ajout: Sendable, Equatable {
        var filtre = ""
        var choix = ""
        var role = ""
    }

    enum Action: Equatable {
        case enregistrer, ajouter, filtrer, confirmer, fermer
        case retirer(String)
    }

    /// Lines that a form may hold: more than its bytes allow of those that our page sends. What a form does not name is
    /// withdrawn, so none is ever left out of the reading.
    static let lignesMax = 20_000
    /// A number, a role, five boxes for each line.
    static let champsMax = lignesMax * 8
}

extension SaisieUtilisateur {
    init(_ personne: AnnuaireDesComptes.Personne, sexe: String?, _ habilitations: [Habilitation]) {
        nom = personne.nom
        prenom = personne.prenom
        courriel = personne.courriel
        self.sexe = sexe ?? ""
        actif = SaisieUtilisateur.estActif(habilitations)
        lignes = habilitations.map {
            // What the role lacks is ticked: should the role be raised, its rights come with it.
            Ligne(
                perimetre: $0.perimetre, role: $0.role,
                coches: $0.droits.union(Set(Droit.accordables).subtracting($0.role.droits)))
        }
        etat = SaisieUtilisateur.etat(habilitations)
    }

    /// - Throws: `Refusal.unreadable` for what no page of ours sends, a `Refus` for more lines than a form may hold.
    init(_ form: FormData, roles: [RoleEtablissement]) throws {
        nom = Texte.ligne(String(form["nom"].prefix(1000)))
        prenom = Texte.ligne(String(form["prenom"].prefix(1000)))
        courriel = Texte.ligne(String(form["courriel"].prefix(1000)))
        sexe = ["F", "M"].contains(form["sexe"]) ? form["sexe"] : ""
        actif = form.has("actif")
        etat = String(form["etat"].prefix(64))
        let codes = form.values("perimetre")
        guard codes.count <= SaisieUtilisateur.lignesMax else {
            throw Refus.saisie(
                "Le formulaire compte plus de \(SaisieUtilisateur.lignesMax) établissements : rien n'est enregistré. "
                    + "Donnez plutôt l'accès à l'entreprise entière.")
        }
        let champs = Dictionary(grouping: form.fields, by: \.name)
        var vus: Set<Perimetre> = []
        for code in codes {
            guard let perimetre = Perimetre(code) else { throw Refusal.notFound }
            guard vus.insert(perimetre).inserted else { continue }
            guard let role = RoleEtablissement(rawValue: champs["role.\(code)"]?.first?.value ?? ""),
                roles.contains(role)
            else {
                throw Refusal.unreadable
            }
            lignes.append(
                Ligne(
                    perimetre: perimetre, role: role,
                    coches: Set((champs["droit.\(code)"] ?? []).compactMap { Droit(rawValue: $0.value) })
                        .union([.consulter])))
        }
        if form.has("filtre") {
            ajout = Ajout(
                filtre: Texte.ligne(String(form["filtre"].prefix(100))), choix: String(form["choix"].prefix(14)),
                role: roles.contains { $0.rawValue == form["typeRole"] } ? form["typeRole"] : "")
        }
    }

    static func action(_ form: FormData) -> Action {
        if form.has("retirer") { return .retirer(form["retirer"]) }
        switch form["action"] {
        case "ajouter": return .ajouter
        case "filtrer": return .filtrer
        case "confirmer": return .confirmer
        case "fermer": return .fermer
        default: return .enregistrer
        }
    }

    /// A digest of the habilitations in an order of their own.
    static func etat(_ habilitations: [Habilitation]) -> String {
        let lignes = habilitations.map {
            "\($0.perimetre.code)|\($0.role.rawValue)|\($0.droitsStockes ?? "-")|\($0.actif)"
        }
        return String(Digest.sha256Hex(lignes.sorted().joined(separator: "\n")).prefix(16))
    }

    /// How the switch « Actif » stands: on while something is open, and for who is attached to nothing yet.
    private static func estActif(_ habilitations: [Habilitation]) -> Bool {
        habilitations.isEmpty || habilitations.contains(where: \.actif)
    }

    /// What the form asks for, over what stood before.
    ///
    /// - Parameters:
    ///   - avant: the lines that the form shows; the switch « Actif » left as it was changes none of them.
    ///   - noms: names of the perimeters.
    func habilitations(avant: [Habilitation], noms: (Perimetre) -> String) -> [Habilitation] {
        let bascule = actif != SaisieUtilisateur.estActif(avant)
        let anciennes = avant.parPerimetre
        return lignes.map { ligne in
            let ancienne = anciennes[ligne.perimetre]
            return Habilitation(
                ligne.perimetre, nom: ancienne?.nom ?? noms(ligne.perimetre), role: ligne.role, droits: ligne.coches,
                actif: bascule ? actif : ancienne?.actif ?? actif)
        }
    }
}

// MARK: - What is missing

extension SaisieUtilisateur {
    static let nomMax = 80

    /// - Parameter identite: false when the names and the address are the holder's and are only shown.
    func erreurs(identite: Bool, nouveau: Bool) -> [FieldError] {
        var erreurs: [FieldError] = []
        func exiger(_ valeur: String, _ champ: String, _ phrase: String) {
            if Tri.cle(valeur).isEmpty {
                erreurs.append(FieldError(id: champ, message: "Saisissez \(phrase)"))
            } else if valeur.count > SaisieUtilisateur.nomMax {
                erreurs.append(
                    FieldError(
                        id: champ, message: "Saisissez \(phrase) en \(SaisieUtilisateur.nomMax) caractères au plus"))
            }
        }
        if identite {
            exiger(nom, "nom", "le nom")
            exiger(prenom, "prenom", "le prénom")
        }
        if nouveau {
            if courriel.isEmpty {
                erreurs.append(FieldError(id: "courriel", message: "Saisissez l'e-mail"))
            } else if !Courriel.formatJuste(courriel) {
                erreurs.append(
                    FieldError(id: "courriel", message: "Saisissez un e-mail complet, comme camille@entreprise.example")
                )
            }
        }
        if identite, sexe.isEmpty { erreurs.append(FieldError(id: "sexe", message: "Choisissez le sexe")) }
        if nouveau, lignes.isEmpty {
            erreurs.append(
                FieldError(id: "ajouter", message: "Ajoutez au moins un établissement avec le bouton « AJOUTER »"))
        }
        return erreurs
    }
}

extension [Habilitation] {
    /// Those of one account, each by its perimeter: an account may hold thousands.
    var parPerimetre: [Perimetre: Habilitation] {
        Dictionary(map { ($0.perimetre, $0) }, uniquingKeysWith: { une, _ in une })
    }
}
