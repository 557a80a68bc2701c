"""What the login space answers to applications, validated against the schema of the protocol, and to hostile ones."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from urllib.parse import quote

import pytest
from lxml import etree

from maison.visiteur import (
    COMPTE, ESPACE_XML, SCHEMA, VALIDATIONS, Visiteur, attributs, echec, lire, succes, texte, valider)

IMPOSES = {"authenticationDate", "longTermAuthenticationRequestTokenUsed", "isFromNewLogin"}


@pytest.fixture
def visiteur(partenaires):
    return Visiteur(partenaires)


@pytest.fixture
def service(partenaires):
    return partenaires.ecoute.origine + "/ecoute"


@pytest.fixture
def planning(partenaires):
    return partenaires.url("planning", "/planning")


# ---- The schema that all answers are held to

SUCCES = "<c:authenticationSuccess><c:user>{}</c:user>{}</c:authenticationSuccess>"
DATE = "<c:authenticationDate>2026-11-25T10:00:00Z</c:authenticationDate>"
JETON = "<c:longTermAuthenticationRequestTokenUsed>false</c:longTermAuthenticationRequestTokenUsed>"
NEUF = "<c:isFromNewLogin>true</c:isFromNewLogin>"


@pytest.mark.parametrize("corps, valide", [
    (SUCCES.format("a@b.example", ""), True),
    (SUCCES.format("a@b.example", f"<c:attributes>{DATE}{JETON}{NEUF}<c:nom>X</c:nom></c:attributes>"), True),
    (SUCCES.format("", ""), False),
    (SUCCES.format("a@b.example", f"<c:attributes>{DATE}{NEUF}</c:attributes>"), False),
    (SUCCES.format("a@b.example", f"<c:attributes>{JETON}{DATE}{NEUF}</c:attributes>"), False),
    (SUCCES.format("a@b.example", "<c:proxies/>"), False),
    (SUCCES.format("a@b.example", "<c:proxyGrantingTicket>PGT-1</c:proxyGrantingTicket>"), False),
    ('<c:authenticationFailure code="INVALID_TICKET">Refusé</c:authenticationFailure>', True),
    ('<c:authenticationFailure code="NON">Refusé</c:authenticationFailure>', False),
    ("<c:authenticationFailure>Refusé</c:authenticationFailure>", False),
    ('<c:proxyFailure code="INVALID_TICKET">Refusé</c:proxyFailure>', False),
    ("<c:proxySuccess><c:proxyTicket>PT-1</c:proxyTicket></c:proxySuccess>", True),
    ("<c:proxySuccess><c:proxyTicket>ST-1</c:proxyTicket></c:proxySuccess>", False),
    ("", False),
])
def test_le_schema_distingue(corps, valide):
    document = f'<c:serviceResponse xmlns:c="http://www.yale.edu/tp/cas">{corps}</c:serviceResponse>'
    assert SCHEMA.validate(etree.fromstring(document)) == valide


# ---- A valid ticket

def test_un_ticket_a_la_forme_du_protocole(visiteur, service):
    tickets = [visiteur.ouvrir(service), *(visiteur.ticket(service) for _ in range(50))]
    assert len({ticket for ticket in tickets}) == 51
    # 128 bits at least: no two share what random tickets share.
    assert len({ticket[-22:] for ticket in tickets}) == 51
    for ticket in tickets:
        assert re.fullmatch(r"ST-[A-Za-z0-9-]{22,253}", ticket), ticket


def test_le_ticket_s_ajoute_a_ce_que_l_adresse_demande_deja(visiteur, service):
    for complet in (service + "?page=2&q=%C3%A9t%C3%A9", service + "/sous?x", service + "?"):
        ticket = visiteur.ouvrir(complet)
        resultat = succes(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=complet))
        assert texte(resultat, "user") == COMPTE


@pytest.mark.parametrize("uri", VALIDATIONS)
def test_une_validation_dit_qui(visiteur, service, uri):
    ticket = visiteur.ouvrir(service)
    resultat = succes(valider(visiteur.partenaires, uri, ticket=ticket, service=service))
    assert texte(resultat, "user") == COMPTE
    assert (resultat.find(ESPACE_XML + "attributes") is not None) == uri.startswith("p3/")
    assert resultat.find(ESPACE_XML + "proxies") is None


def test_cas_1_repond_en_deux_lignes(visiteur, service):
    ticket = visiteur.ouvrir(service)
    oui = valider(visiteur.partenaires, "validate", ticket=ticket, service=service)
    assert (oui.text, oui.headers["Content-Type"].split(";")[0]) == (f"yes\n{COMPTE}\n", "text/plain")
    non = valider(visiteur.partenaires, "validate", ticket=ticket, service=service)
    assert (non.status_code, non.text) == (200, "no\n\n")


def test_chaque_service_recoit_ce_que_le_profil_dit(visiteur, partenaires, service, planning):
    ici = partenaires.cas + "/of/authenticate"
    attendus = {
        planning: {"email": COMPTE, "prenom": "Sacha", "nom": "Delorme"},
        service: {"email": COMPTE},
        partenaires.url("catalogue", "/login/"): {},
        ici: {"email": COMPTE, "prenom": "Sacha", "nom": "Delorme", "sirets": "98765432400019"},
    }
    visiteur.ouvrir(service)
    for cible, attendu in attendus.items():
        ticket = visiteur.ticket(cible)
        recus = attributs(succes(valider(partenaires, "p3/serviceValidate", ticket=ticket, service=cible)))
        assert IMPOSES <= recus.keys()
        libres = {nom: valeur for nom, valeur in recus.items() if nom not in IMPOSES}
        assert bool(libres.pop("roles", None)) == (cible == ici)
        assert libres == attendu, cible


def test_les_attributs_imposes_disent_vrai(visiteur, service):
    avant = datetime.now(timezone.utc) - timedelta(seconds=2)
    premier = attributs(succes(valider(
        visiteur.partenaires, "p3/serviceValidate", ticket=visiteur.ouvrir(service), service=service)))
    second = attributs(succes(valider(
        visiteur.partenaires, "p3/serviceValidate", ticket=visiteur.ticket(service), service=service)))
    assert (premier["isFromNewLogin"], second["isFromNewLogin"]) == ("true", "false")
    assert premier["longTermAuthenticationRequestTokenUsed"] == "false"
    assert premier["authenticationDate"] == second["authenticationDate"]
    moment = datetime.fromisoformat(premier["authenticationDate"].replace("Z", "+00:00"))
    assert avant <= moment <= datetime.now(timezone.utc) + timedelta(seconds=2)


def test_renew_ne_prend_que_le_mot_de_passe_qui_vient_d_etre_tape(visiteur, service):
    tape = visiteur.ouvrir(service)
    session = visiteur.ticket(service)
    assert succes(valider(visiteur.partenaires, "serviceValidate", ticket=tape, service=service, renew="true")) is not None
    for uri in VALIDATIONS:
        refus = valider(visiteur.partenaires, uri, ticket=visiteur.ticket(service), service=service, renew="true")
        assert echec(refus) == "INVALID_TICKET"
    assert valider(visiteur.partenaires, "validate", ticket=session, service=service, renew="true").text == "no\n\n"


# ---- JSON mirrors the XML

def miroir(resultat: etree._Element) -> dict:
    """What the JSON answer must be, made from the XML one."""
    nom = resultat.tag.removeprefix(ESPACE_XML)
    if nom.endswith("Failure"):
        return {nom: {"code": resultat.get("code"), "description": resultat.text}}
    corps: dict = {"user": texte(resultat, "user")}
    if resultat.find(ESPACE_XML + "attributes") is not None:
        corps["attributes"] = {
            cle: valeur == "true" if cle in IMPOSES - {"authenticationDate"} else valeur
            for cle, valeur in attributs(resultat).items()}
    return {nom: corps}


@pytest.mark.parametrize("uri", VALIDATIONS)
@pytest.mark.parametrize("format", ["JSON", "json"])
def test_json_dit_la_meme_chose(visiteur, service, uri, format):
    visiteur.ouvrir(service)
    en_xml = succes(valider(visiteur.partenaires, uri, ticket=visiteur.ticket(service), service=service, format="XML"))
    ticket = visiteur.ticket(service)
    for resultat in (en_xml, None):
        reponse = valider(visiteur.partenaires, uri, ticket=ticket, service=service, format=format)
        assert reponse.headers["Content-Type"].split(";")[0] == "application/json"
        # The second time the ticket is spent: the refusals are compared too.
        attendu = resultat if resultat is not None else lire(
            valider(visiteur.partenaires, uri, ticket=ticket, service=service))
        assert reponse.json() == {"serviceResponse": miroir(attendu)}


def test_plusieurs_valeurs_font_un_tableau(partenaires):
    """Somebody with two establishments, seen from one of the platform's own applications."""
    visiteur, ici = Visiteur(partenaires), partenaires.cas + "/of/authenticate"
    visiteur.ouvrir(ici, "double@groupe.example")
    en_xml = attributs(succes(valider(partenaires, "p3/serviceValidate", ticket=visiteur.ticket(ici), service=ici)))
    recu = valider(partenaires, "p3/serviceValidate", ticket=visiteur.ticket(ici), service=ici, format="JSON").json()
    sirets = recu["serviceResponse"]["authenticationSuccess"]["attributes"]["sirets"]
    assert isinstance(sirets, list) and len(sirets) > 1
    assert sirets == en_xml["sirets"]


