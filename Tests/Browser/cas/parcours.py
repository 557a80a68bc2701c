"""A partner's application on Django and django-cas-ng: the whole project in one file. It may act for the person.

parcours.py PORT CAS FOLDER CALLBACK TARGET
"""

import secrets
import sys
import urllib.error
import urllib.request

import django
from django.conf import settings

port, cas, dossier, rappel, cible = int(sys.argv[1]), *sys.argv[2:6]
settings.configure(
    SECRET_KEY=secrets.token_urlsafe(48),
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{dossier}/parcours.sqlite",
                           "OPTIONS": {"timeout": 20}}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
        "django_cas_ng"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware"],
    AUTHENTICATION_BACKENDS=["django_cas_ng.backends.CASBackend"],
    SESSION_COOKIE_NAME="parcours",
    LOGIN_URL="cas_ng_login",
    CAS_SERVER_URL=f"{cas}/cas/",
    CAS_VERSION="3",
    CAS_APPLY_ATTRIBUTES_TO_USER=True,
    CAS_RENAME_ATTRIBUTES={"prenom": "first_name", "nom": "last_name"},
    CAS_REDIRECT_URL="/parcours",
    CAS_PROXY_CALLBACK=rappel,
)
django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import run  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils.html import format_html, format_html_join  # noqa: E402
from django.views.decorators.cache import never_cache  # noqa: E402
from django_cas_ng import views  # noqa: E402
from django_cas_ng.models import ProxyGrantingTicket  # noqa: E402


@never_cache
@login_required
def accueil(request):
    personne = request.user
    attributs = request.session.get("attributes", {}) | {"email": personne.email, "prenom": personne.first_name,
                                                         "nom": personne.last_name}
    return HttpResponse(format_html(
        '<!doctype html><html lang="fr"><title>Parcours</title><h1>Parcours</h1><p id="personne">{}</p><ul>{}</ul>',
        personne.username, format_html_join("", '<li data-nom="{}">{}</li>', attributs.items())))


@never_cache
@login_required
def au_nom_de(request):
    """Fetches a page of another application in the person's name, with a proxy ticket."""
    ticket = ProxyGrantingTicket.retrieve_pt(request, cible)
    ouvreur = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    try:
        reponse = ouvreur.open(f"{cible}?ticket={ticket}", timeout=10)
        return HttpResponse(format_html(
            '<!doctype html><title>Parcours</title><p id="personne">{}</p>', reponse.headers["X-Personne"] or ""))
    except urllib.error.HTTPError as erreur:
        return HttpResponse(format_html("<!doctype html><title>Parcours</title><p>{}</p>", erreur.code), status=502)


urlpatterns = [
    path("parcours", accueil),
    path("parcours/au-nom-de", au_nom_de),
    path("comptes/connexion", views.LoginView.as_view(), name="cas_ng_login"),
    path("comptes/deconnexion", views.LogoutView.as_view(), name="cas_ng_logout"),
    path("comptes/rappel", views.CallbackView.as_view(), name="cas_ng_proxy_callback"),
    path("comptes/adieu", lambda request: HttpResponse("<!doctype html><title>Parcours</title><h1>À bientôt</h1>")),
]

call_command("migrate", verbosity=0)
run("127.0.0.1", port, get_wsgi_application(), threading=True)
