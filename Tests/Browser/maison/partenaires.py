"""Partners' applications around a login space over TLS: real CAS clients, unchanged, each in a process of its own."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from string import Template

import requests
import trustme

from .ecoute import Ecoute
from .serveur import RACINE, Serveur, port_libre

APPLICATIONS = Path(__file__).resolve().parents[1] / "cas"
MODULES = Path("/usr/lib/apache2/modules")


class ServeurTLS(Serveur):
    """The server behind a front that speaks TLS, as in production."""

    def __init__(self, public: str, **reglages: str):
        super().__init__(MGESTION_PUBLIC_URL=public, MGESTION_TRUSTED_PROXIES="1", **reglages)
        self.public = public

    def demarrer(self) -> "ServeurTLS":
        super().demarrer()
        self.url = self.public
        return self


class Partenaires:
    """Everything one needs to enter an application of a partner, and to leave it."""

    def __init__(self, dossier: Path):
        self.dossier = dossier
        self.processus: dict[str, subprocess.Popen] = {}
        # Addresses that a test may need to write before the process behind them exists.
        noms = ("tls", "rappel", "planning", "catalogue", "parcours", "agenda", "reserve")
        self.ports = {nom: port_libre() for nom in noms}
        self.autorite = trustme.CA()
        self.autorite.cert_pem.write_to_path(dossier / "autorite.pem")
        self.autorite.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(dossier / "serveur.pem")
        self.ca = str(dossier / "autorite.pem")
        self.cas = f"https://localhost:{self.ports['tls']}"
        self.ecoute = Ecoute()
        self.mandataire = Ecoute(self.certificat("mandataire", self.autorite))
        self.inconnu = Ecoute(self.certificat("inconnu", trustme.CA()))
        self.serveur = ServeurTLS(self.cas, MGESTION_PROFILE=str(self.profil()), MGESTION_AUTHORITIES=self.ca)

    def url(self, application: str, chemin: str = "") -> str:
        return f"http://localhost:{self.ports[application]}{chemin}"

    def certificat(self, nom: str, autorite: trustme.CA) -> Path:
        fichier = self.dossier / f"{nom}.pem"
        autorite.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(fichier)
        return fichier

    def profil(self) -> Path:
        """That of demonstration, where these applications are registered: nothing else makes them known."""
        tous = "[email, prenom, nom]"
        services = [
            f"nom: Planning, origine: '{self.url('planning')}', chemin: /planning, attributs: {tous}, "
            f"adresse: '{self.url('planning', '/planning')}'",
            f"nom: Catalogue, origine: '{self.url('catalogue')}', chemin: /login, attributs: []",
            f"nom: Parcours, origine: '{self.url('parcours')}', chemin: /comptes, attributs: {tous}, mandataire: true, "
            f"deconnexion: '{self.url('parcours', '/comptes/rappel')}'",
            f"nom: Rappel de Parcours, origine: 'https://localhost:{self.ports['rappel']}', chemin: /comptes, "
            "attributs: [], mandataire: true",
            f"nom: Agenda, origine: '{self.url('agenda')}', chemin: /agenda, attributs: {tous}",
            f"nom: Réserve, origine: '{self.url('reserve')}', chemin: /reserve, attributs: {tous}",
            f"nom: Écoute, origine: '{self.ecoute.origine}', chemin: /ecoute, attributs: [email], "
            f"deconnexion: '{self.ecoute.origine}/ecoute/fin'",
            f"nom: Mandataire, origine: '{self.mandataire.origine}', chemin: /m, attributs: [], mandataire: true",
            f"nom: Mandataire sous un autre nom, origine: '{self.mandataire.origine.replace('localhost', '127.0.0.1')}', "
            "chemin: /m, attributs: [], mandataire: true",
            f"nom: Mandataire inconnu, origine: '{self.inconnu.origine}', chemin: /m, attributs: [], mandataire: true",
        ]
        lignes = (RACINE / "Sources/Server/Profils/demonstration.yml").read_text().splitlines()
        debut = next(rang for rang, ligne in enumerate(lignes) if ligne.startswith("services:"))
        fin = next(rang for rang in range(debut + 1, len(lignes)) if lignes[rang][:1] not in (" ", "-"))
        lignes[debut:fin] = ["services:", *(f"  - {{{service}}}" for service in services)]
        fichier = self.dossier / "profil.yml"
        fichier.write_text("\n".join(lignes) + "\n")
        return fichier

    # ---- Starting and stopping

    def demarrer(self) -> "Partenaires":
        self.ecoute.demarrer()
        self.mandataire.demarrer()
        self.inconnu.demarrer()
        self.serveur.demarrer()
        self.apache()
        rappel = f"https://localhost:{self.ports['rappel']}/comptes/rappel"
        self.lancer("planning")
        self.lancer("catalogue")
        self.lancer("parcours", str(self.dossier), rappel, self.url("reserve", "/reserve/"))
        self.php("agenda")
        adieux = {"planning": "/planning/adieu", "catalogue": "/login/adieu", "parcours": "/comptes/adieu",
                  "agenda": "/agenda/adieu"}
        for nom, chemin in adieux.items():
            self.attendre(nom, self.url(nom, chemin))
        return self

    def lancer(self, nom: str, *options: str):
        """Each checks the chain of the login space as it always does; the authority is given as to any program."""
        self.ouvrir(
            nom, [sys.executable, APPLICATIONS / f"{nom}.py", str(self.ports[nom]), self.cas, *options],
            REQUESTS_CA_BUNDLE=self.ca, SSL_CERT_FILE=self.ca, PYTHONUNBUFFERED="1")

    def php(self, nom: str):
        commande = shutil.which("php")
        if not commande or not Path("/usr/share/php/CAS.php").exists():
            raise RuntimeError("PHP ou phpCAS n'est pas installé : bin/setup --test")
        sessions = self.dossier / f"{nom}-sessions"
        sessions.mkdir()
        # Everything but what is only deprecated: Debian's phpCAS says so of its own loader.
        reglages = [f"session.save_path={sessions}", "display_errors=stderr", "error_reporting=8191"]
        self.ouvrir(
            nom, [commande, *(mot for reglage in reglages for mot in ("-d", reglage)), "-S",
                  f"127.0.0.1:{self.ports[nom]}", APPLICATIONS / f"{nom}.php"],
            AGENDA_PORT=str(self.ports[nom]), CAS_PORT=str(self.ports["tls"]), CAS_AUTORITE=self.ca,
            PHP_CLI_SERVER_WORKERS="3")

    def ouvrir(self, nom: str, commande: list, **environnement: str):
        with (self.dossier / f"{nom}.log").open("wb") as journal:
            self.processus[nom] = subprocess.Popen(
                commande, env=os.environ | environnement, stdout=journal, stderr=journal)

    def apache(self):
        """Not the machine's own: its files and its ports are those of the test."""
        commande = shutil.which("apache2", path=os.environ.get("PATH", "") + ":/usr/sbin")
        if not commande or not (MODULES / "mod_auth_cas.so").exists():
            raise RuntimeError("Apache ou mod_auth_cas n'est pas installé : bin/setup --test")
        for nom in ("sessions", "pages/reserve"):
            (self.dossier / nom).mkdir(parents=True)
        (self.dossier / "pages/reserve/index.html").write_text("<!doctype html><title>Réserve</title><h1>Reserve</h1>")
        if os.geteuid() == 0:
            # Apache's workers leave the administrator's rights: they must still reach their sessions.
            self.dossier.chmod(0o711)
            shutil.chown(self.dossier / "sessions", "www-data")
        conf = Template((APPLICATIONS / "apache.conf").read_text()).substitute(
            {f"port_{nom}": port for nom, port in self.ports.items()}, dossier=self.dossier, modules=MODULES,
            port_serveur=self.serveur.port)
        (self.dossier / "apache.conf").write_text(conf)
        self.ouvrir("apache", [commande, "-d", self.dossier, "-f", self.dossier / "apache.conf", "-DFOREGROUND"])
        self.attendre("apache", self.cas + "/healthz")

    def attendre(self, nom: str, url: str):
        limite = time.monotonic() + 20
        while time.monotonic() < limite:
            if self.processus[nom].poll() is not None:
                break
            try:
                if requests.get(url, timeout=2, verify=self.ca).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.05)
        raise RuntimeError(f"{nom} ne répond pas\n" + self.journal(nom))

    def journal(self, nom: str) -> str:
        fichiers = [f"{nom}.log", *(["erreurs.log"] if nom == "apache" else [])]
        return "\n".join(
            (self.dossier / f).read_text(errors="replace")[-6000:] for f in fichiers if (self.dossier / f).exists())

    def arreter(self):
        for processus in self.processus.values():
            if processus.poll() is None:
                processus.terminate()
        for processus in self.processus.values():
            try:
                processus.wait(15)
            except subprocess.TimeoutExpired:
                processus.kill()
                processus.wait()
        for ecoute in (self.ecoute, self.mandataire, self.inconnu):
            ecoute.arreter()
        self.serveur.effacer()
