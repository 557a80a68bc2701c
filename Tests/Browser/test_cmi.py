"""The CMI portal screen by screen, with its exact messages, the mails read from a real SMTP server."""

import re

import pytest
from playwright.sync_api import expect

from maison.courrier import Courrier
from maison.serveur import MOT_DE_PASSE, Serveur

SIEN = "Glycine!verte"


@pytest.fixture(scope="module")
def courrier():
    courrier = Courrier().demarrer()
    yield courrier
    courrier.arreter()


@pytest.fixture(scope="module")
def portail(courrier):
    """A server whose mails go to the SMTP server of the test."""
    serveur = Serveur(MGESTION_SMTP_URL=courrier.url)
    try:
        yield serveur.demarrer()
        assert serveur.pannes() == []
    finally:
        serveur.effacer()


@pytest.fixture(params=["bureau", "telephone", "sans_js"])
def personne(request, nouvel_ecran, portail):
    """The same story large, on a phone, and without script."""
    tailles = {"bureau": {}, "telephone": {"taille": {"width": 375, "height": 812}}, "sans_js": {"script": False}}
    ecran = nouvel_ecran(sur=portail, **tailles[request.param])
    ecran.nom = request.param.replace("_", "")
    return ecran


def phrases(ecran) -> list[str]:
    return ecran.page.locator("#erreurs li").all_inner_texts()


def regarder(ecran, ou: str):
    # axe is a script: where scripts are off there is nothing to run it in.
    if ecran.script:
        ecran.axe(ou)


def se_connecter(ecran, identifiant: str, mot_de_passe: str):
    ecran.aller("/cmi")
    ecran.champ("identifiant").fill(identifiant)
    ecran.champ("mot-de-passe").fill(mot_de_passe)
    ecran.bouton("SE CONNECTER").click()


def creer_un_profil(portail, courrier, nouvel_ecran, nom: str) -> tuple[str, str, str]:
    """By the référent of the demonstration. Gives the identifier, the temporary password, the address."""
    referent = nouvel_ecran(sur=portail)
    se_connecter(referent, "00001DEMO01", MOT_DE_PASSE)
    referent.lien("GÉRER LES PROFILS").click()
    referent.lien("CRÉER UN PROFIL").click()
    adresse = f"{nom}@mdph.example"
    for champ, valeur in {"nom": "Vasseur", "prenom": "Élodie", "identifiant": nom, "email": adresse,
                          "confirmation-email": adresse}.items():
        referent.champ(champ).fill(valeur)
    referent.bouton("CRÉER LE PROFIL").click()
    expect(referent.page.get_by_role("status")).to_contain_text("Le profil est créé.")
    texte = courrier.attendre(adresse, "Votre accès au portail").texte
    return re.search(r"Identifiant : (\S+)", texte)[1], re.search(r"temporaire : (\S+)", texte)[1], adresse


def test_la_connexion_et_ses_messages(personne):
    personne.aller("/cmi")
    personne.titre("Bienvenue sur le Portail Carte Mobilité Inclusion Organisme")
    page = personne.page
    expect(page.get_by_role("heading", name="CONNECTEZ-VOUS")).to_be_visible()
    expect(page.get_by_text("Les champs marqués d'un astérisque (*) sont obligatoires.")).to_be_visible()
    regarder(personne, "connexion")
    personne.bouton("SE CONNECTER").click()
    assert phrases(personne) == ["La saisie de l'identifiant est obligatoire.", "La saisie du mot de passe est obligatoire."]
    expect(page).to_have_title(re.compile("^Erreur : "))
    regarder(personne, "connexion refusée")
    se_connecter(personne, "00001DEMO01", "pas le bon")
    assert phrases(personne) == ["L'identifiant ou le mot de passe est incorrect."]
    assert personne.champ("identifiant").input_value() == "00001DEMO01"
    for lien in ["FAQ", "Mentions légales", "CGU", "Plan du site", "Accessibilité"]:
        personne.aller("/cmi")
        personne.lien(lien).click()
        expect(page.locator("h1")).to_be_visible()
        regarder(personne, lien)


