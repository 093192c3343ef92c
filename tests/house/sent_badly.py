"""Asking an address something odd, and what would be wrong with its answer."""

from __future__ import annotations

import html
import re
from typing import Any

from django.core.cache import cache
from django.db import transaction

from tests.house.addresses import Place, addresses
from tests.house.demo_told import path_of
from tests.house.forms_sent import SCRIPT
from thrive.base.web import EVERYONE


def paths(told: dict[str, str], method: str, key: str) -> list[tuple[Place, str]]:
    """What this person is let into (or anybody), by the method."""
    found = []
    for place in addresses():
        path, access = path_of(place, told), place.access
        if path is None or access is None or "logout" in path:
            continue
        if access.methods and method not in access.methods:
            continue
        if key in ("", "link") and access.who != EVERYONE.who:
            continue
        if key == "link" and "code" not in place.arguments:
            continue
        if key == "rosa" and access.who == "program":
            continue
        found.append((place, path))
    return found


def fault(says: str, path: str, answer: Any) -> list[str]:
    """What is wrong with an answer to bad input, in words."""
    where = f"{path} ({says}): {answer.status_code}"
    if answer.status_code >= 500:
        return [where]
    if answer.streaming:
        return []
    body = answer.content.decode(errors="replace")
    is_page = answer.get("Content-Type", "").startswith("text/html")
    faults = [f"{where} echoes the script"] if is_page and SCRIPT in body else []
    if answer.status_code >= 400 and len(words(body).split()) < 3:
        faults.append(f"{where} says nothing")
    place = answer.get("Location", "")
    if place.startswith(("//", "http")):
        faults.append(f"{where} leads away to {place}")
    return faults


def words(body: str) -> str:
    return html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", body, flags=re.S))


def taken_back(ask: Any) -> Any:
    cache.clear()
    with transaction.atomic():
        answer = ask()
        transaction.set_rollback(True)
    return answer
