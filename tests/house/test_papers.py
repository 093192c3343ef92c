"""What the house says about itself is true: Spanish, generated pages, links, no strange files."""

from __future__ import annotations

import re
import subprocess

from tests.house.rooms import HOUSE, ROOT, named, rooms
from thrive.config import generated, spanish


def test_spanish_is_complete_and_current() -> None:
    assert list(spanish.faults()) == []


def test_generated_pages_are_current() -> None:
    said: list[str] = []

    assert generated.check(said.append) == 0, said


def test_every_link_between_our_papers_leads_somewhere() -> None:
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{named(paper)} → {link}"
        for paper in papers
        for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", paper.read_text())
        if not (paper.parent / link).exists()
    ]

    assert dead == []


def test_every_path_named_in_architecture_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    named_paths = set(re.findall(r"`((?:thrive|tests|docs|scripts|benchmarks)/[\w./-]+)`", text))

    assert {path for path in named_paths if not (ROOT / path).exists()} == set()


def test_every_room_is_described_in_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()

    assert {room.name for room in rooms() if f"`{room.name}`" not in text} == set()


def test_no_third_party_file_is_committed() -> None:
    known = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    assert [
        file for file in known if re.search(r"\.(woff2?|ttf|otf|min\.js|min\.css)$", file)
    ] == []


def test_no_machine_path_is_written_down() -> None:
    texts = [*HOUSE.rglob("*.py"), *HOUSE.rglob("*.html"), *ROOT.glob("*.md"), ROOT / "run"]

    assert [
        named(file) for file in texts if re.search(r"/(work|root|home)/", file.read_text())
    ] == []
