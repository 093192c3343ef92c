"""A small OpenID Connect provider on this machine: discovery, keys, token and user information."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "thrive-client"
CODES: dict[str, dict[str, Any]] = {}


class Provider(BaseHTTPRequestHandler):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"  # type: ignore[str-bytes-safe]

    def do_GET(self) -> None:
        if self.path == "/.well-known/openid-configuration":
            self.answer(
                {
                    "issuer": self.home,
                    "authorization_endpoint": f"{self.home}/authorize",
                    "token_endpoint": f"{self.home}/token",
                    "userinfo_endpoint": f"{self.home}/userinfo",
                    "jwks_uri": f"{self.home}/keys",
                }
            )
        elif self.path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            self.answer({"keys": [public | {"kid": "one", "alg": "RS256", "use": "sig"}]})
        elif self.path == "/userinfo":
            self.answer(CODES[self.headers["Authorization"].removeprefix("Bearer ")])
        else:
            self.answer({"error": "not here"}, 404)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        code = sent["code"][0]
        if code not in CODES:
            self.answer({"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        said = {"iss": self.home, "aud": CLIENT, "iat": now, "exp": now + 300, **CODES[code]}
        token = jwt.encode(said, self.key, algorithm="RS256", headers={"kid": "one"})
        self.answer({"access_token": code, "token_type": "Bearer", "id_token": token})

    def answer(self, said: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Tests keep standard error clean."""


@contextmanager
def running() -> Iterator[str]:
    """The provider's address while it answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        CODES.clear()