def test_la_premiere_connexion(personne, portail, courrier, nouvel_ecran):
    identifiant, temporaire, adresse = creer_un_profil(portail, courrier, nouvel_ecran, f"prem{personne.nom}")
    # As copied from the mail, and in any case.
    se_connecter(personne, f" {identifiant[:5]} {identifiant[5:].lower()} ", temporaire)
    personne.titre("CREATION DE COMPTE")
    page = personne.page
    for label, valeur in {"Nom": "Vasseur", "Prénom": "Élodie", "Identifiant": identifiant, "Email": adresse}.items():
        champ = page.get_by_label(label, exact=True)
        expect(champ).to_have_value(valeur)
        assert champ.get_attribute("readonly") is not None
    expect(page.get_by_label("Mot de passe temporaire")).to_have_value("••••••••")
    assert temporaire not in page.content()
    regarder(personne, "création de compte")
    personne.bouton("VALIDER").click()
    assert phrases(personne) == [
        "La saisie du nouveau mot de passe est obligatoire.",
        "La saisie de la confirmation du mot de passe est obligatoire.",
        "La saisie de la confirmation de votre email est obligatoire.",
    ]
    regarder(personne, "création de compte refusée")
    personne.champ("nouveau-mot-de-passe").fill(SIEN)
    personne.champ("confirmation-mot-de-passe").fill(SIEN)
    page.get_by_label("Confirmation de votre Email").fill(adresse)
    personne.bouton("VALIDER").click()
    personne.titre("Bonjour Élodie VASSEUR")
    expect(page.get_by_role("status")).to_contain_text("Votre compte est créé.")
    regarder(personne, "accueil d'un profil")
    courrier.attendre(adresse, "Votre compte est créé")
    personne.bouton("Se déconnecter").click()
    se_connecter(personne, identifiant, temporaire)
    assert phrases(personne) == ["L'identifiant ou le mot de passe est incorrect."]
    se_connecter(personne, identifiant, SIEN)
    personne.titre("Bonjour Élodie VASSEUR")


def test_l_identifiant_oublie(personne, courrier):
    personne.aller("/cmi")
    personne.lien("Identifiant oublié").click()
    personne.titre("IDENTIFIANT OUBLIÉ")
    regarder(personne, "identifiant oublié")
    personne.bouton("VALIDER").click()
    assert phrases(personne) == ["La saisie de l'email est obligatoire et doit être une adresse email valide."]
    regarder(personne, "identifiant oublié, refusé")
    personne.lien("ANNULER").click()
    personne.titre("Bienvenue sur le Portail Carte Mobilité Inclusion Organisme")
    personne.lien("Identifiant oublié").click()
    avant = len(courrier.recus("ariane.marchal@mdph.example", "Votre identifiant"))
    personne.champ("email").fill("ariane.marchal@mdph.example")
    personne.bouton("VALIDER").click()
    expect(personne.page.get_by_role("status")).to_contain_text("son identifiant vient d'y être envoyé")
    mail = courrier.attendre("ariane.marchal@mdph.example", "Votre identifiant", avant + 1)
    for corps in (mail.texte, mail.html):
        assert "00001DEMO01" in corps and "00001 - MDPH FICTIVE" in corps


def test_le_mot_de_passe_oublie(personne, portail, courrier, nouvel_ecran):
    identifiant, temporaire, adresse = creer_un_profil(portail, courrier, nouvel_ecran, f"oubli{personne.nom}")
    se_connecter(personne, identifiant, temporaire)
    personne.champ("nouveau-mot-de-passe").fill(SIEN)
    personne.champ("confirmation-mot-de-passe").fill(SIEN)
    personne.champ("confirmation-email").fill(adresse)
    personne.bouton("VALIDER").click()
    personne.bouton("Se déconnecter").click()
    personne.lien("Mot de passe oublié").click()
    personne.titre("MOT DE PASSE OUBLIÉ")
    personne.bouton("VALIDER").click()
    assert phrases(personne) == ["La saisie de l'identifiant est obligatoire."]
    regarder(personne, "mot de passe oublié, refusé")
    personne.champ("identifiant").fill(identifiant)
    personne.bouton("VALIDER").click()
    lien = courrier.attendre(adresse, "Choisissez un nouveau mot de passe").lien(r"https?://\S+jeton=\S+")
    personne.page.goto(lien)
    personne.titre("MODIFICATION DU MOT DE PASSE")
    regarder(personne, "nouveau mot de passe")
    nouveau = "Boussole?mauve"
    personne.champ("nouveau-mot-de-passe").fill(nouveau)
    personne.champ("confirmation-mot-de-passe").fill(nouveau)
    personne.bouton("VALIDER").click()
    expect(personne.page.get_by_role("status")).to_contain_text("Votre mot de passe est changé.")
    se_connecter(personne, identifiant, nouveau)
    personne.titre("Bonjour Élodie VASSEUR")
    courrier.attendre(adresse, "Votre mot de passe est changé")
    personne.page.goto(lien)
    personne.titre("Ce lien ne peut plus servir")
    regarder(personne, "lien usé")


