"""Somebody in a browser, who goes from one application to another."""

import time
from dataclasses import dataclass

from playwright.sync_api import expect

from .ecran import Ecran
from .serveur import MOT_DE_PASSE

COMPTE = "gestion.of@formation.example"
MOI = {"email": COMPTE, "prenom": "Sacha", "nom": "Delorme"}


@dataclass(frozen=True)
class Application:
    nom: str
    entree: str
    # Where it lets one leave; mod_auth_cas leaves that to the login space.
    sortie: str | None
    # What the profile releases to it.
    attributs: dict[str, str]
    # Whether the client ends its own session when the login space tells it to: Flask-CAS does not know how.
    ecoute: bool = True


APPLICATIONS = {
    application.nom: application for application in (
        Application("planning", "/planning", "/planning/deconnexion", MOI),
        Application("catalogue", "/", "/logout/", {}, ecoute=False),
        Application("parcours", "/parcours", "/comptes/deconnexion?next=/comptes/adieu", MOI),
        Application("agenda", "/agenda", "/agenda/deconnexion", MOI),
        Application("reserve", "/reserve/", None, MOI),
    )
}
TOUTES = list(APPLICATIONS.values())


class Personne:
    def __init__(self, ecran: Ecran, partenaires):
        self.ecran = ecran
        self.page = ecran.page
        self.partenaires = partenaires

    def aller(self, application: Application, chemin: str | None = None):
        return self.page.goto(self.partenaires.url(application.nom, chemin or application.entree))

    def est_a_la_connexion(self) -> bool:
        return self.page.url.startswith(self.partenaires.cas + "/cas/login")

    def saisir(self, courriel: str = COMPTE, rester: bool = False, prevenir: bool = False):
        assert self.est_a_la_connexion(), self.page.url
        self.page.get_by_label("Email / Identifiant").fill(courriel)
        self.page.get_by_label("Mot de passe", exact=False).first.fill(MOT_DE_PASSE)
        for nom, voulu in (("rememberMe", rester), ("warn", prevenir)):
            case = self.page.locator(f"input[name={nom}][type=checkbox]")
            assert not case.is_checked()
            case.set_checked(voulu, force=True)
        bouton = self.page.get_by_role("button", name="Me connecter")
        bouton.click()
        expect(bouton).to_have_count(0)
        self.page.wait_for_load_state()

    def vu(self, application: Application) -> tuple[str | None, dict[str, str]]:
        """Who the application says one is, and what it was told: on its page, or in Apache's headers."""
        if application.nom == "reserve":
            entetes = self.aller(application).headers
            return entetes.get("x-personne"), {nom: entetes.get(f"x-{nom}", "") for nom in MOI}
        self.aller(application)
        if not self.page.locator("#personne").count():
            return None, {}
        lus = {ligne.get_attribute("data-nom"): ligne.inner_text() for ligne in self.page.locator("li[data-nom]").all()}
        return self.page.locator("#personne").inner_text(), lus

    def est_dans(self, application: Application) -> dict[str, str]:
        qui, lus = self.vu(application)
        assert qui == COMPTE, f"{application.nom} : {qui} à {self.page.url}\n" + self.partenaires.journal(
            "apache" if application.nom == "reserve" else application.nom)
        assert {nom: lus[nom] for nom in MOI if lus.get(nom)} == application.attributs
        return lus

    def est_sorti_de(self, application: Application, delai: float = 10):
        """The next request leads to the login page. The applications are told just after the session has ended."""
        limite = time.monotonic() + delai
        self.aller(application)
        while not self.est_a_la_connexion():
            assert time.monotonic() < limite, f"encore dans {application.nom} : {self.page.url}"
            time.sleep(0.1)
            self.aller(application)
        expect(self.page.get_by_role("button", name="Me connecter")).to_be_visible()

    def fermer_le_navigateur(self):
        """What a browser forgets when it is closed: the cookies without a date."""
        gardes = [cookie for cookie in self.page.context.cookies() if cookie["expires"] != -1]
        self.page.context.clear_cookies()
        self.page.context.add_cookies(gardes)
