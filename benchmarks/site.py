"""What the benchmarks share: a demo of its own in a temporary folder, served or in process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_REST = (
    6  # seconds in which a new server loads beside its first answers what nobody asked for yet
)
THRIVE = str(Path(sys.executable).parent / "thrive")


def environment(folder: str) -> dict[str, str]:
    env = {**os.environ, "DATA_DIR": folder, "DEMO": "1"}
    env.pop("DATABASE_URL", None)
    return env


def told(folder: str) -> None:
    """Migrate and tell the demo into `folder`."""
    for words in (["manage", "migrate", "--verbosity", "0"], ["demo", "tell"]):
        subprocess.run(
            [THRIVE, *words], env=environment(folder), check=True, stdout=subprocess.DEVNULL
        )


@contextmanager
def served() -> Iterator[str]:
    """The address of a freshly told demo."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        told(folder)
        server = subprocess.Popen([THRIVE, "serve", "--port", str(port)], env=environment(folder))
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"{address}/health/", timeout=1)
                    break
                except OSError:
                    time.sleep(0.2)
            time.sleep(AT_REST)
            yield address
        finally:
            server.terminate()
            server.wait(10)
