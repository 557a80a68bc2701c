import Domain

/// What becomes of one file of the demonstration.
struct SceneDeDemo: Sendable {
    let suite: Suite
    /// Rank among the employers of the samples.
    let entreprise: Int
    /// When the contract starts.
    let depart: Depart
    let antenne: Bool
    /// Pieces joined before sending.
    let pieces: Int

    enum Suite: Sendable {
        case brouillonCommence, brouillonEnErreur, brouillonPret
        case transmis, enCours, attentePieces, piecesRecues
        case accorde, accordeEtDepose, refuse, annule, rompu, solde
    }

    enum Depart: Sendable {
        /// Days before the day of the demonstration.
        case ilYA(Int)
        case le(Int, Int, Int)
    }

    init(_ suite: Suite, _ entreprise: Int, _ depart: Depart, antenne: Bool = false, pieces: Int = 0) {
        self.suite = suite
        self.entreprise = entreprise
        self.depart = depart
        self.antenne = antenne
        self.pieces = pieces
    }

    func debut(le aujourdhui: Jour) -> Jour {
        switch depart {
        case .ilYA(let jours): aujourdhui.ajoutant(jours: -jours)
        case .le(let annee, let mois, let jour): Jour(annee, mois, jour) ?? aujourdhui
        }
    }

    func reponses(_ contrat: ContratFictif) -> Reponses {
        var reponses = contrat.reponses
        switch suite {
        case .brouillonCommence:
            return Reponses(
                reponses.valeurs.filter { $0.key.hasPrefix("organismeFormation.") || $0.key.hasPrefix("employeur.") }
                    .merging(["apprenti.nom": reponses["apprenti.nom"], "apprenti.prenom": reponses["apprenti.prenom"]])
                { $1 })
        case .brouillonEnErreur:
            reponses["apprenti.telephone"] = "06 00"
            reponses["formation.dateFinFormation"] = contrat.parcours.fin.ajoutant(jours: 40).iso
            reponses["maitre1.courriel"] = ""
        default: break
        }
        return reponses
    }

    /// In the order of their dates, as far as may be: the oldest keep the forms of their time (*09, *10, *13).
    static let toutes: [SceneDeDemo] = [
        SceneDeDemo(.solde, 0, .le(2022, 11, 7), pieces: 2),
        SceneDeDemo(.accordeEtDepose, 1, .le(2024, 2, 5), pieces: 1),
        SceneDeDemo(.rompu, 3, .le(2025, 3, 10), pieces: 1),
        SceneDeDemo(.accordeEtDepose, 0, .le(2025, 9, 8), pieces: 1),
        SceneDeDemo(.accorde, 2, .ilYA(75), pieces: 1),
        SceneDeDemo(.refuse, 5, .ilYA(68)),
        SceneDeDemo(.accordeEtDepose, 4, .ilYA(61), pieces: 1),
        SceneDeDemo(.annule, 1, .ilYA(55)),
        SceneDeDemo(.accorde, 6, .ilYA(49), antenne: true, pieces: 1),
        SceneDeDemo(.accorde, 0, .ilYA(40), pieces: 1),
        SceneDeDemo(.refuse, 3, .ilYA(33), antenne: true),
        SceneDeDemo(.attentePieces, 7, .ilYA(26)),
        SceneDeDemo(.enCours, 2, .ilYA(21), pieces: 1),
        SceneDeDemo(.piecesRecues, 0, .ilYA(17)),
        SceneDeDemo(.attentePieces, 0, .ilYA(14)),
        SceneDeDemo(.enCours, 4, .ilYA(11), antenne: true),
        SceneDeDemo(.transmis, 1, .ilYA(8), pieces: 1),
        SceneDeDemo(.transmis, 5, .ilYA(5), pieces: 1),
        SceneDeDemo(.transmis, 0, .ilYA(4), pieces: 2),
        SceneDeDemo(.transmis, 6, .ilYA(2), antenne: true),
        SceneDeDemo(.brouillonCommence, 3, .ilYA(0)),
        SceneDeDemo(.brouillonEnErreur, 2, .ilYA(1)),
        SceneDeDemo(.brouillonPret, 0, .ilYA(1), pieces: 1),
        SceneDeDemo(.brouillonPret, 1, .ilYA(0), antenne: true, pieces: 1),
    ]
}
