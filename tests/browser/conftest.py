"""Real Chromium against a real server: the demo told into a folder of its own, served by `thrive`."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests import kept

SHOTS = Path(__file__).parent / "shots"
AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()
PATIENCE = 20_000  # milliseconds: the machine of a test may be a slow one
expect.set_options(timeout=PATIENCE)
THRIVE = str(Path(sys.executable).parent / "thrive")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(_group(item)))


def _group(item: pytest.Item) -> str:
    """What runs in one process, one after the other: all that one person looks at; a story. Each
    process has a site of its own."""
    call = getattr(item, "callspec", None)
    who = call.params.get("who") if call else None
    return getattr(item, "originalname", item.name) if who is None else f"as {who}"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail("Chromium was not found: ./scripts/install_system.sh chromium")
    quiet = ["background-networking", "component-update", "sync", "quic", "gpu"]
    return {
        "executable_path": found,
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet)],
    }


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo of these tests lives."""
    return tmp_path_factory.mktemp("site")


def _environment(folder: Path, address: str) -> dict[str, str]:
    env = {**os.environ, "DATA_DIR": str(folder), "DEMO": "1", "SITE_URL": address}
    env.pop("DATABASE_URL", None)
    return env


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of the demo, served until the last browser test is done: a copy for each process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    shutil.copytree(kept.site(), folder, dirs_exist_ok=True)
    env = _environment(folder, address)
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [THRIVE, "serve", "--port", str(port)], env=env, stdout=log, stderr=log
        )
        try:
            _wait_for(f"{address}/health/")
            yield address
        finally:
            server.terminate()
            server.wait(10)


@pytest.fixture(scope="session")
def cards(browser: Browser, site: str) -> Callable[[str], Any]:
    """What a person's browser holds once they are signed in; each signs in once for all tests."""
    signed_in: dict[str, Any] = {}

    def card(key: str) -> Any:
        if key and key not in signed_in:
            context = browser.new_context(base_url=site)
            page = context.new_page()
            page.goto("/demo/")
            page.locator(f"button[name=as][value={key}]").click()
            page.wait_for_url("**/desk/")
            signed_in[key] = context.storage_state()
            context.close()
        return signed_in.get(key)

    return card


@pytest.fixture
def walk(browser: Browser, site: str, cards: Callable[[str], Any]) -> Callable[..., Any]:
    """`with walk(width=360, as_="luz") as page:` a page of a person; script errors fail the test."""

    @contextmanager
    def start(
        width: int = 1280, as_: str = "", script: bool = True, zoom: int = 1
    ) -> Iterator[Page]:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width // zoom, "height": 900 // zoom},
            device_scale_factor=zoom,
            java_script_enabled=script,
            reduced_motion="reduce",
            storage_state=cards(as_),
        )
        context.set_default_timeout(PATIENCE)
        problems: list[str] = []
        context.on("page", lambda page: _listen(page, problems))
        try:
            yield context.new_page()
        finally:
            context.close()
        assert problems == []

    return start


@pytest.fixture(scope="session")
def desks(browser: Browser, site: str, cards: Callable[[str], Any]) -> Callable[[str], Any]:
    """The one page a person keeps open for all the reading tests, and what went wrong on it."""
    held: dict[str, tuple[Page, list[str]]] = {}

    def desk(key: str) -> tuple[Page, list[str]]:
        if key not in held:
            context = browser.new_context(
                base_url=site, reduced_motion="reduce", storage_state=cards(key)
            )
            context.set_default_timeout(PATIENCE)
            context.add_init_script(AXE)
            page = context.new_page()
            page.set_viewport_size({"width": 1280, "height": 900})
            problems: list[str] = []
            _listen(page, problems)
            held[key] = (page, problems)
        return held[key]

    return desk


@pytest.fixture
def reading(desks: Callable[[str], Any]) -> Callable[..., Any]:
    """`with reading("luz") as page:` for tests that only look: nothing may be pressed or sent."""

    @contextmanager
    def start(key: str) -> Iterator[Page]:
        page, problems = desks(key)
        problems.clear()
        yield page
        assert problems == []

    return start


@pytest.fixture
def the_day_comes(folder: Path) -> Callable[[int], None]:
    """An information session began an hour ago: a test cannot wait for its day."""
    moved = "UPDATE cities_infosession SET starts_at = datetime('now', '-1 hour') WHERE id = ?"

    def come(session: int) -> None:
        with closing(sqlite3.connect(folder / "thrive.sqlite3", timeout=20)) as data, data:
            data.execute(moved, [session])

    return come


def _listen(page: Page, problems: list[str]) -> None:
    page.on("pageerror", lambda problem: problems.append(str(problem)))
    page.on("console", lambda said: problems.extend(_troubles(said)))


def _troubles(said: ConsoleMessage) -> list[str]:
    """Errors of script and of security; a refused address (4xx) is an answer, not a trouble."""
    return [said.text] if said.type == "error" and "status of 4" not in said.text else []


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
