#!/usr/bin/env python3
"""CPU of the server for one CERFA as PDF."""
import sys

from banc import Serveur, dossiers, ligne

LISTE = "/of/contrats-apprentissage"
NOMBRE = 60
mgestion = sys.argv[1]
with Serveur(mgestion, dossiers(mgestion, 10_000)) as serveur:
    cookie = serveur.connecte("gestion.of@formation.example", "of")
    ids = [numero.decode() for numero in serveur.ids(LISTE, cookie)]
    for numero in ids[:3]:
        serveur.get(f"{LISTE}/{numero}/cerfa.pdf", cookie)
    debut = serveur.cpu()
    for rang in range(NOMBRE):
        statut, octets = serveur.get(f"{LISTE}/{ids[rang % len(ids)]}/cerfa.pdf", cookie)
        if statut != 200 or not octets.startswith(b"%PDF"):
            raise SystemExit(f"CERFA : {statut}")
    cpu = (serveur.cpu() - debut) / NOMBRE * 1000
    ligne("CERFA en PDF, processeur", f"{cpu:.1f} ms", "≤ 20 ms", cpu <= 20)
