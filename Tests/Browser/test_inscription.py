"""From an account without access to the approved space, with the mails read from a real SMTP server."""


import pytest
from conftest import TELEPHONE
from maison.compte import choisir, entrer, inscrire
from playwright.sync_api import expect

PERSONNE = "nouveau@personne.example"
ORMES = "99999680400012"
FERME = "99999600200039"
ANTENNE = "99999840400019"
CABINET = "Les demandes d'inscription des cabinets comptables ne sont pas acceptées"


OPTIONS = {"bureau": {}, "telephone": {"taille": TELEPHONE}, "sans_js": {"script": False}}


@pytest.fixture(params=OPTIONS)
def personne(request, nouvel_ecran, serveur_postal):
    """The same path large and small, with and without script; what is sent is sent to a server of its own."""
    return nouvel_ecran(sur=serveur_postal, **OPTIONS[request.param])


@pytest.fixture(params=OPTIONS)
def visiteur(request, nouvel_ecran):
    """The same, for who sends nothing."""
    return nouvel_ecran(**OPTIONS[request.param])


def remplir(ecran, siret=ORMES):
    """Every answer of a company but the statements."""
    page = ecran.page
    ecran.champ("prenom").fill("Noé")
    ecran.champ("nom").fill("Brassier")
    page.get_by_label("Masculin").check()
    page.get_by_label("Téléphone - numéro du standard").fill("02 99 00 00 01")
    page.get_by_label("Entreprise", exact=True).check()
    page.get_by_label("Transports, Logistique, Services").check()
    page.get_by_label("Département de l'établissement").select_option("35")
    page.get_by_label("Gestionnaire").check()
    page.get_by_label("SIRET", exact=True).fill(siret)
    ecran.bouton("AJOUTER").click()


def attester(ecran):
    ecran.page.locator("#attestation").check()
    ecran.page.locator("#cgu").check()


def axe(ecran, ou):
    """axe is itself a script."""
    if ecran.script:
        ecran.axe(ou)


def envoyer(ecran):
    ecran.connecter(PERSONNE, "app")
    demander(ecran)


def demander(ecran):
    ecran.titre("Demande d'inscription à M-Gestion")
    axe(ecran, "formulaire vide")
    remplir(ecran)
    expect(ecran.page.locator("#etablissements")).to_contain_text("TRANSPORTS DES ORMES")
    expect(ecran.champ("prenom")).to_have_value("Noé")
    axe(ecran, "un établissement ajouté")
    attester(ecran)
    ecran.bouton("ENREGISTRER").last.click()
    expect(ecran.page.get_by_role("status").first).to_contain_text("Votre demande d'inscription est enregistrée")
    axe(ecran, "confirmation")


def agent(nouvel_ecran, serveur):
    ecran = nouvel_ecran(sur=serveur)
    return ecran.connecter("agent@opco.example", "opco")


def test_les_sept_etapes(personne, nouvel_ecran, serveur_postal, courrier):
    """From an address nobody knows to the open space."""
    adresse = "noe.brassier@ormes.example"
    personne.aller("/app")
    inscrire(personne, adresse)
    expect(personne.page.locator(".banner")).to_contain_text("Vous allez recevoir un email")
    personne.page.goto(courrier.attendre(adresse, "Créer votre mot de passe").lien(r"http\S+/cas/activation\S+"))
    choisir(personne, "Créer mon compte")
    # The space asked for at the beginning is remembered through the mail.
    entrer(personne, adresse)
    demander(personne)
    recu = courrier.attendre(adresse, "est enregistrée")
    assert ORMES in recu.texte and ORMES in recu.html
    assert recu.lien().startswith(serveur_postal.url)
    # The demonstration has a request of its own for this delegation.
    delegation = courrier.attendre("bretagne@opco.example", "à étudier", nombre=2)
    assert "Brassier" not in delegation.texte

    bureau = agent(nouvel_ecran, serveur_postal)
    bureau.page.goto(delegation.lien(r"http\S+/opco/inscriptions/\d+"))
    bureau.axe("la demande, au bureau")
    bureau.bouton("PRENDRE").click()
    expect(bureau.page.get_by_role("status").first).to_contain_text("Vous étudiez la demande")
    bureau.lien("ACCEPTER").click()
    bureau.axe("accepter")
    bureau.bouton("ACCEPTER").last.click()
    expect(bureau.page.get_by_role("status").first).to_contain_text("l'accès est ouvert")
    bureau.axe("acceptée")

    decision = courrier.attendre(adresse, "est acceptée")
    personne.page.goto(decision.lien(r"http\S+/app"))
    personne.titre("Bienvenue sur M-Gestion Entreprise")
    expect(personne.page.locator("main")).to_contain_text("CRÉER UNE DEMANDE")
    axe(personne, "l'espace ouvert")


