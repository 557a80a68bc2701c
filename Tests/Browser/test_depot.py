"""A training organisation deposits a contract: with and without script, by keyboard alone, on a telephone."""

import re

import pytest
from playwright.sync_api import expect

from maison import contrat, fichiers

OF = "gestion.of@formation.example"


def transmettre(ecran) -> str:
    ecran.bouton("TRANSMETTRE").click()
    return ecran.numero()


@pytest.mark.parametrize("maniere", ["ecran", "sans_js", "telephone"])
def test_de_la_connexion_au_numero(maniere, request):
    ecran = request.getfixturevalue(maniere)
    ecran.connecter(OF)
    ecran.creer()
    ecran.parcourir(contrat.etapes(ordre=101), fichiers.pdf())
    numero = transmettre(ecran)
    ecran.aller(f"/of/contrats-apprentissage?q={numero.split('.')[0]}")
    expect(ecran.page.locator("main")).to_contain_text("Transmis")


def test_un_apprenti_mineur_a_un_representant(ecran):
    ecran.connecter(OF)
    ecran.creer()
    ecran.parcourir(contrat.etapes("NGUYEN", "Léa", ordre=102, mineur=True), fichiers.pdf())
    transmettre(ecran)
    ecran.lien("AFFICHER LE DOSSIER").click()
    expect(ecran.page.locator("main")).to_contain_text("NGUYEN")


def test_au_clavier_seul(ecran):
    """Sign-in, a whole step and the way out of a window, without the mouse."""
    page = ecran.page
    ecran.aller("/of")
    ecran.tabuler(page.get_by_label("Email / Identifiant"))
    page.keyboard.type(OF)
    ecran.tabuler(page.locator("[name=password]"))
    page.keyboard.type("Demo2026!")
    page.keyboard.press("Enter")
    ecran.arriver(r"/of$")

    ecran.aller("/of/contrats-apprentissage")
    ecran.tabuler(ecran.bouton("CRÉER"))
    page.keyboard.press("Enter")
    ecran.arriver(r"/etapes/1$")

    ecran.tabuler(ecran.champ("recherche.employeur"))
    page.keyboard.type(contrat.ENTREPRISE[:9])
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    while contrat.ENTREPRISE not in page.locator("[role=option][aria-selected=true]").inner_text():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(ecran.champ("employeur.denomination")).to_have_value("ENTREPRISE FICTIVE")

    for nom, valeur in contrat.etapes()[1].items():
        au_clavier(ecran, nom, valeur)
    ecran.tabuler(page.get_by_role("button", name="SUIVANT", exact=True).last)
    page.keyboard.press("Enter")
    ecran.arriver(r"/etapes/2$")

    for etape in (2, 3, 4, 5):
        if etape == 5:
            ecran.tabuler(ecran.champ("recherche.formation"))
            page.keyboard.type(contrat.CERTIFICATION)
            expect(page.locator("[role=option]").first).to_be_visible()
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
        for nom, valeur in contrat.etapes(ordre=103)[etape].items():
            au_clavier(ecran, nom, valeur)
        ecran.tabuler(page.get_by_role("button", name="SUIVANT", exact=True).last)
        page.keyboard.press("Enter")
        ecran.arriver(rf"/etapes/{etape + 1}$")
    ecran.tabuler(page.get_by_role("button", name="SUIVANT", exact=True).last)
    page.keyboard.press("Enter")
    ecran.arriver(r"/etapes/7$")

    supprimer = ecran.bouton("Supprimer le brouillon")
    ecran.tabuler(supprimer)
    page.keyboard.press("Enter")
    expect(page.locator("#supprimer")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#supprimer")).to_be_hidden()

    for nom, valeur in contrat.etapes()[7].items():
        au_clavier(ecran, nom, valeur)
    ecran.tabuler(ecran.bouton("TRANSMETTRE"))
    page.keyboard.press("Enter")
    ecran.numero()


def au_clavier(ecran, nom: str, valeur: str):
    """Answers as fingers do: what is typed goes in the field that has the focus, choices move with the arrows."""
    page = ecran.page
    if ecran.champ(f"{nom}.jour").count():
        for partie, texte in reversed(list(zip(("annee", "mois", "jour"), valeur.split("-")))):
            ecran.tabuler(ecran.champ(f"{nom}.{partie}"))
            page.keyboard.type(texte)
        return
    champ = ecran.champ(nom)
    genre = champ.first.evaluate("e => e.tagName + '.' + (e.type || '')")
    if genre == "INPUT.radio":
        ecran.tabuler(champ.first)
        page.keyboard.press("Space")
        for _ in range(champ.count()):
            if page.locator(f'[name="{nom}"][value="{valeur}"]').is_checked():
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"{nom} : les flèches n'atteignent pas {valeur}")
    ecran.tabuler(champ)
    if genre.startswith("SELECT"):
        libelle = champ.evaluate("(s, v) => [...s.options].find((o) => o.value === v).label", valeur)
        # As far as the keys of any keyboard go: « 35 - Ille-et-Vilaine », « 1 - Fran ».
        page.keyboard.type(re.match(r"[ -~]+", libelle)[0].rstrip())
        assert champ.input_value() == valeur
    elif genre == "INPUT.checkbox":
        if champ.is_checked() != (valeur == "oui"):
            page.keyboard.press("Space")
    elif champ.get_attribute("readonly") is None:
        page.keyboard.press("Control+a")
        page.keyboard.type(valeur)


def test_le_cerfa_est_un_pdf(ecran, client):
    dossier = client.creer()
    client.remplir(dossier, contrat.etapes(ordre=104))
    assert client.transmettre(dossier).url.endswith("/recu")
    pdf = client.get(client.chemin(dossier, "/cerfa.pdf"))
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    ecran.connecter(OF)
    ecran.aller(client.chemin(dossier, "/cerfa"))
    expect(ecran.page.locator("main")).to_contain_text("ENTREPRISE FICTIVE")


def test_deux_clics_sur_transmettre_donnent_un_dossier(ecran, serveur):
    ecran.connecter(OF)
    dossier = ecran.creer()
    ecran.parcourir(contrat.etapes("DOUBLE", "Clic", ordre=105), fichiers.pdf())
    ecran.bouton("TRANSMETTRE").dblclick(no_wait_after=True)
    numero = ecran.numero()
    lignes = serveur.lire("SELECT numero FROM dossier WHERE beneficiaire LIKE 'DOUBLE%' AND brouillon = 0")
    assert [str(ligne["numero"]) for ligne in lignes] == [numero.split(".")[0]]
    traces = serveur.lire("SELECT id FROM traitement WHERE dossier_id = ? AND evenement = 'transmettre'", dossier)
    assert len(traces) == 1
