#!/usr/bin/env python3
"""Writes the fictional samples of this folder, in the formats of the official files. Establishments, organisations
and amounts are invented; communes, postal codes and the names of branches are public facts."""
import csv, datetime, io, os, zipfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))


def luhn(digits):
    total = 0
    for rank, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + rank % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def siret(siren, number):
    """The SIRET of an establishment: four digits of the NIC, and the one that makes the key right."""
    return next(s for s in (f"{siren}{number:04d}{k}" for k in range(10)) if luhn(s))


def write(name, text, encoding="utf-8"):
    with open(os.path.join(HERE, name), "w", encoding=encoding, newline="") as file:
        file.write(text)


# --- Sirene ---------------------------------------------------------------------------------------------------
ADRESSE = ["complementAdresse", "numeroVoie", "indiceRepetition", "dernierNumeroVoie", "typeVoie", "libelleVoie",
           "codePostal", "libelleCommune", "libelleCommuneEtranger", "distributionSpeciale", "codeCommune",
           "codeCedex", "libelleCedex", "codePaysEtranger", "libellePaysEtranger"]
COLONNES = (["siren", "nic", "siret", "statutDiffusionEtablissement", "dateCreationEtablissement",
             "trancheEffectifsEtablissement", "anneeEffectifsEtablissement",
             "activitePrincipaleRegistreMetiersEtablissement", "dateDernierTraitementEtablissement",
             "etablissementSiege", "nombrePeriodesEtablissement"]
            + [c + "Etablissement" for c in ADRESSE] + [c + "2Etablissement" for c in ADRESSE if c != "dernierNumeroVoie"]
            + ["dateDebut", "etatAdministratifEtablissement", "enseigne1Etablissement", "enseigne2Etablissement",
               "enseigne3Etablissement", "denominationUsuelleEtablissement", "activitePrincipaleEtablissement",
               "nomenclatureActivitePrincipaleEtablissement", "caractereEmployeurEtablissement"])

VILLES = {
    "RENNES": ("35000", "35238"), "VITRE": ("35500", "35360"), "FOUGERES": ("35300", "35115"),
    "SAINT-MALO": ("35400", "35288"), "SEVRES": ("92310", "92072"), "PARIS 12": ("75012", "75112"),
    "LYON 7EME": ("69007", "69387"), "MARSEILLE 15EME": ("13015", "13215"), "NANTES": ("44000", "44109"),
    "LILLE": ("59000", "59350"), "AJACCIO": ("20090", "2A004"), "BASTIA": ("20200", "2B033"),
    "SAINT-DENIS": ("97400", "97411"), "FORT-DE-FRANCE": ("97200", "97209"), "MAMOUDZOU": ("97600", "97611"),
    "CAYENNE": ("97300", "97302"), "LES ABYMES": ("97139", "97101"), "TOULOUSE": ("31000", "31555"),
    "BORDEAUX": ("33000", "33063"), "STRASBOURG": ("67000", "67482"), "ANGERS": ("49000", "49007"),
    "LE MANS": ("72000", "72181"), "BREST": ("29200", "29019"),
}

