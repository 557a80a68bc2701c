"""A partner's application on Flask-CAS.

catalogue.py PORT CAS
"""

import secrets
import sys

from flask import Flask
from flask_cas import CAS, login_required
from markupsafe import escape

port, cas = int(sys.argv[1]), sys.argv[2]
application = Flask(__name__)
application.secret_key = secrets.token_bytes(32)
application.config |= {
    "SESSION_COOKIE_NAME": "catalogue",
    "CAS_SERVER": cas,
    "CAS_LOGIN_ROUTE": "/cas/login",
    "CAS_LOGOUT_ROUTE": "/cas/logout",
    "CAS_VALIDATE_ROUTE": "/cas/p3/serviceValidate",
    "CAS_AFTER_LOGIN": "accueil",
    "CAS_AFTER_LOGOUT": f"http://localhost:{port}/login/adieu",
}
espace = CAS(application)


@application.get("/")
@login_required
def accueil():
    attributs = "".join(
        f'<li data-nom="{escape(nom.removeprefix("cas:"))}">{escape(valeur)}</li>'
        for nom, valeur in (espace.attributes or {}).items())
    return (f'<!doctype html><html lang="fr"><title>Catalogue</title><h1>Catalogue</h1>'
            f'<p id="personne">{escape(espace.username)}</p><ul id="attributs">{attributs}</ul>')


@application.get("/login/adieu")
def adieu():
    return "<!doctype html><title>Catalogue</title><h1>À bientôt</h1>"


application.run("127.0.0.1", port, threaded=True)
