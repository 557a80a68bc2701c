#!/usr/bin/env python3
"""Time to the first page on an existing database of 1,000,000 files, and memory at rest."""
import sys
import time

from banc import Serveur, dossiers, ligne, mediane

mgestion = sys.argv[1]
donnees = dossiers(mgestion, 1_000_000)
departs = []
for _ in range(3):
    with Serveur(mgestion, donnees) as serveur:
        departs.append(serveur.premiere_page)
with Serveur(mgestion, donnees) as serveur:
    cookie = serveur.connecte("gestion.of@formation.example", "of")
    serveur.get("/of/contrats-apprentissage", cookie)
    time.sleep(3)
    memoire = serveur.memoire()
depart = mediane(departs)
ligne("Du démarrage à la première page, 1 000 000 de dossiers", f"{depart:.2f} s", "≤ 0,5 s", depart <= 0.5)
ligne("Mémoire au repos", f"{memoire:.0f} Mio", "≤ 80 Mio", memoire <= 80)
