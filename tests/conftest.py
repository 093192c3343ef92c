"""What every suite shares: the network is off, static files need no manifest, the clock may be set."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation

from tests.kept import empty_database

# Files of a few long tests. Two processes share the files out in this order: long ones last would
# leave one of the two without work.
LONG = (
    *("test_bad_posts.py", "test_bad_input.py", "test_matrix.py", "test_killed.py"),
    *("test_report_figures.py", "test_story.py", "test_public_numbers.py", "test_store_read.py"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path.name, len(LONG)))


# How long one example takes says something about the machine, not about the rule it tests.
hypothesis.settings.register_profile("shared machine", deadline=None)
hypothesis.settings.load_profile("shared machine")


def pytest_configure() -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["*"]
    settings.ACCOUNT_RATE_LIMITS = False
    # Stories told once for a whole module write here; single tests have a folder of their own.
    settings.DATA_DIR = Path(tempfile.mkdtemp(prefix="thrive-test-files-"))
    settings.MEDIA_ROOT = settings.DATA_DIR / "files"
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        # A file, as in production: an in-memory database shared by threads does not wait for locks.
        file = Path(tempfile.gettempdir()) / f"thrive-test-{os.getpid()}.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(scope="session")
def django_db_keepdb() -> Iterator[bool]:
    """On SQLite every process begins with a copy of one empty database."""
    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        yield False
        return
    file = Path(database["TEST"]["NAME"])
    shutil.copyfile(empty_database(), file)
    yield True
    for ending in ("", "-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _files_stay_here(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _mail_goes_to_the_outbox(settings: Any) -> None:
    """Django's test runner would send it to a list in memory."""
    settings.EMAIL_BACKEND = "thrive.notices.mail.Outbox"


@pytest.fixture(autouse=True)
def _network_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> Any:
        if self.family == socket.AF_UNIX or address[0] in ("127.0.0.1", "localhost", "::1"):
            return connect(self, address)
        raise OSError(f"The tests have no network: {address!r}")

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(autouse=True)
def _fresh_counters() -> Iterator[None]:
    """Tries counted in one test are not those of the next, and pages are not kept for it."""
    for each in ("default", "pages"):
        caches[each].clear()
    yield
    for each in ("default", "pages"):
        caches[each].clear()


@pytest.fixture(autouse=True)
def _english_is_spoken() -> None:
    """A Spanish page in the test before leaves its language behind; each test starts afresh."""
    translation.activate("en")


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """The demo, told for a whole file of tests: an argument of it for each name in the site map."""
    from tests.house.demo_told import the_demo

    with the_demo(django_db_blocker.unblock()) as arguments:
        yield arguments
