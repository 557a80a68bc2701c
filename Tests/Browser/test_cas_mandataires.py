"""Proxy tickets (CAS 2 and 3): an application acts for the person with another, and every one in between is told."""

import pytest
from cas import CASClient, CASError

from maison.visiteur import COMPTE, ESPACE_XML, Visiteur, echec, lire, succes, texte, valider


@pytest.fixture
def visiteur(partenaires):
    return Visiteur(partenaires)


@pytest.fixture
def service(partenaires):
    return partenaires.mandataire.origine + "/m"


@pytest.fixture
def cible(partenaires):
    return partenaires.ecoute.origine + "/ecoute"


def client(partenaires, service: str, rappel: str | None = None) -> CASClient:
    """python-cas, as an application makes it."""
    return CASClient(version=3, service_url=service, server_url=partenaires.cas + "/cas/", proxy_callback=rappel,
                     verify_ssl_certificate=partenaires.ca)


def mandat(visiteur, service: str, rappel: str) -> str:
    """The proxy-granting ticket, found in what the callback received by the name that the validation gave."""
    partenaires = visiteur.partenaires
    qui, _, iou = client(partenaires, service, rappel).verify_ticket(visiteur.ouvrir(service))
    assert qui == COMPTE and iou
    recu = partenaires.mandataire.attendre(lambda recu: recu["requete"].get("pgtIou") == [iou])
    assert recu["methode"] == "GET"
    return recu["requete"]["pgtId"][0]


def mandataires(resultat) -> list[str]:
    return [proxy.text for proxy in resultat.findall(f"{ESPACE_XML}proxies/{ESPACE_XML}proxy")]


def test_un_ticket_de_mandataire_de_bout_en_bout(visiteur, partenaires, service, cible):
    rappel = service + "/rappel?de=planning"
    pgt = mandat(visiteur, service, rappel)
    recu = partenaires.mandataire.attendre(lambda recu: recu["requete"].get("pgtId") == [pgt])
    assert recu["chemin"] == "/m/rappel" and recu["requete"]["de"] == ["planning"]
    pt = client(partenaires, cible).get_proxy_ticket(pgt)
    resultat = succes(valider(partenaires, "p3/proxyValidate", ticket=pt, service=cible))
    assert texte(resultat, "user") == COMPTE
    assert mandataires(resultat) == [rappel]
    assert echec(valider(partenaires, "proxyValidate", ticket=pt, service=cible)) == "INVALID_TICKET"


@pytest.mark.parametrize("uri", ["serviceValidate", "p3/serviceValidate"])
def test_service_validate_refuse_un_ticket_de_mandataire(visiteur, partenaires, service, cible, uri):
    pt = client(partenaires, cible).get_proxy_ticket(mandat(visiteur, service, service + "/rappel"))
    assert echec(valider(partenaires, uri, ticket=pt, service=cible)) == "INVALID_TICKET_SPEC"
    assert echec(valider(partenaires, "proxyValidate", ticket=pt, service=cible)) == "INVALID_TICKET"


def test_cas_1_refuse_un_ticket_de_mandataire(visiteur, partenaires, service, cible):
    pt = client(partenaires, cible).get_proxy_ticket(mandat(visiteur, service, service + "/rappel"))
    assert valider(partenaires, "validate", ticket=pt, service=cible).text == "no\n\n"


def test_un_ticket_de_mandataire_ne_vaut_pas_une_saisie(visiteur, partenaires, service, cible):
    pt = client(partenaires, cible).get_proxy_ticket(mandat(visiteur, service, service + "/rappel"))
    assert echec(valider(partenaires, "proxyValidate", ticket=pt, service=cible, renew="true")) == "INVALID_TICKET"


def test_une_chaine_se_dit_du_plus_recent_au_plus_ancien(visiteur, partenaires, service, cible):
    premier, second = service + "/premier", service + "/second"
    pgt = mandat(visiteur, service, premier)
    pt = client(partenaires, service).get_proxy_ticket(pgt)
    resultat = succes(valider(partenaires, "proxyValidate", ticket=pt, service=service, pgtUrl=second))
    assert mandataires(resultat) == [premier]
    iou = texte(resultat, "proxyGrantingTicket")
    suite = partenaires.mandataire.attendre(lambda recu: recu["requete"].get("pgtIou") == [iou])["requete"]["pgtId"][0]
    pt = client(partenaires, cible).get_proxy_ticket(suite)
    resultat = succes(valider(partenaires, "p3/proxyValidate", ticket=pt, service=cible))
    assert mandataires(resultat) == [second, premier]
    en_json = valider(partenaires, "p3/proxyValidate", service=cible, format="JSON",
                      ticket=client(partenaires, cible).get_proxy_ticket(suite)).json()
    assert en_json["serviceResponse"]["authenticationSuccess"]["proxies"] == [second, premier]


