import Domain
package import Platform

/// Mails about files. They travel in clear and stay in mailboxes: a file is told by its number and SIRET, never by the
/// name of the apprentice.
package struct MailsDeDossier: Sendable {
    /// Name of the OPCO.
    let opco: String
    let liens: LiensDeDossier

    /// The receipt of a file, to the person who sent it.
    package func depotRecu(
        _ faits: FaitsDeDossier, _ depot: EvenementDeCourrier.Depot, at now: Instant
    ) -> Mail {
        let numero = faits.dossier.numero
        var paragraphes = [
            "Nous avons reçu votre dossier. Il porte le numéro \(numero), à rappeler dans tout échange avec nous.",
            """
            Notre décision intervient dans les 20 jours qui suivent la réception du dossier complet. Si un élément \
            manque, nous vous le demandons et ce délai est suspendu jusqu'à sa réception.
            """,
        ]
        if depot.tardif {
            paragraphes.append(
                """
                Ce dossier a été transmis plus de 5 jours ouvrables après le début d'exécution du contrat. Il est \
                examiné ; le retard y est noté.
                """)
        }
        let layout = MailLayout(
            marque: opco, service: depot.espace.libelle, titre: "Votre dossier \(numero) est transmis",
            paragraphes: paragraphes
        ).with {
            $0.bouton = (
                "Afficher le dossier", liens.publicURL + liens.dossier(depot.espace, faits.dispositif, faits.id)
            )
            $0.faits = [
                ("N° de dossier", numero), ("Dispositif", faits.dispositif.libelle),
                ("SIRET de l'entreprise", faits.dossier.siretEmployeur),
                ("SIRET de l'organisme", faits.dossier.siretOrganisme),
                ("Transmis le", "\(now.paris.date) à \(now.paris.time)"),
                ("Pièces jointes", String(depot.pieces)),
            ]
            $0.notes = ["Cet accusé de réception ne vaut pas accord de prise en charge."]
        }
        return Mail(to: depot.courriel, subject: layout.titre, text: layout.text, html: layout.html)
    }

    /// The morning mail: letters announced since the last one and not read yet.
    ///
    /// - Parameter lignes: in their order; those beyond the fiftieth are counted.
    func quotidien(_ courriel: String, _ lignes: [ResumeQuotidien.Ligne]) -> Mail {
        let courriers = lignes.reduce(0) { $0 + $1.courriers }
        let titre =
            (courriers == 1 ? "1 nouveau courrier" : "\(courriers) nouveaux courriers") + " dans vos dossiers"
        let espaces = Espace.allCases.filter { espace in lignes.contains { $0.espace == espace } }
        let montrees = lignes.prefix(50)
        var layout = MailLayout(
            marque: opco, service: espaces.map(\.libelle).joined(separator: ", "), titre: titre,
            paragraphes: [
                courriers == 1
                    ? "Un courrier a été déposé dans l'un de vos dossiers :"
                    : "Des courriers ont été déposés dans vos dossiers :"
            ])
        layout.faits = montrees.map { ligne in
            let nombre = ligne.courriers == 1 ? "1 courrier" : "\(ligne.courriers) courriers"
            return ("Dossier \(ligne.numero)", "\(ligne.dispositif.libelle), SIRET \(ligne.siret), \(nombre)")
        }
        let autres = lignes.count - montrees.count
        if autres > 0 {
            layout.notes.append(
                autres == 1 ? "1 autre dossier est concerné." : "\(autres) autres dossiers sont concernés.")
        }
        let principal = espaces.first ?? .of
        layout.bouton = (
            "Afficher toutes les notifications", liens.publicURL + CourriersPaths(principal).notifications()
        )
        layout.liens = espaces.dropFirst().map {
            ("Notifications de \($0.libelle)", liens.publicURL + CourriersPaths($0).notifications())
        }
        layout.liens.append(("Gérer mes notifications", liens.publicURL + CourriersPaths(principal).reglages()))
        return Mail(
            to: courriel, subject: titre, text: layout.text, html: layout.html,
            headers: ["List-Unsubscribe": "<\(liens.publicURL + CourriersPaths(principal).reglages())>"])
    }
}

extension Mail {
    /// An address that no server would take must stop neither the deposit of a file nor the mails of the others.
    /// - Returns: false when the mail cannot be sent at all.
    @discardableResult
    func poster(_ kind: String, on db: any Connection, at now: Instant) throws -> Bool {
        do {
            try Mailer.enqueue(self, kind: kind, on: db, at: now)
            return true
        } catch is MailError {
            return false
        }
    }
}
