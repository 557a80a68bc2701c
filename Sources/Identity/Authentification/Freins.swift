import Platform

/// How fast somebody may guess. Failures are counted per account, per address prefix, for both together, and over
/// all; an account is never closed to a device that it has been entered from.
struct Freins: Sendable {
    /// Seconds over which failures count.
    static let fenetre = 900
    /// Failures of one address on one account, or from one known device.
    static let parPaire = 10
    static let parCompte = 100
    static let parAdresse = 100
    /// Failures of everybody from which the two limits above fall to `enRafale`: a guesser with many addresses.
    static let rafale = 5000
    static let enRafale = 20
    /// Failures of everybody that are written in the journal; it says once that the others are only counted.
    static let auJournal = 1000

    let paire: FreinageStore.Cle
    let compte: FreinageStore.Cle
    let adresse: FreinageStore.Cle
    let tous: FreinageStore.Cle
    let appareil: FreinageStore.Cle?

    /// - Parameters:
    ///   - prefixe: of the address of the request.
    ///   - appareil: digest of the browser's device token.
    init(_ norme: String, _ portail: Portail, prefixe: String, appareil: String?) {
        let qui = Digest.sha256Hex(portail.rawValue + " " + norme)
        func cle(_ texte: String) -> FreinageStore.Cle { .init(texte: texte, duree: Freins.fenetre) }
        paire = cle("paire " + Digest.sha256Hex(qui + " " + prefixe))
        compte = cle("compte " + qui)
        adresse = cle("adresse " + Digest.sha256Hex(prefixe))
        tous = cle("connexions")
        self.appareil = appareil.map { cle("appareil " + Digest.sha256Hex(qui + " " + $0)) }
    }

    var lus: [FreinageStore.Cle] { [paire, compte, adresse, tous] + (appareil.map { [$0] } ?? []) }

    /// - Parameter connu: the device has entered this account before.
    func comptes(connu: Bool) -> [FreinageStore.Cle] {
        [paire, compte, adresse, tous] + (connu ? appareil.map { [$0] } ?? [] : [])
    }

    func refuse(_ compteurs: [String: Int], connu: Bool) -> Bool {
        func atteint(_ cle: FreinageStore.Cle, _ limite: Int) -> Bool { compteurs[cle.texte, default: 0] >= limite }
        if connu, let appareil { return atteint(appareil, Freins.parPaire) }
        let large = atteint(tous, Freins.rafale)
        return atteint(paire, Freins.parPaire)
            || atteint(compte, large ? Freins.enRafale : Freins.parCompte)
            || atteint(adresse, large ? Freins.enRafale : Freins.parAdresse)
    }
}
