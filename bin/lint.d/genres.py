"""Each kind of mail has its words at the desk: what a capability names, GenreDeCourriel says."""

import re
import sys
from pathlib import Path

LIBELLES = Path("Sources/Server/Administration/GenreDeCourriel.swift")
ENVOI = re.compile(r'(?:Mailer\.enqueue\((?:[^"]|"(?!,))*?kind: |\.poster\()"([\w.-]+)"', re.DOTALL)


def fautes(arbre: Path):
    connus = set()
    if (arbre / LIBELLES).exists():
        connus = set(re.findall(r'^\s+"([\w.-]+)":', (arbre / LIBELLES).read_text(), re.MULTILINE))
    for fichier in sorted((arbre / "Sources").rglob("*.swift")):
        texte = fichier.read_text()
        for envoi in ENVOI.finditer(texte):
            if envoi[1] not in connus:
                numero = texte.count("\n", 0, envoi.end()) + 1
                yield f"{fichier.relative_to(arbre)}:{numero}: le courriel {envoi[1]} n'a pas de libellé dans {LIBELLES}"


if __name__ == "__main__":
    trouvees = list(fautes(Path(sys.argv[1]).resolve()))
    print("\n".join(trouvees), end="\n" if trouvees else "")
    sys.exit(1 if trouvees else 0)
