#!/usr/bin/env python3
"""5,000 sign-ups in a minute, each from an address of its own: refused in words past the limit, and nobody else waits."""
import collections
import http.client
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.parse

from banc import RACINE, Serveur, ligne, mediane

INSCRIPTIONS, FILS = 5_000, 8
mgestion, donnees = sys.argv[1:3]
dossier = os.path.join(donnees, "assaut")
subprocess.run([mgestion, "demo", "--data", dossier], cwd=RACINE, check=True, stdout=subprocess.DEVNULL,
               stderr=subprocess.DEVNULL)
os.environ["MGESTION_TRUSTED_PROXIES"] = "1"


def assaillir(port, premier, statuts):
    """Sign-ups of addresses nobody knows, one after the other on one connection."""
    connexion = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connexion.request("GET", "/cas/inscription")
    reponse = connexion.getresponse()
    jeton = re.search(r'name="csrf" value="([^"]*)"', reponse.read().decode())[1]
    cookie = "; ".join(c.split(";")[0] for c in reponse.headers.get_all("Set-Cookie") or [])
    for rang in range(premier, INSCRIPTIONS, FILS):
        qui = f"camille.orme{rang}@personne.example"
        corps = urllib.parse.urlencode({"csrf": jeton, "email": qui, "email-confirmation": qui, "service": ""})
        connexion.request("POST", "/cas/inscription", corps, {
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie,
            "X-Forwarded-For": f"198.18.{rang // 250}.{rang % 250}"})
        reponse = connexion.getresponse()
        texte = reponse.read().decode()
        if reponse.status == 429 and "Trop de demandes" not in texte:
            statuts["429 sans phrase"] += 1
        statuts[reponse.status] += 1


with Serveur(mgestion, dossier) as serveur:
    statuts = collections.Counter()
    fils = [threading.Thread(target=assaillir, args=(serveur.port, rang, statuts)) for rang in range(FILS)]
    depart = time.perf_counter()
    for fil in fils:
        fil.start()
    durees = []
    while any(fil.is_alive() for fil in fils) or not durees:
        ici = time.perf_counter()
        serveur.connecte("gestion.of@formation.example", "of")
        durees.append((time.perf_counter() - ici) * 1000)
        time.sleep(0.2)
    duree = time.perf_counter() - depart
    pannes = sum(nombre for statut, nombre in statuts.items() if not isinstance(statut, int) or statut >= 500)
    juste = pannes == 0 and statuts[429] > 0 and statuts[303] + statuts[429] == INSCRIPTIONS
    ligne("5 000 inscriptions de 5 000 adresses", f"{duree:.1f} s", "≤ 60 s", duree <= 60)
    ligne("… enregistrées / refusées par une phrase / autres",
          f"{statuts[303]} / {statuts[429]} / {INSCRIPTIONS - statuts[303] - statuts[429]}", "0 autre", juste)
    ligne("… pendant ce temps, quelqu'un d'autre entre dans son espace", f"{mediane(durees):.0f} ms")
shutil.rmtree(dossier)
