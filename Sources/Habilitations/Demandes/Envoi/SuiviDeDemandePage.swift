import Domain
import Platform

/// Where the request stands, for the person who made it.
struct SuiviDeDemandePage {
    let entiere: DemandeEntiere
    /// Just sent.
    let confirme: Bool
    let reglages: ReglagesDInscription
    let maintenant: Instant
    let marque: String
    let csrf: CSRF
    let paths: InscriptionPaths
    let espace: Espace

    private var demande: Demande { entiere.demande }

    var page: Page {
        Page(
            titre: titre, mainClass: "gate__main--form",
            main: """
                \(confirme ? confirmation : "")
                <section class="module" aria-labelledby="titre">
                <div class="page-head__line"><h1 id="titre">\(titre)</h1> \
                \(pill(demande.etat.libelle, tone: demande.etat.tone))</div>
                <div class="prose">\(phrase)</div>
                \(demande.etat == .attente ? HorlogeDeDemande(demande: demande, reglages: reglages, maintenant: maintenant).html : "")
                <h2>Votre demande n° \(demande.id)</h2>
                \(answers(reponses))
                <h2>Son histoire</h2>
                \(timeline(entiere.histoire.reversed().map {
                    TimelineItem(
                        $0.quoi.libelle, who: $0.quoi == .envoyer || $0.quoi == .corriger ? $0.qui : marque,
                        when: $0.quand, why: $0.pourquoi.isEmpty ? nil : $0.pourquoi)
                }))
                <div class="row">\(corriger)</div>
                \(SortieView(csrf: csrf, espace: espace).html)
                </section>
                """)
    }

    private var titre: String {
        demande.etat == .refusee
            ? "Votre demande d'inscription est refusée" : "Votre demande d'inscription est à l'étude"
    }

    private var confirmation: HTML {
        banner(
            .ok,
            """
            <p><strong>Votre demande d'inscription est enregistrée.</strong></p><p>Un courriel de confirmation est envoyé \
            à \(demande.courriel). Vous pouvez fermer cette page.</p>
            """)
    }

    private var corriger: HTML {
        linkButton(
            "CORRIGER MA DEMANDE", href: paths.correction(), style: demande.etat == .refusee ? .primary : .plain,
            icon: .edit)
    }

    private var phrase: HTML {
        if demande.etat == .refusee {
            return """
                <p>Motif : \(demande.motif)</p><p>Vous pouvez corriger votre demande et l'envoyer de nouveau.</p>
                """
        }
        let delegation = reglages.organisation.delegation(demande.delegation)
        let qui: HTML = delegation.map { "par \(marque), délégation \($0.nom)" } ?? "par \(marque)"
        return """
            <p>Elle est étudiée \(qui), au plus tard le \(demande.echeance.enPhrase). La réponse vous parviendra à \
            l'adresse \(demande.courriel) ; vous entrerez alors dans \(demande.espace.libelle) avec votre compte.</p>
            """
    }

    private var reponses: [Answer] {
        var liste = [
            Answer("Email", demande.courriel), Answer("Prénom et nom", demande.nomComplet),
            Answer("Téléphone - numéro du standard", Telephone.afficher(demande.telephone)),
            Answer("Type d'établissement", demande.type.libelle),
        ]
        if demande.type == .entreprise {
            liste += [
                Answer("Branche", reglages.organisation.branche(demande.branche)?.nom ?? demande.branche),
                Answer("Département de l'établissement", Nomenclature.departements.affichage(demande.departement)),
            ]
        }
        return liste + [
            Answer(
                demande.type == .of ? "Organisme(s) de formation" : "Etablissement(s)",
                "\(each: entiere.etablissements, { "<div>\($0.nom) <span class=\"num muted\">\($0.siret)</span></div>" })"
                    as HTML),
            Answer("Type de profil souhaité", demande.profil.libelle),
        ]
    }
}
