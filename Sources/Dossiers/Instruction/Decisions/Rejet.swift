package import Domain
package import Platform

/// Why a file is refused.
package struct SaisieRefus: Sendable, Equatable {
    package var version: Int
    package var motifs: [MotifDeRefus] = []
    package var precision = ""

    package init(version: Int, motifs: [MotifDeRefus] = [], precision: String = "") {
        self.version = version
        self.motifs = motifs
        self.precision = precision
    }

    init(_ form: FormData) {
        let choisis = form.values("motif")
        self.init(
            version: Int(form["version"]) ?? 0, motifs: MotifDeRefus.allCases.filter { choisis.contains($0.rawValue) },
            precision: form["precision"])
    }

    static let precisionMax = 2000

    /// - Returns: the reason, as the letter and the history say it.
    /// - Throws: `FautesDeSaisie`
    func motif() throws(FautesDeSaisie) -> String {
        let texte = Texte.paragraphe(precision)
        if motifs.isEmpty { throw FautesDeSaisie("motif", "Sélectionnez au moins un « Motif » de refus") }
        if motifs.contains(.autre), texte.isEmpty {
            throw FautesDeSaisie("precision", "Renseignez les « Précisions » : « Autre motif » est sélectionné")
        }
        if texte.count > Self.precisionMax {
            throw FautesDeSaisie("precision", "« Précisions » doit comporter \(Self.precisionMax) caractères au plus")
        }
        let listes = motifs.filter { $0 != .autre }.map(\.libelle).joined(separator: " ; ")
        return [listes, texte].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// Why a file is cancelled.
package struct SaisieAnnulation: Sendable, Equatable {
    package var version: Int
    package var motif: String

    package init(version: Int, motif: String) {
        self.version = version
        self.motif = motif
    }

    init(_ form: FormData) { self.init(version: Int(form["version"]) ?? 0, motif: form["motif"]) }

    static let motifMax = 2000

    /// - Throws: `FautesDeSaisie`
    func lire() throws(FautesDeSaisie) -> String {
        let texte = Texte.paragraphe(motif)
        if texte.isEmpty { throw FautesDeSaisie("motif", "Renseignez le « Motif » de l'annulation") }
        if texte.count > Self.motifMax {
            throw FautesDeSaisie("motif", "« Motif » doit comporter \(Self.motifMax) caractères au plus")
        }
        return texte
    }
}

extension DossiersModule {
    /// Refuses the funding, with its reasons.
    ///
    /// - Throws: a `Refus` when the state does not allow it, `FautesDeSaisie`, `PageDepassee`.
    @discardableResult
    package func refuser(
        _ id: Int, _ saisie: SaisieRefus, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> Dossier {
        let (dossier, reponses) = try dossier(id, pour: .refuser, version: saisie.version, acces, on: db)
        let motif = try saisie.motif()
        let pris = try prendre(dossier, reponses, acces, at: now, on: db)
        return try appliquer(.refuser, pris, reponses, DetailEvenement(acteur: acces, motif: motif), at: now, on: db)
    }

    /// Cancels a file, granted or not.
    ///
    /// - Throws: a `Refus` when the state does not allow it, `FautesDeSaisie`, `PageDepassee`.
    @discardableResult
    package func annuler(
        _ id: Int, _ saisie: SaisieAnnulation, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> Dossier {
        let (dossier, reponses) = try dossier(id, pour: .annuler, version: saisie.version, acces, on: db)
        let motif = try saisie.lire()
        let pris = dossier.etat.aInstruire ? try prendre(dossier, reponses, acces, at: now, on: db) : dossier
        return try appliquer(.annuler, pris, reponses, DetailEvenement(acteur: acces, motif: motif), at: now, on: db)
    }
}
