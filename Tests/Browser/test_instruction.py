"""The OPCO's desk: a piece asked for and received, the dossier granted, its letter read, the daily mail."""

import re
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import expect

from maison import contrat, fichiers
from maison.client import Client, erreurs

OF = "gestion.of@formation.example"
AGENT = "agent@opco.example"


def depose(client, nom: str, ordre: int) -> tuple[int, str]:
    dossier = client.creer()
    client.remplir(dossier, contrat.etapes(nom, ordre=ordre))
    recu = client.transmettre(dossier)
    return dossier, re.search(r"porte le n° (\d{7}\.1)", recu.text)[1]


@pytest.fixture
def agent(serveur):
    return Client(serveur, "opco").connecter(AGENT)


@pytest.mark.parametrize("maniere", ["ecran", "sans_js", "telephone"])
def test_du_depot_a_la_lettre_d_accord(maniere, request, nouvel_ecran, client, serveur):
    """The main story, from the desk's side, each person at their own screen."""
    of = request.getfixturevalue(maniere)
    opco = nouvel_ecran(script=of.script, taille=of.page.viewport_size)
    dossier, numero = depose(client, "HISTOIRE", 401)

    opco.connecter(AGENT, "opco")
    opco.aller(f"/opco/contrats-apprentissage?q={numero.split('.')[0]}")
    opco.page.get_by_role("link", name=re.compile(numero.split(".")[0] + "|HISTOIRE")).first.click()
    opco.lien("DEMANDER DES PIÈCES").click()
    opco.page.get_by_label("Convention de formation").check()
    opco.champ("message").fill("La page 2 manque.")
    opco.page.get_by_label("L'organisme de formation").check()
    opco.bouton("DEMANDER LES PIÈCES").click()
    expect(opco.page.locator("main")).to_contain_text("En attente de pièces")

    of.connecter(OF)
    of.aller(f"/of/contrats-apprentissage/{dossier}")
    expect(of.page.locator("main")).to_contain_text("L'OPCO attend des pièces")
    expect(of.page.locator("main")).to_contain_text("La page 2 manque.")
    of.lien("AJOUTER UNE PIÈCE JOINTE").click()
    of.joindre("convention-complete.pdf", fichiers.pdf("Convention"))
    expect(of.page.get_by_text("convention-complete.pdf").first).to_be_visible()
    of.aller(f"/of/contrats-apprentissage/{dossier}")
    expect(of.page.locator("main")).to_contain_text("En cours de traitement")

    opco.aller(f"/opco/contrats-apprentissage/{dossier}")
    expect(opco.page.locator("main")).to_contain_text("convention-complete.pdf")
    opco.lien("ACCORDER").click()
    if not opco.champ("npec").input_value():
        opco.champ("npec").fill("12 000,00")
        opco.champ("motif").fill("Montant fixé par la branche.")
    opco.bouton("ACCORDER").click()
    expect(opco.page.locator("main")).to_contain_text("Accordé")

    serveur.commande("work", "--once")
    of.aller("/of/notifications")
    expect(of.page.locator("main")).to_contain_text(numero)
    of.page.get_by_role("button", name=re.compile("EXAMINER")).or_(of.page.get_by_role("link", name=re.compile("EXAMINER"))).first.click()
    lettre = of.page.get_by_role("link", name=re.compile("Courrier d'accord")).first
    recue = client.get(lettre.get_attribute("href"))
    assert recue.headers["Content-Type"] == "application/pdf"
    assert recue.content.startswith(b"%PDF-")


def test_le_courriel_quotidien_part(client, agent, serveur):
    dossier, numero = depose(client, "QUOTIDIEN", 402)
    page = agent.get(agent.chemin(dossier, "/accord"))
    formulaire = agent.formulaire(page, agent.chemin(dossier, "/accord"), methode="post")
    reponse = agent.envoyer(formulaire, {"npec": "12 000,00", "motif": "Montant fixé par la branche."})
    assert reponse.status_code == 200, erreurs(reponse.text)
    serveur.commande("work", "--once")
    # The mail of the day is due at 7 in the morning: it is asked for as the timetable does, for a day of its own.
    serveur.ecrire("DELETE FROM resume_quotidien")
    serveur.ecrire("UPDATE tache SET a_partir_de = '2020-01-01T00:00:00.000Z' WHERE etat = 'attente'")
    serveur.commande("work", "--once")
    messages = [message_from_bytes(fichier.read_bytes(), policy=policy.default) for fichier in serveur.courriels()]
    quotidiens = [m for m in messages if OF in str(m["To"]) and numero in m.get_body(("plain",)).get_content()]
    assert quotidiens, [(str(m["To"]), str(m["Subject"])) for m in messages]