# siren, name, legal category, NAF, staff; then establishments: (number, name, no, index, kind, way, town, closed on)
ENTREPRISES = [
    ("999997604", "GARAGE DES TILLEULS", "5710", "45.20A", "11", [
        (1, "", "18", "", "RUE", "DES FORGES", "RENNES", ""),
        (2, "GARAGE DES TILLEULS - CARROSSERIE", "4", "", "RUE", "DE L'ATELIER", "VITRE", ""),
        (3, "", "2", "", "PL", "DU MARCHE", "FOUGERES", "2022-12-31")]),
    ("999998008", "CARROSSERIE LANTELME", "5499", "45.20B", "11", [
        (1, "", "3", "", "IMP", "DU TOUR", "RENNES", "")]),
    ("999996002", "ENTREPRISE FICTIVE", "5710", "45.20A", "12", [
        (1, "", "12", "B", "RUE", "DES EXEMPLES", "SEVRES", ""),
        (2, "ENTREPRISE FICTIVE - DEPOT", "7", "", "ZI", "DES ESSAIS", "NANTES", ""),
        (3, "", "1", "", "QUAI", "DU PORT", "BREST", "2021-06-30")]),
    ("999996804", "TRANSPORTS DES ORMES", "5710", "49.41A", "22", [
        (1, "", "40", "", "RTE", "DE LORIENT", "RENNES", ""),
        (2, "TRANSPORTS DES ORMES - PLATEFORME", "9", "", "ALL", "DES QUAIS", "LE MANS", ""),
        (3, "TRANSPORTS DES ORMES - OUEST", "15", "T", "BD", "DE L'OCEAN", "SAINT-MALO", "")]),
    ("987654324", "OF GENERIQUE", "9220", "85.32Z", "21", [
        (1, "", "12", "", "ALL", "DES ESSAIS", "RENNES", "")]),
    ("999998404", "CFA DES TROIS ERABLES", "9220", "85.32Z", "12", [
        (1, "CFA DES TROIS ERABLES - ANTENNE NORD", "5", "", "AV", "DES ERABLES", "LILLE", "")]),
    ("999999204", "OPCO MOBILITES (DEMONSTRATION)", "8450", "94.11Z", "31", [
        (1, "", "43", "B", "RTE", "DE VAUGIRARD", "PARIS 12", "")]),
    ("999999999", "OF GENERIQUE DU GUIDE", "9220", "85.59A", "11", [
        (0, "", "204", "", "RUE", "SERTORIUS", "SEVRES", "")]),
    ("999993009", "CYCLES DU CANAL", "5499", "95.29Z", "03", [
        (1, "", "8", "", "QUAI", "DE LA FONTAINE", "TOULOUSE", "")]),
    ("999993603", "AUTO-ECOLE DU LEVANT", "5499", "85.53Z", "03", [
        (1, "", "61", "", "AV", "DU LEVANT", "MARSEILLE 15EME", ""),
        (2, "", "3", "", "CRS", "DES ALLIES", "MARSEILLE 15EME", "2023-09-15")]),
    ("999993769", "MOTOS ROUSSET", "5710", "45.40Z", "02", [
        (1, "", "22", "", "RUE", "DES MOTARDS", "LYON 7EME", "")]),
    ("999993801", "CONTROLE TECHNIQUE DE L'ILL", "5710", "71.20A", "01", [
        (1, "", "5", "", "RUE", "DE L'ILL", "STRASBOURG", "")]),
    ("999994007", "TRANSPORTS URBAINS DE L'ERDRE", "5599", "49.31Z", "41", [
        (1, "", "100", "", "BD", "DES TRAMS", "NANTES", ""),
        (2, "TRANSPORTS URBAINS DE L'ERDRE - DEPOT", "2", "", "RUE", "DU DEPOT", "NANTES", "")]),
    ("999994601", "FERROVIAIRE DES PLAINES", "5599", "49.20Z", "42", [
        (1, "", "17", "", "RUE", "DE LA GARE", "LILLE", "")]),
    ("999994767", "MANUTENTION DU BASSIN", "5710", "52.24A", "21", [
        (1, "", "6", "", "QUAI", "DES CHARTRONS", "BORDEAUX", "")]),
    ("999994809", "NAVETTES DE LA RADE", "5710", "50.30Z", "12", [
        (1, "", "1", "", "QUAI", "DE LA RADE", "BREST", "")]),
    ("999995004", "GARAGE DU MAQUIS", "5710", "45.20A", "02", [
        (1, "", "33", "", "CRS", "NAPOLEON", "AJACCIO", ""),
        (2, "GARAGE DU MAQUIS - HAUTE-CORSE", "4", "", "RTE", "DU CAP", "BASTIA", "")]),
    ("999995608", "AUTOMOBILES DU LAGON", "5710", "45.11Z", "11", [
        (1, "", "10", "", "RUE", "DU LAGON", "SAINT-DENIS", ""),
        (2, "AUTOMOBILES DU LAGON - MAYOTTE", "2", "", "RUE", "DU COMMERCE", "MAMOUDZOU", "")]),
    ("999995764", "GARAGE DES ALIZES", "5710", "45.20A", "03", [
        (1, "", "7", "", "RUE", "DES ALIZES", "FORT-DE-FRANCE", ""),
        (2, "GARAGE DES ALIZES - GUADELOUPE", "18", "", "ZAC", "DE LA PROVIDENCE", "LES ABYMES", ""),
        (3, "", "55", "", "AV", "DE LA LIBERTE", "CAYENNE", "2024-03-31")]),
    ("999995806", "LOCATION DES PINS", "5710", "77.11A", "11", [
        (1, "", "29", "", "AV", "DES PINS", "ANGERS", "")]),
    ("999996606", "", "1000", "45.20A", "NN", [
        (1, "", "3", "", "RUE", "DES LILAS", "VITRE", "")]),
    ("999996762", "DEPANNAGE EXPRESS DE L'OUEST", "5710", "52.21Z", "02", [
        (1, "", "88", "", "RTE", "DE PARIS", "LE MANS", "2020-01-31")]),
    ("999997000", "COMMUNE D'ESSAI", "7210", "84.11Z", "21", [
        (1, "", "1", "", "PL", "DE LA MAIRIE", "FOUGERES", "")]),
    ("999997760", "AMBULANCES DU PARC", "5710", "86.90A", "12", [
        (1, "", "14", "", "AV", "DU PARC", "TOULOUSE", "")]),
    ("999997802", "AGENCE DES GRANDS VOYAGES", "5710", "79.11Z", "03", [
        (1, "", "51", "", "RUE", "DES GLOBES", "LYON 7EME", "")]),
]


