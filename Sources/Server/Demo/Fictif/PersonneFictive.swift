import Domain

/// The people of a contract: the apprentice, the representative of a minor, the maître d'apprentissage.
struct PersonneFictive: Sendable {
    let nom: (nom: String, tri: String)
    let prenom: (prenom: String, tri: String, sexe: String)
    let champs: Champs
    /// Answers that are kept sealed.
    let sensibles: Champs

    init(_ parcours: ParcoursFictif, _ ville: Ville, _ tirage: inout Tirage) {
        nom = tirage.parmi(NomsFictifs.noms)
        prenom = tirage.parmi(NomsFictifs.prenoms)
        let adresse = (numero: String(tirage.entier(1...120)), voie: tirage.parmi(NomsFictifs.voies))
        var champs = Champs([
            ("apprenti.nom", nom.nom), ("apprenti.prenom", prenom.prenom), ("apprenti.sexe", prenom.sexe),
            ("apprenti.departementNaissance", ville.departement), ("apprenti.communeNaissance", ville.nom),
            ("apprenti.nationalite", tirage.pourCent(92) ? "1" : "2"), ("apprenti.regimeSocial", "2"),
            ("apprenti.adresse.numero", adresse.numero), ("apprenti.adresse.voie", adresse.voie),
            ("apprenti.adresse.codePostal", ville.codePostal), ("apprenti.adresse.commune", ville.nom),
            ("apprenti.telephone", "063998\(1000 + tirage.entier(9000))"),
            ("apprenti.courriel", PersonneFictive.courriel(prenom.tri, nom.tri)),
        ])
        if parcours.mineur {
            let parent = tirage.parmi(NomsFictifs.prenoms)
            champs.ajouter("apprenti.responsableLegal.nom", nom.nom)
            champs.ajouter("apprenti.responsableLegal.prenom", parent.prenom)
            champs.ajouter("apprenti.responsableLegal.courriel", PersonneFictive.courriel(parent.tri, nom.tri))
            champs.ajouter("apprenti.responsableLegal.memeAdresse", "oui")
        }
        self.champs = champs + PersonneFictive.maitre(&tirage)
        sensibles = Champs([
            ("apprenti.nir", PersonneFictive.nir(prenom.sexe, parcours.naissance, ville.departement, &tirage)),
            ("apprenti.handicap", "non"),
        ])
    }

    private static func maitre(_ tirage: inout Tirage) -> Champs {
        let (nom, prenom) = (tirage.parmi(NomsFictifs.noms), tirage.parmi(NomsFictifs.prenoms))
        let annee = String(tirage.entier(1964...1994))
        return Champs([
            ("maitre1.nom", nom.nom), ("maitre1.prenom", prenom.prenom),
            ("maitre1.dateNaissance", "\(annee)-0\(tirage.entier(1...9))-1\(tirage.entier(0...9))"),
            ("maitre1.courriel", courriel(prenom.tri, nom.tri)),
            ("maitre1.emploiOccupe", tirage.parmi(NomsFictifs.emplois)),
            ("maitre1.intituleDiplomeObtenu", "Baccalauréat professionnel Maintenance des véhicules"),
            ("maitre1.niveauDiplomeObtenu", "4"),
        ])
    }

    /// `lou.belneuil@mail.example`
    private static func courriel(_ prenom: String, _ nom: String) -> String {
        (prenom + "." + nom).lowercased().replacing(" ", with: "-") + "@mail.example"
    }

    private static func nir(
        _ sexe: String, _ naissance: Jour, _ departement: String, _ tirage: inout Tirage
    ) -> String {
        let lieu = departement.count == 3 ? tirage.entier(10...99) : tirage.entier(100...999)
        let treize =
            (sexe == "F" ? "2" : "1") + deux(naissance.annee % 100) + deux(naissance.mois) + departement + String(lieu)
            + String(tirage.entier(100...999))
        return treize + deux(NIR.cle(treize))
    }

    private static func deux(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
}
