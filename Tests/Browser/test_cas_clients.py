"""Real CAS clients, unchanged, in a real browser: python-cas, Flask-CAS, django-cas-ng, phpCAS, mod_auth_cas in Apache."""

import re
import time

import pytest
from playwright.sync_api import expect

from maison.personne import APPLICATIONS, COMPTE, TOUTES

parametre = pytest.mark.parametrize("application", TOUTES, ids=lambda application: application.nom)


# ---- In and out

@parametre
def test_entrer_et_sortir(personne, application):
    personne.aller(application)
    personne.saisir()
    assert personne.page.url.startswith(personne.partenaires.url(application.nom)), personne.page.url
    personne.est_dans(application)
    if application.sortie:
        personne.aller(application, application.sortie)
        expect(personne.page.locator("h1")).to_have_text("À bientôt")
        assert personne.page.url.startswith(personne.partenaires.url(application.nom)), personne.page.url
    else:
        personne.ecran.aller("/cas/logout")
        expect(personne.page.get_by_text("Vous êtes déconnecté.")).to_be_visible()
    personne.est_sorti_de(application)


@pytest.mark.parametrize("premiere", TOUTES, ids=lambda application: application.nom)
def test_les_autres_applications_sans_mot_de_passe(personne, premiere):
    personne.aller(premiere)
    personne.saisir()
    for application in TOUTES:
        lus = personne.est_dans(application)
        if application is not premiere and "isFromNewLogin" in lus:
            assert lus["isFromNewLogin"] == "false"
    personne.ecran.aller("/of")
    personne.page.wait_for_url(re.compile(r"/of(/|\?|$)"))


def test_un_partenaire_apres_l_espace_de_la_plateforme(personne):
    personne.ecran.aller("/of")
    personne.saisir()
    for application in TOUTES:
        personne.est_dans(application)


# ---- One exit for all

@pytest.mark.parametrize("depuis", [*APPLICATIONS, "of"])
def test_sortir_de_l_une_sort_des_autres(personne, depuis):
    personne.aller(TOUTES[0])
    personne.saisir()
    for application in TOUTES:
        personne.est_dans(application)
    personne.ecran.aller("/of")
    personne.page.wait_for_url(re.compile(r"/of(/|\?|$)"))
    if depuis == "of":
        personne.page.locator("form[action='/of/deconnexion']").first.evaluate("formulaire => formulaire.submit()")
        personne.page.wait_for_url(re.compile("/cas/login"))
    elif APPLICATIONS[depuis].sortie:
        personne.aller(APPLICATIONS[depuis], APPLICATIONS[depuis].sortie)
    else:
        personne.ecran.aller("/cas/logout")
    for application in TOUTES:
        if application.ecoute or application.nom == depuis:
            personne.est_sorti_de(application)
        else:
            personne.est_dans(application)
    personne.ecran.aller("/of")
    assert personne.est_a_la_connexion()


def test_sortir_ne_touche_pas_un_autre_navigateur(nouvelle_personne):
    personne, autre = nouvelle_personne(), nouvelle_personne()
    for quelqu_un in (personne, autre):
        quelqu_un.aller(APPLICATIONS["planning"])
        quelqu_un.saisir()
    personne.aller(APPLICATIONS["planning"], "/planning/deconnexion")
    personne.est_sorti_de(APPLICATIONS["planning"])
    autre.est_dans(APPLICATIONS["planning"])
    autre.est_dans(APPLICATIONS["parcours"])


def test_quelqu_un_d_autre_prend_la_place(personne):
    """The same browser, another person: nothing of the first stays open behind them."""
    for nom in ("planning", "parcours", "reserve"):
        personne.aller(APPLICATIONS[nom])
        if personne.est_a_la_connexion():
            personne.saisir()
        personne.est_dans(APPLICATIONS[nom])
    personne.aller(APPLICATIONS["planning"], "/planning/signature")
    personne.saisir("double@groupe.example")
    limite = time.monotonic() + 10
    for nom in ("parcours", "reserve"):
        while (qui := personne.vu(APPLICATIONS[nom])[0]) != "double@groupe.example":
            assert qui == COMPTE and time.monotonic() < limite, f"{nom} : {qui}"
            time.sleep(0.1)


# ---- What an application or a person may ask for

def test_renew_redemande_le_mot_de_passe(personne):
    planning = APPLICATIONS["planning"]
    personne.aller(planning)
    personne.saisir()
    personne.aller(APPLICATIONS["catalogue"])
    personne.aller(planning, "/planning/signature")
    personne.saisir()
    assert personne.page.url.endswith("/planning/signature")
    expect(personne.page.locator("li[data-nom=isFromNewLogin]")).to_have_text("true")
    personne.est_dans(APPLICATIONS["parcours"])


def test_gateway_ne_demande_rien(personne):
    planning = APPLICATIONS["planning"]
    personne.aller(planning, "/planning/vitrine")
    expect(personne.page.locator("#personne")).to_have_text("visiteur")
    personne.aller(APPLICATIONS["catalogue"])
    personne.saisir()
    personne.aller(planning, "/planning/vitrine")
    expect(personne.page.locator("#personne")).to_have_text(COMPTE)


def test_warn_previent_avant_chaque_entree(personne):
    personne.aller(APPLICATIONS["planning"])
    personne.saisir(prevenir=True)
    personne.est_dans(APPLICATIONS["planning"])
    personne.aller(APPLICATIONS["catalogue"])
    personne.ecran.titre("Vous allez entrer dans Catalogue")
    personne.ecran.axe()
    personne.ecran.bouton("CONTINUER").click()
    expect(personne.page.locator("#personne")).to_have_text(COMPTE)


@pytest.mark.parametrize("rester", [False, True], ids=["le temps du navigateur", "trois mois"])
def test_rester_connecte_se_dit_aux_applications(personne, rester):
    personne.aller(APPLICATIONS["planning"])
    personne.saisir(rester=rester)
    lus = personne.est_dans(APPLICATIONS["planning"])
    assert lus["longTermAuthenticationRequestTokenUsed"] == str(rester).lower()
    [cookie] = [c for c in personne.page.context.cookies() if c["value"].startswith("TGT-")]
    assert cookie["httpOnly"] and cookie["secure"] and cookie["path"] == "/cas" and cookie["sameSite"] == "Lax"
    if rester:
        assert 60 * 86_400 < cookie["expires"] - time.time() <= 92 * 86_400
        # The browser is closed and opened again: what was to last does, what was not is gone.
        personne.fermer_le_navigateur()
        personne.est_dans(APPLICATIONS["parcours"])
    else:
        assert cookie["expires"] == -1
        personne.fermer_le_navigateur()
        personne.est_sorti_de(APPLICATIONS["parcours"])


# ---- One application for the person with another

def test_django_agit_pour_la_personne_aupres_d_apache(personne):
    """django-cas-ng holds a proxy-granting ticket, mod_auth_cas takes the proxy ticket that it asks for."""
    parcours = APPLICATIONS["parcours"]
    personne.aller(parcours)
    personne.saisir()
    personne.est_dans(parcours)
    personne.aller(parcours, "/parcours/au-nom-de")
    expect(personne.page.locator("#personne")).to_have_text(COMPTE)