@pytest.mark.parametrize("uri", [*VALIDATIONS, "proxy"])
@pytest.mark.parametrize("format", ["YAML", "xml;", "JSON\r\nX: y", "\0"])
def test_un_autre_format_est_sans_suiteen_xml(visiteur, service, uri, format):
    assert echec(valider(visiteur.partenaires, uri, ticket="ST-1", service=service, format=format)) == "INVALID_REQUEST"


# ---- Tickets that are not valid

@pytest.mark.parametrize("uri", VALIDATIONS)
def test_ce_qui_manque(visiteur, service, uri):
    for demande in ({}, {"ticket": "ST-1"}, {"service": service}, {"ticket": "", "service": service}, {"Ticket": "ST-1"}):
        assert echec(valider(visiteur.partenaires, uri, **demande)) == "INVALID_REQUEST"


@pytest.mark.parametrize("premiere", VALIDATIONS)
def test_un_ticket_ne_sert_qu_une_fois(visiteur, service, premiere):
    ticket = visiteur.ouvrir(service)
    succes(valider(visiteur.partenaires, premiere, ticket=ticket, service=service))
    for uri in VALIDATIONS:
        assert echec(valider(visiteur.partenaires, uri, ticket=ticket, service=service)) == "INVALID_TICKET"


def test_vingt_validations_ensemble_une_seule_reussit(visiteur, service):
    visiteur.ouvrir(service)
    for _ in range(5):
        ticket = visiteur.ticket(service)
        with ThreadPoolExecutor(20) as equipe:
            reponses = list(equipe.map(
                lambda _: lire(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=service)).tag,
                range(20)))
        assert reponses.count(ESPACE_XML + "authenticationSuccess") == 1


