"""How long pages take for an address that has an account and for one that has none: nobody must learn it from the clock.

Each try comes from another address prefix, so that limits on tries do not answer instead of the page: the server is
started with MGESTION_TRUSTED_PROXIES=1. Known and unknown addresses are tried in turn, in an order that changes.
"""

import http.client
import random
import re
import statistics
import time
import urllib.parse
from dataclasses import dataclass

CONNUES = [
    "admin@garage.example", "gestion@garage.example", "double@groupe.example", "nouveau@personne.example",
    "agent@opco.example", "superviseur@opco.example", "comptable@opco.example", "comptable2@opco.example",
]
PERSONNES = ["double@groupe.example", "nouveau@personne.example"]
CMI_ADRESSES = ["ariane.marchal@mdph.example", "basile.courtois@mdph.example"]
CMI_IDENTIFIANTS = ["00001DEMO01", "00001DEMO02"]


@dataclass
class Page:
    """A form that anybody may send, and what is typed in it."""
    nom: str
    chemin: str
    jeton: str
    connues: list[str]
    statuts: tuple[int, ...]
    champs: callable
    # What an unknown account is called, from a number.
    inconnue: callable = lambda rang: f"camille.sureau{rang}@personne.example"


PAGES = [
    Page("Connexion", "/cas/login", "execution", CONNUES, (422,),
         lambda qui: {"username": qui, "password": "Faux-2026-essai", "service": "", "method": "GET"}),
    Page("Inscription", "/cas/inscription", "csrf", PERSONNES, (303,),
         lambda qui: {"email": qui, "email-confirmation": qui, "service": ""}),
    Page("Mot de passe oublié", "/cas/mot-de-passe-oublie", "csrf", PERSONNES, (303,),
         lambda qui: {"email": qui, "service": ""}),
    Page("CMI, identifiant oublié", "/cmi/identifiant-oublie", "csrf", CMI_ADRESSES, (303,),
         lambda qui: {"email": qui}),
    Page("CMI, mot de passe oublié", "/cmi/mot-de-passe-oublie", "csrf", CMI_IDENTIFIANTS, (303,),
         lambda qui: {"identifiant": qui}, lambda rang: f"00001ABSENT{rang}"),
]


@dataclass
class Mesure:
    page: str
    connue: float
    inconnue: float

    @property
    def ecart(self) -> float:
        return abs(self.connue - self.inconnue) / max(self.connue, self.inconnue)


class Chronometre:
    def __init__(self, port: int, graine: int = 1):
        self.port = port
        self.alea = random.Random(graine)
        self.rang = 0

    def mesurer(self, page: Page, essais: int) -> Mesure:
        """Medians in milliseconds over so many tries of each kind."""
        connexion = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookie, jeton = self._formulaire(connexion, page)
        durees: dict[bool, list[float]] = {True: [], False: []}
        ordre = []
        for _ in range(essais):
            paire = [True, False]
            self.alea.shuffle(paire)
            ordre += paire
        # The first requests of a server pay for what the others find ready.
        for connue in [True, False] * 3 + ordre:
            self.rang += 1
            qui = page.connues[self.rang % len(page.connues)] if connue else page.inconnue(self.rang % 8)
            duree = self._envoyer(connexion, page, cookie, page.champs(qui) | {page.jeton: jeton})
            durees[connue].append(duree * 1000)
        connexion.close()
        return Mesure(page.nom, *(statistics.median(durees[connue][3:]) for connue in (True, False)))

    def _formulaire(self, connexion, page: Page):
        connexion.request("GET", page.chemin)
        reponse = connexion.getresponse()
        texte = reponse.read().decode()
        cookie = "; ".join(c.split(";")[0] for c in reponse.headers.get_all("Set-Cookie") or [])
        return cookie, re.search(rf'name="{page.jeton}" value="([^"]*)"', texte)[1]

    def _envoyer(self, connexion, page: Page, cookie: str, champs: dict) -> float:
        corps = urllib.parse.urlencode(champs)
        entetes = {
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie,
            "X-Forwarded-For": f"198.{18 + self.rang // 62500 % 2}.{self.rang // 250 % 250}.{self.rang % 250}",
        }
        debut = time.perf_counter()
        connexion.request("POST", page.chemin, corps, entetes)
        reponse = connexion.getresponse()
        reponse.read()
        duree = time.perf_counter() - debut
        assert reponse.status in page.statuts, f"{page.nom} : {reponse.status}"
        return duree
