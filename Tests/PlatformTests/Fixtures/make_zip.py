"""usage: make_zip.py PATH NAME,NAME…"""

import sys
import zipfile

with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for name in sys.argv[2].split(","):
        archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x" * 100)
print("made", flush=True)
