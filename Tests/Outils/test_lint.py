"""A planted fault is found, at its line; the same words where they are allowed are not."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

BIN = Path(__file__).resolve().parents[2] / "bin"


def charger(fichier: Path):
    modele = importlib.util.spec_from_file_location(fichier.stem, fichier)
    regle = importlib.util.module_from_spec(modele)
    modele.loader.exec_module(regle)
    return regle


REGLES = [charger(fichier) for fichier in sorted((BIN / "lint.d").glob("*.py"))]


def fautes(arbre: Path) -> list[str]:
    return [faute for regle in REGLES for faute in regle.fautes(arbre)]


def planter(arbre: Path, chemin: str, texte: str):
    fichier = arbre / chemin
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(texte)


FAUTES = [
    ("Sources/Domain/A.swift", "import Foundation\nimport Platform\n", "A.swift:2: Domain n'importe que Foundation"),
    ("Sources/Domain/A.swift", "import Crypto\n", "pas Crypto"),
    ("Sources/Platform/A.swift", "package import Domain\n", "Platform n'importe pas Domain"),
    ("Sources/Platform/A.swift", "@testable import Dossiers\n", "Platform n'importe pas Dossiers"),
    ("Sources/Referentiels/A.swift", "import Identity\n", "Referentiels n'importe pas Identity"),
    ("Sources/Dossiers/A.swift", "import Courriers\n", "Dossiers n'importe pas Courriers"),
    ("Sources/Courriers/A.swift", "import struct Dossiers.Dossier\n", "Courriers n'importe pas Dossiers"),
    ("Sources/Identity/A.swift", "internal import Server\n", "Identity n'importe pas Server"),
    ("Sources/Nouveau/A.swift", "import Foundation\n", "n'est à aucun étage"),
    ("Sources/Dossiers/A.swift", 'func a() { fatalError("x") }\n', "fatalError"),
    ("Sources/Dossiers/A.swift", "let a = try! b()\n", "try!"),
    ("Sources/Dossiers/A.swift", "let a = b as! Int\n", "as!"),
    ("Sources/Dossiers/A.swift", '    print("ici")\n', "print n'est que pour la commande"),
    ("Sources/Dossiers/A.swift", "let jour = Date()\n", "l'heure se lit sur l'horloge"),
    ("Sources/Dossiers/A.swift", "let jour = Date.now\n", "l'heure se lit sur l'horloge"),
    ("Sources/Dossiers/A.swift", "let numéro = 1\n", "sans accent"),
    ("Sources/Dossiers/A.swift", "    package static func créer() {}\n", "sans accent"),
    ("Sources/Dossiers/Page.swift", 'try db.rows("SELECT id FROM dossier")\n', "le SQL s'écrit dans un Store"),
    ("Sources/Dossiers/Page.swift", '"""\n  UPDATE dossier SET etat = 1\n"""\n', "Page.swift:2: le SQL"),
    ("Sources/Dossiers/Page.swift", '"""\nWITH x AS (SELECT 1)\n"""\n', "Page.swift:2: le SQL"),
    ("Sources/Dossiers/Page.swift", 'enum AStore {}\nstruct Page {\n  let a: SQL = "DELETE FROM piece"\n}\n', "le SQL"),
    ("Sources/Dossiers/A.swift", "\n" * 401, "401 lignes, 400 au plus"),
    ("Sources/Dossiers/A.swift", "// TO" + "DO: finir\n", "n'a pas sa place"),
    ("Sources/Dossiers/A.swift", 'try Mailer.enqueue(\n    mail(a, "b"), kind: "dossier.x", on: db)\n', "A.swift:2: le courriel dossier.x"),
    ("Sources/Courriers/A.swift", 'try mail.poster("dossier.x", on: db)\n', "A.swift:1: le courriel dossier.x"),
    ("docs/a.md", "voir /wo" + "rk/main\n", "n'a pas sa place"),
    ("docs/a.md", "voir ../sha" + "red/x\n", "n'a pas sa place"),
]

PERMIS = [
    ("Sources/Dossiers/A.swift", "import Domain\nimport Platform\npackage import Referentiels\nimport Foundation\n"),
    ("Sources/Server/A.swift", "import Dossiers\nimport Courriers\nimport Identity\n"),
    ("Sources/mgestion/A.swift", 'import Server\nprint("dossier créé")\n'),
    ("Sources/Platform/Time/A.swift", "let now = Date()\n"),
    ("Sources/Dossiers/Store/A.swift", 'try db.rows("SELECT id FROM dossier")\n'),
    ("Sources/Dossiers/Migrations/A.swift", '"""\nCREATE TABLE dossier (id BIGINT)\n"""\n'),
    ("Sources/Dossiers/Page.swift", 'extension ListeStore {\n  try db.rows("SELECT id FROM dossier")\n}\n'),
    ("Sources/Dossiers/A.swift", 'let titre = "Numéro à créer : try! Date()"  // fatalError(\n'),
    ("Sources/Dossiers/A.swift", "/// Reads with a SELECT what UPDATE wrote.\nlet a = Date(timeIntervalSince1970: 0)\n"),
    ("Sources/Dossiers/A.swift", "\n" * 400),
]


@pytest.mark.parametrize(("chemin", "texte", "attendu"), FAUTES)
def test_une_faute_est_trouvee(tmp_path, chemin, texte, attendu):
    planter(tmp_path, chemin, texte)
    assert any(attendu in faute for faute in fautes(tmp_path))


@pytest.mark.parametrize(("chemin", "texte"), PERMIS)
def test_ce_qui_est_permis_passe(tmp_path, chemin, texte):
    planter(tmp_path, chemin, texte)
    assert fautes(tmp_path) == []


def test_le_script_dit_chaque_faute_et_echoue(tmp_path):
    planter(tmp_path, "Sources/Domain/A.swift", "import Platform\n")
    planter(tmp_path, "Sources/Dossiers/A.swift", "let a = try! b()\n")
    fini = subprocess.run([BIN / "lint", tmp_path], capture_output=True, text=True)
    assert fini.returncode == 1
    assert "Domain n'importe que Foundation" in fini.stdout and "try!" in fini.stdout


def test_le_script_se_tait_quand_rien_n_est_a_dire(tmp_path):
    planter(tmp_path, "Sources/Domain/A.swift", "import Foundation\n")
    fini = subprocess.run([BIN / "lint", tmp_path], capture_output=True, text=True)
    assert (fini.returncode, fini.stdout) == (0, "")
