#!/usr/bin/env python3
"""SQL statements of the pages: at most five each."""
import os
import re
import sys

from banc import Serveur, dossiers, ligne

OF, BUREAU = "/of/contrats-apprentissage", "/opco/contrats-apprentissage"
mgestion, donnees = sys.argv[1:3]
with Serveur(mgestion, dossiers(mgestion, 10_000), journal=os.path.join(donnees, "journal")) as serveur:
    of = serveur.connecte("gestion.of@formation.example", "of")
    agent = serveur.connecte("agent@opco.example", "opco")
    dossier = serveur.ids(OF, of)[0].decode()
    brouillon = re.search(rb"contrats-apprentissage/(\d+)", serveur.get(OF + "?vue=brouillon", of)[1]).group(1).decode()
    pages = {
        of: ["/of", OF, OF + "?vue=brouillon", OF + "?q=belneuil&f=etat:refuse&page=2", "/of/notifications",
             "/of/notifications/reglages"]
            + [f"{OF}/{dossier}{suite}" for suite in ("", "/recu", "/cerfa", "/cerfa.pdf", "/pieces")]
            + [f"{OF}/{brouillon}/etapes/{rang}" for rang in range(1, 8)]
            + [f"{OF}/{brouillon}/etapes/1?chercher=employeur&q=999998008"],
        agent: [BUREAU, BUREAU + "?q=belneuil", BUREAU + "?vue=tous&etat=refuse&tri=nom", f"{BUREAU}/{dossier}"],
    }
    comptes = {}
    for cookie, chemins in pages.items():
        for chemin in chemins:
            # The first visit may write down that the session is used.
            serveur.get(chemin, cookie)
            comptes[chemin] = serveur.instructions(chemin, cookie)
    pire = max(comptes, key=comptes.get)
    nom = re.sub(r"\d{2,}", "…", pire)
    ligne(f"Instructions SQL, au plus, sur {len(comptes)} pages", f"{comptes[pire]} ({nom})", "≤ 5", comptes[pire] <= 5)
