#!/usr/bin/env python3
"""Single sign-on: the round « login with a session → redirection → serviceValidate », and 100,000 open sessions."""
import hashlib
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
import urllib.parse

from banc import RACINE, Serveur, ligne, mediane

SESSIONS = 100_000
SERVICE = "https://application.opco.example/entree?page=1"
mgestion, donnees = sys.argv[1], os.path.join(sys.argv[2], "cas")
os.makedirs(donnees)

# An application of others in the registry, as an operator would write it.
with open(os.path.join(RACINE, "Sources/Server/Profils/demonstration.yml")) as profil:
    texte = profil.read()
profil_mesure = os.path.join(donnees, "profil.yml")
with open(profil_mesure, "w") as profil:
    profil.write(re.sub(
        r"^services: \[\]$",
        "services:\n  - {nom: Application, origine: 'https://application.opco.example', chemin: /entree, attributs: [email, prenom, nom]}",
        texte, flags=re.M))
os.environ["MGESTION_PROFILE"] = profil_mesure
subprocess.run([mgestion, "demo", "--data", donnees], cwd=RACINE, check=True, stdout=subprocess.DEVNULL,
               stderr=subprocess.DEVNULL)

# What both clients begin and end with: what a script costs wrk is spent on both sides of the comparison. Each request is
# of one of so many people, in turn.
CLIENT = """
local service = "%s"
local gens, temoins = %d, {}
for n = 1, gens do temoins[n] = { ["Cookie"] = "%s; __Secure-TGC=TGT-banc-" .. n - 1 } end
faits, refus = 0, 0
local fil, tour = nil, 0
local function temoin()
  tour = tour %% gens + 1
  return temoins[tour]
end
function setup(thread) fil = thread end
function done() print("faits " .. fil:get("faits") .. " refus " .. fil:get("refus")) end
"""

# Asks for a ticket, or spends one that it was given: as many of each.
TOUR = CLIENT + """
local tickets = {}
function request()
  local ticket = table.remove(tickets)
  if ticket then return wrk.format("GET", "/cas/p3/serviceValidate?service=" .. service .. "&ticket=" .. ticket) end
  return wrk.format("GET", "/cas/login?service=" .. service, temoin())
end
function response(status, headers, body)
  if status == 303 then
    table.insert(tickets, string.match(headers["Location"] or headers["location"], "ticket=(.*)$"))
  elseif string.find(body, "authenticationSuccess", 1, true) then faits = faits + 1
  else refus = refus + 1 end
end
"""

SANTE = CLIENT + """
function request() return wrk.format("GET", "/healthz?service=" .. service, temoin()) end
function response(status, headers, body)
  if string.find(body, "ok", 1, true) then faits = faits + 1 else refus = refus + 1 end
end
"""


def debit(serveur, modele, cookie, gens=1, secondes=1):
    """What the script counts, a second, and milliseconds of the server's CPU for each."""
    script = os.path.join(donnees, "client.lua")
    with open(script, "w") as fichier:
        fichier.write(modele % (urllib.parse.quote(SERVICE, safe=""), gens, cookie))
    avant = serveur.cpu()
    sortie = subprocess.run(
        ["wrk", "-t1", "-c16", f"-d{secondes}", "-s", script, f"http://127.0.0.1:{serveur.port}"], check=True,
        capture_output=True, text=True).stdout
    depense = serveur.cpu() - avant
    faits, refus = map(int, re.search(r"faits (\d+) refus (\d+)", sortie).groups())
    if refus or not faits:
        raise SystemExit(f"connexion unique : {refus} réponses refusées, {faits} bonnes\n{sortie}")
    duree = float(re.search(r"requests in ([\d.]+)s", sortie).group(1))
    return faits / duree, depense / faits * 1000


def tours(serveur, cookie, gens):
    """Rounds as a part of what /healthz answers, and milliseconds of CPU for one."""
    parts, cpu = [], []
    for _ in range(15):
        # One after the other, and not for long: the machine is slow or fast for both.
        sante, _ = debit(serveur, SANTE, cookie, gens)
        faits, depense = debit(serveur, TOUR, cookie, gens)
        parts.append(faits / sante)
        cpu.append(depense)
    return mediane(parts), mediane(cpu)


def consultation(serveur, jetons):
    """Median milliseconds of a login with a session, one after the other."""
    durees = []
    for jeton in jetons:
        debut = time.perf_counter()
        statut, _ = serveur.get("/cas/login?service=" + urllib.parse.quote(SERVICE, safe=""), "__Secure-TGC=" + jeton)
        durees.append(time.perf_counter() - debut)
        if statut != 303:
            raise SystemExit(f"session perdue : {statut}")
    return mediane(durees) * 1000


def ouvrir(premier, nombre):
    """Sessions as sign-in would have written them, of the single sign-on and of a space."""
    base = sqlite3.connect(os.path.join(donnees, "mgestion.sqlite"))
    (compte,) = base.execute("SELECT id FROM compte WHERE courriel = 'gestion.of@formation.example'").fetchone()
    maintenant = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
    fin = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + 12 * 3600))
    jetons = [f"TGT-banc-{premier + n}" for n in range(nombre)]
    empreintes = [hashlib.sha256(jeton.encode()).hexdigest() for jeton in jetons]
    base.executemany(
        "INSERT INTO cas_session (empreinte, compte_id, cree_le, expire_le) VALUES (?, ?, ?, ?)",
        [(empreinte, compte, maintenant, fin) for empreinte in empreintes])
    base.executemany(
        "INSERT INTO session (empreinte, compte_id, espace, cas_session, secret, cree_le, vue_le, expire_le) "
        "VALUES (?, ?, 'of', ?, ?, ?, ?, ?)",
        [(hashlib.sha256(("of" + jeton).encode()).hexdigest(), compte, empreinte, "x" * 43, maintenant, maintenant, fin)
         for jeton, empreinte in zip(jetons, empreintes)])
    base.commit()
    base.close()
    return jetons


with Serveur(mgestion, donnees) as serveur:
    cookie = re.sub("; __Secure-TGC=[^;]*", "", serveur.connecte("gestion.of@formation.example", "of"))
    peu = ouvrir(0, 1_000)
    debit(serveur, TOUR, cookie)
    part, cpu = tours(serveur, cookie, 1)
    ligne("Connexion unique, un tour, CPU du serveur", f"{cpu:.3f} ms", "≤ 1 ms", cpu <= 1)
    ligne("Connexion unique, tours/s (deux requêtes), part de /healthz", f"{part:.1%}", "≥ 25 %", part >= 0.25)
    part, cpu = tours(serveur, cookie, len(peu))
    ligne("La même, de mille personnes tour à tour", f"{part:.1%}, {cpu:.3f} ms")

    consultation(serveur, peu)
    avant = serveur.memoire()
    court = consultation(serveur, random.sample(peu, 500))
    beaucoup = ouvrir(1_000, SESSIONS)
    consultation(serveur, random.sample(beaucoup, 2_000))
    long = consultation(serveur, random.sample(beaucoup, 500))
    octets = max(0, serveur.memoire() - avant) * 1024 * 1024 / SESSIONS
    ligne("100 000 sessions ouvertes, mémoire du processus pour chacune", f"{octets:.0f} octets", "≤ 1 024", octets <= 1024)
    ligne("Retrouver une session, parmi 100 000 / 1 000", f"{long / court:.2f} ({long:.2f} ms)", "≤ 1,5", long <= 1.5 * court)
