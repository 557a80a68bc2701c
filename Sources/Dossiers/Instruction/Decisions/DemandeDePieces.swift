package import Domain
package import Platform

/// What the agent asks for.
package struct SaisieDemande: Sendable, Equatable {
    package var version: Int
    /// Codes of `TypeDePiece`.
    package var codes: [String] = []
    /// Other pieces, one a line.
    package var autres = ""
    package var message = ""
    package var destinataire = ""

    package init(version: Int) { self.version = version }

    init(_ form: FormData) {
        version = Int(form["version"]) ?? 0
        codes = form.values("piece")
        autres = form["autres"]
        message = form["message"]
        destinataire = form["destinataire"]
    }

    static let autresMax = 20
    static let longueurMax = 200
    static let messageMax = 2000

    /// The labels asked for, in the order of the list, then the agent's own.
    func pieces(_ types: [TypeDePiece]) -> [String] {
        let connues = types.filter { codes.contains($0.code) && $0.code != Self.libre }.map(\.libelle)
        return connues + lignes
    }

    /// « Autre pièce » says nothing by itself: the agent's own lines do.
    static let libre = "AUTRE"

    private var lignes: [String] {
        autres.split(whereSeparator: \.isNewline).map { Texte.ligne(String($0)) }.filter { !$0.isEmpty }
    }

    /// - Throws: `FautesDeSaisie`
    func verifier(_ types: [TypeDePiece]) throws(FautesDeSaisie) -> (
        pieces: [String], destinataire: DestinataireDeDemande
    ) {
        var fautes: [FautesDeSaisie.Faute] = []
        let pieces = pieces(types)
        if pieces.isEmpty {
            fautes.append(
                .init(champ: "piece", message: "Sélectionnez au moins une pièce, ou décrivez-la dans « Autres pièces »")
            )
        }
        if lignes.count > Self.autresMax || lignes.contains(where: { $0.count > Self.longueurMax }) {
            fautes.append(
                .init(
                    champ: "autres",
                    message:
                        "« Autres pièces » doit comporter \(Self.autresMax) lignes de \(Self.longueurMax) caractères au plus"
                ))
        }
        if message.count > Self.messageMax {
            fautes.append(
                .init(champ: "message", message: "« Message » doit comporter \(Self.messageMax) caractères au plus"))
        }
        let choisi = DestinataireDeDemande(rawValue: destinataire)
        if choisi == nil {
            fautes.append(.init(champ: "destinataire", message: "Sélectionnez le « Destinataire » de la demande"))
        }
        guard fautes.isEmpty, let choisi else { throw FautesDeSaisie(fautes) }
        return (pieces, choisi)
    }
}

extension DossiersModule {
    /// Asks for pieces: the clock stops until they come.
    ///
    /// - Throws: a `Refus` when the state does not allow it, `FautesDeSaisie`, `PageDepassee`.
    @discardableResult
    package func demanderDesPieces(
        _ id: Int, _ saisie: SaisieDemande, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> Dossier {
        let (dossier, reponses) = try dossier(id, pour: .demanderPieces, version: saisie.version, acces, on: db)
        let (pieces, destinataire) = try saisie.verifier(definition.pieces)
        let pris = try prendre(dossier, reponses, acces, at: now, on: db)
        return try appliquer(
            .demanderPieces, pris, reponses,
            DetailEvenement(
                acteur: acces, motif: Texte.paragraphe(saisie.message), pieces: pieces, destinataire: destinataire),
            at: now, on: db)
    }
}
