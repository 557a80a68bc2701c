"""Services, tickets and answers that mean harm: refused in words, and nobody is led elsewhere."""

import re

import pytest
import requests

from maison.client import erreurs
from maison.visiteur import COMPTE, VALIDATIONS, Visiteur, billet, echec, succes, valider


@pytest.fixture
def visiteur(partenaires):
    return Visiteur(partenaires)


@pytest.fixture
def service(partenaires):
    return partenaires.ecoute.origine + "/ecoute"


@pytest.fixture(scope="module")
def connecte(partenaires):
    """Signed in once: what a refusal would leak is a ticket of a session already open."""
    visiteur = Visiteur(partenaires)
    visiteur.ouvrir(partenaires.ecoute.origine + "/ecoute")
    return visiteur


# ---- Services that are not registered

def hostiles(service: str) -> dict[str, str]:
    origine, _, chemin = service.partition("/ecoute")
    schema, _, hote = origine.partition("://")
    return {
        "ailleurs": "https://ailleurs.example/",
        "utilisateur": f"{schema}://moi@{hote}/ecoute",
        "utilisateur-et-hote": f"{origine}@ailleurs.example/ecoute",
        "mot-de-passe": f"{schema}://a:b@{hote}/ecoute",
        "autre-port": f"{schema}://localhost:1/ecoute",
        "sans-port": f"{schema}://localhost/ecoute",
        "autre-schema": f"https://{hote}/ecoute",
        "hote-qui-ressemble": f"{origine}.ailleurs.example/ecoute",
        "hote-en-majuscules": f"{schema}://{hote.upper()}/ecoute",
        "ipv6": f"{schema}://[::1]/ecoute",
        "prefixe-qui-ressemble": service + "r",
        "prefixe-autre": origine + "/autre",
        "racine": origine + "/",
        "majuscules": origine + "/ECOUTE",
        "sans-schema": f"//{hote}/ecoute",
        "double-barre": "//evil.example",
        "trois-barres": f"{schema}:///{hote}/ecoute",
        "chemin-double": f"{origine}//ecoute",
        "remonte": service + "/../autre",
        "remonte-code": service + "/%2e%2e/autre",
        "remonte-code-deux-fois": service + "/%252e%252e/autre",
        "barre-codee": service + "%2f..%2fautre",
        "contre-barre": service + "\\@ailleurs.example",
        "contre-barre-codee": service + "/%5c..%5cautre",
        "javascript": "javascript:alert(1)",
        "javascript-chemin": f"javascript://{hote}/ecoute%0aalert(1)",
        "donnees": "data:text/html,<script>alert(1)</script>",
        "fichier": "file:///etc/passwd",
        "ftp": f"ftp://{hote}/ecoute",
        "lignes": service + "\r\nX-Injecte: oui",
        "nul": service + "\0.ailleurs.example",
        "tabulation": service + "\t",
        "espace": " " + service,
        "fragment": service + "#f",
        "accents": service + "/été",
        "vide-apres": f"{schema}://",
        "long": service + "/" + "a" * 5000,
        "relatif": "/of",
        "html": '"><script>alert(1)</script>',
    }


@pytest.fixture(params=hostiles("http://localhost:1/ecoute"))
def hostile(request, service):
    return hostiles(service)[request.param]


def refuse(reponse: requests.Response):
    """A page that says so, and nowhere to go."""
    assert reponse.status_code in (400, 403), f"{reponse.status_code} {reponse.headers.get('Location')}"
    assert "Location" not in reponse.headers and "X-Injecte" not in reponse.headers
    assert "<script>alert" not in reponse.text
    assert re.search(r"<h1[^>]*>[^<]{10,}", reponse.text)
    assert not re.search(r"ST-[A-Za-z0-9]{20}", reponse.text)


def test_un_service_hostile_avant_la_connexion(visiteur, hostile):
    for parametres in ({}, {"gateway": "true"}, {"renew": "true"}, {"method": "POST"}, {"method": "HEADER"}):
        refuse(visiteur.demander(hostile, **parametres))


def test_un_service_hostile_quand_on_est_connecte(connecte, service, hostile):
    for parametres in ({}, {"gateway": "true"}, {"method": "POST"}, {"method": "HEADER"}):
        refuse(connecte.demander(hostile, **parametres))
    assert connecte.demander(service).status_code == 303


def test_un_service_hostile_dans_le_formulaire(visiteur, service, hostile):
    formulaire = visiteur.formulaire(visiteur.demander(service), "/cas/login")
    reponse = visiteur.envoyer(
        formulaire, {"service": hostile, "username": COMPTE, "password": "Demo2026!"}, allow_redirects=False)
    refuse(reponse)


def test_un_service_hostile_a_la_sortie(visiteur, service, hostile):
    """One goes out all the same, and stays here. `url`, of CAS 1, is not obeyed at all."""
    visiteur.ouvrir(service)
    for parametres in ({"service": hostile}, {"url": hostile}, {"url": service}):
        reponse = visiteur.get("/cas/logout", params=parametres, allow_redirects=False)
        assert reponse.status_code in (200, 303)
        retour = reponse.headers.get("Location", "/cas/login")
        assert retour.startswith("/cas/"), retour
        assert "X-Injecte" not in reponse.headers
    assert visiteur.demander(service).status_code == 200