def sirene():
    stock, names = io.StringIO(), io.StringIO()
    lines = csv.writer(stock, lineterminator="\n")
    lines.writerow(COLONNES)
    legal = csv.writer(names, lineterminator="\n")
    legal.writerow(["siren", "statutDiffusionUniteLegale", "sigleUniteLegale", "prenom1UniteLegale",
                    "prenomUsuelUniteLegale", "trancheEffectifsUniteLegale", "etatAdministratifUniteLegale",
                    "nomUniteLegale", "nomUsageUniteLegale", "denominationUniteLegale",
                    "categorieJuridiqueUniteLegale", "activitePrincipaleUniteLegale"])
    for siren, name, category, naf, staff, places in sorted(ENTREPRISES):
        person = ("Lou", "Lou", "EXEMPLE") if not name else ("", "", "")
        legal.writerow([siren, "O", "", person[0], person[1], staff, "A", person[2], "", name, category, naf])
        for number, own, no, index, kind, way, town, closed in places:
            # The guide's own establishment has a wrong key on purpose.
            code = "99999999900009" if siren == "999999999" else siret(siren, number)
            postal, insee = VILLES[town]
            row = dict.fromkeys(COLONNES, "")
            row.update({
                "siren": siren, "nic": code[9:], "siret": code, "statutDiffusionEtablissement": "O",
                "dateCreationEtablissement": "2010-01-01", "trancheEffectifsEtablissement": staff,
                "etablissementSiege": "true" if number <= 1 else "false", "nombrePeriodesEtablissement": "1",
                "numeroVoieEtablissement": no, "indiceRepetitionEtablissement": index, "typeVoieEtablissement": kind,
                "libelleVoieEtablissement": way, "codePostalEtablissement": postal,
                "libelleCommuneEtablissement": town, "codeCommuneEtablissement": insee,
                "dateDebut": closed or "2010-01-01", "etatAdministratifEtablissement": "F" if closed else "A",
                "denominationUsuelleEtablissement": own, "activitePrincipaleEtablissement": naf,
                "nomenclatureActivitePrincipaleEtablissement": "NAFRev2",
                "caractereEmployeurEtablissement": "N" if staff == "NN" else "O"})
            lines.writerow([row[c] for c in COLONNES])
    write("StockEtablissement_utf8.csv", stock.getvalue())
    write("StockUniteLegale_utf8.csv", names.getvalue())


