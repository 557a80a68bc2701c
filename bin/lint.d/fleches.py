"""Imports go down only: the five floors of docs/architecture.md."""

import re
import sys
from pathlib import Path

CAPACITES = {"Identity", "Habilitations", "Dossiers", "Courriers", "Reglements"}
NOTRES = CAPACITES | {"Domain", "Platform", "Referentiels", "Server", "TestSupport"}

# Module -> which of ours it may import. Capabilities see the floors below, never one another.
PERMIS = {
    "Domain": set(),
    "Platform": set(),
    "Referentiels": {"Domain", "Platform"},
    **{capacite: {"Domain", "Platform", "Referentiels"} for capacite in CAPACITES},
    "Server": CAPACITES | {"Domain", "Platform", "Referentiels"},
    "mgestion": CAPACITES | {"Domain", "Platform", "Referentiels", "Server"},
    "TestSupport": {"Domain", "Platform"},
}

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)"
)


def fautes(arbre: Path):
    for fichier in sorted((arbre / "Sources").rglob("*.swift")):
        relatif = fichier.relative_to(arbre)
        module = relatif.parts[1]
        if module == "System":
            continue
        permis = PERMIS.get(module)
        if permis is None:
            yield f"{relatif}: le module {module} n'est à aucun étage (bin/lint.d/fleches.py)"
            continue
        for numero, ligne in enumerate(fichier.read_text().splitlines(), 1):
            trouve = IMPORT.match(ligne)
            if not trouve:
                continue
            importe = trouve[1]
            if module == "Domain" and importe != "Foundation":
                yield f"{relatif}:{numero}: Domain n'importe que Foundation, pas {importe}"
            elif importe in NOTRES and importe not in permis | {module}:
                yield f"{relatif}:{numero}: {module} n'importe pas {importe}"


if __name__ == "__main__":
    trouvees = list(fautes(Path(sys.argv[1]).resolve()))
    print("\n".join(trouvees), end="\n" if trouvees else "")
    sys.exit(1 if trouvees else 0)
