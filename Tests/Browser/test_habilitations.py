"""Users and their rights: on the screens, with and without script, in several browsers at once."""

import re

import pytest
from playwright.sync_api import expect

from maison.client import Client

ADMIN = "admin.of@formation.example"
GESTION = "gestion.of@formation.example"
ICI = "98765432400019"


def creer(ecran, courriel: str, nom: str = "Rivoire", role: str = "Gestionnaire OF"):
    """« + CRÉER », as somebody does it."""
    ecran.aller("/of/utilisateurs")
    ecran.lien("CRÉER").click()
    ecran.champ("nom").fill(nom)
    ecran.champ("prenom").fill("Maud")
    ecran.champ("courriel").fill(courriel)
    ecran.page.get_by_label("Féminin").check()
    ecran.page.get_by_role("button", name="AJOUTER un établissement").click()
    ecran.champ("filtre").fill("generique")
    if not ecran.script:
        ecran.bouton("FILTRER").last.click()
    ecran.page.get_by_label("OF GENERIQUE").check()
    ecran.champ("typeRole").select_option(label=role)
    ecran.bouton("CONFIRMER").click()
    expect(ecran.page.get_by_role("status").first).to_contain_text("est ajouté au formulaire")
    assert ecran.champ("nom").input_value() == nom
    ecran.bouton("ENREGISTRER").last.click()
    ecran.arriver(r"/of/utilisateurs$")


def modifier(ecran, qui: str):
    ecran.aller("/of/utilisateurs?lignes=100")
    ecran.page.get_by_role("row", name=re.compile(qui)).get_by_role("link", name="MODIFIER").click()
    ecran.titre("Modifier")


@pytest.mark.parametrize("lequel", ["ecran", "sans_js"])
def test_creer_un_utilisateur(lequel, request):
    ecran = request.getfixturevalue(lequel)
    ecran.connecter(ADMIN)
    creer(ecran, f"maud.{lequel.replace('_', '-')}@formation.example")
    expect(ecran.page.get_by_role("status").first).to_contain_text("reçoit un lien pour choisir son mot de passe")
    rangee = ecran.page.get_by_role("row", name=re.compile(f"maud.{lequel.replace('_', '-')}"))
    expect(rangee).to_contain_text("Invitation envoyée")


@pytest.mark.parametrize("lequel", ["ecran", "sans_js"])
def test_un_droit_retire_l_est_aussitot_dans_l_autre_navigateur(lequel, nouvel_ecran):
    script = lequel == "ecran"
    admin, gestion = nouvel_ecran(script=script), nouvel_ecran(script=script)
    admin.connecter(ADMIN)
    gestion.connecter(GESTION)
    gestion.aller("/of/contrats-apprentissage")
    expect(gestion.bouton("CRÉER")).to_be_visible()
    modifier(admin, GESTION)
    admin.page.get_by_label("Déposer").uncheck()
    admin.bouton("ENREGISTRER").last.click()
    admin.arriver(r"/of/utilisateurs$")
    try:
        # The button was on the page already: pressing it is refused.
        gestion.bouton("CRÉER").click()
        expect(gestion.page.locator("main")).to_contain_text("Vos habilitations sur OF GENERIQUE ne le permettent pas.")
        gestion.aller("/of/contrats-apprentissage")
        expect(gestion.bouton("CRÉER")).to_have_count(0)
    finally:
        modifier(admin, GESTION)
        admin.page.get_by_label("Déposer").check()
        admin.bouton("ENREGISTRER").last.click()
        admin.arriver(r"/of/utilisateurs$")
    gestion.aller("/of/contrats-apprentissage")
    expect(gestion.bouton("CRÉER")).to_be_visible()


def test_les_droits_suivent_le_role_avec_script(ecran):
    ecran.connecter(ADMIN)
    modifier(ecran, GESTION)
    gerer = ecran.page.get_by_label(re.compile("Gérer les utilisateurs"))
    expect(gerer).to_be_hidden()
    ecran.page.get_by_label("Type de rôle").select_option(label="Administrateur OF")
    expect(gerer).to_be_visible()
    expect(gerer).to_be_checked()
    # Nothing is saved until « ENREGISTRER ».
    ecran.lien("ANNULER").click()
    expect(ecran.page.get_by_role("row", name=re.compile(GESTION))).to_contain_text("Gestionnaire OF")


def test_la_touche_entree_du_filtre_filtre(ecran):
    ecran.connecter(ADMIN)
    ecran.aller("/of/utilisateurs/creation")
    ecran.page.get_by_role("button", name="AJOUTER un établissement").click()
    ecran.champ("filtre").fill("introuvable")
    ecran.champ("filtre").press("Enter")
    expect(ecran.page.locator("#ajout")).to_contain_text("Aucun établissement trouvé.")
    expect(ecran.page.locator("#erreurs")).to_have_count(0)


