#!/usr/bin/env python3
"""Import of Sirene against `sqlite3 .import` of the same file."""
import os
import re
import subprocess
import sys

from banc import RACINE, ligne

sortie = subprocess.run([os.path.join(RACINE, "bin/bench-import"), "300000"], cwd=RACINE, check=True, capture_output=True,
                        text=True, env={**os.environ, "MGESTION_BENCH_BIN": sys.argv[1]}).stdout
rapport = float(re.search(r"Rapport des vitesses : ([\d.]+)", sortie).group(1))
vitesse = re.search(r"mgestion import sirene +[\d.]+ s +(\d+) lignes/s", sortie).group(1)
ligne("Import Sirene, part de sqlite3 .import", f"{rapport:.2f} ({vitesse}/s)", "≥ 0,50", rapport >= 0.5)
