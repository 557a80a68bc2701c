"""What somebody without an account does at the login space."""

MOT_DE_PASSE = "Tramway-Ocre-71"


def cliquer(ecran, nom):
    """And waits for the page that follows: what comes next may leave it."""
    with ecran.page.expect_navigation():
        ecran.bouton(nom).click()


def inscrire(ecran, adresse, confirmation=None):
    """From the sign-in page where the person is, or from the bare one."""
    if "/cas/login" not in ecran.page.url:
        ecran.aller("/cas/login")
    ecran.lien("M'inscrire").click()
    ecran.titre("Création de votre compte")
    ecran.page.get_by_label("Email", exact=False).first.fill(adresse)
    ecran.page.get_by_label("Confirmation de l'Email").fill(adresse if confirmation is None else confirmation)
    ecran.bouton("Créer mon compte").click()


def entrer(ecran, adresse, mot_de_passe=MOT_DE_PASSE):
    ecran.page.get_by_label("Email / Identifiant").fill(adresse)
    ecran.champ("password").fill(mot_de_passe)
    cliquer(ecran, "Me connecter")


def choisir(ecran, bouton, mot_de_passe=MOT_DE_PASSE):
    ecran.page.get_by_label("Nouveau mot de passe").fill(mot_de_passe)
    ecran.page.get_by_label("Confirmer votre mot de passe").fill(mot_de_passe)
    ecran.bouton(bouton).click()
