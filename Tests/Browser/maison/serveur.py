"""The built command, serving a data folder of its own."""

import atexit
import copy
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

import requests

RACINE = Path(__file__).resolve().parents[3]
MOT_DE_PASSE = "Demo2026!"


def binaire() -> Path:
    """MGESTION_BIN, or the debug build."""
    chemin = Path(os.environ.get("MGESTION_BIN", RACINE / ".build/debug/mgestion"))
    if not chemin.exists():
        raise RuntimeError(f"{chemin} n'existe pas : swift build, ou MGESTION_BIN")
    return chemin


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


class Serveur:
    """Fictional data of `demo`, served on a free port. Settings of the machine are kept out."""

    def __init__(self, **reglages: str):
        self.dossier = Path(tempfile.mkdtemp(prefix="mgestion-essai-"))
        self.data = self.dossier / "donnees"
        self.journal = self.dossier / "serveur.log"
        self.port = port_libre()
        self.url = f"http://localhost:{self.port}"
        propre = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("MGESTION_")}
        self.environnement = propre | {"MGESTION_PUBLIC_URL": self.url} | reglages
        self.processus: subprocess.Popen | None = None
        self.demo = self._donnees(reglages)

    # What `demo` makes, by settings that it reads: made once, then copied for each server.
    _modeles: dict[tuple, tuple[Path, dict]] = {}

    def _donnees(self, reglages: dict) -> dict:
        cle = tuple(sorted((nom, valeur) for nom, valeur in reglages.items() if nom != "MGESTION_SMTP_URL"))
        if cle not in Serveur._modeles:
            demo = json.loads(self.commande("demo", "--json"))
            modele = Path(tempfile.mkdtemp(prefix="mgestion-modele-"))
            atexit.register(shutil.rmtree, modele, ignore_errors=True)
            shutil.copytree(self.data, modele / "donnees")
            Serveur._modeles[cle] = modele / "donnees", demo
            return demo
        modele, demo = Serveur._modeles[cle]
        shutil.copytree(modele, self.data)
        return copy.deepcopy(demo)

    def commande(self, nom: str, *options: str, entree: str | None = None) -> str:
        fini = subprocess.run(
            [binaire(), *nom.split(), "--data", self.data, *options], cwd=RACINE, env=self.environnement, input=entree,
            capture_output=True, text=True, timeout=120)
        if fini.returncode != 0:
            raise RuntimeError(f"mgestion {nom} : {fini.returncode}\n{fini.stdout}\n{fini.stderr}")
        return fini.stdout

    def demarrer(self) -> "Serveur":
        with self.journal.open("ab") as journal:
            self.processus = subprocess.Popen(
                [binaire(), "serve", "--data", self.data, "--host", "127.0.0.1", "--port", str(self.port)],
                cwd=RACINE, env=self.environnement, stdout=journal, stderr=journal)
        limite = time.monotonic() + 20
        while time.monotonic() < limite:
            if self.processus.poll() is not None:
                break
            try:
                if requests.get(f"{self.url}/healthz", timeout=1).ok:
                    return self
            except requests.ConnectionError:
                time.sleep(0.02)
        raise RuntimeError("le serveur ne répond pas\n" + self.journal.read_text()[-4000:])

    def arreter(self):
        if self.processus and self.processus.poll() is None:
            self.processus.terminate()
            try:
                self.processus.wait(15)
            except subprocess.TimeoutExpired:
                self.processus.kill()
                self.processus.wait()
                raise RuntimeError("le serveur ne s'arrête pas à SIGTERM")

    def tuer(self):
        """kill -9: nothing is flushed, nothing is said."""
        self.processus.send_signal(signal.SIGKILL)
        self.processus.wait()

    def effacer(self):
        self.arreter()
        shutil.rmtree(self.dossier, ignore_errors=True)

    def base(self) -> sqlite3.Connection:
        connexion = sqlite3.connect(f"file:{self.data}/mgestion.sqlite?mode=ro", uri=True, timeout=10)
        connexion.row_factory = sqlite3.Row
        return connexion

    def lire(self, sql: str, *valeurs) -> list[sqlite3.Row]:
        connexion = self.base()
        try:
            return connexion.execute(sql, valeurs).fetchall()
        finally:
            connexion.close()

    def ecrire(self, sql: str, *valeurs):
        """What no screen does: making a session old, for instance."""
        connexion = sqlite3.connect(self.data / "mgestion.sqlite", timeout=10)
        try:
            with connexion:
                connexion.execute(sql, valeurs)
        finally:
            connexion.close()

    def courriels(self) -> list[Path]:
        return sorted(self.data.rglob("*.eml"))

    def pannes(self) -> list[str]:
        """Lines of the log that tell of an unexpected error."""
        if not self.journal.exists():
            return []
        return [ligne for ligne in self.journal.read_text(errors="replace").splitlines()
                if " error " in ligne or " critical " in ligne or "Fatal error" in ligne]