def test_refusee_corrigee_renvoyee(personne, nouvel_ecran, serveur_postal, courrier):
    envoyer(personne)
    courrier.attendre("bretagne@opco.example", "à étudier", nombre=2)
    bureau = agent(nouvel_ecran, serveur_postal)
    bureau.aller("/opco/inscriptions")
    bureau.axe("la file")
    bureau.lien("BRASSIER, Noé").click()
    bureau.lien("REFUSER").click()
    bureau.bouton("REFUSER").last.click()
    expect(bureau.page.locator("#erreurs")).to_contain_text("Saisissez le motif du refus")
    bureau.axe("refus sans motif")
    bureau.page.get_by_label("Motif").fill("Votre SIRET est celui d'un client.")
    bureau.bouton("REFUSER").last.click()
    expect(bureau.page.get_by_role("status").first).to_contain_text("est refusée")

    refus = courrier.attendre(PERSONNE, "est refusée")
    assert "Votre SIRET est celui d'un client." in refus.texte
    personne.page.goto(refus.lien(r"http\S+/app/inscription"))
    personne.titre("Votre demande d'inscription est refusée")
    axe(personne, "refusée")
    personne.lien("CORRIGER MA DEMANDE").click()
    expect(personne.champ("nom")).to_have_value("Brassier")
    attester(personne)
    personne.bouton("ENREGISTRER").last.click()
    personne.titre("Votre demande d'inscription est à l'étude")
    courrier.attendre(PERSONNE, "est enregistrée", nombre=2)


def test_un_cabinet_comptable_est_arrete(visiteur):
    visiteur.connecter(PERSONNE, "app")
    visiteur.page.get_by_label("Cabinet comptable").check()
    if visiteur.script:
        # At once: nothing else is asked, and there is nothing left to press.
        expect(visiteur.page.get_by_role("status").filter(has_text=CABINET)).to_be_visible()
        expect(visiteur.bouton("ENREGISTRER").last).to_be_hidden()
        visiteur.axe("cabinet comptable")
        visiteur.page.get_by_label("Entreprise", exact=True).check()
        expect(visiteur.bouton("ENREGISTRER").last).to_be_visible()
    else:
        visiteur.bouton("ENREGISTRER").last.click()
        expect(visiteur.page.locator("#erreurs")).to_contain_text(CABINET)


def test_chaque_type_a_ses_questions(visiteur):
    visiteur.connecter(PERSONNE, "app")
    page = visiteur.page
    branche = page.get_by_label("Transports, Logistique, Services")
    expect(branche).to_be_visible()
    page.get_by_label("Organisme de formation", exact=True).check()
    if not visiteur.script:
        visiteur.bouton("AFFICHER LES QUESTIONS DE CE TYPE").click()
    expect(branche).to_be_hidden()
    expect(page.locator("#etablissements legend")).to_contain_text("Organisme(s) de formation à associer à votre compte")
    page.get_by_label("SIRET", exact=True).fill(ANTENNE)
    visiteur.bouton("AJOUTER").click()
    expect(page.locator("#etablissements")).to_contain_text("CFA DES TROIS ÉRABLES - ANTENNE NORD")
    expect(branche).to_be_hidden()


def test_un_siret_ferme_est_refuse_et_les_reponses_restent(visiteur):
    visiteur.connecter(PERSONNE, "app")
    remplir(visiteur, FERME)
    expect(visiteur.page.locator("#erreurs")).to_contain_text("fermé")
    axe(visiteur, "SIRET refusé")
    expect(visiteur.champ("nom")).to_have_value("Brassier")
    expect(visiteur.page.get_by_label("SIRET", exact=True)).to_have_value(FERME)


def test_vide_puis_corrigee(visiteur):
    visiteur.connecter(PERSONNE, "app")
    visiteur.champ("prenom").fill("")
    visiteur.bouton("ENREGISTRER").last.click()
    erreurs = visiteur.page.locator("#erreurs a")
    assert erreurs.count() >= 8
    axe(visiteur, "formulaire vide refusé")
    # Each line leads to its question.
    for rang in range(erreurs.count()):
        cible = erreurs.nth(rang).get_attribute("href")
        expect(visiteur.page.locator(cible)).to_have_count(1)


def test_au_clavier_seul(nouvel_ecran, serveur_postal):
    ecran = nouvel_ecran(sur=serveur_postal)
    ecran.connecter(PERSONNE, "app")
    page = ecran.page
    for nom, texte in [("prenom", "Noé"), ("nom", "Brassier")]:
        ecran.tabuler(ecran.champ(nom))
        page.keyboard.press("Control+a")
        page.keyboard.type(texte)
    ecran.tabuler(page.get_by_label("Féminin"))
    page.keyboard.press("Space")
    ecran.tabuler(page.get_by_label("Téléphone - numéro du standard"))
    page.keyboard.type("0299000001")
    ecran.tabuler(page.get_by_label("Ferroviaire, Automobile, RATP"))
    page.keyboard.press("Space")
    ecran.tabuler(page.get_by_label("Département de l'établissement"))
    page.keyboard.type("35")
    ecran.tabuler(page.get_by_label("SIRET", exact=True))
    page.keyboard.type(ORMES)
    # Enter adds what is being typed; it does not send the rest.
    page.keyboard.press("Enter")
    expect(page.locator("#etablissements")).to_contain_text("TRANSPORTS DES ORMES")
    ecran.tabuler(page.get_by_label("Administrateur"))
    page.keyboard.press("Space")
    for nom in ("#attestation", "#cgu"):
        ecran.tabuler(page.locator(nom))
        page.keyboard.press("Space")
    ecran.tabuler(ecran.bouton("ENREGISTRER").last)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Votre demande d'inscription est enregistrée")
