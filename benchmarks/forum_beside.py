"""Our forum beside Spirit's and django-machina's, on the same words, in one run, on this machine.

    .venv/bin/python benchmarks/forum_beside.py [--scale 0.1] [--asks 300] [--keep DIR]
        [--only search] [--beside spirit]

How they are installed and filled: `forum_sites.py`. 200 spaces, 10,000 threads, 200,000 posts and
5,000 members at scale 1. Two workers each (ours as docs/operations says, theirs `gunicorn -w 2
--threads 4`). The goals are ratios to Spirit.

Processor time of the server and its workers a request, read from /proc, with 1 and with 16
connections. A list is asked for again and again; `thread` is one of fifty that are read a lot,
`any thread` another one each time; every search is for two other words. Spirit lets only members
search; machina is asked six times only, because it reads every post. Memory is the proportional share
(PSS) of all processes after the reads.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.forum_sites import RECIPES, our_site, their_site
from benchmarks.site import AT_REST
from benchmarks.words import WORDS

TICK, TOKEN, PATIENCE = os.sysconf("SC_CLK_TCK"), "a" * 32, 6
# Addresses of a list, of a thread, of a search (two words), and of the form that replies; {0} is the
# thread's number and {1} that of its space.
PAGES = {
    "ours": ("/community/", "/community/threads/{0}/", "/search/?q={0}+{1}", "{here}reply/"),
    "spirit": ("/", "/topic/{0}/t{0}/", "/search/?q={0}+{1}", "/comment/{0}/publish/"),
    "machina": (
        "/forum/s{1}-{1}/",
        "/forum/s{1}-{1}/topic/t{0}-{0}/",
        "/search/?q={0}+{1}",
        "{here}post/create/",
    ),
}
GOALS = {
    **{f"{page} · visitor": 0.25 for page in ("list", "thread", "any thread", "search")},
    **{f"{page} · member": 0.5 for page in ("list", "any thread")},
    "search · member": 0.25,
    "reply · member": 1.0,
    "memory": 1.8,
}


class Site:
    """A server with its addresses, its threads (number, space) and sessions of members."""

    def __init__(
        self, name: str, port: int, pid: int, pages: Sequence[str], threads: list[tuple[int, int]]
    ):
        self.name, self.port, self.pid = name, port, pid
        self.who: list[str] = []
        of_all, thread, search, reply = pages
        chance = random.Random(1)
        others = iter(random.Random(3).sample(threads, len(threads)) * 100)
        self.paths: dict[str, Callable[[], str]] = {
            "list": lambda: of_all.format(*threads[0]),
            "thread": lambda: thread.format(*chance.choice(threads[:50])),
            "any thread": lambda: thread.format(*next(others)),
            "search": lambda: search.format(*chance.sample(WORDS, 2)),
            "reply": lambda: (reply.replace("{here}", thread)).format(*chance.choice(threads)),
        }

    def usage(self) -> tuple[float, float]:
        """Seconds of the processor so far, and megabytes of memory now."""
        spent = memory = 0.0
        for pid in _tree(self.pid):
            found = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            spent += sum(map(int, found[11:15])) / TICK
            share = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
            memory += int(share.group(1)) / 1024 if share else 0
        return spent, memory

    def ask(self, what: str, member: bool, asks: int, connections: int) -> float:
        """Milliseconds of the processor a request."""
        left, lock, faults = iter(range(asks)), threading.Lock(), []

        def work() -> None:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            for number in iter(lambda: _next(left, lock), None):
                status, _body = self._request(line, what, member, number)
                if status != (302 if what == "reply" else 200):
                    faults.append(status)

        before, _memory = self.usage()
        threads = [threading.Thread(target=work) for _each in range(connections)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if faults:
            print(f"  {len(faults)} of {asks} answered {sorted(set(faults))}")
        return (self.usage()[0] - before) * 1000 / asks

    def _request(
        self, line: http.client.HTTPConnection, what: str, member: bool, number: int
    ) -> tuple[int, bytes]:
        headers = {"Accept-Encoding": "gzip", "Cookie": f"csrftoken={TOKEN}"}
        if member:
            headers["Cookie"] += f"; sessionid={self.who[number % len(self.who)]}"
        method, body = "GET", None
        if what == "reply":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            method, body = "POST", urlencode(_reply())
        for _again in range(3):  # a kept connection may have been closed meanwhile
            try:
                line.request(method, self.paths[what](), body, headers)
                answer = line.getresponse()
                return answer.status, answer.read()
            except (http.client.HTTPException, ConnectionError):
                line.close()
        return 0, b""


def _next(left: Iterator[int], lock: threading.Lock) -> int | None:
    with lock:
        return next(left, None)


def _tree(pid: int) -> list[int]:
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in below for one in _tree(int(child)))]


@contextmanager
def started(words: list[str], **more: object) -> Iterator[tuple[int, int]]:
    """Port and process of a server that answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([word.replace("PORT", str(port)) for word in words], **more)  # type: ignore[call-overload]
    try:
        for _each in range(150):
            try:
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                line.request("GET", "/")
                line.getresponse().read()
                break
            except OSError:
                time.sleep(0.2)
        time.sleep(AT_REST)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)


