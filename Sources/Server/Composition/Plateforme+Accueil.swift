import Domain
import Dossiers
import Habilitations
import Platform

extension Plateforme {
    /// What the OPCO says on the dashboards. A company reads the words of its branch, when the branch has its own.
    func accueil(_ espace: Espace) -> AccueilDeTableau.Lecture {
        let profil = services.profil
        let commun = AccueilDeTableau(
            titre: "Bienvenue sur \(espace.libelle)", bloc: NouveautesBloc(nouveautes: profil.nouveautes).html)
        guard espace == .entreprise else { return { _, _ in commun } }
        let parBranche = Dictionary(
            profil.branches.map { branche in
                let tableau = branche.tableau
                let bloc = NouveautesBloc(
                    nouveautes: tableau?.nouveautes ?? profil.nouveautes, contact: profil.dga(branche: branche.code))
                return (branche.code, AccueilDeTableau(titre: tableau?.titre ?? commun.titre, bloc: bloc.html))
            }, uniquingKeysWith: { premiere, _ in premiere })
        return { acces, db in
            guard let courant = acces.courant, let code = try BrancheStore.code(siret: courant.siret, on: db) else {
                return commun
            }
            return parBranche[code] ?? commun
        }
    }
}
