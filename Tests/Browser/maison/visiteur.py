"""Somebody before the login space without browser, and an application that validates: CAS by its addresses."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import requests
from lxml import etree

from .client import Client
from .serveur import MOT_DE_PASSE

ESPACE_XML = "{http://www.yale.edu/tp/cas}"
SCHEMA = etree.XMLSchema(file=str(Path(__file__).resolve().parents[1] / "cas/cas.xsd"))
# Nothing of an answer is looked up outside, nor expanded.
LECTEUR = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
VALIDATIONS = ("serviceValidate", "proxyValidate", "p3/serviceValidate", "p3/proxyValidate")
COMPTE = "gestion.of@formation.example"


class Visiteur(Client):
    def __init__(self, partenaires):
        super().__init__(partenaires.serveur)
        self.partenaires = partenaires
        # The machine's own settings would otherwise choose the authorities.
        self.session.trust_env = False
        self.session.verify = partenaires.ca

    def demander(self, service: str | None, **parametres) -> requests.Response:
        """The login page for this service, or where it sends."""
        demande = parametres if service is None else {"service": service} | parametres
        return self.get("/cas/login", params=demande, allow_redirects=False)

    def saisir_mot_de_passe(self, service: str | None, courriel: str = COMPTE, **saisie) -> requests.Response:
        formulaire = self.formulaire(self.demander(service, renew="true"), "/cas/login")
        return self.envoyer(formulaire, {"username": courriel, "password": MOT_DE_PASSE} | saisie, allow_redirects=False)

    def ouvrir(self, service: str, courriel: str = COMPTE, **saisie) -> str:
        """A ticket for the password."""
        return billet(self.saisir_mot_de_passe(service, courriel, **saisie), service)

    def ticket(self, service: str) -> str:
        """A ticket for the session already open."""
        return billet(self.demander(service), service)

    def quitter(self):
        self.get("/cas/logout", allow_redirects=False)


def billet(reponse: requests.Response, service: str) -> str:
    assert reponse.status_code in (302, 303), f"{reponse.status_code}\n{reponse.text[:2000]}"
    assert reponse.headers["Cache-Control"] == "no-store"
    retour = reponse.headers["Location"]
    assert retour.startswith(service), retour
    return parse_qs(urlsplit(retour).query)["ticket"][0]


def valider(partenaires, uri: str, **parametres) -> requests.Response:
    """As an application does, without cookie."""
    return requests.get(
        f"{partenaires.cas}/cas/{uri}", params=parametres, verify=partenaires.ca, timeout=30, allow_redirects=False)


def lire(reponse: requests.Response) -> etree._Element:
    """The XML answer, valid against the schema: success, failure, or their likes of `proxy`."""
    assert reponse.status_code == 200, f"{reponse.status_code}\n{reponse.text}"
    assert reponse.headers["Content-Type"].split(";")[0] == "application/xml"
    assert reponse.headers["Cache-Control"] == "no-store"
    document = etree.fromstring(reponse.content, LECTEUR)
    SCHEMA.assertValid(document)
    return document[0]


def echec(reponse: requests.Response) -> str:
    """The code of a failure, which says something in words."""
    resultat = lire(reponse)
    assert resultat.tag.removeprefix(ESPACE_XML) in ("authenticationFailure", "proxyFailure"), reponse.text
    assert len(resultat.text.strip()) > 10
    return resultat.get("code")


def succes(reponse: requests.Response) -> etree._Element:
    resultat = lire(reponse)
    assert resultat.tag == ESPACE_XML + "authenticationSuccess", reponse.text
    return resultat


def texte(element: etree._Element, nom: str) -> str | None:
    return element.findtext(ESPACE_XML + nom)


def attributs(resultat: etree._Element) -> dict[str, str | list[str]]:
    """What is released: one value is a string, several are a list."""
    lus: dict[str, str | list[str]] = {}
    for element in resultat.find(ESPACE_XML + "attributes"):
        nom = element.tag.removeprefix(ESPACE_XML)
        avant = lus.get(nom)
        lus[nom] = element.text if avant is None else [*([avant] if isinstance(avant, str) else avant), element.text]
    return lus
