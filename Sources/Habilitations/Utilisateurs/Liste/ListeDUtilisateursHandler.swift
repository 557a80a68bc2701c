import Domain
import Hummingbird
import Platform

/// « Utilisateurs » : those attached to the establishment selected, and the side sheet of one of them.
struct ListeDUtilisateursHandler: Sendable {
    let module: HabilitationsModule
    let espace: Espace

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let regard = try Regard(context, espace)
        if !regard.opco { try regard.acces.exiger(.consulter) }
        let requete = RequeteDUtilisateurs(request.query)
        // A filter just added becomes part of the address.
        if request.query.has("colonne") { return .seeOther(requete.url(regard.paths.liste())) }
        let voir = Int(pathComponent: request.query["voir"])
        let (tenues, personnes, nom) = try await module.database.read { db in
            let tenues = try HabilitationStore.duSiret(regard.siret, regard.espace, et: voir, on: db)
            let ids = Set(tenues.map(\.compte)).sorted()
            return (tenues, try module.annuaire.personnes(ids, db), try module.nomPour(regard, tenues, on: db))
        }
        let tous = utilisateurs(tenues, personnes, regard)
        let trouves = requete.appliquer(tous)
        let derniere = max(1, (trouves.count + requete.taille - 1) / requete.taille)
        guard requete.page <= derniere else {
            return .seeOther(requete.url(regard.paths.liste()) { $0.page = derniere })
        }
        let volet = try voir.map { id in
            guard let personne = personnes.first(where: { $0.id == id }) else { throw Refusal.notFound }
            return try VoletUtilisateur(
                personne, tenues.filter { $0.compte == id }, regard,
                pageDEtablissements: request.query["etablissements"])
        }
        let debut = (requete.page - 1) * requete.taille
        let page = UtilisateursPage(
            regard: regard, nom: nom, requete: requete, total: trouves.count,
            utilisateurs: Array(trouves.dropFirst(debut).prefix(requete.taille)), volet: volet,
            annonce: context[Flash.self])
        return try await module.pages.shell(page.page, .ok, request, context)
    }

    private func utilisateurs(
        _ tenues: [HabilitationTenue], _ personnes: [AnnuaireDesComptes.Personne], _ regard: Regard
    ) -> [UtilisateurVu] {
        let parCompte = Dictionary(
            grouping: tenues.filter { $0.habilitation.perimetre.couvre(regard.siret) }, by: \.compte)
        return personnes.compactMap { personne in
            parCompte[personne.id].map {
                UtilisateurVu(personne: personne, habilitations: $0.map(\.habilitation))
            }
        }
    }
}

extension HabilitationsModule {
    /// Name of the establishment that the page is about; what nobody knows does not exist.
    func nomPour(_ regard: Regard, _ tenues: [HabilitationTenue], on db: any Connection) throws -> String {
        guard regard.opco else { return regard.nom(tenues) }
        if let nom = try EtablissementStore.noms([regard.siret], on: db)[regard.siret] { return nom }
        guard tenues.contains(where: { $0.habilitation.perimetre.code == regard.siret }) else { throw Refusal.notFound }
        return regard.nom(tenues)
    }
}
