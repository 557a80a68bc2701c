"""A listener that answers 200 and remembers what it was told: for what the login space says to applications."""

import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit


class Ecoute:
    """- Parameter certificat: PEM file of key and chain; None speaks plain http."""

    def __init__(self, certificat: Path | None = None):
        self.recus: list[dict] = []
        # What it answers: a test may have it refuse.
        self.statut = 200
        # Where it sends whoever calls, if it does.
        self.retour: str | None = None
        ecoute = self

        class Reponse(BaseHTTPRequestHandler):
            def recevoir(self):
                longueur = int(self.headers.get("Content-Length") or 0)
                ecoute.recus.append({
                    "methode": self.command, "chemin": urlsplit(self.path).path,
                    "type": self.headers.get("Content-Type", ""),
                    "requete": parse_qs(urlsplit(self.path).query, keep_blank_values=True),
                    "corps": parse_qs(self.rfile.read(longueur).decode(), keep_blank_values=True)})
                self.send_response(ecoute.statut)
                self.send_header("Content-Length", "0")
                if ecoute.retour:
                    self.send_header("Location", ecoute.retour)
                self.end_headers()

            do_GET = do_POST = recevoir

            def log_message(self, *_):
                pass

        class Prises(ThreadingHTTPServer):
            def handle_error(self, request, client_address):
                """Whoever called broke off: it did not trust our certificate, for instance."""

        self.serveur = Prises(("127.0.0.1", 0), Reponse)
        if certificat:
            contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            contexte.load_cert_chain(certificat)
            # The handshake is the connection's own business: one that refuses us does not stop the others.
            self.serveur.socket = contexte.wrap_socket(
                self.serveur.socket, server_side=True, do_handshake_on_connect=False)
        self.origine = f"http{'s' if certificat else ''}://localhost:{self.serveur.server_address[1]}"

    def demarrer(self):
        threading.Thread(target=self.serveur.serve_forever, daemon=True).start()

    def arreter(self):
        self.serveur.shutdown()
        self.serveur.server_close()

    def attendre(self, filtre, delai: float = 10) -> dict:
        """The first message that the filter takes."""
        limite = time.monotonic() + delai
        while time.monotonic() < limite:
            for recu in list(self.recus):
                if filtre(recu):
                    return recu
            time.sleep(0.02)
        raise AssertionError(f"rien de tel n'est arrivé ; reçus : {self.recus}")
