"""Bytes on the wire of a first visit (empty cache, fonts and map included), as Chromium loads it.

    python benchmarks/first_visit.py

Counts the encoded body of every response plus its headers, for each page in a fresh browser context.
The budget is 100 KB for the home page.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from playwright.sync_api import sync_playwright

from benchmarks.site import served

PAGES = ["/", "/es/", "/cities/", "/cities/vallejo/", "/apply/", "/get-involved/tiers/"]


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
    with served() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{'page':<24}{'requests':>9}{'KB':>8}   of which html / css / js / fonts / other")
        for path in PAGES:
            context = browser.new_context()
            page = context.new_page()
            parts = {"document": 0, "stylesheet": 0, "script": 0, "font": 0, "other": 0}
            seen: list[Any] = []
            page.on("requestfinished", lambda request, seen=seen: seen.append(request))
            page.goto(address + path, wait_until="networkidle")
            for request in seen:
                sizes = request.sizes()
                kind = request.resource_type if request.resource_type in parts else "other"
                parts[kind] += sizes["responseBodySize"] + sizes["responseHeadersSize"]
            each = " / ".join(f"{size / 1000:.1f}" for size in parts.values())
            print(f"{path:<24}{len(seen):>9}{sum(parts.values()) / 1000:>8.1f}   {each}")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
