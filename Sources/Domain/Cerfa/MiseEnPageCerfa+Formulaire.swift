extension MiseEnPageCerfa {
    /// Lays out a form in its version. Answers to questions that are not asked are not printed.
    ///
    /// - Parameter marques: words that stand in the place of an answer, by key (`apprenti.courriel`: « à corriger »).
    package init(
        _ formulaire: Formulaire, _ reponses: Reponses, titre: String = "Contrat d'apprentissage",
        depot: CadreDeDepot = CadreDeDepot(), marques: [String: String] = [:], editeLe jour: Jour
    ) {
        let lecture = LectureCerfa(
            formulaire: formulaire, reponses: reponses, plan: .apprentissage(version: formulaire.version),
            marques: marques)
        self.titre = titre
        loi = "Articles L. 6211-1 et suivants du code du travail"
        numeroCerfa = "N° \(formulaire.version)"
        mention = "Document édité depuis M-Gestion le \(jour.francais)"
        entete = lecture.lignes(partie: 0)

        var feuilles: [[Partie]] = []
        for etape in formulaire.etapes {
            let bandes = lecture.bandes(partie: etape.numero)
            guard !bandes.isEmpty else { continue }
            if feuilles.isEmpty || lecture.plan.feuilles.contains(etape.numero) { feuilles.append([]) }
            let signatures = etape.genre == .synthese ? [Bande.signatures(MiseEnPageCerfa.signataires)] : []
            let titre = lecture.plan.titres[etape.numero] ?? etape.titre.uppercased()
            feuilles[feuilles.count - 1].append(Partie(titre: titre, bandes: bandes + signatures))
        }
        if feuilles.isEmpty { feuilles.append([]) }
        feuilles[feuilles.count - 1].append(MiseEnPageCerfa.cadre(depot))
        self.feuilles = feuilles
    }

    private static let signataires = [
        "Signature de l'employeur", "Signature de l'apprenti(e)",
        "Signature du représentant légal de l'apprenti(e) mineur(e)",
    ]

    private static func cadre(_ depot: CadreDeDepot) -> Partie {
        let ligne = { (libelle: String, texte: String?) in Ligne(libelle, .texte(texte ?? "")) }
        let colonne = { (lignes: [Ligne]) in Colonne(groupes: [Groupe(titre: nil, lignes: lignes)]) }
        return Partie(
            titre: "CADRE RÉSERVÉ À L'ORGANISME EN CHARGE DU DÉPÔT DU CONTRAT",
            bandes: [
                .colonnes([
                    colonne([
                        ligne("Nom de l'organisme", depot.organisme),
                        ligne("N° SIRET de l'organisme", depot.siret),
                        ligne("Date de réception du dossier complet", depot.receptionDossierComplet?.francais),
                    ]),
                    colonne([
                        ligne("Date de la décision", depot.decision?.francais),
                        ligne("N° de dépôt", depot.numeroDeDepot),
                        ligne("Numéro d'avenant", depot.numeroAvenant),
                    ]),
                ])
            ])
    }
}
