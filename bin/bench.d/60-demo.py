#!/usr/bin/env python3
"""Speed at which `demo --dossiers` adds files."""
import re
import subprocess
import sys

from banc import RACINE, ligne

mgestion, donnees = sys.argv[1:3]
sortie = subprocess.run([mgestion, "demo", "--data", donnees + "/demo", "--dossiers", "100000"], cwd=RACINE, check=True,
                        capture_output=True, text=True).stderr
fichiers, lignes = re.search(r"(\d+) dossiers/s, (\d+) lignes/s", sortie).groups()
ligne("demo --dossiers 100000", f"{lignes} lignes/s", "≥ 20 000", int(lignes) >= 20_000)
ligne("demo --dossiers 100000, en dossiers", f"{fichiers}/s")
