"""Becomes a real clamd that knows one signature, that of the EICAR test file, and refuses streams above 1 MiB. Prints
where it listens.

usage: clamd.py PROGRAM DIRECTORY (tcp | unix PATH)
"""

import os
import socket
import sys
import time

# Bytes 8 to 33 of the test file: beginning it whole here would make of this script what scanners remove.
SIGNATURE = "Eicar-Test-Signature:0:*:" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!".hex()

program, directory, kind = sys.argv[1:4]
signatures = os.path.join(directory, "signatures")
os.makedirs(signatures)
with open(os.path.join(signatures, "test.ndb"), "w") as file:
    file.write(SIGNATURE + "\n")
if kind == "tcp":
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    listens, family, address = f"TCPAddr 127.0.0.1\nTCPSocket {port}\n", socket.AF_INET, ("127.0.0.1", port)
else:
    listens, family, address = f"LocalSocket {sys.argv[4]}\n", socket.AF_UNIX, sys.argv[4]
settings = os.path.join(directory, "clamd.conf")
with open(settings, "w") as file:
    file.write(f"Foreground yes\nDatabaseDirectory {signatures}\nStreamMaxLength 1M\nMaxThreads 2\n{listens}")

# The parent becomes clamd, so that whoever stops this program stops it; the child says when it answers.
if os.fork():
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.execv(program, [program, "--config-file", settings])
for _ in range(600):
    with socket.socket(family) as client:
        try:
            client.connect(address)
            client.sendall(b"zPING\0")
            if client.recv(16) == b"PONG\0":
                print(address[1] if kind == "tcp" else address, flush=True)
                break
        except OSError:
            time.sleep(0.1)
