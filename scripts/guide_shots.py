"""Take the pictures of docs/guide/shots/ from the demo: `.venv/bin/python scripts/guide_shots.py`.

The demo is told into a folder that is thrown away afterwards, and served on a free port. Chromium
is found as the browser tests find it; `CHROMIUM` names another one. Nothing is sent or changed.
"""

from __future__ import annotations

import datetime
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page, sync_playwright

SHOTS = Path(__file__).parents[1] / "docs" / "guide" / "shots"
THRIVE = str(Path(sys.executable).parent / "thrive")
WIDTH, MARGIN, FOOT = 1280, 16, 6  # pixels; the foot ends before the next line begins
MOST_BYTES = 80_000
QUIETLY = ["--no-sandbox", "--no-first-run", "--disable-gpu"]


@dataclass(frozen=True)
class Shot:
    """One page as one person of the cast sees it, cut to what stands from `first` to `last`.

    `fields` are filled in before the picture is taken: name of the field → words, by language.
    `narrow` cuts the sides too, to the width of `first`.
    """

    name: str
    person: str
    address: str
    first: str
    last: str
    choices: tuple[str, ...] = ()
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    narrow: bool = False


NEXT_WEEK = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=7)).date()
LANGUAGES = {"en": "", "es": "/es"}
SHOTS_TO_TAKE = (
    Shot(
        "checklist",
        "luz",
        "/cities/el-centro/milestones/",
        "main h1",
        "section[aria-labelledby=table-h] li >> nth=5",
    ),
    Shot(
        "agreement",
        "luz",
        "/cities/el-centro/agreement/",
        "main .split h2",
        "main .split section li >> nth=8",
    ),
    Shot(
        "contact",
        "luz",
        "/cities/vallejo/coaching/",
        "section[aria-labelledby=new-h]",
        "section[aria-labelledby=new-h]",
        choices=("input[name=minutes][value='30']",),
        fields={
            "summary": {
                "en": "We read the cost of ten parks with the team. Finance will add two numbers.",
                "es": "Leímos con el equipo el costo de diez parques. Finanzas agregará dos números.",
            },
            "topics": {"en": "budget, parks", "es": "presupuesto, parques"},
            "next_step": {
                "en": "Send the two numbers to the council.",
                "es": "Enviar los dos números al concejo.",
            },
            "next_step_owner": {"en": "City finance", "es": "Finanzas de la ciudad"},
            "next_step_due": dict.fromkeys(LANGUAGES, str(NEXT_WEEK)),
        },
    ),
    Shot("guardian", "ximena", "/me/", "#guardian h2", "#guardian details", narrow=True),
)


def main() -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demo(Path(folder)) as site,
        sync_playwright() as play,
        play.chromium.launch(executable_path=chromium(), args=QUIETLY) as browser,
    ):
        for person in dict.fromkeys(shot.person for shot in SHOTS_TO_TAKE):
            page = signed_in(browser, site, person)
            for shot in SHOTS_TO_TAKE:
                if shot.person == person:
                    for language in LANGUAGES:
                        keep(shot, language, picture(page, shot, language))
            page.context.close()


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """The address of the demo, told into `folder` and served until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = f"http://localhost:{port}"
    env = {**os.environ, "DATA_DIR": str(folder), "DEMO": "1", "SITE_URL": site}
    env.pop("DATABASE_URL", None)
    for words in (
        ["manage", "collectstatic", "--noinput", "--verbosity", "0"],
        ["manage", "migrate", "--verbosity", "0"],
        ["demo", "tell"],
    ):
        subprocess.run([THRIVE, *words], env=env, check=True, stdout=subprocess.DEVNULL)
    with (folder / "log").open("w") as log:
        command = [THRIVE, "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
        try:
            wait_for(f"{site}/health/")
            yield site
        finally:
            server.terminate()
            server.wait(10)


def wait_for(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"Nothing answered at {address}")


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit("Chromium was not found: ./scripts/install_system.sh chromium")
    return found


def signed_in(browser: Browser, site: str, person: str) -> Page:
    context = browser.new_context(
        base_url=site, viewport={"width": WIDTH, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/demo/")
    page.locator(f"button[name=as][value={person}]").click()
    page.wait_for_url("**/desk/")
    return page


def picture(page: Page, shot: Shot, language: str) -> bytes:
    """A PNG of the part of the page that the guide speaks of."""
    page.goto(LANGUAGES[language] + shot.address)
    for choice in shot.choices:
        page.locator(choice).check()
    for name, words in shot.fields.items():
        page.locator(f"[name={name}]").fill(words[language])
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    boxes = [bounds(page.locator(one).first) for one in (shot.first, shot.last)]
    top = min(box["y"] for box in boxes) - MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + FOOT
    clip: FloatRect = {"x": 0, "y": top, "width": WIDTH, "height": bottom - top}
    if shot.narrow:
        clip["x"] = boxes[0]["x"] - MARGIN
        clip["width"] = boxes[0]["width"] + 2 * MARGIN
    return page.screenshot(full_page=True, clip=clip)


def bounds(place: Locator) -> FloatRect:
    box = place.bounding_box()
    if box is None:
        sys.exit(f"Nothing to see at {place}")
    return box


def keep(shot: Shot, language: str, png: bytes) -> None:
    """As WebP, in the best quality that stays below 80 KB."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    path = SHOTS / f"{shot.name}.{language}.webp"
    for quality in (90, 80, 70, 60):
        image.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size < MOST_BYTES:
            break
    print(f"{path.name}: {image.width} × {image.height}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
