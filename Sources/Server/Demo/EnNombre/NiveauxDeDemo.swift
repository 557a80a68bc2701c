import Domain
import Platform
import Referentiels

/// Yearly levels of funding, read once for every month of the last four years.
struct NiveauxDeDemo: Sendable {
    private var montants: [String: Int] = [:]

    init(jusque aujourdhui: Jour, _ db: any Connection) throws {
        for certification in CertificationFictive.toutes {
            for idcc in certification.idcc {
                for mois in 0...48 {
                    let jour = aujourdhui.ajoutant(mois: -mois)
                    guard
                        case .montant(let choix) = try NiveauDePriseEnCharge.trouver(
                            rncp: certification.rncp, idcc: idcc, conclusion: jour, db)
                    else { continue }
                    montants[NiveauxDeDemo.cle(certification.rncp, idcc, jour)] = choix.centimes
                }
            }
        }
    }

    func annuel(_ rncp: String, _ idcc: String, le jour: Jour) -> Int? { montants[NiveauxDeDemo.cle(rncp, idcc, jour)] }

    private static func cle(_ rncp: String, _ idcc: String, _ jour: Jour) -> String {
        "\(rncp) \(idcc) \(jour.annee * 12 + jour.mois)"
    }
}
