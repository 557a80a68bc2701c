"""« Changer d'application »: one person, two spaces, one password typed once."""

import re

import pytest
from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE

TAILLES = {"bureau": {"taille": BUREAU}, "telephone": {"taille": TELEPHONE}, "sans_js": {"script": False}}


def profil(ecran):
    """A plain disclosure: it opens with or without script."""
    ecran.page.locator("summary", has_text="Votre profil").click()
    return ecran.page.locator("details[open] .menu__panel")


def passer(ecran, nom, racine):
    profil(ecran).get_by_role("link", name=nom).click()
    ecran.page.wait_for_url(re.compile(rf"localhost:\d+{racine}(/|\?|$)"))


@pytest.mark.parametrize("comment", TAILLES)
def test_d_un_espace_a_l_autre_sans_mot_de_passe(nouvel_ecran, comment):
    ecran = nouvel_ecran(**TAILLES[comment]).connecter("double@groupe.example")
    panneau = profil(ecran)
    expect(panneau).to_contain_text("Changer d'application")
    expect(panneau.get_by_role("link", name="M-Gestion OF")).to_have_attribute("aria-current", "true")
    expect(panneau.get_by_role("link", name="M-Gestion OPCO")).to_have_count(0)
    if ecran.script:
        ecran.axe("profil ouvert", dessous=True)
    panneau.get_by_role("link", name="M-Gestion Entreprise").click()
    ecran.page.wait_for_url(re.compile(r"localhost:\d+/app(/|\?|$)"))
    ecran.titre("Bienvenue sur M-Gestion Entreprise")
    passer(ecran, "M-Gestion OF", "/of")
    # Leaving one leaves both.
    profil(ecran).get_by_role("button", name="Déconnexion").click()
    for racine in ("/of", "/app"):
        ecran.aller(racine)
        expect(ecran.bouton("Me connecter")).to_be_visible()


def test_d_un_espace_a_l_autre_au_clavier(nouvel_ecran):
    ecran = nouvel_ecran().connecter("double@groupe.example")
    ecran.tabuler(ecran.page.locator("summary", has_text="Votre profil"))
    ecran.page.keyboard.press("Enter")
    ecran.tabuler(ecran.page.locator("details[open] .menu__panel").get_by_role("link", name="M-Gestion Entreprise"))
    ecran.page.keyboard.press("Enter")
    ecran.page.wait_for_url(re.compile(r"/app(/|\?|$)"))


def test_qui_n_a_qu_un_espace_n_en_voit_qu_un(ecran):
    ecran.connecter("gestion.of@formation.example")
    applications = profil(ecran).locator("a.menu__link--sub")
    expect(applications).to_have_count(1)
    expect(applications).to_contain_text("M-Gestion OF")
