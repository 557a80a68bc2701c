#!/usr/bin/env python3
"""Sign-in: what it costs beyond its Argon2id, and whether the clock tells that an account exists."""
import ctypes
import ctypes.util
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.parse

from banc import MOT_DE_PASSE, RACINE, Serveur, ligne, mediane

sys.path.insert(0, os.path.join(RACINE, "Tests", "Browser"))
from maison.durees import PAGES, Chronometre  # noqa: E402

mgestion, donnees = sys.argv[1:3]
dossier = os.path.join(donnees, "connexion")
subprocess.run([mgestion, "demo", "--data", dossier], cwd=RACINE, check=True, stdout=subprocess.DEVNULL,
               stderr=subprocess.DEVNULL)
argon2 = ctypes.CDLL(ctypes.util.find_library("argon2") or "libargon2.so.1")


def hacher():
    """19 MiB, two passes, one lane: what the platform computes for each sign-in, by the same library."""
    sortie = ctypes.create_string_buffer(32)
    code = argon2.argon2id_hash_raw(
        ctypes.c_uint32(2), ctypes.c_uint32(19 * 1024), ctypes.c_uint32(1), MOT_DE_PASSE.encode(),
        ctypes.c_size_t(len(MOT_DE_PASSE)), b"0123456789abcdef", ctypes.c_size_t(16), sortie, ctypes.c_size_t(32))
    assert code == 0


def ecart(tout, part):
    return mediane(entier - morceau for entier, morceau in zip(tout, part))


def connexions(serveur, nombre):
    """Median milliseconds of sign-ins, of as many hashes alone taken in turn, and of what the first cost beyond, in CPU
    and in time; a round trip to /healthz is what the client and the network take of that time."""
    cookies = []
    connexion = serveur.connexion()
    murs, trajets, hachages, cpu_hachages, cpu = [], [], [], [], []
    for tour in range(nombre + 5):
        # A form of the page opens one session.
        _, texte, reponse = serveur.requete(connexion, "GET", "/cas/login", "; ".join(cookies))
        if not cookies:
            cookies = [c.split(";")[0] for c in reponse.headers.get_all("Set-Cookie")]
        corps = urllib.parse.urlencode({
            "username": "gestion.of@formation.example", "password": MOT_DE_PASSE, "service": "", "method": "GET",
            "execution": re.search(rb'name="execution" value="([^"]*)"', texte)[1].decode()})
        depart, ici = serveur.cpu(), time.perf_counter()
        statut, _, reponse = serveur.requete(connexion, "POST", "/cas/login", "; ".join(cookies), corps)
        assert statut == 303, statut
        for cookie in reponse.headers.get_all("Set-Cookie"):
            if cookie.startswith("__Secure-appareil") and len(cookies) == 1:
                cookies.append(cookie.split(";")[0])
        mur = time.perf_counter() - ici
        # What the sign-in left to do after its answer is counted too.
        time.sleep(0.005)
        depense = serveur.cpu() - depart
        ici = time.perf_counter()
        serveur.requete(connexion, "GET", "/healthz", "; ".join(cookies))
        trajet = time.perf_counter() - ici
        ici, cpu_ici = time.perf_counter(), time.process_time()
        hacher()
        if tour >= 5:
            murs.append(mur * 1000)
            trajets.append(trajet * 1000)
            hachages.append((time.perf_counter() - ici) * 1000)
            cpu_hachages.append((time.process_time() - cpu_ici) * 1000)
            cpu.append(depense * 1000)
    connexion.close()
    # Each sign-in against what follows it: the machine is as slow for all of them.
    seuls = [mur - trajet for mur, trajet in zip(murs, trajets)]
    return mediane(murs), mediane(hachages), ecart(cpu, cpu_hachages), ecart(seuls, hachages)


os.environ["MGESTION_TRUSTED_PROXIES"] = "1"
with Serveur(mgestion, dossier) as serveur:
    mur, hachage, cpu, duree = connexions(serveur, 200)
    ligne("Connexion par mot de passe, médiane", f"{mur:.1f} ms")
    ligne("Argon2id seul (19 Mio, 2 passes), médiane", f"{hachage:.1f} ms")
    ligne("Connexion au-delà de son Argon2id, CPU", f"{cpu:.2f} ms", "≤ 2 ms", cpu <= 2)
    ligne("Connexion au-delà de son Argon2id et d'un aller-retour, durée", f"{duree:.2f} ms", "≤ 2 ms", duree <= 2)
    chronometre = Chronometre(serveur.port)
    for page in PAGES:
        mesure = chronometre.mesurer(page, 200)
        ligne(f"{page.nom} : compte connu / inconnu (200 essais chacun)",
              f"{mesure.connue:.2f} / {mesure.inconnue:.2f} ms")
        ligne(f"{page.nom} : écart des médianes", f"{mesure.ecart:.1%}", "≤ 5 %", mesure.ecart <= 0.05)
shutil.rmtree(dossier)