# --- Training organisations -----------------------------------------------------------------------------------
def organismes():
    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    lines.writerow(["numeroDeclarationActivite", "numerosDeclarationActivitePrecedent", "denomination", "siren",
                    "siretEtablissementDeclarant"]
                   + ["adressePhysiqueOrganismeFormation." + c for c in ("voie", "codePostal", "ville", "codeRegion")]
                   + ["certifications." + c for c in ("actionsDeFormation", "bilansDeCompetences", "VAE",
                                                      "actionsDeFormationParApprentissage")]
                   + ["informationsDeclarees." + c for c in ("dateDerniereDeclaration", "debutExercice",
                                                             "finExercice", "nbStagiaires")])
    for nda, name, code, way, postal, town, region, apprentissage in [
        ("53350000135", "OF GENERIQUE", "98765432400019", "12 allée des Essais", "35000", "RENNES", "53", "true"),
        ("32590000259", "CFA DES TROIS ÉRABLES - ANTENNE NORD", "99999840400019", "5 avenue des Érables", "59000",
         "LILLE", "32", "true"),
        ("11920000392", "OF GENERIQUE DU GUIDE", "99999999900009", "204 rue Sertorius", "92310", "SEVRES", "11", "true"),
        ("93130000413", "AUTO-ÉCOLE DU LEVANT", siret("999993603", 1), "61 avenue du Levant", "13015", "MARSEILLE",
         "93", "false"),
    ]:
        lines.writerow([nda, "", name, code[:9], code, way, postal, town, region, "true", "false", "false",
                        apprentissage, "30/04/2026", "01/01/2025", "31/12/2025", "240"])
    write("lpof.csv", out.getvalue())

    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    lines.writerow(["Identifiant_de_l_etablissement", "Nom_etablissement", "Adresse_1", "Code_postal", "Code_commune",
                    "Nom_commune", "SIREN_SIRET", "Telephone", "Mail"])
    lines.writerow(["0999990W", "OF GENERIQUE", "12 allée des Essais", "35000", "35238", "Rennes", "98765432400019",
                    "02 99 00 00 10", "contact@formation.example"])
    lines.writerow(["0999991X", "CFA DES TROIS ÉRABLES - ANTENNE NORD", "5 avenue des Érables", "59000", "59350",
                    "Lille", "99999840400019", "03 20 00 00 10", "accueil@cfa-erables.example"])
    # The guide prints 0070070X, whose letter is wrong.
    lines.writerow(["0070070X", "OF GENERIQUE DU GUIDE", "204 rue Sertorius", "92310", "92072", "Sèvres",
                    "99999999900009", "", ""])
    write("fr-en-annuaire-education.csv", out.getvalue())


# --- Certifications -------------------------------------------------------------------------------------------
FICHES = [
    ("RNCP38372", "BTS Maintenance des véhicules, option voitures particulières", "BTS", 5, "ACTIVE", "31/08/2029"),
    ("RNCP38565", "CAP Maintenance des véhicules, option voitures particulières", "CAP", 3, "ACTIVE", "31/08/2029"),
    ("RNCP38203", "CAP Carrossier automobile", "CAP", 3, "ACTIVE", "31/08/2028"),
    ("RNCP36004", "Mention complémentaire Ambulancier", "MC", 3, "ACTIVE", "31/08/2027"),
    ("RNCP99001", "Bac pro Maintenance des véhicules, option véhicules de transport routier", "BAC PRO", 4, "ACTIVE",
     "31/08/2029"),
    ("RNCP99002", "BTS Gestion des transports et logistique associée", "BTS", 5, "ACTIVE", "31/08/2028"),
    ("RNCP99003", "CAP Maintenance des véhicules, option motocycles", "CAP", 3, "ACTIVE", "31/08/2029"),
    ("RNCP99004", "Titre professionnel Conducteur du transport routier de marchandises", "TP", 3, "ACTIVE",
     "30/06/2028"),
    ("RNCP99005", "Titre professionnel Conducteur de transport en commun sur route", "TP", 3, "ACTIVE", "30/06/2028"),
    ("RNCP99006", "Titre professionnel Enseignant de la conduite et de la sécurité routière", "TP", 5, "ACTIVE",
     "30/06/2028"),
    ("RNCP99007", "CQP Mécanicien cycles", "CQP", 3, "ACTIVE", "31/12/2027"),
    ("RNCP99008", "Conducteur de train (fictif)", "", 4, "ACTIVE", "31/12/2027"),
    ("RNCP99009", "Licence professionnelle Management des services de l'automobile (fictif)", "LP", 6, "ACTIVE",
     "31/08/2027"),
    ("RNCP28776", "BTS Maintenance des véhicules (ancienne fiche)", "BTS", 5, "INACTIVE", "31/08/2023"),
    ("RNCP99010", "CAP Réparation des carrosseries (ancienne fiche)", "CAP", 3, "INACTIVE", "31/08/2024"),
    ("RS99001", "Habilitation véhicules électriques (fictif)", "", 0, "ACTIVE", "31/12/2027"),
]