@pytest.mark.parametrize("taille", ["ecran", "telephone"])
def test_axe_au_bureau(taille, request, client, agent, serveur):
    ecran = request.getfixturevalue(taille)
    dossier, _ = depose(client, "AXE", 403)
    ecran.connecter(AGENT, "opco")
    for chemin in ["/opco/contrats-apprentissage", "/opco/contrats-apprentissage?q=introuvable",
                   f"/opco/contrats-apprentissage/{dossier}", f"/opco/contrats-apprentissage/{dossier}/cerfa"]:
        ecran.aller(chemin)
        ecran.axe(chemin)
        ecran.ouvrir_chaque(lambda nom, chemin=chemin: ecran.axe(f"{nom} : {chemin}", dessous=True))
    for suite, bouton in (("demande-de-pieces", "DEMANDER LES PIÈCES"), ("refus", "REFUSER"),
                          ("annulation", "ANNULER LE DOSSIER")):
        ecran.aller(f"/opco/contrats-apprentissage/{dossier}/{suite}")
        ecran.axe(suite)
        ecran.bouton(bouton).click()
        ecran.page.locator("#erreurs").wait_for()
        ecran.axe(f"{suite} : rien de saisi")
    ecran.aller(f"/opco/contrats-apprentissage/{dossier}/accord")
    ecran.axe("accord")


def test_une_decision_sur_une_page_depassee_est_refusee(client, agent, serveur):
    """Two agents decide at once: the second is shown what the first did."""
    dossier, _ = depose(client, "DEUXAGENTS", 404)
    superviseur = Client(serveur, "opco").connecter("superviseur@opco.example")
    premiere = agent.formulaire(agent.get(agent.chemin(dossier, "/annulation")), agent.chemin(dossier, "/annulation"))
    seconde = superviseur.formulaire(
        superviseur.get(superviseur.chemin(dossier, "/annulation")), superviseur.chemin(dossier, "/annulation"))
    assert agent.envoyer(premiere, {"motif": "Doublon."}).status_code == 200
    assert superviseur.envoyer(seconde, {"motif": "Doublon aussi."}).status_code == 409


def test_un_organisme_n_entre_pas_au_bureau(client, serveur):
    intrus = Client(serveur, "opco")
    page = intrus.get("/opco")
    reponse = intrus.envoyer(intrus.formulaire(page, "/cas/login"), {"username": OF, "password": "Demo2026!"})
    assert reponse.status_code == 403
    assert intrus.get("/opco/contrats-apprentissage").status_code == 403


def test_le_nir_est_masque_puis_lu_avec_une_trace(client, agent, serveur):
    dossier, _ = depose(client, "MASQUE", 405)
    nir = contrat.etapes(ordre=405)[2]["apprenti.nir"]
    page = agent.get(agent.chemin(dossier))
    assert nir not in page.text.replace(" ", "")
    jeton = agent.jeton(page)
    avant = serveur.lire("SELECT COUNT(*) AS n FROM journal WHERE action LIKE '%nir%' OR action LIKE '%lecture%'")[0]["n"]
    lue = agent.post(agent.chemin(dossier, "/lecture"), {"csrf": jeton, "champ": "apprenti.nir", "cle": "apprenti.nir"})
    assert re.sub(r"\s|&nbsp;|\u00a0|\u202f", "", lue.text).find(nir[:13]) >= 0
    apres = serveur.lire("SELECT COUNT(*) AS n FROM journal WHERE action LIKE '%nir%' OR action LIKE '%lecture%'")[0]["n"]
    assert apres == avant + 1
