"""What the measures share: a server of the release build on loopback, a signed-in session, the folders of files."""
import html
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse

RACINE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOT_DE_PASSE = "Demo2026!"


def ligne(quoi, chiffre, borne="", tenu=None):
    verdict = "" if tenu is None else ("ok" if tenu else "KO")
    print(f"{quoi}\t{chiffre}\t{borne}\t{verdict}", flush=True)


def dossiers(mgestion, nombre):
    """A data folder with so many files, made once."""
    dossier = os.path.join(RACINE, ".build-bench", f"dossiers-{nombre}")
    if not os.path.exists(dossier + "/complet"):
        subprocess.run(["rm", "-rf", dossier], check=True)
        os.makedirs(dossier)
        print(f"Préparation de {nombre} dossiers…", file=sys.stderr)
        subprocess.run([mgestion, "demo", "--data", dossier, "--dossiers", str(nombre)], cwd=RACINE, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        open(dossier + "/complet", "w").close()
    # A folder of before may be of an older schema.
    subprocess.run([mgestion, "migrate", "--data", dossier], cwd=RACINE, check=True, stdout=subprocess.DEVNULL)
    return dossier


class Serveur:
    """`mgestion serve`, stopped at the end of the `with`."""

    def __init__(self, mgestion, donnees, journal=None):
        with socket.socket() as libre:
            libre.bind(("127.0.0.1", 0))
            self.port = libre.getsockname()[1]
        self.debut = time.monotonic()
        self.journal = journal
        sortie = open(journal, "w") if journal else subprocess.DEVNULL
        niveau = {"MGESTION_LOG_LEVEL": "debug"} if journal else {}
        self.processus = subprocess.Popen(
            [mgestion, "serve", "--data", donnees, "--port", str(self.port)], cwd=RACINE,
            stdout=sortie, stderr=sortie, env={**os.environ, **niveau})

    def __enter__(self):
        self.premiere_page = self._attendre()
        return self

    def __exit__(self, *_):
        self.processus.terminate()
        self.processus.wait(20)

    def _attendre(self):
        """Seconds from the start of the command to the first page answered."""
        while True:
            try:
                if self.get("/aide")[0] == 200:
                    return time.monotonic() - self.debut
            except OSError:
                pass
            if time.monotonic() - self.debut > 30:
                raise SystemExit("Le serveur ne répond pas.")
            time.sleep(0.002)

    def get(self, chemin, cookie=""):
        return self._requete("GET", chemin, cookie)[:2]

    def connexion(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def _requete(self, methode, chemin, cookie="", corps=None):
        connexion = self.connexion()
        try:
            return self.requete(connexion, methode, chemin, cookie, corps)
        finally:
            connexion.close()

    def requete(self, connexion, methode, chemin, cookie="", corps=None):
        """On a connection that stays open, as a browser's does."""
        entetes = {"Cookie": cookie} if cookie else {}
        if corps is not None:
            entetes["Content-Type"] = "application/x-www-form-urlencoded"
        connexion.request(methode, chemin, corps, entetes)
        reponse = connexion.getresponse()
        return reponse.status, reponse.read(), reponse

    def connecte(self, courriel, espace):
        """Signs in as a browser does; the value of the `Cookie` header."""
        cookies, methode, chemin, corps = {}, "GET", "/" + espace, None
        for _ in range(10):
            bocal = "; ".join(f"{nom}={valeur}" for nom, valeur in cookies.items())
            statut, texte, reponse = self._requete(methode, chemin, bocal, corps)
            for cookie in reponse.headers.get_all("Set-Cookie") or []:
                nom, _, reste = cookie.partition("=")
                cookies[nom] = reste.split(";")[0]
            methode, corps = "GET", None
            suite = reponse.headers.get("Location")
            formulaire = re.search(rb'<form[^>]*method="post".*?</form>', texte, re.S)
            if suite:
                cible = urllib.parse.urlparse(suite)
                chemin = cible.path + ("?" + cible.query if cible.query else "")
            elif statut == 200 and formulaire and b'type="password"' in texte:
                forme = formulaire.group(0).decode()
                champs = {nom: html.unescape(valeur) for nom, valeur in
                          re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', forme)}
                # A box is left as it is: not ticked.
                for nom in re.findall(r'name="([^"]*)"', re.sub(r'<input type="checkbox"[^>]*>', '', forme)):
                    secret = re.search(rf'type="password"[^>]*name="{nom}"|name="{nom}"[^>]*type="password"', forme)
                    champs.setdefault(nom, MOT_DE_PASSE if secret else courriel)
                methode, corps = "POST", urllib.parse.urlencode(champs)
                chemin = html.unescape(re.search(r'action="([^"]*)"', forme).group(1))
            else:
                return "; ".join(f"{nom}={valeur}" for nom, valeur in cookies.items())
        raise SystemExit("La connexion n'aboutit pas.")

    def cpu(self):
        """Seconds of CPU used so far, threads that ended included."""
        # clock_getcpuclockid(3): the clock of another process, to the nanosecond.
        return time.clock_gettime_ns((~self.processus.pid << 3) | 2) / 1e9

    def cout(self, chemins, cookie, salves=30, requetes=40):
        """Microseconds of CPU of one request for each path, one client after the other: the least of many bursts, taken in
        turn, is what a machine busy with something else disturbs least."""
        connexion = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        moins = [float("inf")] * len(chemins)
        for _ in range(salves):
            for rang, chemin in enumerate(chemins):
                avant = self.cpu()
                for _ in range(requetes):
                    connexion.request("GET", chemin, headers={"Cookie": cookie})
                    connexion.getresponse().read()
                moins[rang] = min(moins[rang], (self.cpu() - avant) / requetes * 1e6)
        return moins

    def memoire(self):
        """Resident MiB."""
        with open(f"/proc/{self.processus.pid}/status") as statut:
            return int(re.search(r"VmRSS:\s*(\d+)", statut.read()).group(1)) / 1024

    def debit(self, chemin, cookie="", secondes=3, entetes=()):
        """Requests a second, by wrk on one thread and eight connections."""
        commande = ["wrk", "-t1", "-c8", f"-d{secondes}", "-H", f"Cookie: {cookie}"]
        for entete in entetes:
            commande += ["-H", entete]
        sortie = subprocess.run(commande + [f"http://127.0.0.1:{self.port}{chemin}"], check=True, capture_output=True,
                                text=True).stdout
        if "Non-2xx" in sortie:
            raise SystemExit(f"{chemin} : {sortie}")
        return float(re.search(r"Requests/sec:\s*([\d.]+)", sortie).group(1))

    def instructions(self, chemin, cookie):
        """SQL statements of a page, as the log says them at the level « debug »."""
        avant = os.path.getsize(self.journal)
        statut = self.get(chemin, cookie)[0]
        if statut != 200:
            raise SystemExit(f"{chemin} : {statut}")
        for _ in range(200):
            with open(self.journal) as journal:
                journal.seek(avant)
                trouve = re.search(r"request .*?\bsql=(\d+)|\bsql=(\d+).*? request", journal.read())
            if trouve:
                return int(trouve.group(1) or trouve.group(2))
            time.sleep(0.01)
        raise SystemExit(f"{chemin} : le journal ne dit pas ses instructions SQL")

    def ids(self, chemin, cookie):
        """Ids of the files that a list shows."""
        return re.findall(rb'contrats-apprentissage/(\d+)"', self.get(chemin, cookie)[1])


def mediane(valeurs):
    return statistics.median(valeurs)