def test_au_clavier_seul(ecran):
    ecran.connecter(ADMIN)
    ecran.aller("/of/utilisateurs/creation")
    ecran.tabuler(ecran.champ("nom"))
    ecran.page.keyboard.type("Clavier")
    ecran.tabuler(ecran.page.get_by_role("button", name="AJOUTER un établissement"))
    ecran.page.keyboard.press("Enter")
    ecran.tabuler(ecran.champ("filtre"))
    ecran.tabuler(ecran.page.get_by_label("OF GENERIQUE"))
    ecran.page.keyboard.press("Space")
    ecran.tabuler(ecran.champ("typeRole"))
    ecran.page.keyboard.type("Gest")
    ecran.tabuler(ecran.bouton("CONFIRMER"))
    ecran.page.keyboard.press("Enter")
    expect(ecran.page.locator("fieldset", has_text="OF GENERIQUE").first).to_be_visible()
    assert ecran.champ("nom").input_value() == "Clavier"


def test_le_gestionnaire_lit_le_volet(ecran):
    ecran.connecter(GESTION)
    ecran.aller("/of/utilisateurs")
    expect(ecran.lien("CRÉER")).to_have_count(0)
    ecran.page.get_by_role("row", name=re.compile(ADMIN)).get_by_role("link", name=re.compile("VOIR")).click()
    volet = ecran.page.locator("#volet")
    expect(volet).to_contain_text("Voir l'utilisateur")
    expect(volet).to_contain_text("Administrateur OF")
    volet.get_by_role("link", name="Fermer").click()
    expect(ecran.page.locator("#volet")).to_have_count(0)


@pytest.fixture(params=["ecran", "telephone"])
def taille(request):
    return request.getfixturevalue(request.param)


def test_axe_sur_chaque_page_et_chaque_etat(taille):
    taille.connecter(ADMIN)
    gestion = re.search(r"/utilisateurs/(\d+)/modification", lien_de(taille, GESTION))[1]
    for chemin in [
        "/of/utilisateurs", f"/of/utilisateurs?voir={gestion}", "/of/utilisateurs?q=introuvable",
        "/of/utilisateurs?f=nom:Delorme", "/of/utilisateurs/creation", f"/of/utilisateurs/{gestion}/modification",
        "/of/utilisateurs/historique", "/of/etablissements", f"/of/etablissements/{ICI}",
    ]:
        taille.aller(chemin)
        taille.axe("telle quelle : " + chemin)
        taille.ouvrir_chaque(lambda nom: taille.axe(f"{nom} : {taille.page.url}", dessous=True))
    taille.aller("/of/utilisateurs/creation")
    taille.page.get_by_role("button", name="AJOUTER un établissement").click()
    taille.axe("ajout ouvert")
    taille.bouton("CONFIRMER").click()
    taille.page.locator("#erreurs").wait_for()
    taille.axe("ajout refusé")
    taille.aller("/of/utilisateurs/creation")
    taille.bouton("ENREGISTRER").last.click()
    taille.page.locator("#erreurs").wait_for()
    taille.axe("création refusée")
    taille.aller(f"/of/etablissements/{ICI}")
    taille.champ("courriel").fill("x")
    taille.bouton("ENREGISTRER").click()
    taille.page.locator("#erreurs").wait_for()
    taille.axe("contact refusé")


def lien_de(ecran, qui: str) -> str:
    ecran.aller("/of/utilisateurs?lignes=100")
    return ecran.page.get_by_role("row", name=re.compile(qui)).get_by_role("link", name=re.compile("MODIFIER")).get_attribute("href")


def test_axe_au_bureau(taille):
    taille.connecter("admin@opco.example", "opco")
    agent = re.compile("agent@opco.example")
    taille.aller("/opco/utilisateurs")
    modification = taille.page.get_by_role("row", name=agent).get_by_role("link", name=re.compile("MODIFIER")).get_attribute("href")
    for chemin in [
        "/opco/utilisateurs", "/opco/utilisateurs/creation", modification, "/opco/utilisateurs/historique",
        "/opco/etablissements", f"/opco/etablissements/{ICI}/of/utilisateurs",
        f"/opco/etablissements/{ICI}/of/utilisateurs/creation",
    ]:
        taille.aller(chemin)
        taille.axe(chemin)
    taille.aller("/opco/utilisateurs/creation")
    taille.bouton("ENREGISTRER").click()
    taille.page.locator("#erreurs").wait_for()
    taille.axe("agent refusé")


def test_deux_cents_formulaires_hostiles(serveur):
    """Whatever is sent to the pages of users, the answer is a sentence, never a fault."""
    client = Client(serveur).connecter(ADMIN)
    page = client.get("/of/utilisateurs/creation")
    jeton = client.jeton(page)
    valeurs = ["", "\0", "x" * 1_000_000, "<script>", "'\"--", "a@b.example\r\nBcc: c@d.example", "9" * 400, "é" * 5000]
    noms = ["nom", "prenom", "courriel", "sexe", "actif", "perimetre", f"role.{ICI}", f"droit.{ICI}", "filtre", "choix",
            "typeRole", "action", "retirer", "etat"]
    for nom in noms:
        for valeur in valeurs:
            donnees = {"csrf": jeton, "nom": "A", "prenom": "B", "sexe": "F", "perimetre": ICI, f"role.{ICI}": "gestionnaire_of"}
            reponse = client.post("/of/utilisateurs/creation", donnees | {nom: valeur}, allow_redirects=False)
            assert reponse.status_code in (200, 400, 404, 422), (nom, valeur[:20], reponse.status_code)