def rncp():
    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    lines.writerow(["Id_Fiche", "Numero_Fiche", "Intitule", "Abrege_Libelle", "Abrege_Intitule",
                    "Nomenclature_Europe_Niveau", "Nomenclature_Europe_Intitule", "Accessible_Nouvelle_Caledonie",
                    "Accessible_Polynesie_Francaise", "Date_dernier_jo", "Date_Decision", "Date_Fin_Enregistrement",
                    "Date_Effet", "Type_Enregistrement", "Validation_Partielle", "Actif"])
    for number, (code, title, short, level, state, end) in enumerate(FICHES, 1):
        lines.writerow([number, code, title, short, "", f"NIV{level}" if level else "", f"Niveau {level}" if level else "",
                        "Non", "Non", "", "", end, "", "Enregistrement de droit", "", state])
    write("export_fiches_CSV_Standard_2026_01_05.csv", "\ufeff" + out.getvalue())

    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    lines.writerow(["Code Diplôme", "Intitulé diplôme (DEPP)", "FicheRNCP", "Niveau fiche RNCP"])
    for code, title, fiche in [("50025419", "MAINTENANCE DES VEHICULES OPTION A", "RNCP38565"),
                               ("50025420", "CARROSSIER AUTOMOBILE", "RNCP38203"),
                               ("32025218", "MAINTENANCE DES VEHICULES OPTION A", "RNCP38372")]:
        lines.writerow([code, title, fiche, ""])
    write("kit-apprentissage.csv", out.getvalue())


# --- Levels of funding ----------------------------------------------------------------------------------------
CPNE = {
    21: ("CPNE de la branche ferroviaire", ["3217"]),
    40: ("CPN de la branche des Services de l'Automobile", ["1090"]),
    54: ("CPNE Ports et Manutention", ["3017"]),
    104: ("CPNE transport et activités auxiliaires", ["16"]),
    122: ("CPNE-FP Manutention ferroviaire et travaux connexes", ["538"]),
    144: ("CPNEFP Agences de voyages et tourisme", ["1710", "412"]),
    175: ("CPNE des réseaux de transports publics urbains de voyageurs", ["1424"]),
    177: ("CPNEFP de la branche des distributeurs conseils hors domicile", ["1536"]),
    187: ("CPNE des entreprises de transport en navigation intérieure", ["3", "1974", "2174"]),
    188: ("CPNEFP du Transport Maritime", ["2972", "3223", "5521"]),
    208: ("CPNE port de plaisance", ["1182"]),
    325: ("CPB Coopérative maritime", ["3223"]),
}
MONTANTS = {
    "RNCP38372": {40: 8155, 104: 7950, 175: 8300, 21: "NC", 54: 7800, 188: 7700, 325: 7600},
    "RNCP38565": {40: 7866, 104: 7500, 175: 7610, 54: "7 400 €"},
    "RNCP38203": {40: 7998.5, 104: "NR", 175: 7800},
    "RNCP36004": {40: 8155, 104: 8155},
    "RNCP99001": {40: 8420, 104: 8100, 175: 8250},
    "RNCP99002": {40: 6900, 104: 7120, 175: 7000, 21: 7050, 54: 7200, 188: 7200, 325: 7100},
    "RNCP99003": {40: 7900, 104: 7400},
    "RNCP99004": {40: 8800, 104: 9150, 187: 8700},
    "RNCP99005": {104: 9300, 175: 9450},
    "RNCP99006": {40: 8650},
    "RNCP99007": {40: 6500, 177: 6200},
    "RNCP99008": {21: 12400, 175: 11800, 122: 11500},
    "RNCP99009": {40: 6850, 104: 6700},
    "RNCP28776": {40: 8155, 104: 7950, 175: 8300},
}


