"""Words that stay out of the repository: unfinished work, one person's machine, tools of the day."""

import re
import subprocess
import sys
from pathlib import Path

# Written so that this file does not hold the words it looks for.
MOTS = re.compile(
    r"\bTOD[O]\b|\bFIXM[E]\b|// ?XX[X]\b|\bHAC[K]\b|lore[m] ipsum|not implemente[d]"
    r"|\.\./share[d]|/wor[k]/|/roo[t]/|/hom[e]/\w"
    r"|\bL[L]M\b|\bpromp[t]s?\b(?!\()|\bA[I] (?:agent|assistant)\b"
)
BINAIRES = {".pdf", ".png", ".jpg", ".ico", ".zip", ".xlsx", ".woff2"}


def fichiers(arbre: Path):
    suivis = subprocess.run(["git", "-C", arbre, "ls-files", "-z", "-co", "--exclude-standard"],
                            capture_output=True, text=True)
    if suivis.returncode == 0:
        return [arbre / nom for nom in suivis.stdout.split("\0") if nom]
    return [fichier for fichier in arbre.rglob("*") if fichier.is_file()]


def fautes(arbre: Path):
    for fichier in sorted(fichiers(arbre)):
        if fichier.suffix in BINAIRES or not fichier.is_file():
            continue
        try:
            texte = fichier.read_text()
        except UnicodeDecodeError:
            continue
        for numero, ligne in enumerate(texte.splitlines(), 1):
            for trouve in MOTS.finditer(ligne):
                yield f"{fichier.relative_to(arbre)}:{numero}: « {trouve[0]} » n'a pas sa place dans le dépôt"


if __name__ == "__main__":
    trouvees = list(fautes(Path(sys.argv[1]).resolve()))
    print("\n".join(trouvees), end="\n" if trouvees else "")
    sys.exit(1 if trouvees else 0)
