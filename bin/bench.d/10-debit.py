#!/usr/bin/env python3
"""Throughput of the pages seen most, as a part of that of /healthz."""
import sys

from banc import Serveur, dossiers, ligne, mediane

LISTE = "/of/contrats-apprentissage"
mgestion = sys.argv[1]
with Serveur(mgestion, dossiers(mgestion, 10_000)) as serveur:
    cookie = serveur.connecte("gestion.of@formation.example", "of")
    fiche = LISTE + "/" + serveur.ids(LISTE, cookie)[0].decode()
    mesures = {"sante": [], "liste": [], "fiche": [], "gzip": []}
    for _ in range(3):
        mesures["sante"].append(serveur.debit("/healthz"))
        mesures["liste"].append(serveur.debit(LISTE, cookie))
        mesures["fiche"].append(serveur.debit(fiche, cookie))
        mesures["gzip"].append(serveur.debit(LISTE, cookie, entetes=["Accept-Encoding: gzip"]))
    cout = serveur.cout(["/healthz", LISTE, fiche], cookie)
    sante, liste, fiche, gzip = (mediane(mesures[nom]) for nom in ("sante", "liste", "fiche", "gzip"))
    ligne("/healthz", f"{sante:.0f} req/s")
    ligne("Liste d'un OF, connecté (10 lignes), part de /healthz", f"{liste / sante:.1%}", "≥ 20 %", liste >= 0.2 * sante)
    ligne("Dossier, connecté, part de /healthz", f"{fiche / sante:.1%}", "≥ 20 %", fiche >= 0.2 * sante)
    ligne("Liste compressée (gzip), part de /healthz", f"{gzip / sante:.1%}")
    for quoi, page in (("Liste d'un OF", cout[1]), ("Dossier", cout[2])):
        ligne(f"{quoi}, processeur au-delà de /healthz ({cout[0]:.0f} µs)", f"{page - cout[0]:.0f} µs")
