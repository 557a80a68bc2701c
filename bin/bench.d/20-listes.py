#!/usr/bin/env python3
"""Lists with 1,000,000 files over 2,000 organisations against 10,000 over 20: the same requests, one after the other."""
import sys
import time

from banc import Serveur, dossiers, ligne, mediane

OF, BUREAU = "/of/contrats-apprentissage", "/opco/contrats-apprentissage"
LISTES = [
    ("Liste d'un OF, première page", OF, OF),
    ("Liste d'un OF, filtrée par état", OF + "?f=etat:refuse", OF + "?f=etat:refuse"),
    ("Liste d'un OF, recherche d'un nom", OF + "?q=belneuil", OF + "?q=belneuil"),
    ("Bureau, file d'attente", BUREAU, BUREAU),
    ("Bureau, tous les dossiers", BUREAU + "?vue=tous", BUREAU + "?vue=tous"),
    ("Bureau, filtrée par état", BUREAU + "?vue=tous&etat=refuse", BUREAU + "?vue=tous&etat=refuse"),
    ("Bureau, recherche d'un nom", BUREAU + "?vue=tous&q=belneuil", BUREAU + "?vue=tous&q=belneuil"),
    # 10,000 files have no page 1,000: the page before their last stands for it.
    # The state of nearly all files and two of the rarest, in an order that is not that of the delay.
    ("Bureau, un état courant, par nom", BUREAU + "?vue=tous&etat=accorde&tri=nom", BUREAU + "?vue=tous&etat=accorde&tri=nom"),
    ("Bureau, deux états rares, par nom", BUREAU + "?vue=tous&etat=annule&etat=attente_pieces&tri=nom",
     BUREAU + "?vue=tous&etat=annule&etat=attente_pieces&tri=nom"),
    ("Bureau, page 1 000", BUREAU + "?vue=tous&page=960", BUREAU + "?vue=tous&page=1000"),
]
mgestion = sys.argv[1]
with Serveur(mgestion, dossiers(mgestion, 10_000)) as petit, Serveur(mgestion, dossiers(mgestion, 1_000_000)) as grand:
    sessions = {
        serveur: {
            "/of": serveur.connecte("gestion.of@formation.example", "of"),
            "/opco": serveur.connecte("agent@opco.example", "opco"),
        } for serveur in (petit, grand)
    }

    def duree(serveur, chemin):
        cookie = sessions[serveur]["/" + chemin.split("/")[1]]
        debut = time.perf_counter()
        statut, _ = serveur.get(chemin, cookie)
        if statut != 200:
            raise SystemExit(f"{chemin} : {statut}")
        return time.perf_counter() - debut

    for quoi, peu, beaucoup in LISTES:
        for _ in range(5):
            duree(petit, peu), duree(grand, beaucoup)
        paires = [(duree(petit, peu), duree(grand, beaucoup)) for _ in range(60)]
        a, b = (mediane(p[n] for p in paires) * 1000 for n in (0, 1))
        ligne(f"{quoi}, 1 000 000 / 10 000", f"{b / a:.2f} ({b:.1f} ms)", "≤ 1,5", b <= 1.5 * a)
