import Domain
import Dossiers
import Habilitations
import Platform

/// The side menu of each space: what this version opens, nothing that leads nowhere.
enum Menu {
    static func groups(_ espace: Espace, _ acces: Acces, path: String) -> [MenuGroup] {
        switch espace {
        case .of, .entreprise:
            let liste = DossierPaths(espace).liste()
            return [
                MenuGroup(nil, .home, [item("Mon tableau de bord", espace.racine, path == espace.racine)]),
                MenuGroup(
                    espace == .of ? "Mes dossiers" : "Mes demandes", .folder,
                    [item("Contrat d'apprentissage", liste, path.hasPrefix(liste))]),
                MenuGroup(
                    nil, .bell,
                    [
                        item(
                            "Notifications", espace.racine + "/notifications",
                            path.hasPrefix(espace.racine + "/notifications"))
                    ]),
                habilitations(espace, path: path),
            ]
        case .opco:
            let file = espace.racine + "/contrats-apprentissage"
            var groups = [
                MenuGroup("Instruction", .folder, [item("Contrat d'apprentissage", file, path.hasPrefix(file))])
            ]
            if acces.peut(.examinerInscriptions) {
                let demandes = DemandesPaths().file()
                groups.append(
                    MenuGroup(
                        "Inscriptions", .people, [item("Demandes d'inscription", demandes, path.hasPrefix(demandes))]))
            }
            var administration: [MenuItem] = []
            if acces.peut(.gererUtilisateurs) {
                administration.append(
                    item("Utilisateurs", "/opco/utilisateurs", path.hasPrefix("/opco/utilisateurs")))
                administration.append(
                    item(
                        "Utilisateurs d'un établissement", "/opco/etablissements",
                        path.hasPrefix("/opco/etablissements")))
                administration.append(item("Aide à un compte", "/opco/comptes", path.hasPrefix("/opco/comptes")))
            }
            if acces.peut(.superviser) || acces.peut(.administrer) {
                administration.append(item("Réglages", "/opco/reglages", path == "/opco/reglages"))
            }
            if acces.peut(.administrer) {
                administration += AdministrationPaths.menu.map {
                    // The table of contents is the beginning of the others' addresses.
                    let sommaire = $0.href == AdministrationPaths.accueil()
                    return item($0.label, $0.href, sommaire ? path == $0.href : path.hasPrefix($0.href))
                }
                let taches = TachesHandler.path()
                administration.append(item("Tâches de fond", taches, path.hasPrefix(taches)))
                administration.append(item("Avis reçus", AvisHandler.path(.opco), path == AvisHandler.path(.opco)))
            }
            if !administration.isEmpty { groups.append(MenuGroup("Administration", .key, administration)) }
            return groups
        }
    }

    private static func habilitations(_ espace: Espace, path: String) -> MenuGroup {
        let (utilisateurs, etablissements) = (espace.racine + "/utilisateurs", EtablissementsPaths(espace).liste())
        return MenuGroup(
            "Mes habilitations", .people,
            [
                item("Utilisateurs", utilisateurs, path.hasPrefix(utilisateurs)),
                item("Etablissements", etablissements, path.hasPrefix(etablissements)),
            ])
    }

    private static func item(_ label: String, _ href: String, _ courant: Bool) -> MenuItem {
        MenuItem(label, href: href, courant: courant)
    }
}
