"""Answers INSTREAM as clamd does: finds the EICAR test file, refuses streams above 1 MiB.

usage: clamd.py (tcp | unix PATH)
"""

import socket
import socketserver
import struct
import sys

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"
LIMIT = 1 << 20


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        command = self.rfile.read(10)
        if command != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while True:
            (length,) = struct.unpack(">I", self.rfile.read(4))
            if length == 0:
                break
            content += self.rfile.read(length)
            if len(content) > LIMIT:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.wfile.write(b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if EICAR in content else b"stream: OK\0")


if sys.argv[1] == "tcp":
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
else:
    server = socketserver.ThreadingUnixStreamServer(sys.argv[2], Handler)
    print(sys.argv[2], flush=True)
server.serve_forever()
