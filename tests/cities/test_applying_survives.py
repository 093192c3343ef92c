"""A half-filled application survives `kill -9`: an autosave is committed before its answer."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest

from tests.kept import empty_database

THRIVE = str(Path(sys.executable).parent / "thrive")
CYCLE = """
from thrive.cities.models import Community, ProgramCycle
ProgramCycle.objects.create(slug="two", name="Two", starts_on="2026-01-01", ends_on="2028-12-31",
                            rulebook_version="2")
Community.objects.create(name="Visalia", slug="visalia")
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes], Path]]:
    """A real server on a database file of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "DATA_DIR": str(tmp_path), "DEBUG": "1", "PORT": str(port)}
    env.pop("DATABASE_URL", None)
    quiet: Any = {"env": env, "check": True, "stdout": subprocess.DEVNULL}
    shutil.copy(empty_database(), tmp_path)
    subprocess.run([THRIVE, "manage", "shell", "-c", CYCLE], **quiet)
    log = (tmp_path / "log").open("w")
    server = subprocess.Popen(
        [THRIVE, "serve", "--port", str(port)], env=env, stdout=log, stderr=log
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/health/")
        yield address, server, tmp_path / "thrive.sqlite3"
    finally:
        server.kill()
        server.wait(10)
        log.close()


def test_what_was_autosaved_is_there_after_the_server_was_killed(
    house: tuple[str, subprocess.Popen[bytes], Path],
) -> None:
    address, server, file = house
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    start = browser.open(f"{address}/apply/?city=visalia").read().decode()
    said = {"city": "visalia", "name": "Rosa", "email": "rosa@example.org", "language": "en"}
    opened = browser.open(f"{address}/apply/", _body(start, **said))
    code = opened.url.split("/")[-3]
    path = f"{address}/apply/{code}/why-now/"
    form = browser.open(path).read().decode()
    for text in ("The", "The park has", "The park has no light."):
        save = urllib.request.Request(path, _body(form, need=text, pen="a" * 16))
        save.add_header("X-Autosave", "1")
        browser.open(save).read()

    os.kill(server.pid, signal.SIGKILL)
    server.wait(10)

    with sqlite3.connect(file) as kept:
        rows = kept.execute("SELECT value FROM cities_answer WHERE question = 'need'").fetchall()
    kept.close()
    assert rows == [('"The park has no light."',)]


def _body(page: str, **said: str) -> bytes:
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    return urllib.parse.urlencode({**said, "csrfmiddlewaretoken": token[1]}).encode()


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"Nothing answered at {address}")
