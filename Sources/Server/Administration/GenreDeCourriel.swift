/// What mails are about, in words: `kind` of a mail, as the capabilities name it, and what the desk reads.
enum GenreDeCourriel {
    static func libelle(_ genre: String) -> String { libelles[genre] ?? genre }

    /// A kind that a test finds in the sources and not here fails it.
    private static let libelles = [
        "cmi.acces": "CMI : ouverture d'un accès",
        "cmi.alerte": "CMI : alerte",
        "cmi.compte": "CMI : compte créé",
        "cmi.courriel": "CMI : changement d'adresse",
        "cmi.mot-de-passe": "CMI : mot de passe changé",
        "cmi.oubli": "CMI : identifiant ou mot de passe oublié",
        "compte.adresse": "Compte : changement d'adresse",
        "compte.aide": "Compte : aide de l'OPCO",
        "compte.appareil": "Compte : connexion depuis un nouvel appareil",
        "compte.fermeture": "Compte : fermeture",
        "compte.inscription": "Compte : création",
        "compte.invitation": "Compte : invitation",
        "compte.mot-de-passe": "Compte : mot de passe changé",
        "compte.oubli": "Compte : mot de passe oublié",
        "compte.pas-moi": "Compte : connexion contestée",
        "compte.second-facteur": "Compte : double authentification",
        "compte.secours": "Compte : code de secours utilisé",
        "dossier.depose": "Dossier : accusé de réception",
        "habilitation.changement": "Habilitations : changement",
        "inscription.a-etudier": "Demande d'inscription : à étudier",
        "inscription.acceptee": "Demande d'inscription : acceptée",
        "inscription.rappel": "Demande d'inscription : rappel du délai",
        "inscription.recue": "Demande d'inscription : reçue",
        "inscription.refusee": "Demande d'inscription : refusée",
        "notification.quotidienne": "Notifications du jour",
    ]
}