def column(index):
    return (chr(64 + index // 26) if index >= 26 else "") + chr(65 + index % 26)


def workbook(name, sheets):
    """A workbook with shared texts, by hand: (sheet, [(row number, [values])])."""
    shared, parts = {}, []
    for _, rows in sheets:
        xml = []
        for number, values in rows:
            cells = []
            for index, value in enumerate(values):
                ref = f"{column(index)}{number}"
                if value is None:
                    continue
                if isinstance(value, (int, float)):
                    cells.append(f'<c r="{ref}"><v>{value}</v></c>')
                else:
                    cells.append(f'<c r="{ref}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>')
            xml.append(f'<row r="{number}">{"".join(cells)}</row>')
        parts.append('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns='
                     '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
                     + "".join(xml) + "</sheetData></worksheet>")
    texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    files = {
        "[Content_Types].xml": head + f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{kind}worksheet+xml"/>'
                  for i in range(1, len(sheets) + 1))
        + f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}sharedStrings+xml"/></Types>',
        "_rels/.rels": head + f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type='
        f'"{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": head + f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="{escape(n)}" sheetId="{i}" r:id="rId{i}"/>' for i, (n, _) in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": head + f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                  for i in range(1, len(sheets) + 1))
        + f'<Relationship Id="rId{len(sheets) + 1}" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": head + f'<sst xmlns="{main}" count="{len(shared)}" uniqueCount="{len(shared)}">{texts}</sst>',
    }
    for index, part in enumerate(parts, 1):
        files[f"xl/worksheets/sheet{index}.xml"] = part
    with zipfile.ZipFile(os.path.join(HERE, name), "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            # A fixed date keeps the file identical from one run to the next.
            archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def npec():
    def serial(year, month, day):
        return (datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days

    titles = {code: (title, short) for code, title, short, _, _, _ in FICHES}
    amounts, branches = [], []
    row = 5
    for start, factor in [(serial(2022, 9, 1), 1.0), (serial(2025, 9, 1), 0.96)]:
        for code, values in MONTANTS.items():
            if code == "RNCP28776" and factor < 1:
                continue
            for cpne, amount in values.items():
                if not isinstance(amount, str):
                    amount = amount if factor == 1 else round(amount * factor, 2)
                status = "CPNE" if cpne == 40 else ("R" if cpne == 104 else "A")
                amounts.append((row, [code, titles[code][0], "MINISTERE DE L'EDUCATION NATIONALE", titles[code][1],
                                      cpne, CPNE[cpne][0], amount, status, start]))
                row += 1
    row = 4
    for cpne, (label, agreements) in CPNE.items():
        for idcc in agreements:
            branches.append((row, [cpne, label, int(idcc)]))
            row += 1
    workbook("npec.xlsx", [
        ("Me lire", [(1, ["Données fictives, dans la forme du référentiel de France compétences"])]),
        ("Onglet 2 - global", [(1, ["Matrice non reprise"])]),
        ("Onglet 3 - référentiel NPEC", [
            (1, ["Référentiel des niveaux de prise en charge (données fictives)"]),
            (4, ["RNCP", "Libellé de la formation", "Certificateur* \n(* premier uniquement)", "Type de diplôme",
                 "Code CPNE", "CPNE", "NPEC final", "Statut", "Date d'applicabilité \ndes NPEC**"])] + amounts),
        ("Onglet 4 - CPNE-IDCC", [(1, ["Correspondance"]), (3, ["Code CPNE", "CPNE", "IDCC"])] + branches),
    ])


# --- Communes -------------------------------------------------------------------------------------------------
COMMUNES = """35238 RENNES 35000 35200 35700|35360 VITRE 35500|35115 FOUGERES 35300|35288 ST MALO 35400
35051 CESSON SEVIGNE 35510|35047 BRUZ 35170|35015 BALAZE 35500|35052 CHAMPEAUX 35500|35087 CORNILLE 35500
35141 LANDAVRAN 35500|35194 MONTREUIL SOUS PEROUSE 35500|35229 POCE LES BOIS 35500|35300 ST M HERVE 35500
35330 TAILLIS 35500|92072 SEVRES 92310|92050 NANTERRE 92000|92012 BOULOGNE BILLANCOURT 92100
69381 LYON 01 69001|69382 LYON 02 69002|69383 LYON 03 69003|69384 LYON 04 69004|69385 LYON 05 69005
69386 LYON 06 69006|69387 LYON 07 69007|69388 LYON 08 69008|69389 LYON 09 69009
44109 NANTES 44000 44100 44200 44300|33063 BORDEAUX 33000 33100 33200 33300 33800
31555 TOULOUSE 31000 31100 31200 31300 31400 31500|59350 LILLE 59000 59800|67482 STRASBOURG 67000 67100 67200
06088 NICE 06000 06100 06200 06300|34172 MONTPELLIER 34000 34070 34080 34090|38185 GRENOBLE 38000 38100
21231 DIJON 21000|49007 ANGERS 49000 49100|72181 LE MANS 72000 72100|29019 BREST 29200|29232 QUIMPER 29000
56260 VANNES 56000|56121 LORIENT 56100|22278 ST BRIEUC 22000|53130 LAVAL 53000|14118 CAEN 14000
76540 ROUEN 76000 76100|76351 LE HAVRE 76600 76610 76620|80021 AMIENS 80000 80080 80090|51454 REIMS 51100
57463 METZ 57000 57050 57070|54395 NANCY 54000 54100|25056 BESANCON 25000|45234 ORLEANS 45000 45100
37261 TOURS 37000 37100 37200|86194 POITIERS 86000|87085 LIMOGES 87000 87100 87280
63113 CLERMONT FERRAND 63000 63100|42218 ST ETIENNE 42000 42100|73065 CHAMBERY 73000|84007 AVIGNON 84000
83137 TOULON 83000 83100 83200|66136 PERPIGNAN 66000 66100|30189 NIMES 30000 30900|64445 PAU 64000
64102 BAYONNE 64100|17300 LA ROCHELLE 17000|10387 TROYES 10000|68224 MULHOUSE 68100 68200|68066 COLMAR 68000
78646 VERSAILLES 78000|94028 CRETEIL 94000|93008 BOBIGNY 93000|93066 ST DENIS 93200 93210|93048 MONTREUIL 93100
91228 EVRY COURCOURONNES 91000 91080|95127 CERGY 95000 95800|77288 MELUN 77000|2A004 AJACCIO 20000 20090
2B033 BASTIA 20200 20600|97209 FORT DE FRANCE 97200|97302 CAYENNE 97300|97411 ST DENIS 97400 97490
97416 ST PIERRE 97410 97432|97611 MAMOUDZOU 97600 97605|97105 BASSE TERRE 97100|97120 POINTE A PITRE 97110
97101 LES ABYMES 97139 97142"""
ANNECY = [("74000", ""), ("74370", "PRINGY"), ("74600", "SEYNOD"), ("74940", "ANNECY LE VIEUX"),
          ("74960", "CRAN GEVRIER"), ("74960", "MEYTHET")]


def communes():
    rows = []
    for entry in COMMUNES.replace("\n", "|").split("|"):
        code, *words = entry.split()
        name = " ".join(w for w in words if not (w.isdigit() and len(w) == 5))
        rows += [(code, name, postal, name, "") for postal in words if postal.isdigit() and len(postal) == 5]
    rows += [(f"751{n:02d}", f"PARIS {n:02d}", f"750{n:02d}", "PARIS", "") for n in range(1, 21)]
    rows += [(f"132{n:02d}", f"MARSEILLE {n:02d}", f"130{n:02d}", "MARSEILLE", "") for n in range(1, 17)]
    rows += [("75116", "PARIS 16", "75116", "PARIS", "")]
    rows += [("74010", "ANNECY", postal, "ANNECY", old) for postal, old in ANNECY]
    text = "#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libelle_d_acheminement;Ligne_5\r\n"
    text += "".join(";".join(row) + "\r\n" for row in sorted(rows))
    write("laposte_hexasmal.csv", text, "latin-1")


sirene()
organismes()
rncp()
npec()
communes()
