"""axe finds nothing, and nothing is wider than the screen, on every page in every state, large and small."""

import pytest

from maison import contrat, fichiers

OF = "gestion.of@formation.example"
PUBLIQUES = ["/cas/login", "/aide", "/accessibilite", "/mentions-legales", "/nulle-part"]


@pytest.fixture(params=["ecran", "telephone"])
def taille(request):
    return request.getfixturevalue(request.param)


def regarder(ecran):
    """The page as served, then each of its menus and windows open."""
    ecran.axe("telle quelle : " + ecran.page.url)
    ecran.ouvrir_chaque(lambda nom: ecran.axe(f"{nom} : {ecran.page.url}", dessous=True))


def test_avant_la_connexion(taille):
    for chemin in PUBLIQUES:
        taille.aller(chemin)
        taille.axe(chemin)
    taille.aller("/cas/login")
    taille.bouton("Me connecter").click()
    taille.axe("connexion refusée, rien de saisi")
    taille.page.get_by_label("Email / Identifiant").fill("inconnu@formation.example")
    taille.champ("password").fill("pas le bon")
    taille.bouton("Me connecter").click()
    taille.axe("connexion refusée, mot de passe faux")


def test_le_tableau_de_bord_et_les_listes(taille, client):
    dossier = client.creer()
    client.remplir(dossier, contrat.etapes(ordre=201))
    client.transmettre(dossier)
    client.creer()
    taille.connecter(OF)
    for chemin in [
        "/of", "/of/contrats-apprentissage", "/of/contrats-apprentissage?vue=brouillon",
        "/of/contrats-apprentissage?q=introuvable", "/of/notifications",
        client.chemin(dossier), client.chemin(dossier, "/recu"), client.chemin(dossier, "/cerfa"),
        client.chemin(dossier, "/pieces"),
    ]:
        taille.aller(chemin)
        regarder(taille)


def test_chaque_etape_vide_puis_refusee(taille):
    taille.connecter(OF)
    dossier = taille.creer()
    for etape in (1, 2, 3, 4, 5, 6, 7):
        taille.aller(f"/of/contrats-apprentissage/{dossier}/etapes/{etape}")
        regarder(taille)
        action = "TRANSMETTRE" if etape == 7 else "SUIVANT"
        taille.page.get_by_role("button", name=action, exact=True).last.click()
        if etape != 6:
            taille.page.locator("#erreurs").wait_for()
            taille.axe(f"étape {etape} refusée")


def test_chaque_etape_remplie(taille):
    taille.connecter(OF)
    taille.creer()
    taille.parcourir(
        contrat.etapes(ordre=202, mineur=True), fichiers.pdf(), chaque=lambda etape: taille.axe(f"étape {etape} remplie"))
    taille.bouton("TRANSMETTRE").click()
    taille.numero()
    regarder(taille)


def test_la_page_sans_acces(taille):
    taille.connecter("nouveau@personne.example", "opco")
    taille.axe("compte sans accès")
