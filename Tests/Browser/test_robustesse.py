"""What the server has acknowledged is there after the worst: kill -9 in the middle of two hundred deposits."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from maison import contrat, fichiers
from maison.client import Client

DEPOTS = 200


@pytest.mark.lent
@pytest.mark.timeout(240)
def test_kill_9_pendant_deux_cents_depots(serveur_a_part):
    serveur = serveur_a_part
    clients = [Client(serveur).connecter("gestion.of@formation.example") for _ in range(8)]

    def preparer(rang: int) -> int:
        client = clients[rang % len(clients)]
        dossier = client.creer()
        client.remplir(dossier, contrat.etapes(f"APPRENTI{rang:03d}", ordre=rang % 999))
        return dossier

    # One client is one session and one connection: the drafts of a client are made one after the other.
    def lot(rang_client: int) -> list[int]:
        return [preparer(rang) for rang in range(rang_client, DEPOTS, len(clients))]

    with ThreadPoolExecutor(len(clients)) as equipe:
        dossiers = [dossier for lot_fait in equipe.map(lot, range(len(clients))) for dossier in lot_fait]
    assert len(dossiers) == DEPOTS

    annonces: dict[int, str] = {}
    pieces: list[tuple[int, str]] = []
    verrou = threading.Lock()
    mort = threading.Event()

    def deposer(rang: int):
        client = clients[rang % len(clients)]
        voisin = Client(serveur)
        voisin.session.cookies.update(client.session.cookies)
        dossier = dossiers[rang]
        try:
            if rang % 4 == 0 and voisin.deposer_piece(dossier, f"{rang}.pdf", fichiers.pdf(f"piece {rang}")).ok:
                with verrou:
                    pieces.append((dossier, f"{rang}.pdf"))
            recu = voisin.transmettre(dossier)
            numero = re.search(r"porte le n° (\d{7}\.1)", recu.text)
            if numero:
                with verrou:
                    annonces[dossier] = numero[1]
        except (requests.RequestException, AssertionError):
            assert mort.is_set(), "le serveur a refusé une demande avant d'être tué"

    def tuer():
        while len(annonces) < DEPOTS // 3:
            time.sleep(0.005)
        mort.set()
        serveur.tuer()

    bourreau = threading.Thread(target=tuer)
    bourreau.start()
    with ThreadPoolExecutor(32) as equipe:
        list(equipe.map(deposer, range(DEPOTS)))
    bourreau.join()
    assert DEPOTS // 3 <= len(annonces) < DEPOTS, "le serveur doit tomber au milieu des dépôts"

    serveur.demarrer()
    lignes = serveur.lire("SELECT id, numero, etat FROM dossier WHERE brouillon = 0")
    numeros = {ligne["id"]: f"{ligne['numero']}.1" for ligne in lignes}
    for dossier, numero in annonces.items():
        assert numeros.get(dossier) == numero, f"le dossier {dossier}, annoncé {numero}, est {numeros.get(dossier)}"
    assert len(set(numeros.values())) == len(numeros)

    # A sent dossier has its trace; a draft has none. Each transaction is there whole, or not at all.
    traces = {ligne["dossier_id"] for ligne in serveur.lire("SELECT dossier_id FROM traitement WHERE evenement = 'transmettre'")}
    assert traces == set(numeros)

    gardees = serveur.lire("SELECT dossier_id, nom, empreinte, taille FROM piece")
    assert {(ligne["dossier_id"], ligne["nom"]) for ligne in gardees} >= set(pieces)
    fichiers_gardes = {chemin.name: chemin for chemin in (serveur.data / "fichiers").rglob("*") if chemin.is_file()}
    for ligne in gardees:
        assert fichiers_gardes[ligne["empreinte"]].stat().st_size == ligne["taille"]

    assert "intact" in serveur.commande("journal verify")

    # The work goes on: what was a draft is sent now, with a number of its own.
    client = Client(serveur).connecter("gestion.of@formation.example")
    reste = next(dossier for dossier in dossiers if dossier not in numeros)
    recu = client.transmettre(reste)
    nouveau = re.search(r"porte le n° (\d{7}\.1)", recu.text)
    assert nouveau and nouveau[1] not in numeros.values()


def test_l_arret_attend_les_demandes_en_cours(serveur_a_part):
    """SIGTERM: what has begun ends, then the process leaves with 0."""
    client = Client(serveur_a_part).connecter("gestion.of@formation.example")
    assert client.get("/of").ok
    serveur_a_part.arreter()
    assert serveur_a_part.processus.returncode == 0


def test_demo_deux_fois_ne_double_rien(serveur_a_part):
    avant = serveur_a_part.lire("SELECT COUNT(*) AS n FROM compte")[0]["n"]
    serveur_a_part.commande("demo")
    assert serveur_a_part.lire("SELECT COUNT(*) AS n FROM compte")[0]["n"] == avant
