import Platform

/// What an administrator of the OPCO opens, besides the reference data.
enum AdministrationPaths {
    static let accueil: Route<> = Route("/opco/administration")
    static let organismes: Route<> = Route("/opco/administration/cmi")
    static let nouvelOrganisme: Route<> = Route("/opco/administration/cmi/nouveau")
    static let organisme = Route<String>("/opco/administration/cmi/organismes/{code}")
    static let etatDeLOrganisme = Route<String>("/opco/administration/cmi/organismes/{code}/etat")
    static let nouveauReferent = Route<String>("/opco/administration/cmi/organismes/{code}/referents/nouveau")
    static let etatDuReferent = Route<String, Int>(
        "/opco/administration/cmi/organismes/{code}/referents/{id}/etat")
    static let reinitialisation = Route<String, Int>(
        "/opco/administration/cmi/organismes/{code}/referents/{id}/reinitialisation")
    static let courriels: Route<> = Route("/opco/courriels")
    static let courriel = Route<Int>("/opco/courriels/{id}")
    static let renvoi = Route<Int>("/opco/courriels/{id}/renvoi")

    static let menu: [(label: String, href: String)] = [
        ("Administration", accueil()), ("Organismes CMI", organismes()), ("Courriels", courriels()),
    ]
}
