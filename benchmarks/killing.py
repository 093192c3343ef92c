"""Posts from sixteen writers while the server is killed again and again: is anything lost or doubled?

    .venv/bin/python benchmarks/killing.py [--posts 10000] [--kills 20] [--writers 16]
        [--scale 0.2] [--filled FOLDER] [--beside FOLDER]

The forum of `forum.py`, served by `thrive serve --workers 2` on SQLite. Each writer does what the
page does: asks for the form of a reply, keeps a draft, posts; with the session, the CSRF token and
the one-time token of that form. `kill -9` takes the whole process group at random moments. Whoever
got no answer first looks whether the text is there, as a post or as a draft, and then sends the same
form again. At the end everything is read back and counted anew. Exit code 1 when anything is wrong.

`--filled` is a folder that `forum.py --only-fill` wrote; it is copied. `--beside` is a folder kept by
`forum_beside.py --keep`: Spirit, killed and started five times, and ours as often, in turn.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.forum_sites import RECIPES, SIGN_IN, WORKERS, their_site
from benchmarks.site import THRIVE, environment

HERE = Path(__file__).parent
AN_HOUR = 20  # posts of one person in an hour: the forum keeps this limit while we measure
GIVE_UP = 300  # seconds without an answer, on a machine that has much else to do
SESSIONS = f"""{SIGN_IN}
from thrive.people.models import Person
people = Person.objects.filter(email__startswith="member").order_by("pk")[:MANY]
cookies = signed_in(people, "thrive.people.sessions.ByEmailAndPassword")
print(json.dumps([[one.pk, cookie] for one, cookie in zip(people, cookies)]))
"""
CHAIN = """
from thrive.base.history import verify
for fault in verify():
    print(fault.says)
"""
# Counts of the threads that were written in, against their posts.
COUNTS = """
SELECT count(*) FROM community_thread t JOIN (
    SELECT thread_id, count(*) posts, max(number) numbers,
        sum(status = 'shown' AND number > 1) replies,
        max(CASE WHEN status = 'shown' THEN number END) last_number
    FROM community_post GROUP BY thread_id) c ON c.thread_id = t.id
JOIN community_post p ON p.thread_id = t.id AND p.number = c.last_number
WHERE t.id IN (SELECT thread_id FROM community_post WHERE id > ?) AND NOT (
    t.numbers = c.numbers AND c.posts = c.numbers AND t.replies = c.replies
    AND t.last_number = c.last_number AND t.last_at = p.written_at AND t.last_by_id = p.author_id)
