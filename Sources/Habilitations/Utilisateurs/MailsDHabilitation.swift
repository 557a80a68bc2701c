import Domain
import Platform

/// Mails about rights: the person concerned is told what they could do and what they can do now.
struct MailsDHabilitation: Sendable {
    /// Name of the OPCO.
    let marque: String
    /// Absolute address of the platform, without a final slash.
    let publicURL: String

    func changement(
        _ courriel: String, _ espace: Espace, avant: [Habilitation], apres: [Habilitation], at now: Instant
    ) -> Mail {
        let perimetres = (avant + apres).map(\.perimetre).reduce(into: [Perimetre]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let faits: [(label: String, valeur: String)] = perimetres.compactMap { perimetre in
            let ancienne = avant.first { $0.perimetre == perimetre }
            let nouvelle = apres.first { $0.perimetre == perimetre }
            guard ancienne?.phrase != nouvelle?.phrase, let nom = nouvelle?.nom ?? ancienne?.nom else { return nil }
            return (
                "\(nom), \(perimetre.libelle)",
                "\(ancienne?.phrase ?? "aucun accès") → \(nouvelle?.phrase ?? "accès retiré")"
            )
        }
        return mail(courriel, espace, "Vos habilitations sur \(espace.libelle) changent", faits, at: now)
    }

    func agent(_ courriel: String, _ avant: String, _ apres: String, at now: Instant) -> Mail {
        mail(
            courriel, .opco, "Vos habilitations sur \(Espace.opco.libelle) changent", [("Rôle", "\(avant) → \(apres)")],
            at: now)
    }

    /// - Parameter fait: what the OPCO did for the holder, as a title: « Toutes vos sessions sont fermées ».
    func secours(_ courriel: String, _ fait: String, at now: Instant) -> Mail {
        let layout = MailLayout(
            marque: marque, service: "Espace de connexion", titre: fait,
            paragraphes: ["Un administrateur de \(marque) l'a fait à votre demande, pour le compte \(courriel)."]
        ).with {
            $0.faits = [("Fait le", "\(now.paris.date) à \(now.paris.time)")]
            $0.bouton = ("Me connecter", publicURL + "/cas/login")
            $0.notes = ["Vous n'avez rien demandé ? Réinitialisez votre mot de passe, et écrivez à \(marque)."]
        }
        return Mail(to: courriel, subject: layout.titre, text: layout.text, html: layout.html)
    }

    private func mail(
        _ courriel: String, _ espace: Espace, _ titre: String, _ faits: [(label: String, valeur: String)],
        at now: Instant
    ) -> Mail {
        let layout = MailLayout(
            marque: marque, service: espace.libelle, titre: titre,
            paragraphes: ["Un administrateur a modifié ce que vous pouvez faire. C'est en vigueur dès maintenant."]
        ).with {
            $0.faits = faits + [("Modifié le", "\(now.paris.date) à \(now.paris.time)")]
            $0.bouton = ("Ouvrir \(espace.libelle)", publicURL + espace.racine)
            $0.notes = [
                "Si ce changement vous surprend, parlez-en à \(espace == .opco ? "un administrateur de \(marque)" : "l'administrateur de votre établissement")."
            ]
        }
        return Mail(to: courriel, subject: layout.titre, text: layout.text, html: layout.html)
    }
}
