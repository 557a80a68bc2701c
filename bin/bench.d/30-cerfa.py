#!/usr/bin/env python3
"""CPU of the server for one CERFA as PDF, its page of HTTP included."""
import sys

from banc import Serveur, dossiers, ligne, mediane

LISTE = "/of/contrats-apprentissage"
mgestion = sys.argv[1]
with Serveur(mgestion, dossiers(mgestion, 10_000)) as serveur:
    cookie = serveur.connecte("gestion.of@formation.example", "of")
    chemins = [f"{LISTE}/{numero.decode()}/cerfa.pdf" for numero in serveur.ids(LISTE, cookie)]
    for chemin in chemins:
        statut, octets = serveur.get(chemin, cookie)
        if statut != 200 or not octets.startswith(b"%PDF"):
            raise SystemExit(f"CERFA : {statut}")
    cpu = mediane(serveur.cout(chemins, cookie, salves=15, requetes=3)) / 1000
    ligne("CERFA en PDF, processeur", f"{cpu:.1f} ms", "≤ 20 ms", cpu <= 20)