"""


@dataclass
class Server:
    """One server in a process group of its own, on one port for ever."""

    words: list[str]
    more: dict[str, Any]
    port: int = 0
    group: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self, page: str = "/health/") -> float:
        """Seconds until it answers over HTTP."""
        began = time.monotonic()
        words = [word.replace("PORT", str(self.port)) for word in self.words]
        self.group = subprocess.Popen(words, start_new_session=True, **self.more)
        while time.monotonic() - began < GIVE_UP:
            try:
                line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GIVE_UP)
                line.request("GET", page)
                line.getresponse().read()
                return time.monotonic() - began
            except (OSError, http.client.HTTPException):
                time.sleep(0.01)
        raise SystemExit("The server does not answer.")

    def kill(self) -> None:
        if self.group:
            os.killpg(self.group.pid, signal.SIGKILL)
            self.group.wait()


@dataclass
class Seen:
    """What the writers were told, and what they found after a kill."""

    said: dict[str, str] = field(default_factory=dict)  # token → text, answered
    drafts: set[tuple[int, str]] = field(default_factory=set)
    found: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    up: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    answers_since: float = 0.0  # when the port answered, until the first post after it is answered
    first_write: list[float] = field(default_factory=list)
    done: int = 0

    def answered(self, token: str, text: str) -> None:
        with self.lock:
            self.said[token] = text
            self.done += 1
            if self.answers_since:
                self.first_write.append(time.monotonic() - self.answers_since)
                self.answers_since = 0.0

    def fault(self, says: str) -> None:
        with self.lock:
            self.faults.append(says)


class Writer(threading.Thread):
    """Takes the next post to be written until there is none left."""

    def __init__(self, server: Server, database: Path, work: Iterator[Any], seen: Seen) -> None:
        super().__init__()
        self.server, self.database, self.work, self.seen = server, database, work, seen
        self.line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=GIVE_UP)

    def run(self) -> None:
        while True:
            with self.seen.lock:
                task = next(self.work, None)
            if task is None:
                return
            try:
                self.write(*task)
            except Exception as problem:  # a writer that ends silently would look like success
                self.seen.fault(f"a writer ended: {problem!r}")
                return

    def write(self, person: int, session: str, thread: int) -> None:
        """One post, as the page makes it: the form, its draft, the post."""
        address = f"/community/threads/{thread}/"
        status, page, cookie = self.surely("GET", f"{address}reply/", session, {})
        form = dict(re.findall(r'name="(csrfmiddlewaretoken|token)"[^>]*value="([^"]+)"', page))
        if status != 200 or len(form) != 2:
            return self.seen.fault(f"the form was answered with {status}")
        text = f"Ours too, on three streets. {uuid.uuid4().hex}"
        form |= {"text": text, "language": "en"}
        cookie = f"{session}; {cookie}"
        status, _body, _cookie = self.surely("POST", f"{address}draft/", cookie, form)
        if status != 200:
            return self.seen.fault(f"the draft was answered with {status}")
        answer = self.once("POST", f"{address}reply/", cookie, form)
        while answer is None:
            self.seen.up.wait(GIVE_UP)
            self.look(person, thread, form["token"], text)
            answer = self.once("POST", f"{address}reply/", cookie, form)
        if answer[0] != 302:
            return self.seen.fault(f"the reply was answered with {answer[0]}")
        return self.seen.answered(form["token"], text)

    def look(self, person: int, thread: int, token: str, text: str) -> None:
        """After a kill: the text is a post, or still a draft, and never both or neither."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=GIVE_UP) as rows:
            posts = _one(rows, "SELECT count(*) FROM community_post WHERE token = ?", _hex(token))
            drafts = _one(
                rows,
                "SELECT count(*) FROM community_draft WHERE person_id = ? AND place = ? "
                "AND json_extract(words, '$.text') = ?",
                *(person, f"thread {thread}", text),
            )
        rows.close()
        with self.seen.lock:
            self.seen.found["post" if posts else "draft" if drafts else "lost"] += 1
        if posts + drafts != 1:
            self.seen.fault(f"after a kill: {posts} posts and {drafts} drafts of one text")

    def surely(
        self, method: str, path: str, cookie: str, form: dict[str, str]
    ) -> tuple[int, str, str]:
        while True:
            answer = self.once(method, path, cookie, form)
            if answer is not None:
                return answer
            self.seen.up.wait(GIVE_UP)

    def once(
        self, method: str, path: str, cookie: str, form: dict[str, str]
    ) -> tuple[int, str, str] | None:
        """Status, page and cookie; None when no answer came."""
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            self.line.request(method, path, urlencode(form) if form else None, headers)
            answer = self.line.getresponse()
            given = re.search(r"csrftoken=\w+", answer.headers.get("Set-Cookie", ""))
            return answer.status, answer.read().decode(), given.group() if given else ""
        except (OSError, http.client.HTTPException):
            self.line.close()
            time.sleep(0.02)
            return None


def _hex(token: str) -> str:
    return uuid.UUID(token).hex


def _one(rows: sqlite3.Connection, sql: str, *values: Any) -> Any:
    return rows.execute(sql, values).fetchone()[0]


def filled(folder: Path, said: argparse.Namespace) -> tuple[dict[str, str], list[tuple[int, str]]]:
    """The site's environment, and members with their sessions."""
    env = environment(str(folder)) | {"FORUM_SCALE": str(said.scale)}
    if said.filled:
        shutil.copytree(said.filled, folder, dirs_exist_ok=True)
    forum = [sys.executable, str(HERE / "forum.py"), "--only-fill", str(folder)]
    subprocess.run(forum, env=env, check=True, stdout=subprocess.DEVNULL)
    many = -(-said.posts // (AN_HOUR - 2)) + said.writers
    people = json.loads(_shell(env, SESSIONS.replace("MANY", str(many))).splitlines()[-1])
    if len(people) < many:
        raise SystemExit(f"{many} members are needed, {len(people)} are there: raise --scale.")
    return env, [(pk, f"sessionid={cookie}") for pk, cookie in people]


def _shell(env: dict[str, str], code: str) -> str:
    words = [THRIVE, "manage", "shell", "-v", "0", "-c", code]
    return subprocess.run(words, env=env, check=True, capture_output=True, text=True).stdout


def kills(server: Server, seen: Seen, said: argparse.Namespace) -> list[float]:
    """Kill and start again at random moments, until all are written. Seconds of each start."""
    chance, took = random.Random(9), list[float]()
    moments = sorted(chance.sample(range(1, said.posts), said.kills))
    for moment in moments:
        while seen.done < moment and any(isinstance(one, Writer) for one in threading.enumerate()):
            time.sleep(0.005)
        time.sleep(chance.random() * 0.1)
        seen.up.clear()
        server.kill()
        took.append(server.start())
        seen.answers_since = time.monotonic()
        seen.up.set()
        while seen.answers_since and any(isinstance(t, Writer) for t in threading.enumerate()):
            time.sleep(0.005)
    return took


def checked(
    database: Path, env: dict[str, str], first: tuple[int, int], seen: Seen
) -> Iterator[Any]:
    """(what, how many are wrong)."""
    rows = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    there = Counter(rows.execute("SELECT token, text FROM community_post WHERE id > ?", first[:1]))
    wanted = {(_hex(token), text) for token, text in seen.said.items()}
    yield "acknowledged posts that are missing", sum(1 for one in wanted if not there[one])
    texts = Counter(text for _token, text in there.elements())
    yield "texts that are there twice", sum(1 for times in texts.values() if times > 1)
    yield "posts that nobody was told of", len(set(there) - wanted)
    yield "threads with wrong counts", _one(rows, COUNTS, first[0])
    told = "SELECT count(*) FROM base_entry WHERE number > ? AND what = 'reply'"
    yield "posts and history apart by", abs(_one(rows, told, first[1]) - there.total())
    kept = "SELECT count(*) FROM search_searchdocument WHERE kind = 'post' AND ref_id IN "
    kept += "(SELECT CAST(id AS TEXT) FROM community_post WHERE id > ?)"
    yield "posts and search apart by", abs(_one(rows, kept, first[0]) - there.total())
    yield "drafts left over", _one(rows, "SELECT count(*) FROM community_draft")
    yield "faults in the history chain", len(_shell(env, CHAIN).splitlines())
    sound = rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    yield "faults of the file itself", int(not sound)


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--posts", type=int, default=10_000)
    words.add_argument("--kills", type=int, default=20)
    words.add_argument("--writers", type=int, default=16)
    words.add_argument("--scale", type=float, default=0.2)
    words.add_argument("--filled", help="a folder with the forum, from forum.py --only-fill")
    words.add_argument("--beside", help="a folder kept by forum_beside.py, for Spirit's start")
    said = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), said)


