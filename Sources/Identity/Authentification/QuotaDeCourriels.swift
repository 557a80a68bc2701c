import Platform

/// Mails to one address over an hour, five in all: a mailbox is not to be flooded. What anybody may ask for and what
/// warns the holder have each their share, so that nobody silences one by asking for the other.
enum QuotaDeCourriels: String, Sendable {
    /// Somebody wants an account at this address, or to move theirs to it.
    case inscription
    /// Somebody forgot a password or an identifier, of one portal or the other.
    case oubli
    /// Of a sign-in: its holder alone can cause one, or who has the password.
    case alerte

    /// Of what anybody may ask for, in all.
    static let demandes = 3

    var parHeure: Int {
        switch self {
        case .inscription, .alerte: 2
        case .oubli: QuotaDeCourriels.demandes
        }
    }

    /// Counts one more; false, and counts nothing, when it must not leave.
    func prendre(_ courriel: String, at now: Instant, on db: any Connection) throws -> Bool {
        let adresse = Digest.sha256Hex(CompteStore.norme(courriel))
        var bornes = [(cle: cle(rawValue, adresse), nombre: parHeure)]
        if self != .alerte { bornes.append((cle("demande", adresse), QuotaDeCourriels.demandes)) }
        let cles = bornes.map(\.cle)
        let compteurs = try FreinageStore.lire(cles, at: now, on: db)
        guard bornes.allSatisfy({ compteurs[$0.cle.texte, default: 0] < $0.nombre }) else { return false }
        try FreinageStore.compter(cles, at: now, on: db)
        return true
    }

    private func cle(_ quoi: String, _ adresse: String) -> FreinageStore.Cle {
        .init(texte: "courriel \(quoi) \(adresse)", duree: 3600)
    }
}
