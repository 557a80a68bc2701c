"""The page of the login space that leads to every application, without signing in again."""

from playwright.sync_api import expect

from maison.personne import APPLICATIONS

DOUBLE = "double@groupe.example"
TELEPHONE = {"width": 375, "height": 812}


def test_la_liste_des_applications(nouvelle_personne):
    """Those of the platform where the person holds something, then those of partners that the profile shows."""
    personne = nouvelle_personne()
    personne.ecran.aller("/cas/login")
    personne.saisir(DOUBLE)
    personne.ecran.titre("Vous êtes connecté")
    liens = personne.page.locator("main ul a").all_inner_texts()
    assert "M-Gestion OF" in liens and "M-Gestion OPCO" not in liens
    # Registered, and without address in the list.
    assert "Planning" in liens and not {"Catalogue", "Parcours", "Réserve"} & set(liens)
    personne.ecran.axe()
    personne.ecran.lien("Planning").click()
    expect(personne.page.locator("#personne")).to_have_text(DOUBLE)
    personne.ecran.aller("/cas/login")
    personne.ecran.lien("M-Gestion OF").click()
    personne.page.wait_for_url(personne.partenaires.cas + "/of**")
    personne.ecran.aller("/cas/login")
    personne.ecran.lien("Déconnexion").click()
    expect(personne.page.get_by_text("Vous êtes déconnecté.")).to_be_visible()
    personne.est_sorti_de(APPLICATIONS["planning"])


def test_la_liste_sur_un_telephone(nouvelle_personne):
    personne = nouvelle_personne(TELEPHONE)
    personne.ecran.aller("/cas/login")
    personne.saisir(DOUBLE)
    personne.ecran.titre("Vous êtes connecté")
    personne.ecran.axe()


def test_un_service_refuse_se_dit(nouvelle_personne):
    """In a browser: a page with its sentence, on the login space, and nothing in the console."""
    for taille in ({"width": 1280, "height": 900}, TELEPHONE):
        personne = nouvelle_personne(taille)
        personne.ecran.aller("/cas/login?service=https://ailleurs.example/")
        expect(personne.page.locator("main")).to_contain_text("n'est pas autorisée à utiliser cet espace de connexion")
        personne.ecran.axe()