def sites(folder: Path, said: argparse.Namespace, open_sites: ExitStack) -> list[Site]:
    """Ours first, then each of theirs, filled and serving."""
    at = folder / "ours"
    at.mkdir(parents=True, exist_ok=True)
    words, env = our_site(at, said.scale)
    rows = sqlite3.connect(at / "thrive.sqlite3").execute(
        "SELECT t.id, t.space_id FROM community_thread t JOIN community_forumspace s "
        "ON s.id = t.space_id WHERE s.access = 'open' AND t.numbers = 20 ORDER BY t.id"
    )
    threads = list(rows)
    made = [
        Site("ours", *open_sites.enter_context(started(words, env=env)), PAGES["ours"], threads)
    ]
    for recipe in RECIPES:
        if recipe.name in said.beside.split(","):
            (folder / recipe.name).mkdir(exist_ok=True)
            words, cwd = their_site(recipe, folder / recipe.name, at)
            server = open_sites.enter_context(started(words, cwd=cwd))
            made.append(Site(recipe.name, *server, PAGES[recipe.name], threads))
    for site in made:
        site.who = json.loads((folder / site.name / "sessions.json").read_text())
    return made


def measured(folder: Path, said: argparse.Namespace) -> Iterator[tuple[str, list[float]]]:
    """(what, ours and theirs)."""
    with ExitStack() as open_sites:
        all_sites = sites(folder, said, open_sites)
        yield "", []
        for what in ("list", "thread", "any thread", "search", "reply"):
            if said.only and what not in said.only.split(","):
                continue
            for member in (False, True) if what != "reply" else (True,):
                for connections in (1, 16):
                    found = []
                    for site in all_sites:
                        there = member or (site.name == "spirit" and what == "search")
                        slow = site.name == "machina" and what == "search"
                        if not slow:
                            site.ask(what, there, 40, connections)
                        asks = PATIENCE if slow else said.asks
                        found.append(site.ask(what, there, asks, connections))
                    who = "member" if member else "visitor"
                    yield f"{what} · {who}, {connections}", found
            if what == "search":
                yield "memory, MB", [site.usage()[1] for site in all_sites]


def _reply() -> dict[str, str]:
    """Ours reads text, language and the one-time token; Spirit the comment; machina the other two."""
    text = f"Ours too, on three streets. {uuid.uuid4().hex}"
    ours = {"text": text, "language": "en", "token": str(uuid.uuid4())}
    return {**ours, "csrfmiddlewaretoken": TOKEN, "comment": text, "subject": "Re", "content": text}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--scale", type=float, default=0.1)
    words.add_argument("--asks", type=int, default=300)
    words.add_argument("--keep", help="a folder that keeps the sites for the next run")
    words.add_argument("--beside", default="spirit,machina")
    words.add_argument("--only", default="", help="list,thread,any thread,search,reply")
    said = words.parse_args()
    names = ["ours", *said.beside.split(",")]
    with tempfile.TemporaryDirectory() as thrown_away:
        for what, found in measured(Path(said.keep or thrown_away).resolve(), said):
            if not what:
                heads = "".join(f"{name:>9}" for name in names) + "".join(
                    f"{'/ ' + name:>10}" for name in names[1:]
                )
                print(f"{'':<28}{heads}{'goal':>7}", flush=True)
                continue
            goal = next((GOALS[name] for name in GOALS if what.startswith(name)), "")
            figures = "".join(f"{one:>9.1f}" for one in found)
            ratios = "".join(f"{found[0] / one:>10.2f}" for one in found[1:])
            print(f"{what:<28}{figures}{ratios}{goal:>7}", flush=True)


if __name__ == "__main__":
    main()
