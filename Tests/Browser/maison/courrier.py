"""A real SMTP server in the test's own process: MGESTION_SMTP_URL leads to it, and the test reads what arrived."""

import email
import email.policy
import re
import threading
import time

from aiosmtpd.controller import Controller

from .serveur import port_libre


class Boite:
    """What aiosmtpd calls for each message."""

    def __init__(self):
        self.recus: list[tuple[list[str], email.message.EmailMessage]] = []
        self.verrou = threading.Lock()

    async def handle_DATA(self, serveur, session, enveloppe):
        message = email.message_from_bytes(enveloppe.content, policy=email.policy.default)
        with self.verrou:
            self.recus.append((list(enveloppe.rcpt_tos), message))
        return "250 2.0.0 Recu"


class Courriel:
    """One message received, read as a person would."""

    def __init__(self, destinataires: list[str], message: email.message.EmailMessage):
        self.destinataires = destinataires
        self.sujet = str(message["Subject"])
        self.texte = message.get_body(("plain",)).get_content()
        html = message.get_body(("html",))
        self.html = html.get_content() if html else ""

    def lien(self, motif: str = r"https?://\S+") -> str:
        """The first address of the text that the pattern finds."""
        trouve = re.search(motif, self.texte)
        assert trouve, f"aucun lien {motif} dans « {self.sujet} »\n{self.texte}"
        return trouve[0]

    def __repr__(self):
        return f"Courriel({self.destinataires}, {self.sujet!r})"


class Courrier:
    """`Serveur(MGESTION_SMTP_URL=courrier.url)`"""

    def __init__(self):
        self.boite = Boite()
        self.controleur = Controller(self.boite, hostname="127.0.0.1", port=port_libre(), ready_timeout=10)

    def demarrer(self) -> "Courrier":
        self.controleur.start()
        return self

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controleur.port}"

    def recus(self, adresse: str, sujet: str = "") -> list[Courriel]:
        """What arrived for an address, the oldest first; `sujet` is a pattern."""
        with self.boite.verrou:
            tous = [Courriel(a, m) for a, m in self.boite.recus if adresse in a]
        return [c for c in tous if re.search(sujet, c.sujet)]

    def attendre(self, adresse: str, sujet: str = "", nombre: int = 1, delai: float = 20) -> Courriel:
        """The last of `nombre` messages to an address, once it has arrived."""
        limite = time.monotonic() + delai
        while time.monotonic() < limite:
            trouves = self.recus(adresse, sujet)
            if len(trouves) >= nombre:
                return trouves[nombre - 1]
            time.sleep(0.05)
        with self.boite.verrou:
            arrives = [(a, str(m["Subject"])) for a, m in self.boite.recus]
        raise AssertionError(f"aucun courriel « {sujet} » pour {adresse} ; reçus : {arrives}")

    def arreter(self):
        self.controleur.stop()
