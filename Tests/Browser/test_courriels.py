"""The journal of mails, with a real SMTP server that refuses some of them."""

import re

import pytest
from playwright.sync_api import expect

from maison.courrier import Boite, Courrier
from maison.serveur import Serveur, port_libre
from aiosmtpd.controller import Controller


class BoiteExigeante(Boite):
    """Refuses a recipient for good, until it is told that the mailbox is there."""

    def __init__(self):
        super().__init__()
        self.inconnus = {"ida.norel@onac.example"}

    async def handle_RCPT(self, serveur, session, enveloppe, adresse, options):
        if adresse in self.inconnus:
            return "550 5.1.1 Boite aux lettres inconnue"
        enveloppe.rcpt_tos.append(adresse)
        return "250 OK"


@pytest.fixture(scope="module")
def courrier():
    courrier = Courrier()
    courrier.boite = BoiteExigeante()
    courrier.controleur = Controller(courrier.boite, hostname="127.0.0.1", port=port_libre(), ready_timeout=10)
    courrier.demarrer()
    yield courrier
    courrier.arreter()


@pytest.fixture(scope="module")
def bureau(courrier):
    serveur = Serveur(MGESTION_SMTP_URL=courrier.url)
    try:
        serveur.commande(
            "cmi enroler", "00009", "--organisme", "ONAC FICTIF", "--identifiant", "ref1", "--nom", "Norel", "--prenom",
            "Ida", "--courriel", "ida.norel@onac.example")
        yield serveur.demarrer()
    finally:
        serveur.effacer()


def test_un_refus_du_serveur_se_lit_et_se_renvoie(nouvel_ecran, bureau, courrier):
    courrier.attendre("ariane.marchal@mdph.example", "Votre accès")
    ecran = nouvel_ecran(sur=bureau)
    ecran.connecter("admin@opco.example", "opco")
    page = ecran.page
    for _ in range(40):
        ecran.aller("/opco/courriels?etat=refuse")
        if page.get_by_text("550").count():
            break
        page.wait_for_timeout(250)
    expect(page.get_by_text("550 5.1.1 Boite aux lettres inconnue")).to_be_visible()
    ecran.axe("courriels refusés")
    ecran.lien("ida.norel@onac.example").click()
    expect(page.get_by_text("550 5.1.1 Boite aux lettres inconnue")).to_be_visible()
    ecran.axe("un courriel refusé")
    courrier.boite.inconnus.clear()
    ecran.bouton("RENVOYER").click()
    expect(page.get_by_role("status")).to_contain_text("Le courriel est remis dans la file d'envoi.")
    mail = courrier.attendre("ida.norel@onac.example", "Votre accès")
    assert "Identifiant : 00009REF1" in mail.texte
    secret = re.search(r"temporaire : (\S+)", mail.texte)[1]
    for _ in range(40):
        page.reload()
        if page.get_by_text("Envoyé", exact=True).count():
            break
        page.wait_for_timeout(250)
    assert secret not in page.content()
    ecran.axe("un courriel parti")
    # Once it left, nothing of what it said is kept.
    ligne = bureau.lire("SELECT texte, contenu FROM courriel WHERE destinataire = 'ida.norel@onac.example'")[0]
    assert ligne["texte"] == "" and ligne["contenu"] is None


@pytest.mark.parametrize("options", [{}, {"taille": {"width": 375, "height": 812}}, {"script": False}])
def test_la_recherche(options, nouvel_ecran, bureau):
    ecran = nouvel_ecran(sur=bureau, **options)
    ecran.connecter("admin@opco.example", "opco")
    ecran.aller("/opco/courriels")
    page = ecran.page
    if ecran.script:
        ecran.axe("courriels")
        ecran.ouvrir_chaque(lambda nom: ecran.axe(f"courriels, {nom}", dessous=True))
    page.get_by_label("Rechercher un destinataire").fill("BASILE.")
    page.keyboard.press("Enter")
    expect(ecran.lien("basile.courtois@mdph.example")).to_be_visible()
    expect(ecran.lien("ariane.marchal@mdph.example")).to_have_count(0)
    page.get_by_text("AJOUTER UN FILTRE").click()
    page.get_by_label("Sujet").select_option(label="CMI : ouverture d'un accès")
    page.get_by_label("Écrit depuis le").fill("hier")
    ecran.bouton("APPLIQUER").click()
    expect(page.locator("#erreurs")).to_contain_text("Saisissez la date de début")
    if ecran.script:
        ecran.axe("courriels, date refusée", dessous=True)
    # The panel of the refused date is open over the chips: the keyboard reaches what the pointer does not.
    ecran.lien("Tout effacer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="Filtres appliqués")).to_have_count(0)
    expect(page.get_by_label("Rechercher un destinataire")).to_have_value("")
    expect(page.locator(".pager")).not_to_contain_text(re.compile(r"sur 1$"))