def test_le_referent_gere_les_profils(personne, portail, courrier, nouvel_ecran):
    identifiant, _, adresse = creer_un_profil(portail, courrier, nouvel_ecran, f"gere{personne.nom}")
    se_connecter(personne, "00001DEMO01", MOT_DE_PASSE)
    regarder(personne, "accueil du référent")
    personne.lien("GÉRER LES PROFILS").click()
    regarder(personne, "profils")
    personne.lien("CRÉER UN PROFIL").click()
    personne.bouton("CRÉER LE PROFIL").click()
    assert "Saisissez le nom" in phrases(personne)
    regarder(personne, "profil refusé")
    personne.lien("ANNULER").click()
    personne.lien(identifiant).click()
    regarder(personne, "un profil")
    personne.bouton("DÉSACTIVER LE PROFIL").click()
    expect(personne.page.get_by_role("status")).to_contain_text("Le profil ne peut plus se connecter.")
    regarder(personne, "un profil désactivé")
    personne.bouton("RÉACTIVER LE PROFIL").click()
    personne.bouton("ENVOYER UN NOUVEAU MOT DE PASSE TEMPORAIRE").click()
    courrier.attendre(adresse, "Votre accès au portail", 2)
    for chemin in ("/cmi/alertes", "/cmi/compte"):
        personne.aller(chemin)
        regarder(personne, chemin)
    personne.bouton("CHANGER MON MOT DE PASSE").click()
    assert "La saisie du mot de passe actuel est obligatoire." in phrases(personne)
    regarder(personne, "compte refusé")
    personne.aller("/cmi/alertes")
    alerte = personne.page.get_by_label("Profil créé")
    alerte.set_checked(not alerte.is_checked())
    personne.bouton("ENREGISTRER").click()
    expect(personne.page.get_by_role("status")).to_contain_text("Vos alertes sont enregistrées.")


def test_au_clavier_seul(nouvel_ecran, portail):
    ecran = nouvel_ecran(sur=portail)
    ecran.aller("/cmi")
    page = ecran.page
    ecran.tabuler(ecran.champ("identifiant"))
    page.keyboard.type("00001DEMO01")
    ecran.tabuler(ecran.champ("mot-de-passe"))
    page.keyboard.press("Enter")
    expect(page.locator("#erreurs")).to_be_focused()
    ecran.tabuler(ecran.champ("mot-de-passe"))
    page.keyboard.type(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    ecran.titre("Bonjour Ariane MARCHAL")
    ecran.tabuler(ecran.lien("Mes alertes"))
    page.keyboard.press("Enter")
    ecran.titre("Mes alertes")
    ecran.tabuler(ecran.bouton("Se déconnecter"))
    page.keyboard.press("Enter")
    ecran.titre("Bienvenue sur le Portail")


@pytest.mark.parametrize("taille", [{}, {"taille": {"width": 375, "height": 812}}])
def test_l_administrateur_enrole(taille, nouvel_ecran, portail, courrier):
    ecran = nouvel_ecran(sur=portail, **taille)
    ecran.connecter("admin@opco.example", "opco")
    code = "A0001" if taille else "B0001"
    for chemin in ("/opco/administration", "/opco/administration/cmi", "/opco/administration/cmi/nouveau"):
        ecran.aller(chemin)
        ecran.axe(chemin)
    ecran.bouton("ENRÔLER L'ORGANISME").click()
    assert "Saisissez le code émetteur : 5 lettres ou chiffres" in phrases(ecran)
    ecran.axe("enrôlement refusé")
    adresse = f"ida.norel.{code.lower()}@onac.example"
    for champ, valeur in {"code": code.lower(), "organisme": "ONAC FICTIF", "nom": "Norel", "prenom": "Ida",
                          "identifiant": "ref1", "email": adresse, "confirmation-email": adresse}.items():
        ecran.champ(champ).fill(valeur)
    ecran.bouton("ENRÔLER L'ORGANISME").click()
    ecran.titre("ONAC FICTIF")
    ecran.axe("organisme")
    assert f"Identifiant : {code}REF1" in courrier.attendre(adresse, "Votre accès").texte


def test_enroler_par_la_commande(portail, courrier):
    sortie = portail.commande(
        "cmi enroler", "C0001", "--organisme", "MDPH DU LAC", "--identifiant", "ref1", "--nom", "Abel", "--prenom", "Luc",
        "--courriel", "luc.abel@lac.example")
    assert "C0001 - MDPH DU LAC est enrôlé" in sortie
    assert "Identifiant : C0001REF1" in courrier.attendre("luc.abel@lac.example").texte
    with pytest.raises(RuntimeError, match="déjà celui d'un organisme"):
        portail.commande(
            "cmi enroler", "C0001", "--organisme", "AUTRE", "--identifiant", "ref2", "--nom", "Abel", "--prenom", "Luc",
            "--courriel", "luc.abel@lac.example")