def test_le_mandat_finit_avec_la_session(visiteur, partenaires, service, cible):
    pgt = mandat(visiteur, service, service + "/rappel")
    pt = client(partenaires, cible).get_proxy_ticket(pgt)
    visiteur.quitter()
    with pytest.raises(CASError):
        client(partenaires, cible).get_proxy_ticket(pgt)
    assert echec(valider(partenaires, "proxy", pgt=pgt, targetService=cible)) == "INVALID_REQUEST"
    assert echec(valider(partenaires, "proxyValidate", ticket=pt, service=cible)) == "INVALID_TICKET"


# ---- Refused

def test_une_autorite_inconnue_ne_recoit_pas_de_mandat(visiteur, partenaires):
    service = partenaires.inconnu.origine + "/m"
    refus = lire(valider(
        partenaires, "serviceValidate", ticket=visiteur.ouvrir(service), service=service, pgtUrl=service + "/rappel"))
    assert (refus.get("code"), refus.text) == ("INVALID_PROXY_CALLBACK", "Le certificat de pgtUrl n'est pas reconnu.")
    assert not partenaires.inconnu.recus


def test_un_certificat_d_un_autre_nom_ne_recoit_pas_de_mandat(visiteur, partenaires, service):
    """The same listener by its number: the profile knows it, its certificate does not."""
    ailleurs = service.replace("localhost", "127.0.0.1")
    avant = len(partenaires.mandataire.recus)
    refus = lire(valider(
        partenaires, "serviceValidate", ticket=visiteur.ouvrir(ailleurs), service=ailleurs, pgtUrl=ailleurs + "/rappel"))
    assert (refus.get("code"), refus.text) == ("INVALID_PROXY_CALLBACK", "Le certificat de pgtUrl n'est pas reconnu.")
    assert len(partenaires.mandataire.recus) == avant


@pytest.mark.parametrize("rappel", [
    "http://localhost:{port}/m/rappel", "https://moi@localhost:{port}/m/rappel", "https://localhost:{port}/ailleurs",
    "https://127.0.0.1:1/m", "https://10.0.0.1/m", "https://169.254.169.254/latest/meta-data", "https://[::1]:{port}/m",
    "https://nulle-part.example/m", "javascript:alert(1)", "//localhost:{port}/m", "https://localhost:{port}/m\r\nX: y",
    "https://localhost:{port}/m\0", "file:///etc/passwd", "https://" + "a" * 5000,
])
def test_un_rappel_hostile(visiteur, partenaires, service, rappel):
    """Nothing of our own network is called that the profile does not name, and the ticket is spent."""
    port = service.rsplit(":", 1)[1].split("/")[0]
    avant = len(partenaires.mandataire.recus)
    ticket = visiteur.ouvrir(service)
    reponse = valider(
        partenaires, "serviceValidate", ticket=ticket, service=service, pgtUrl=rappel.replace("{port}", port))
    assert echec(reponse) == "INVALID_PROXY_CALLBACK"
    assert len(partenaires.mandataire.recus) == avant
    assert echec(valider(partenaires, "serviceValidate", ticket=ticket, service=service)) == "INVALID_TICKET"


@pytest.mark.parametrize("statut", [204, 302, 404, 500])
def test_un_rappel_qui_ne_repond_pas_200_ne_recoit_pas_de_mandat(visiteur, partenaires, service, cible, statut):
    """Nor is one followed to where it sends: the ticket-granting values would go with us."""
    partenaires.mandataire.statut = statut
    partenaires.mandataire.retour = cible + "/detour" if statut == 302 else None
    try:
        resultat = succes(valider(
            partenaires, "serviceValidate", ticket=visiteur.ouvrir(service), service=service, pgtUrl=service + "/rappel"))
    finally:
        partenaires.mandataire.statut, partenaires.mandataire.retour = 200, None
    assert texte(resultat, "proxyGrantingTicket") is None
    pgt = partenaires.mandataire.recus[-1]["requete"]["pgtId"][0]
    assert echec(valider(partenaires, "proxy", pgt=pgt, targetService=service)) == "INVALID_REQUEST"
    assert not any(recu["chemin"].endswith("/detour") for recu in partenaires.ecoute.recus)


