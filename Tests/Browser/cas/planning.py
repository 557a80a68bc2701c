"""A partner's application on python-cas alone: it keeps its sessions itself, by ticket, and ends them when it is told.

planning.py PORT CAS
"""

import secrets
import sys

from cas import CASClient
from flask import Flask, abort, make_response, redirect, request
from markupsafe import escape

port, cas = int(sys.argv[1]), sys.argv[2]
application = Flask(__name__)
sessions: dict[str, dict] = {}


def client(chemin: str, **options) -> CASClient:
    return CASClient(
        version=3, service_url=f"http://localhost:{port}{chemin}", server_url=f"{cas}/cas/", **options)


def page(session: dict):
    attributs = "".join(
        f'<li data-nom="{escape(nom)}">{escape(valeur)}</li>' for nom, valeur in (session["attributs"] or {}).items())
    reponse = make_response(
        f'<!doctype html><html lang="fr"><title>Planning</title><h1>Planning</h1>'
        f'<p id="personne">{escape(session["personne"])}</p><ul id="attributs">{attributs}</ul>')
    reponse.headers["Cache-Control"] = "no-store"
    return reponse


def entrer(chemin: str, sinon=None, **options):
    session = sessions.get(request.cookies.get("planning", ""))
    if session and session["chemin"] == chemin:
        return page(session)
    if not request.args.get("ticket"):
        return sinon() if sinon and "essai" in request.args else redirect(client(chemin, **options).get_login_url())
    personne, attributs, _ = client(chemin, **options).verify_ticket(request.args["ticket"])
    if not personne:
        abort(403)
    cle = secrets.token_urlsafe(24)
    sessions[cle] = {
        "personne": personne, "attributs": attributs, "ticket": request.args["ticket"], "chemin": chemin}
    reponse = redirect(chemin)
    reponse.set_cookie("planning", cle, httponly=True, samesite="Lax")
    return reponse


@application.get("/planning")
def accueil():
    return entrer("/planning")


@application.get("/planning/signature")
def signature():
    """What one does not do on the strength of an old session: the password is asked again."""
    return entrer("/planning/signature", renew=True)


@application.get("/planning/vitrine")
def vitrine():
    """Knows the person if the login space does, and asks for nothing if it does not."""
    if "planning" not in request.cookies and not request.args:
        return redirect(client("/planning/vitrine?essai=1", extra_login_params={"gateway": "true"}).get_login_url())
    return entrer("/planning/vitrine?essai=1", lambda: '<!doctype html><title>Planning</title><p id="personne">visiteur</p>')


@application.get("/planning/deconnexion")
def deconnexion():
    sessions.pop(request.cookies.get("planning", ""), None)
    return redirect(client("/planning").get_logout_url(f"http://localhost:{port}/planning/adieu"))


@application.get("/planning/adieu")
def adieu():
    return "<!doctype html><title>Planning</title><h1>À bientôt</h1>"


@application.post("/planning")
@application.post("/planning/signature")
@application.post("/planning/vitrine")
def prevenu():
    """The back channel of the login space."""
    demande = request.form.get("logoutRequest", "").encode()
    for cle, session in list(sessions.items()):
        if client("/planning").verify_logout_request(demande, session["ticket"]):
            del sessions[cle]
    return "", 204


application.run("127.0.0.1", port, threaded=True)
