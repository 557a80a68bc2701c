"""A contrat d'apprentissage to type, made for today: fictional people, a fictional company of the samples."""

from datetime import date, timedelta

ENTREPRISE = "99999600200013"  # « ENTREPRISE FICTIVE », Sèvres
CERTIFICATION = "RNCP38565"


def plus_mois(jour: date, mois: int) -> date:
    rang = jour.year * 12 + jour.month - 1 + mois
    return date(rang // 12, rang % 12 + 1, min(jour.day, 28))


def nir(sexe: str, naissance: date, departement: str, ordre: int) -> str:
    treize = f"{'1' if sexe == 'M' else '2'}{naissance:%y%m}{departement}999{ordre:03d}"
    return f"{treize}{97 - int(treize) % 97:02d}"


def etapes(nom: str = "TRAN", prenom: str = "Minh-Anh", ordre: int = 47, mineur: bool = False) -> dict[int, dict[str, str]]:
    """What is typed at each step, by name of field; days as 2026-11-21."""
    aujourdhui = date.today()
    debut = aujourdhui - timedelta(days=1)
    naissance = plus_mois(aujourdhui, -12 * (17 if mineur else 19) - 4)
    fin_formation = plus_mois(debut, 20)
    fin = plus_mois(debut, 21)
    representant = {
        "apprenti.responsableLegal.nom": nom,
        "apprenti.responsableLegal.prenom": "Linh",
        "apprenti.responsableLegal.courriel": "linh.tran@mail.example",
        "apprenti.responsableLegal.memeAdresse": "oui",
    }
    return {
        1: {
            "employeur.nature": "prive",
            "employeur.typeEmployeur": "12",
            "employeur.nombreDeSalaries": "14",
            "employeur.codeIdcc": "1090",
            "employeur.libelleIdcc": "Services de l'automobile",
            "employeur.caisseComplementaire": "AGIRC-ARRCO",
            "employeur.telephone": "01 99 00 00 02",
            "employeur.courriel": "atelier@garage.example",
        },
        2: {
            "apprenti.mineurNonEmancipe": "oui" if mineur else "non",
            "apprenti.nom": nom,
            "apprenti.prenom": prenom,
            "apprenti.sexe": "F",
            "apprenti.dateNaissance": naissance.isoformat(),
            "apprenti.nir": nir("F", naissance, "35", ordre),
            "apprenti.departementNaissance": "35",
            "apprenti.communeNaissance": "RENNES",
            "apprenti.nationalite": "1",
            "apprenti.regimeSocial": "2",
            "apprenti.adresse.numero": "12",
            "apprenti.adresse.voie": "rue des Essais",
            "apprenti.adresse.codePostal": "35000",
            "apprenti.adresse.commune": "RENNES",
            "apprenti.telephone": "06 99 00 00 00",
            "apprenti.courriel": "minh-anh.tran@mail.example",
            **(representant if mineur else {}),
            "apprenti.situationAvantContrat": "1",
            "apprenti.diplomePrepare": "41",
            "apprenti.derniereClasse": "01",
            "apprenti.intituleDiplomePrepare": "Baccalauréat professionnel Réparation des carrosseries",
            "apprenti.diplome": "41",
            "apprenti.inscriptionSportifDeHautNiveau": "non",
            "apprenti.handicap": "non",
            "apprenti.projetCreationRepriseEntreprise": "non",
        },
        3: {
            "maitre1.nom": "LANTELME",
            "maitre1.prenom": "Odile",
            "maitre1.dateNaissance": "1979-06-02",
            "maitre1.courriel": "odile@garage.example",
            "maitre1.emploiOccupe": "Peintre automobile",
            "maitre1.intituleDiplomeObtenu": "CAP Peinture en carrosserie",
            "maitre1.niveauDiplomeObtenu": "3",
            "employeur.attestationEligibilite": "oui",
        },
        4: {
            "contrat.modeContractuel": "1",
            "contrat.typeContratApp": "11",
            "contrat.dateConclusion": (aujourdhui - timedelta(days=3)).isoformat(),
            "contrat.dateDebutContrat": debut.isoformat(),
            "contrat.dateFormationPratiqueEmployeur": debut.isoformat(),
            "contrat.dateFinContrat": fin.isoformat(),
            "contrat.dureeTravailHebdoHeures": "35",
            "contrat.dureeTravailHebdoMinutes": "0",
            "contrat.travailRisque": "non",
            "contrat.salaireEmbauche": "1 950,00",
        },
        5: {
            "organismeFormation.formationInterne": "non",
            "organismeFormation.lieuFormationIdentique": "oui",
            "organismeFormation.uaiCfa": "0999990W",
            "formation.codeDiplome": "50025419",
            "formation.typeDiplome": "33",
            "formation.dateDebutFormation": aujourdhui.isoformat(),
            "formation.dateFinFormation": fin_formation.isoformat(),
            "formation.dureeFormation": "840",
            "formation.nombreHeuresEnDistanciel": "0",
            "organismeFormation.visaCfa": "oui",
            "subrogation": "oui",
            "formation.premierEquipement": "500",
        },
        7: {
            "commentaire": "Première entrée en apprentissage.",
            "employeur.attestationPieces": "oui",
            "attestation": "oui",
        },
    }
