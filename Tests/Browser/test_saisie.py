"""Nothing typed is lost: expired session, two tabs, two people, a cut connection."""

import re

from playwright.sync_api import expect

from maison import contrat
from maison.client import Client, erreurs

OF = "gestion.of@formation.example"


def vieillir(serveur):
    """Ends the sessions of everybody, as time does."""
    serveur.ecrire("UPDATE session SET expire_le = '2020-01-01T00:00:00.000Z'")
    serveur.ecrire("UPDATE cas_session SET expire_le = '2020-01-01T00:00:00.000Z'")


def test_la_saisie_est_enregistree_toute_seule(ecran, serveur):
    ecran.connecter(OF)
    dossier = ecran.creer()
    with ecran.page.expect_response(lambda r: r.request.method == "POST" and r.request.headers.get("x-autosave")):
        ecran.champ("employeur.courriel").fill("atelier@garage.example")
    expect(ecran.page.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    ecran.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    expect(ecran.champ("employeur.courriel")).to_have_value("atelier@garage.example")


def test_session_expiree_sans_script(sans_js, nouvel_ecran, serveur):
    """The page that says so keeps every answer; they are saved after a new sign-in in another tab."""
    sans_js.connecter(OF)
    dossier = sans_js.creer()
    sans_js.champ("employeur.courriel").fill("perdu@garage.example")
    vieillir(serveur)
    sans_js.page.get_by_role("button", name="SUIVANT", exact=True).last.click()
    sans_js.titre("Vos réponses sont conservées")
    onglet = nouvel_ecran(script=False, contexte=sans_js.page.context)
    onglet.connecter(OF)
    sans_js.bouton("ENREGISTRER MES RÉPONSES").click()
    if sans_js.page.get_by_text("confirmez leur envoi").count():
        sans_js.bouton("ENREGISTRER MES RÉPONSES").click()
    sans_js.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    expect(sans_js.champ("employeur.courriel")).to_have_value("perdu@garage.example")


def test_session_expiree_pendant_la_saisie(ecran, serveur):
    """The state says so at once, and the answers come back after sign-in."""
    ecran.connecter(OF)
    dossier = ecran.creer()
    vieillir(serveur)
    ecran.champ("employeur.courriel").fill("garde@garage.example")
    expect(ecran.page.locator("[data-autosave-state]")).to_contain_text("Session expirée")
    ecran.page.locator("[data-autosave-state] a").click()
    ecran.page.get_by_label("Email / Identifiant").fill(OF)
    ecran.champ("password").fill("Demo2026!")
    ecran.bouton("Me connecter").click()
    ecran.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    ecran.bouton("REPRENDRE MES RÉPONSES").click()
    expect(ecran.champ("employeur.courriel")).to_have_value("garde@garage.example")


def test_deux_onglets_chacun_sa_question(ecran, nouvel_ecran):
    ecran.connecter(OF)
    dossier = ecran.creer()
    autre = nouvel_ecran(contexte=ecran.page.context)
    autre.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    ecran.champ("employeur.courriel").fill("un@garage.example")
    expect(ecran.page.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    autre.champ("employeur.telephone").fill("01 99 00 00 09")
    expect(autre.page.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    ecran.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    expect(ecran.champ("employeur.courriel")).to_have_value("un@garage.example")
    expect(ecran.champ("employeur.telephone")).not_to_have_value("")


def test_deux_onglets_la_meme_question(ecran, nouvel_ecran):
    """Both answers are shown, and the one kept is the one chosen."""
    ecran.connecter(OF)
    dossier = ecran.creer()
    autre = nouvel_ecran(contexte=ecran.page.context)
    autre.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    ecran.champ("employeur.courriel").fill("premier@garage.example")
    expect(ecran.page.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    autre.champ("employeur.courriel").fill("second@garage.example")
    fenetre = autre.page.get_by_role("dialog")
    expect(fenetre).to_contain_text("premier@garage.example")
    expect(fenetre).to_contain_text("second@garage.example")
    autre.axe("deux réponses à la même question")
    autre.bouton("GARDER MES RÉPONSES").click()
    expect(autre.page.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    ecran.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    expect(ecran.champ("employeur.courriel")).to_have_value("second@garage.example")


def test_deux_personnes_sans_script(serveur, client):
    """409 with both answers and who gave the other; the choice goes with the next sending."""
    collegue = Client(serveur).connecter("admin.of@formation.example")
    dossier = client.creer()
    formulaire = client.etape(dossier, 1)
    collegue.saisir(dossier, 1, {"employeur.courriel": "collegue@garage.example"})
    refus = client.envoyer(formulaire, {"employeur.courriel": "moi@garage.example", "action": "suivant"})
    assert refus.status_code == 409
    for texte in ("collegue@garage.example", "moi@garage.example", "Camille VERNEUIL"):
        assert texte in refus.text
    choix = client.formulaire(refus, "etape")
    client.envoyer(choix, {"conflit.employeur.courriel": "ici", "action": "suivant"})
    assert dict(client.etape(dossier, 1)["champs"])["employeur.courriel"] == "moi@garage.example"


def test_connexion_coupee_puis_revenue(ecran):
    ecran.connecter(OF)
    dossier = ecran.creer()
    contexte = ecran.page.context
    contexte.set_offline(True)
    ecran.champ("employeur.courriel").fill("tunnel@garage.example")
    expect(ecran.page.locator("[data-autosave-state]")).to_contain_text("Connexion perdue")
    contexte.set_offline(False)
    expect(ecran.page.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    ecran.plaintes = [plainte for plainte in ecran.plaintes if "ERR_INTERNET_DISCONNECTED" not in plainte]
    ecran.aller(f"/of/contrats-apprentissage/{dossier}/etapes/1")
    expect(ecran.champ("employeur.courriel")).to_have_value("tunnel@garage.example")


def test_brouillon_demande_les_deux_siret(client):
    dossier = client.creer()
    refus = client.saisir(dossier, 1, {"employeur.courriel": "a@garage.example"}, "sauvegarder")
    assert refus.status_code == 422
    assert erreurs(refus.text) == ["Indiquez le Siret de l'entreprise pour sauvegarder le brouillon"]
    assert dict(client.formulaire(refus, "etape")["champs"])["employeur.courriel"] == "a@garage.example"
    client.choisir(dossier, 1, "employeur", contrat.ENTREPRISE)
    assert client.saisir(dossier, 1, {}, "sauvegarder").status_code == 200


def test_supprimer_un_brouillon_demande_confirmation(ecran, serveur):
    ecran.connecter(OF)
    dossier = ecran.creer()
    ecran.bouton("Supprimer le brouillon").click()
    expect(ecran.page.locator("#supprimer")).to_contain_text("Vous êtes sur le point de supprimer votre brouillon.")
    ecran.bouton("ANNULER").click()
    assert serveur.lire("SELECT id FROM dossier WHERE id = ?", dossier)
    ecran.bouton("Supprimer le brouillon").click()
    ecran.bouton("CONFIRMER").click()
    ecran.page.wait_for_url(re.compile(r"vue=brouillon"))
    assert not serveur.lire("SELECT id FROM dossier WHERE id = ?", dossier)
