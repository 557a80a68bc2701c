import Domain
import Hummingbird
import Platform
import Referentiels

/// Look-ups as one types, for the page's script. The same tables answer the form without script.
struct RechercheHandler: Sendable {
    let database: any Database

    /// A line found, and the answers that choosing it gives.
    struct Ligne: Encodable, Sendable {
        let code: String
        let titre: String
        let detail: String
        /// « Fermé le 31/12/2022 » for what cannot be chosen.
        let ferme: String?
        /// By key of the field.
        let champs: [String: String]

        /// With keys that follow the prefix of the group, which the page adds: two groups share one look-up.
        var relative: Ligne {
            let prefixes = ["employeur.", "organismeFormation.", "formation."]
            let courts = champs.map { cle, valeur in
                let prefixe = prefixes.first { cle.hasPrefix($0) } ?? ""
                return (String(cle.dropFirst(prefixe.count)), valeur)
            }
            return Ligne(
                code: code, titre: titre, detail: detail, ferme: ferme,
                champs: Dictionary(courts, uniquingKeysWith: { premier, _ in premier }))
        }
    }

    private struct Reponse: Encodable {
        let resultats: [Ligne]
    }

    func etablissements(_ request: Request, _ context: WebContext) async throws -> Response {
        try await repondre(request, context) { demande, db in
            try RechercheHandler.etablissements(demande, prefixe: "employeur", on: db)
        }
    }

    func organismes(_ request: Request, _ context: WebContext) async throws -> Response {
        try await repondre(request, context) { demande, db in
            try RechercheHandler.organismes(demande, prefixe: "organismeFormation", on: db)
        }
    }

    func certifications(_ request: Request, _ context: WebContext) async throws -> Response {
        try await repondre(request, context) { demande, db in
            try RechercheHandler.certifications(demande, prefixe: "formation", on: db)
        }
    }

    func communes(_ request: Request, _ context: WebContext) async throws -> Response {
        try await repondre(request, context) { demande, db in
            try Commune.chercher(codePostal: demande, db).map {
                Ligne(
                    code: $0.codePostal, titre: $0.nom, detail: $0.codePostal, ferme: nil,
                    champs: ["codePostal": $0.codePostal, "commune": $0.nom])
            }
        }
    }

    func conventions(_ request: Request, _ context: WebContext) async throws -> Response {
        try await repondre(request, context) { demande, _ in
            ConventionCollective.chercher(demande, limite: 12).map {
                Ligne(
                    code: $0.idcc, titre: $0.libelle,
                    detail: $0.dansLeChamp ? "Dans le champ de l'OPCO" : "Hors du champ de l'OPCO",
                    ferme: nil, champs: ["codeIdcc": $0.idcc, "libelleIdcc": $0.libelle])
            }
        }
    }

    private func repondre(
        _ request: Request, _ context: WebContext,
        _ chercher: @escaping @Sendable (String, any Connection) throws -> [Ligne]
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let demande = String(request.query["q"].prefix(100))
        let lignes = try await database.read { db in try chercher(demande, db) }
        return try .json(Reponse(resultats: lignes.map(\.relative)))
    }

    /// What the look-up at the head of a section finds.
    static func chercher(_ prefixe: String, _ demande: String, on db: any Connection) throws -> [Ligne] {
        switch prefixe {
        case "employeur": try etablissements(demande, prefixe: prefixe, on: db)
        case "formation": try certifications(demande, prefixe: prefixe, on: db)
        default: try organismes(demande, prefixe: prefixe, on: db)
        }
    }

    private static func etablissements(_ demande: String, prefixe: String, on db: any Connection) throws -> [Ligne] {
        try Etablissement.chercher(siret: demande, db).map { e in
            Ligne(
                code: e.siret, titre: e.nom,
                detail: [adresse(e.adresse), e.naf.map(Naf.afficher)].compactMap(\.self).joined(separator: " · "),
                ferme: e.ferme ? e.fermeLe.map { "Fermé le \($0.francais)" } ?? "Fermé" : nil,
                champs: Remplissage.champs(e, prefixe: prefixe))
        }
    }

    private static func organismes(_ demande: String, prefixe: String, on db: any Connection) throws -> [Ligne] {
        try OrganismeDeFormation.chercher(siret: demande, db).map { o in
            Ligne(
                code: o.siret, titre: o.denomination,
                detail: [adresse(o.adresse), o.uai.map { "UAI \($0)" }].compactMap(\.self).joined(separator: " · "),
                ferme: o.ferme ? "Fermé" : nil, champs: Remplissage.champs(o, prefixe: prefixe))
        }
    }

    private static func certifications(_ demande: String, prefixe: String, on db: any Connection) throws -> [Ligne] {
        try Certification.chercher(demande, db).map { c in
            Ligne(
                code: c.rncp, titre: c.intitule,
                detail: [c.abrege, c.niveau.map { "niveau \($0)" }].compactMap(\.self).joined(separator: " · "),
                ferme: c.active ? nil : "Inactive", champs: Remplissage.champs(c, prefixe: prefixe))
        }
    }

    private static func adresse(_ a: AdresseReference) -> String {
        let voie = [a.numero, a.indice, a.voie].compactMap(\.self).joined(separator: " ")
        let ville = [a.codePostal, a.commune].compactMap(\.self).joined(separator: " ")
        return [voie, ville].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension EtapeHandler {
    /// The look-up asked for by a posting, carried in the address.
    func chercher(_ query: FormData, _ etape: Etape) async throws -> EtapePage.Resultats? {
        let prefixe = query["chercher"]
        let demande = String(query["q"].prefix(100))
        guard etape.sections.contains(where: { $0.recherche.map { OffreDeRecherche($0, paths).prefixe } == prefixe })
        else { return nil }
        let lignes = try await module.database.read { db in try RechercheHandler.chercher(prefixe, demande, on: db) }
        return EtapePage.Resultats(
            prefixe: prefixe, demande: demande,
            lignes: lignes.map { .init(code: $0.code, titre: $0.titre, detail: $0.detail, ferme: $0.ferme) })
    }
}

/// What the rules and the desk need to know around a file.
enum References {
    /// The amounts that a file asks for, by the level of funding in force on its day of conclusion. Centimes; nil when
    /// no level is known, or when several branches have one.
    static func montants(_ reponses: Reponses, on db: any Connection) throws -> (npec: Int?, equipement: Int?) {
        let equipement = reponses.centimes("formation.premierEquipement")
        guard let conclusion = reponses.jour("contrat.dateConclusion"),
            case .montant(let choix) = try NiveauDePriseEnCharge.trouver(
                rncp: reponses["formation.rncp"], idcc: reponses["employeur.codeIdcc"], conclusion: conclusion, db)
        else { return (nil, equipement) }
        return (Engagement(reponses, npecAnnuel: choix.centimes)?.total, equipement)
    }
}
