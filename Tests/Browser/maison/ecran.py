"""A person in front of a screen: what they click, type and see, and what must never appear."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TimeoutError_

from .contrat import CERTIFICATION, ENTREPRISE
from .serveur import MOT_DE_PASSE

# axe's rules for WCAG 2.0 to 2.2, A and AA, and its good practices.
REGLES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# A refused form answers 422, and the browser says so in its console: that is not a fault of the page.
ATTENDU = re.compile(r"^Failed to load resource: the server responded with a status of (401|403|404|409|410|413|422|429)\b")


class Ecran:
    def __init__(self, page: Page, serveur, script: bool = True):
        self.page = page
        self.serveur = serveur
        self.script = script
        self.plaintes: list[str] = []
        page.on("console", self.console)
        page.on("pageerror", lambda erreur: self.plaintes.append(f"exception : {erreur}"))
        page.on("response", self.reponse)

    def console(self, message):
        if message.type == "error" and not ATTENDU.match(message.text):
            self.plaintes.append(f"console : {message.text} ({self.page.url})")

    def reponse(self, reponse):
        if reponse.status >= 500:
            self.plaintes.append(f"{reponse.status} : {reponse.request.method} {reponse.url}")

    # ---- Going about

    def aller(self, chemin: str):
        self.page.goto(self.serveur.url + chemin)

    def connecter(self, courriel: str, espace: str = "of"):
        self.aller(f"/{espace}")
        self.page.get_by_label("Email / Identifiant").fill(courriel)
        self.page.get_by_label("Mot de passe", exact=False).first.fill(MOT_DE_PASSE)
        self.page.get_by_role("button", name="Me connecter").click()
        self.page.wait_for_url(re.compile(rf"/{espace}(/|\?|$)"))
        return self

    def bouton(self, nom: str) -> Locator:
        return self.page.get_by_role("button", name=nom, exact=True)

    def lien(self, nom: str) -> Locator:
        return self.page.get_by_role("link", name=nom, exact=True)

    def titre(self, texte: str | re.Pattern):
        expect(self.page.locator("h1")).to_contain_text(texte)

    # ---- A contract

    def creer(self) -> int:
        self.aller("/of/contrats-apprentissage")
        self.bouton("CRÉER").click()
        self.page.wait_for_url(re.compile(r"/etapes/1$"))
        return int(re.search(r"/contrats-apprentissage/(\d+)/", self.page.url)[1])

    def champ(self, nom: str) -> Locator:
        return self.page.locator(f'[name="{nom}"]:not([type=hidden])')

    def repondre(self, nom: str, valeur: str):
        """Answers the question of that name with the control that asks it."""
        jour = self.champ(f"{nom}.jour")
        if jour.count():
            annee, mois, numero = valeur.split("-")
            jour.fill(numero)
            self.champ(f"{nom}.mois").fill(mois)
            self.champ(f"{nom}.annee").fill(annee)
            return
        champ = self.champ(nom)
        genre = champ.first.evaluate("e => e.tagName + '.' + (e.type || '')")
        if genre.startswith("SELECT"):
            champ.select_option(valeur)
        elif genre == "INPUT.radio":
            self.page.locator(f'[name="{nom}"][value="{valeur}"]').check()
        elif genre == "INPUT.checkbox":
            champ.set_checked(valeur == "oui")
        elif champ.get_attribute("readonly") is None:
            champ.fill(valeur)

    def choisir_etablissement(self, prefixe: str, demande: str, code: str):
        """The look-up: as one types with script, by « CHERCHER » without."""
        recherche = self.champ(f"recherche.{prefixe}")
        if self.script:
            recherche.press_sequentially(demande, delay=5)
            option = self.page.locator("[role=option]", has_text=code)
            expect(option).to_be_visible()
            option.click()
            return
        recherche.fill(demande)
        self.page.locator(f'button[value="chercher:{prefixe}"]').click()
        self.page.locator(f'[name="choix.{prefixe}"][value="{code}"]').check()
        self.page.locator(f'button[value="choisir:{prefixe}"]').click()

    def remplir(self, etape: int, contrat: dict[int, dict[str, str]]):
        if etape == 1:
            self.choisir_etablissement("employeur", ENTREPRISE[:9], ENTREPRISE)
        if etape == 5:
            self.choisir_etablissement("formation", CERTIFICATION, CERTIFICATION)
        for nom, valeur in contrat[etape].items():
            self.repondre(nom, valeur)

    def suivant(self, numero: int):
        self.page.get_by_role("button", name="SUIVANT", exact=True).last.click()
        self.arriver(rf"/etapes/{numero}$")

    def arriver(self, adresse: str):
        """Waits for the page; what the form refuses is told, for it is why one is still here."""
        try:
            self.page.wait_for_url(re.compile(adresse))
        except TimeoutError_:
            refus = self.page.locator("#erreurs li").all_inner_texts()
            raise AssertionError(f"toujours à {self.page.url} : {refus}; {self.serveur.journal.read_text()[-600:]}") from None

    def joindre(self, nom: str, octets: bytes, genre: str = "Convention de formation"):
        self.page.get_by_label("Nature des pièces").select_option(label=genre)
        self.page.locator("input[type=file]").set_input_files({"name": nom, "mimeType": "application/pdf", "buffer": octets})
        if not self.script:
            self.bouton("ENVOYER LES FICHIERS").click()
        expect(self.page.get_by_role("link", name=nom, exact=True).first).to_be_visible()
        self.page.wait_for_load_state()

    def parcourir(self, contrat: dict[int, dict[str, str]], piece: bytes, chaque=lambda etape: None):
        """The seven steps, up to the page where « TRANSMETTRE » stands; `chaque` is called on each page, filled."""
        for etape in (1, 2, 3, 4, 5):
            self.remplir(etape, contrat)
            chaque(etape)
            self.suivant(etape + 1)
        self.joindre("convention.pdf", piece)
        chaque(6)
        self.suivant(7)
        for nom, valeur in contrat[7].items():
            self.repondre(nom, valeur)
        chaque(7)

    def numero(self) -> str:
        """On the receipt: « le n° 4000001.1 »."""
        self.titre("Votre dossier est transmis")
        return re.search(r"n° (\d{7}\.\d+)", self.page.locator("main").inner_text())[1]

    # ---- Looking at it

    def axe(self, ou: str = "", dessous: bool = False):
        """No violation of axe's rules, and nothing wider than the screen. What a menu covers is not measured."""
        regles = REGLES | ({"rules": {"target-size": {"enabled": False}}} if dessous else {})
        resultat = Axe().run(self.page, options=regles)
        fautes = [
            f"{faute['id']} ({faute['impact']}) : {faute['help']} : " + " | ".join(n["html"][:160] for n in faute["nodes"][:3])
            for faute in resultat.response["violations"]
        ]
        assert not fautes, f"{ou or self.page.url}\n" + "\n".join(fautes)
        largeur = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert largeur <= 0, f"{ou or self.page.url} : la page dépasse l'écran de {largeur} pixels"

    def ouvrir_chaque(self, verifier):
        """Opens each menu and each window of the page in turn, and calls `verifier` with its name."""
        for menu in self.page.locator("details:not([open]) > summary:visible").element_handles():
            nom = " ".join(menu.inner_text().split())
            menu.click()
            verifier(f"menu « {nom} »")
            self.page.keyboard.press("Escape")
            if menu.evaluate("s => s.parentElement.open"):
                menu.click()
        for bouton in self.page.locator("[popovertarget]:not([popovertargetaction]):visible").element_handles():
            fenetre = self.page.locator("#" + bouton.get_attribute("popovertarget"))
            bouton.click()
            expect(fenetre).to_be_visible()
            verifier(f"fenêtre « {fenetre.get_attribute('id')} »")
            self.page.keyboard.press("Escape")
            expect(fenetre).to_be_hidden()

    # ---- By keyboard alone

    def tabuler(self, vers: Locator, limite: int = 250):
        """Tab until the control has the focus: everything must be reached, and the focus must be seen."""
        for _ in range(limite):
            if vers.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        actif = self.page.evaluate("document.activeElement?.outerHTML.slice(0, 200)")
        raise AssertionError(f"le clavier n'atteint pas {vers} ; il est sur {actif}")

    def capture(self, dossier: Path, nom: str):
        dossier.mkdir(parents=True, exist_ok=True)
        fichier = dossier / (re.sub(r"[^\w-]+", "_", nom) + ".png")
        self.page.screenshot(path=fichier, full_page=True)