def test_un_service_hostile_a_la_validation(connecte, service, hostile):
    ticket = connecte.ticket(service)
    assert echec(valider(connecte.partenaires, "serviceValidate", ticket=ticket, service=hostile)) == "INVALID_SERVICE"


def test_deux_services_dans_une_adresse(connecte, service):
    """Whichever is read, the ticket is for it, and it is one that is registered."""
    for premier, second in ((service, "https://ailleurs.example/"), ("https://ailleurs.example/", service)):
        reponse = connecte.get(
            "/cas/login", params=[("service", premier), ("service", second)], allow_redirects=False)
        if "Location" in reponse.headers:
            succes(valider(connecte.partenaires, "serviceValidate", ticket=billet(reponse, service), service=service))
        else:
            refuse(reponse)


def test_un_nom_de_parametre_se_lit_a_la_lettre(connecte, service):
    for nom in ("Service", "SERVICE", "service[]", "service.x", " service"):
        reponse = connecte.get("/cas/login", params={nom: service}, allow_redirects=False)
        assert reponse.status_code == 200 and "Location" not in reponse.headers, nom


@pytest.mark.parametrize("uri", ["validate", *VALIDATIONS, "proxy"])
def test_une_validation_ne_se_demande_qu_en_lecture(connecte, service, uri):
    ticket = connecte.ticket(service)
    for methode in ("POST", "PUT", "DELETE", "PATCH"):
        reponse = requests.request(
            methode, f"{connecte.partenaires.cas}/cas/{uri}", data={"ticket": ticket, "service": service},
            verify=connecte.partenaires.ca, timeout=10)
        assert reponse.status_code in (400, 403, 404, 405), f"{methode} {uri} : {reponse.status_code}"
    succes(valider(connecte.partenaires, "serviceValidate", ticket=ticket, service=service))


# ---- The sign-in form

def test_un_formulaire_ne_sert_qu_une_fois(visiteur, service):
    formulaire = visiteur.formulaire(visiteur.demander(service), "/cas/login")
    saisie = {"username": COMPTE, "password": "Demo2026!"}
    assert visiteur.envoyer(formulaire, saisie, allow_redirects=False).status_code == 303
    rejoue = visiteur.envoyer(formulaire, saisie, allow_redirects=False)
    assert rejoue.status_code == 422 and "Location" not in rejoue.headers
    assert erreurs(rejoue.text)


SAISIES = ("\0", "\r\nX-Injecte: oui", "a" * 1_000_000, "é\U0010ffff", "<script>alert(1)</script>")


@pytest.mark.parametrize("nom", ["username", "password", "execution", "method", "warn", "rememberMe"])
def test_une_saisie_hostile(visiteur, service, nom):
    formulaire = visiteur.formulaire(visiteur.demander(service), "/cas/login")
    for valeur in SAISIES:
        # Without password, so that no attempt is counted, but for the password itself.
        reponse = visiteur.envoyer(
            formulaire, {"username": "personne@nulle-part.example", "password": "", nom: valeur}, allow_redirects=False)
        assert reponse.status_code in (400, 401, 413, 422, 429), f"{valeur[:20]!r} : {reponse.status_code}"
        assert "Location" not in reponse.headers and "X-Injecte" not in reponse.headers
        assert "<script>alert" not in reponse.text


def test_les_pages_de_la_boucle_ne_se_gardent_pas(visiteur, service):
    for reponse in (visiteur.demander(service), visiteur.demander(None), visiteur.demander(service, gateway="true"),
                    visiteur.demander("https://ailleurs.example/"), visiteur.get("/cas/logout", allow_redirects=False)):
        assert "no-store" in reponse.headers.get("Cache-Control", ""), f"{reponse.url} {reponse.status_code}"


# ---- Tickets

TICKETS = {
    "dix-kilo-octets": "ST-" + "A" * 10_240,
    "vide-apres-le-prefixe": "ST-",
    "sans-prefixe": "1" * 64,
    "de-la-bonne-longueur": "ST-" + "A" * 130,
    "de-mandataire": "PT-" + "Q" * 156,
    "mandat": "PGT-" + "a" * 64,
    "session": "TGT-" + "a" * 43,
    "nul": "ST-\0" + "a" * 40,
    "lignes": "ST-1\r\nX-Injecte: oui",
    "balises": "ST-<cas:user>x</cas:user>",
    "entite": "ST-&xxe;]]>",
    "sql": "ST-' OR '1'='1",
    "accents": "ST-été",
    "non-caractere": "ST-\uffff",
    "deux": "ST-1&ticket=ST-2",
    "parametre": "ST-1&pgtUrl=https://ailleurs.example",
}


@pytest.mark.parametrize("uri", VALIDATIONS)
@pytest.mark.parametrize("ticket", TICKETS.values(), ids=TICKETS)
def test_un_ticket_hostile(visiteur, service, uri, ticket):
    reponse = valider(visiteur.partenaires, uri, ticket=ticket, service=service)
    assert echec(reponse) == "INVALID_TICKET"
    assert ticket not in reponse.text
    assert "X-Injecte" not in reponse.headers
