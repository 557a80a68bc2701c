"""A client without browser, which reads forms and sends them back: for what a browser does not send."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import requests
from requests.cookies import RequestsCookieJar

from .serveur import MOT_DE_PASSE


class Formulaires(HTMLParser):
    """Forms of a page: action and the fields that would be sent, those tied by `form=` included."""

    def __init__(self, page: str):
        super().__init__()
        self.formulaires: list[dict] = []
        self.par_id: dict[str, dict] = {}
        self.courant: dict | None = None
        self.liste: tuple[dict, str] | None = None
        self.texte: tuple[dict, str] | None = None
        self.feed(page)

    def handle_starttag(self, balise, attributs):
        a = dict(attributs)
        if balise == "form":
            self.courant = {"action": a.get("action", ""), "methode": a.get("method", "get"), "id": a.get("id"),
                            "champs": [], "noms": set()}
            self.formulaires.append(self.courant)
            if a.get("id"):
                self.par_id[a["id"]] = self.courant
            return
        vers = self.par_id.get(a.get("form", ""), self.courant)
        nom = a.get("name")
        if vers is None or (nom is None and balise != "option"):
            return
        if nom:
            vers["noms"].add(nom)
        if balise == "input":
            genre = a.get("type", "text")
            if genre in ("checkbox", "radio"):
                if "checked" in a:
                    vers["champs"].append((nom, a.get("value", "on")))
            elif genre not in ("submit", "file"):
                vers["champs"].append((nom, a.get("value", "")))
        elif balise == "select":
            self.liste = (vers, nom)
            vers["champs"].append((nom, None))
        elif balise == "textarea":
            self.texte = (vers, nom)
            vers["champs"].append((nom, ""))
        elif balise == "option" and self.liste:
            self.option(a)

    def option(self, a):
        vers, nom = self.liste
        rang = max(i for i, (autre, _) in enumerate(vers["champs"]) if autre == nom)
        if "selected" in a or vers["champs"][rang][1] is None:
            vers["champs"][rang] = (nom, a.get("value", ""))

    def handle_endtag(self, balise):
        if balise == "form":
            self.courant = None
        elif balise == "select":
            self.liste = None
        elif balise == "textarea":
            self.texte = None

    def handle_data(self, texte):
        if self.texte:
            vers, nom = self.texte
            nouveau, valeur = vers["champs"].pop()
            vers["champs"].append((nouveau, valeur + texte))


class CookiesLocaux(RequestsCookieJar):
    """Browsers send Secure cookies to localhost over http; this client does too."""

    def set_cookie(self, cookie, *args, **kwargs):
        cookie.secure = False
        return super().set_cookie(cookie, *args, **kwargs)


class Client:
    """One person, signed in to one space through the real sign-in."""

    def __init__(self, serveur, espace: str = "of"):
        self.serveur = serveur
        self.espace = espace
        self.session = requests.Session()
        self.session.cookies = CookiesLocaux()

    def connecter(self, courriel: str) -> "Client":
        page = self.get(f"/{self.espace}")
        formulaire = self.formulaire(page, "/cas/login")
        reponse = self.envoyer(formulaire, {"username": courriel, "password": MOT_DE_PASSE})
        assert urlsplit(reponse.url).path.startswith(f"/{self.espace}"), reponse.url
        return self

    def get(self, chemin: str, **options) -> requests.Response:
        return self.session.get(urljoin(self.serveur.url, chemin), timeout=60, **options)

    def post(self, chemin: str, donnees=None, **options) -> requests.Response:
        return self.session.post(urljoin(self.serveur.url, chemin), data=donnees, timeout=60, **options)

    def formulaire(self, page: requests.Response, action: str, methode: str = "") -> dict:
        """The form of the page whose action or identifier is given."""
        trouves = [f for f in Formulaires(page.text).formulaires
                   if (f["id"] == action or f["action"].startswith(action)) and methode in ("", f["methode"])]
        assert trouves, f"aucun formulaire « {action} » dans {page.url} ({page.status_code})\n{page.text[:2000]}"
        return trouves[0] | {"page": page.url}

    def envoyer(self, formulaire: dict, valeurs: dict[str, str] | None = None, **options) -> requests.Response:
        """The form with what it holds, changed by what is given. A day 2026-11-21 goes to its three parts."""
        donnees = dict(formulaire["champs"])
        for nom, valeur in (valeurs or {}).items():
            if f"{nom}.jour" in formulaire["noms"]:
                annee, mois, jour = valeur.split("-")
                donnees |= {f"{nom}.jour": jour, f"{nom}.mois": mois, f"{nom}.annee": annee}
            else:
                donnees[nom] = valeur
        return self.post(urljoin(formulaire["page"], formulaire["action"]), donnees, **options)

    def jeton(self, page: requests.Response) -> str:
        return next(valeur for f in Formulaires(page.text).formulaires for nom, valeur in f["champs"] if nom == "csrf")

    # ---- A dossier

    def creer(self) -> int:
        liste = self.get(f"/{self.espace}/contrats-apprentissage")
        reponse = self.envoyer(self.formulaire(liste, f"/{self.espace}/contrats-apprentissage"))
        return int(reponse.url.split("/contrats-apprentissage/")[1].split("/")[0])

    def chemin(self, dossier: int, suite: str = "") -> str:
        return f"/{self.espace}/contrats-apprentissage/{dossier}{suite}"

    def etape(self, dossier: int, numero: int) -> dict:
        return self.formulaire(self.get(self.chemin(dossier, f"/etapes/{numero}")), "etape")

    def saisir(self, dossier: int, numero: int, valeurs: dict[str, str], action: str = "suivant", **options):
        return self.envoyer(self.etape(dossier, numero), valeurs | {"action": action}, **options)

    def choisir(self, dossier: int, numero: int, prefixe: str, code: str):
        """The look-up without script: « SÉLECTIONNER » with a line chosen."""
        return self.saisir(dossier, numero, {f"choix.{prefixe}": code}, f"choisir:{prefixe}")

    def remplir(self, dossier: int, contrat: dict[int, dict[str, str]]):
        from .contrat import CERTIFICATION, ENTREPRISE

        self.choisir(dossier, 1, "employeur", ENTREPRISE)
        self.choisir(dossier, 5, "formation", CERTIFICATION)
        for numero in (1, 2, 3, 4, 5):
            reponse = self.saisir(dossier, numero, contrat[numero])
            assert reponse.status_code == 200, f"étape {numero} : {reponse.status_code}\n{erreurs(reponse.text)}"
        reponse = self.saisir(dossier, 7, contrat[7], "precedent")
        assert reponse.status_code == 200

    def transmettre(self, dossier: int, **options) -> requests.Response:
        return self.saisir(dossier, 7, {}, "transmettre", **options)

    def deposer_piece(self, dossier: int, nom: str, octets: bytes, genre: str = "CONVENTION_FORMATION", jeton=None):
        jeton = jeton or self.jeton(self.get(self.chemin(dossier, "/etapes/6")))
        return self.post(
            self.chemin(dossier, "/pieces"), {"csrf": jeton, "genre": genre},
            files={"fichiers": (nom, octets, "application/pdf")})


def erreurs(page: str) -> list[str]:
    """Sentences of the summary of errors."""
    resume = re.search(r'id="erreurs".*?</ul>', page, re.S)
    return [html.unescape(phrase) for phrase in re.findall(r"<a [^>]*>(.*?)</a>", resume[0])] if resume else []
