"""A real SMTP server for the tests: keeps what it accepts in a folder, refuses some recipients.

usage: smtp_server.py FOLDER [starttls | auth]
"""

import asyncio
import itertools
import json
import pathlib
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = pathlib.Path(sys.argv[1])
mode = sys.argv[2] if len(sys.argv) > 2 else "plain"
numbers = itertools.count(1)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("inconnu@"):
            return "550 5.1.1 Boite inconnue"
        if address.startswith("plein@"):
            return "452 4.2.2 Boite pleine"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if b"X-Indesirable" in envelope.content:
            return "554 5.7.1 Message refuse"
        number = next(numbers)
        (folder / f"{number}.eml").write_bytes(envelope.content)
        about = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None}
        (folder / f"{number}.json").write_text(json.dumps(about))
        return "250 2.0.0 Recu"


def authenticate(server, session, envelope, mechanism, data):
    login, password = getattr(data, "login", b""), getattr(data, "password", b"")
    return AuthResult(success=login == b"mgestion" and password == b"m@t/passe", handled=False)


async def main():
    options = {}
    if mode != "plain":
        key, certificate = str(folder / "cle.pem"), str(folder / "ca.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
            check=True, stderr=subprocess.DEVNULL,
        )
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
        options = {"tls_context": context, "require_starttls": True}
    if mode == "auth":
        options |= {"authenticator": authenticate, "auth_required": True}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), hostname="localhost", **options), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
