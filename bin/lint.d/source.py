"""What Swift code of ours never holds, and where what is delicate may stand."""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

LONGUEUR = 400

# What, where it is allowed (patterns below Sources/), why it is refused.
INTERDITS = [
    (r"\bfatalError\s*\(", [], "fatalError arrête tous les utilisateurs : lever une erreur"),
    (r"\btry!", [], "try! arrête tous les utilisateurs : lever une erreur"),
    (r"\bas!", [], "as! arrête tous les utilisateurs : lever une erreur"),
    (r"(?<![.\w])(?<!func )print\s*\((?!\w+\)\s*[-+{)]|_ )", ["mgestion/*", "Referentiels/Imports/*"],
     "print n'est que pour la commande : journaliser"),
    (r"(?<!\w)Date\s*\(\s*\)|\bDate\.now\b", ["Platform/Time/*"], "l'heure se lit sur l'horloge (Platform/Time)"),
]

# SQL stands in stores (`enum DepotStore`, wherever it is), beside the migrations and imports, and in the database layer itself. Anything else is named here.
SQL = re.compile(
    r'(?:^|")\s*(?:SELECT\s+[\w*(.]|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX|UNIQUE)'
    r'|ALTER\s+TABLE|WITH\s+(?:RECURSIVE\s+)?\w+\s*(?:\([^)]*\))?\s+AS\b)'
)
SQL_PERMIS = [
    "*/Store/*", "*/Migrations/*", "*/*Store.swift", "*/*Module.swift", "Platform/Database/*", "Platform/Jobs/*", "Platform/Journal/*",
    "Platform/Mail/*",
    "Referentiels/Imports/*", "Referentiels/Recherche/*", "TestSupport/*",
    "Dossiers/Brouillon/Fusion.swift",  # the history of answers is the merge itself
]

# Declarations only: swift-format (IdentifiersMustBeASCII) reads the rest with a real parser.
ACCENT = re.compile(r"^\s*(?:\w+\s+)*(?:let|var|func|case|enum|struct|class|protocol|extension|typealias)\s+`?\w*[^\x00-\x7f\W]")

TYPE = re.compile(r"^(?:(?:package|private|fileprivate|final)\s+)*(?:enum|struct|class|extension)\s+(\w+)")


def sans_textes(ligne: str) -> str:
    """The line without comment nor short text, so that words in sentences are not taken for code."""
    ligne = re.sub(r'#*"(?:\\.|[^"\\])*"#*', '""', ligne)
    return ligne.split("//", 1)[0]


def permis(relatif: Path, motifs) -> bool:
    return any(fnmatch(str(relatif), motif) for motif in motifs)


def fautes(arbre: Path):
    racine = arbre / "Sources"
    for fichier in sorted(racine.rglob("*.swift")):
        relatif = fichier.relative_to(racine)
        lignes = fichier.read_text().splitlines()
        if len(lignes) > LONGUEUR:
            yield f"Sources/{relatif}: {len(lignes)} lignes, {LONGUEUR} au plus"
        dans = ""
        for numero, ligne in enumerate(lignes, 1):
            code = sans_textes(ligne)
            if declare := TYPE.match(code):
                dans = declare[1]
            for motif, ou, pourquoi in INTERDITS:
                if re.search(motif, code) and not permis(relatif, ou):
                    yield f"Sources/{relatif}:{numero}: {pourquoi}"
            if ACCENT.search(code):
                yield f"Sources/{relatif}:{numero}: un identificateur s'écrit sans accent"
            if (SQL.search(ligne) and not permis(relatif, SQL_PERMIS) and not dans.endswith("Store")
                    and not ligne.lstrip().startswith("//")):
                yield f"Sources/{relatif}:{numero}: le SQL s'écrit dans un Store"


if __name__ == "__main__":
    trouvees = list(fautes(Path(sys.argv[1]).resolve()))
    print("\n".join(trouvees), end="\n" if trouvees else "")
    sys.exit(1 if trouvees else 0)
