"""Real Chromium against a real server: the demo told into a folder of its own, served by `thrive`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

SHOTS = Path(__file__).parent / "shots"
THRIVE = str(Path(sys.executable).parent / "thrive")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail("Chromium was not found: ./scripts/install_system.sh chromium")
    quiet = ["background-networking", "component-update", "sync", "quic", "gpu"]
    return {
        "executable_path": found,
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet)],
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo, told afresh and served until the last browser test is done."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("site")
    env = {**os.environ, "DATA_DIR": str(folder), "DEMO": "1", "PORT": str(port)}
    env.pop("DATABASE_URL", None)
    for words in (["manage", "migrate", "--verbosity", "0"], ["demo", "tell"]):
        subprocess.run([THRIVE, *words], env=env, check=True, stdout=subprocess.DEVNULL)
    log = (folder / "log").open("w")
    server = subprocess.Popen(
        [THRIVE, "serve", "--port", str(port)], env=env, stdout=log, stderr=log
    )
    log.close()
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/health/")
        yield address
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def walk(browser: Browser, site: str) -> Callable[..., Any]:
    """`with walk(width=360, as_="luz") as page:` a page of a person; script errors fail the test."""

    @contextmanager
    def start(width: int = 1280, as_: str = "", script: bool = True) -> Iterator[Page]:
        context: BrowserContext = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        page.on(
            "console",
            lambda said: (
                problems.append(said.text)
                if said.type == "error" and "status of 4" not in said.text
                else None
            ),
        )
        if as_:
            sign_in(page, as_)
        yield page
        context.close()
        assert problems == []

    return start


def sign_in(page: Page, key: str) -> None:
    page.goto("/demo/")
    page.locator(f"button[name=as][value={key}]").click()
    page.wait_for_url("**/desk/")


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page, to be looked at beside the design."""
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def _wait_for(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"Nothing answered at {address}")
