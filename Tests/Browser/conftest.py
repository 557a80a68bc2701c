import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from maison.client import Client  # noqa: E402
from maison.courrier import Courrier  # noqa: E402
from maison.ecran import Ecran  # noqa: E402
from maison.serveur import RACINE, Serveur  # noqa: E402

CAPTURES = RACINE / ".build/captures"
BUREAU = {"width": 1280, "height": 900}
TELEPHONE = {"width": 375, "height": 812}


@pytest.fixture(scope="session")
def serveur():
    """One server for all tests that leave it standing."""
    serveur = Serveur()
    try:
        yield serveur.demarrer()
        assert serveur.processus.poll() is None, "le serveur s'est arrêté :\n" + serveur.journal.read_text()[-4000:]
    finally:
        serveur.effacer()


@pytest.fixture
def serveur_a_part():
    """A server that the test may kill."""
    serveur = Serveur()
    try:
        yield serveur.demarrer()
    finally:
        serveur.effacer()


@pytest.fixture
def courrier():
    """A real SMTP server, empty."""
    courrier = Courrier().demarrer()
    try:
        yield courrier
    finally:
        courrier.arreter()


@pytest.fixture
def serveur_postal(courrier):
    """A server of the test's own that sends its mails to `courrier`."""
    serveur = Serveur(MGESTION_SMTP_URL=courrier.url)
    try:
        yield serveur.demarrer()
        assert serveur.pannes() == []
    finally:
        serveur.effacer()


@pytest.fixture(scope="session")
def partenaires():
    """A login space over TLS, and the applications of partners that sign in with it."""
    # Here, for the other tests ask for none of the libraries that this one stands on.
    from maison.partenaires import Partenaires

    with tempfile.TemporaryDirectory(prefix="mgestion-partenaires-") as dossier:
        partenaires = Partenaires(Path(dossier))
        try:
            yield partenaires.demarrer()
            assert partenaires.serveur.pannes() == []
        finally:
            partenaires.arreter()


@pytest.fixture(scope="session")
def navigateur():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.fail("Chromium n'est pas installé : bin/setup --test")
    with sync_playwright() as playwright:
        options = ["--disable-dev-shm-usage", "--force-color-profile=srgb"]
        if os.geteuid() == 0:
            options.append("--no-sandbox")
        navigateur = playwright.chromium.launch(executable_path=chromium, args=options)
        yield navigateur
        navigateur.close()


@pytest.fixture
def nouvel_ecran(navigateur, serveur, request):
    """Screens of as many people as the test needs. Each must end without a word in the console."""
    ecrans: list[Ecran] = []

    def ouvrir(taille=BUREAU, script: bool = True, sur: Serveur | None = None, contexte=None) -> Ecran:
        contexte = contexte or navigateur.new_context(
            viewport=taille, locale="fr-FR", timezone_id="Europe/Paris", java_script_enabled=script,
            reduced_motion="reduce")
        contexte.set_default_timeout(10_000)
        ecrans.append(Ecran(contexte.new_page(), sur or serveur, script))
        return ecrans[-1]

    yield ouvrir
    rate = getattr(request.node, "rate", False)
    for rang, ecran in enumerate(ecrans):
        if rate and not ecran.page.is_closed():
            ecran.capture(CAPTURES, f"{request.node.name}-{rang}")
        for contexte in {ecran.page.context}:
            contexte.close()
    plaintes = [plainte for ecran in ecrans for plainte in ecran.plaintes]
    assert rate or not plaintes, "\n".join(plaintes)


@pytest.fixture
def ecran(nouvel_ecran):
    return nouvel_ecran()


@pytest.fixture
def telephone(nouvel_ecran):
    return nouvel_ecran(TELEPHONE)


@pytest.fixture
def sans_js(nouvel_ecran):
    return nouvel_ecran(script=False)


@pytest.fixture
def nouvelle_personne(navigateur, nouvel_ecran, partenaires):
    """The browser takes the certificate of the front as it comes; the applications check its chain."""
    from maison.personne import Personne

    def ouvrir(taille=BUREAU) -> Personne:
        contexte = navigateur.new_context(
            viewport=taille, locale="fr-FR", ignore_https_errors=True, reduced_motion="reduce")
        return Personne(nouvel_ecran(contexte=contexte, sur=partenaires.serveur), partenaires)

    return ouvrir


@pytest.fixture
def personne(nouvelle_personne):
    return nouvelle_personne()


@pytest.fixture
def client(serveur):
    """gestion.of@formation.example, without browser."""
    return Client(serveur).connecter("gestion.of@formation.example")


@pytest.fixture(autouse=True)
def aucune_panne(serveur, request):
    """Whatever a test sends, the server logs no unexpected error because of it."""
    avant = len(serveur.pannes())
    yield
    if not getattr(request.node, "rate", False):
        assert serveur.pannes()[avant:] == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    rapport = yield
    if rapport.when == "call":
        item.rate = rapport.failed
    return rapport