def test_un_service_sans_droit_ne_recoit_pas_de_mandat(visiteur, partenaires, cible, service):
    avant = len(partenaires.mandataire.recus)
    reponse = valider(
        partenaires, "serviceValidate", ticket=visiteur.ouvrir(cible), service=cible, pgtUrl=service + "/rappel")
    assert echec(reponse) == "UNAUTHORIZED_SERVICE_PROXY"
    assert len(partenaires.mandataire.recus) == avant


def test_une_cible_qui_n_est_pas_inscrite(visiteur, partenaires, service, cible):
    pgt = mandat(visiteur, service, service + "/rappel")
    for ailleurs in ("https://ailleurs.example/", "javascript:alert(1)", cible + "r", cible + "\r\n", "//evil.example", "\0"):
        assert echec(valider(partenaires, "proxy", pgt=pgt, targetService=ailleurs)) == "UNAUTHORIZED_SERVICE"


def test_ce_qui_manque_ou_n_est_pas_un_mandat(visiteur, partenaires, service, cible):
    st = visiteur.ouvrir(service)
    for pgt in ("", "PGT-" + "a" * 64, "PGT-" + "a" * 10_240, st, "PGT-\0", "PGT-' OR 1=1", "PGTIOU-" + "a" * 64):
        assert echec(valider(partenaires, "proxy", pgt=pgt, targetService=cible)) == "INVALID_REQUEST"
    assert echec(valider(partenaires, "proxy", pgt="PGT-" + "a" * 64)) == "INVALID_REQUEST"
    # The ticket that was tried as a mandate is still good as a ticket.
    succes(valider(partenaires, "serviceValidate", ticket=st, service=service))


def test_le_mandat_se_dit_aussi_en_json(visiteur, partenaires, service):
    recu = valider(partenaires, "p3/serviceValidate", ticket=visiteur.ouvrir(service), service=service, format="JSON",
                   pgtUrl=service + "/rappel").json()["serviceResponse"]["authenticationSuccess"]
    assert recu["user"] == COMPTE
    iou = recu["proxyGrantingTicket"]
    assert partenaires.mandataire.attendre(lambda recu: recu["requete"].get("pgtIou") == [iou])["requete"]["pgtId"] != [iou]


def test_proxy_en_json(visiteur, partenaires, service, cible):
    pgt = mandat(visiteur, service, service + "/rappel")
    resultat = lire(valider(partenaires, "proxy", pgt=pgt, targetService=cible))
    assert resultat.tag == ESPACE_XML + "proxySuccess"
    recu = valider(partenaires, "proxy", pgt=pgt, targetService=cible, format="JSON").json()["serviceResponse"]
    assert recu.keys() == {"proxySuccess"} and recu["proxySuccess"]["proxyTicket"].startswith("PT-")
    refus = lire(valider(partenaires, "proxy", pgt=pgt, targetService="https://ailleurs.example/"))
    en_json = valider(
        partenaires, "proxy", pgt=pgt, targetService="https://ailleurs.example/", format="JSON").json()["serviceResponse"]
    assert en_json == {"proxyFailure": {"code": refus.get("code"), "description": refus.text}}


def test_rien_de_ce_qui_ouvre_n_est_au_journal(visiteur, partenaires, service, cible):
    pgt = mandat(visiteur, service, service + "/rappel")
    pt = client(partenaires, cible).get_proxy_ticket(pgt)
    succes(valider(partenaires, "p3/proxyValidate", ticket=pt, service=cible))
    st = visiteur.ticket(service)
    session = next(cookie.value for cookie in visiteur.session.cookies if cookie.value.startswith("TGT-"))
    journal = partenaires.serveur.journal.read_text()
    assert "/cas/proxy" in journal
    for secret in (pgt, pt, st, session, COMPTE):
        assert secret not in journal
