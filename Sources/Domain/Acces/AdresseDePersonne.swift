import Foundation

/// Whether an address is somebody's own. One signs in with one's own address: what is done with an account is done by
/// one person.
package enum AdresseDePersonne: Sendable, Equatable {
    case nominative
    /// Let through, and shown to whoever reviews the request.
    case incertaine
    /// A function, a service or a mailbox that several people read; the word that says so.
    case generique(String)

    /// - Parameter courriel: an address with one `@`.
    package static func lire(_ courriel: String) -> AdresseDePersonne {
        let simple = courriel.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
            .reduce(into: "") { $0.unicodeScalars.append($1) }
        let local = simple.prefix { $0 != "@" && $0 != "+" }
        let mots = local.split { !$0.isLetter }.map(String.init)
        let lettres = mots.joined()
        guard !lettres.isEmpty else { return .incertaine }
        if generiques.contains(lettres) { return .generique(String(local)) }
        // « jean.marchand » is somebody, « contact-paris » a mailbox: only the first and last words say so.
        if mots.count > 1, let bord = [mots.first, mots.last].compactMap(\.self).first(where: bords.contains) {
            return .generique(bord)
        }
        if lettres.count < 3 || mots.contains(where: bords.contains) || douteux.contains(lettres) { return .incertaine }
        // One word of letters and figures may be anybody's: « cfa75 », « transports2 ».
        if mots.count == 1, local.contains(where: \.isNumber) { return .incertaine }
        return .nominative
    }

    /// Equal to the whole local part, figures and separators left out. A surname may hold one of them (Marchand,
    /// Lecompte): never looked for inside.
    private static let generiques: Set<String> = bords.union([
        "abuse", "achat", "achats", "administratif", "administrateur", "administration", "administrator", "agence",
        "apprenti", "apprentis", "apprentissage", "assistance", "assistante", "assistant", "atelier", "billing",
        "boutique", "bureau", "cabinet", "candidature", "candidatures", "centre", "chantier", "client", "clients",
        "collaborateur", "commande", "commandes", "commerce", "communication", "comptable", "conseil", "coordination",
        "daf", "depot", "dev", "dg", "directeur", "directrice", "dirigeant", "documentation", "ecole", "emploi",
        "employe", "entreprise", "equipe", "etudiant", "exploitation", "fournisseur", "fournisseurs", "garage",
        "gerance", "gerant", "gerante", "gestionnaire", "groupe", "hello", "help", "helpdesk", "hostmaster", "hr",
        "inscription", "inscriptions", "it", "juridique", "livraison", "logistique", "magasin", "mairie", "manager",
        "marketing", "media", "newsletter", "office", "ofa", "organisme", "pedagogie", "personnel", "planning",
        "postmaster", "president", "presse", "production", "qualite", "recrutement", "referent", "relationclient",
        "reservation", "reservations", "responsable", "root", "sales", "sav", "scolarite", "secretaire", "securite",
        "security", "serviceclient", "serviceformation", "service", "services", "siege", "site", "social", "societe",
        "stage", "stages", "stagiaire", "standard", "support", "sysadmin", "team", "technique", "test", "transport",
        "transports", "tresorerie", "usine", "user", "utilisateur", "vente", "ventes", "web", "webmaster",
    ])

    /// Words that make a mailbox of what they begin or end.
    private static let bords: Set<String> = [
        "accueil", "admin", "alternance", "cfa", "commercial", "compta", "comptabilite", "contact", "contacts",
        "courrier", "direction", "drh", "facturation", "facture", "factures", "formation", "formations", "gestion",
        "info", "information", "informations", "infos", "mail", "nepasrepondre", "noreply", "paie", "rh", "secretariat",
    ]

    private static let douteux: Set<String> = [
        "chef", "patron", "moi", "nous", "pro", "perso", "travail", "maison", "famille", "box", "email", "adresse",
    ]
}