def test_un_ticket_d_un_autre_service_est_brule(visiteur, service, planning):
    for autre in (planning, service + "/", service + "?a=1", service.upper(), "https://ailleurs.example/"):
        ticket = visiteur.ouvrir(service)
        assert echec(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=autre)) == "INVALID_SERVICE"
        assert echec(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=service)) == "INVALID_TICKET"


def test_un_ticket_finit_avec_la_session(visiteur, service):
    visiteur.ouvrir(service)
    ticket = visiteur.ticket(service)
    visiteur.quitter()
    assert echec(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=service)) == "INVALID_TICKET"


@pytest.mark.lent
def test_un_ticket_expire(visiteur, service):
    ticket = visiteur.ouvrir(service)
    time.sleep(31)
    assert echec(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=service)) == "INVALID_TICKET"


def test_un_ticket_altere(visiteur, service):
    """One character changed anywhere is another ticket; the true one still serves."""
    ticket = visiteur.ouvrir(service)
    for rang in (3, len(ticket) // 2, len(ticket) - 1):
        autre = ticket[:rang] + ("A" if ticket[rang] != "A" else "B") + ticket[rang + 1:]
        for faux in (autre, ticket + "A", ticket[:-1], ticket[:3] + ticket[3:].lower()):
            assert echec(valider(visiteur.partenaires, "serviceValidate", ticket=faux, service=service)) == "INVALID_TICKET"
    succes(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=service))