def run(folder: Path, said: argparse.Namespace) -> int:
    env, people = filled(folder, said)
    database, seen = folder / "thrive.sqlite3", Seen()
    rows = sqlite3.connect(database)
    first = tuple(
        _one(rows, f"SELECT coalesce(max({key}), 0) FROM {table}")
        for key, table in (("id", "community_post"), ("number", "base_entry"))
    )
    opened = "SELECT t.id FROM community_thread t JOIN community_forumspace s ON s.id = t.space_id "
    opened += "WHERE s.access = 'open' AND t.numbers = 20"
    threads = [pk for (pk,) in rows.execute(opened)]
    rows.close()
    chance = random.Random(4)
    work = (
        (*next(turns), chance.choice(threads))
        for turns in [itertools.cycle(people)]
        for _each in range(said.posts)
    )
    server = Server([THRIVE, "serve", "--workers", str(WORKERS), "--port", "PORT"], {"env": env})
    try:
        server.start()
        seen.up.set()
        writers = [Writer(server, database, work, seen) for _each in range(said.writers)]
        began = time.monotonic()
        for one in writers:
            one.start()
        took = kills(server, seen, said)
        for one in writers:
            one.join()
        spent = time.monotonic() - began
    finally:
        server.kill()
    print(
        f"{seen.done} posts acknowledged, {len(took)} kills, {spent:.0f} s, {said.writers} writers"
    )
    print(
        f"without an answer: {seen.found['post']} were posts already, {seen.found['draft']} drafts"
    )
    wrong = [("texts lost by a kill", seen.found["lost"]), ("other faults", len(seen.faults))]
    wrong += list(checked(database, env, (first[0], first[1]), seen))
    for what, many in wrong:
        print(f"{what:<44}{many:>8}")
    for says in sorted(set(seen.faults))[:10]:
        print(f"  {says}")
    if took:
        _seconds("restart, until it answers", took)
        _seconds("from there to the first post (goal 1.0)", seen.first_write)
    if said.beside:
        beside(Path(said.beside).resolve(), server)
    return int(any(many for _what, many in wrong) or seen.done != said.posts)


def beside(folder: Path, ours: Server) -> None:
    words, at = their_site(RECIPES[0], folder / "spirit", folder / "ours")
    theirs = Server(words, {"cwd": at})
    took: dict[str, list[float]] = {"ours": [], "Spirit": []}
    for _each in range(5):
        for name, server, threads in (("ours", ours, "/community/"), ("Spirit", theirs, "/")):
            try:
                took[name].append(server.start(threads))
            finally:
                server.kill()
    for name, each in took.items():
        _seconds(f"start, until it lists threads, {name}", each)
    ratio = statistics.median(took["ours"]) / statistics.median(took["Spirit"])
    print(f"{'ours / Spirit':<44}{ratio:>8.2f}")


def _seconds(what: str, took: list[float]) -> None:
    print(f"{what:<44}{statistics.median(took):>8.2f}  most {max(took):.2f} s")


if __name__ == "__main__":
    sys.exit(main())