@pytest.mark.parametrize("methode", ["POST", "HEADER"])
def test_le_ticket_remis_autrement(visiteur, service, methode):
    visiteur.ouvrir(service)
    reponse = visiteur.demander(service, method=methode)
    assert reponse.status_code == 200 and "Location" not in reponse.headers
    if methode == "POST":
        formulaire = visiteur.formulaire(reponse, service, "post")
        ticket = dict(formulaire["champs"])["ticket"]
    else:
        assert reponse.headers["service"] == service
        ticket = reponse.headers["ticket"]
    succes(valider(visiteur.partenaires, "serviceValidate", ticket=ticket, service=service))


def test_la_politique_ne_s_ouvre_qu_a_l_application_demandee(visiteur, partenaires, service):
    """Browsers hold redirections of a form to `form-action` too: the page names that one origin, and no other."""
    def formulaires(reponse) -> str:
        return re.search(r"form-action ([^;]*)", reponse.headers["Content-Security-Policy"])[1].strip()

    assert formulaires(visiteur.demander(service)) == f"'self' {partenaires.ecoute.origine}"
    assert formulaires(visiteur.demander(partenaires.cas + "/of/authenticate")) == "'self'"
    assert formulaires(visiteur.demander(None)) == "'self'"
    assert formulaires(visiteur.demander("https://ailleurs.example/")) == "'self'"


# ---- The back channel

def test_la_deconnexion_arrive_a_l_application(visiteur, partenaires, service):
    """At the address that the profile names: a form with a SAML LogoutRequest whose SessionIndex is the ticket."""
    ticket = visiteur.ouvrir(service)
    succes(valider(partenaires, "serviceValidate", ticket=ticket, service=service))
    sans_suite = visiteur.ticket(service)
    echec(valider(partenaires, "serviceValidate", ticket=sans_suite, service=service + "/autre"))
    visiteur.quitter()
    recu = partenaires.ecoute.attendre(lambda recu: ticket in str(recu["corps"]))
    assert (recu["methode"], recu["chemin"]) == ("POST", "/ecoute/fin")
    assert recu["type"].split(";")[0] == "application/x-www-form-urlencoded"
    assert list(recu["corps"]) == ["logoutRequest"] and not recu["requete"]
    saml = etree.fromstring(recu["corps"]["logoutRequest"][0].encode())
    espaces = {"p": "urn:oasis:names:tc:SAML:2.0:protocol", "a": "urn:oasis:names:tc:SAML:2.0:assertion"}
    assert saml.tag == "{%s}LogoutRequest" % espaces["p"]
    assert saml.get("Version") == "2.0" and re.fullmatch(r"[A-Za-z_][\w.-]*", saml.get("ID"))
    datetime.fromisoformat(saml.get("IssueInstant").replace("Z", "+00:00"))
    assert saml.findtext("a:NameID", namespaces=espaces)
    assert [index.text for index in saml.findall("p:SessionIndex", espaces)] == [ticket]
    # Nothing is said of a ticket that opened nothing.
    time.sleep(0.5)
    assert not any(sans_suite in str(recu["corps"]) for recu in partenaires.ecoute.recus)


def test_une_application_qui_repond_mal_n_empeche_rien(visiteur, partenaires, service, planning):
    visiteur.ouvrir(service)
    for cible in (service, planning):
        succes(valider(partenaires, "serviceValidate", ticket=visiteur.ticket(cible), service=cible))
    partenaires.ecoute.statut = 500
    try:
        visiteur.quitter()
        assert visiteur.demander(service).status_code == 200
        partenaires.ecoute.attendre(lambda recu: recu["methode"] == "POST")
    finally:
        partenaires.ecoute.statut = 200


def test_l_adresse_du_service_s_ecrit_comme_on_la_demande(visiteur, service):
    """Encoded once or sent as it is, `service` is the same text."""
    visiteur.ouvrir(service)
    reponse = visiteur.get(f"/cas/login?service={quote(service, safe='')}", allow_redirects=False)
    assert reponse.status_code == 303 and reponse.headers["Location"].startswith(service + "?ticket=ST-")
