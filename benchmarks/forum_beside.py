"""Our forum beside Spirit's, on the same words, in one run, on this machine.

    .venv/bin/python benchmarks/forum_beside.py [--scale 0.1] [--asks 300] [--keep DIR] [--only search]

Spirit (PyPI: django-spirit) is a forum in Django, too. It is installed in an environment of its own
and filled with the threads and posts of `forum.py`: 200 spaces, 10,000 threads, 200,000 posts and
5,000 members at scale 1. Both on SQLite with the same pragmas, both with two workers (ours as
docs/operations says, theirs `gunicorn -w 2 --threads 4`), limits of posts lifted there, kept here.

Processor time of the server and its workers a request, read from /proc, with 1 and with 16
connections. A list is asked for again and again; `thread` is one of fifty that are read a lot,
`any thread` another one each time; every search is for two other words. Spirit lets only members
search. Memory is the proportional share (PSS) of all processes after the reads.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.site import THRIVE, environment

SPIRIT = "django-spirit==0.14.3"
HERE = Path(__file__).parent
TICK, TOKEN, WORKERS = os.sysconf("SC_CLK_TCK"), "a" * 32, 2
GOALS = {
    **{f"{page} · visitor": 0.25 for page in ("list", "thread", "any thread", "search")},
    **{f"{page} · member": 0.5 for page in ("list", "any thread")},
    "search · member": 0.25,
    "reply · member": 1.0,
    "memory": 1.8,
}
SETTINGS = """
from .base import *
DEBUG, ALLOWED_HOSTS, SECRET_KEY, ST_SITE_URL = False, ["*"], "beside", "http://127.0.0.1/"
ST_RATELIMIT_ENABLE, ST_DOUBLE_POST_THRESHOLD_MINUTES, ST_TASK_MANAGER = False, 0, None
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3",
    "NAME": os.path.join(BASE_DIR, "spirit.sqlite3"), "CONN_MAX_AGE": None,
    "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS}}}
"""
# Both run this at the end: sign some members in, and print their sessions.
SIGN_IN = """
import json
from django.test import Client
def signed_in(people, backend):
    for person in people:
        client = Client()
        client.force_login(person, backend=backend)
        yield client.cookies["sessionid"].value
"""
OURS = f"""{SIGN_IN}
from thrive.people.models import Person
people = Person.objects.order_by("pk")[:200]
print(json.dumps(list(signed_in(people, "thrive.people.sessions.ByEmailAndPassword"))))
"""
THEIRS = f"""{SIGN_IN}
import sqlite3, sys
from django.contrib.auth import get_user_model
from django.utils.dateparse import parse_datetime
from django.utils.timezone import make_aware
from spirit.category.models import Category
from spirit.comment.models import Comment
from spirit.topic.models import Topic
from spirit.user.models import UserProfile
ours, User = sqlite3.connect("OURS"), get_user_model()
when = lambda text: make_aware(parse_datetime(text))
def all_of(sql):
    return ours.execute(sql).fetchall()
people = [User(pk=pk + 10, username=f"member{{pk}}", email=f"m{{pk}}@example.org", password="!")
          for (pk,) in all_of("SELECT id FROM people_person ORDER BY id")]
User.objects.bulk_create(people)
UserProfile.objects.bulk_create(UserProfile(user=one, slug=one.username, nickname=one.username,
    is_verified=True) for one in people)
Category.objects.bulk_create(Category(pk=pk + 10, title=name, slug=f"space-{{pk}}")
    for pk, name in all_of("SELECT id, name FROM community_forumspace"))
Topic.objects.bulk_create((Topic(pk=pk, user_id=author + 10, category_id=space + 10, title=title,
    slug=f"t{{pk}}", date=when(start), last_active=when(last), comment_count=posts)
    for pk, author, space, title, start, last, posts in all_of("SELECT id, author_id, space_id, "
    "title, started_at, last_at, numbers FROM community_thread")), batch_size=2000)
Comment.objects.bulk_create((Comment(user_id=author + 10, topic_id=thread, comment=text,
    comment_html=html, date=when(at)) for author, thread, text, html, at in all_of("SELECT "
    "author_id, thread_id, text, html, written_at FROM community_post")), batch_size=5000)
print(json.dumps(list(signed_in(people[:200], "spirit.user.auth.backends.UsernameAuthBackend"))))
"""


class Site:
    """A server with its addresses, and sessions of members."""

    def __init__(self, port: int, pid: int, paths: dict[str, Callable[[], str]], who: list[str]):
        self.port, self.pid, self.paths, self.who = port, pid, paths, who
        self.form: Callable[[], dict[str, str]] = dict

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
                if status not in (200, 302):
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
            method, body = "POST", urlencode({"csrfmiddlewaretoken": TOKEN, **self.form()})
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
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)


def our_site(folder: Path, scale: float) -> tuple[list[str], dict[str, str]]:
    env = environment(str(folder)) | {"FORUM_SCALE": str(scale)}
    if not (folder / "sessions.json").exists():
        forum = [sys.executable, str(HERE / "forum.py"), "--only-fill", str(folder)]
        subprocess.run(forum, env=env, check=True, stdout=subprocess.DEVNULL)
        shell = [THRIVE, "manage", "shell", "-v", "0", "-c", OURS]
        said = subprocess.run(shell, env=env, check=True, capture_output=True, text=True).stdout
        (folder / "sessions.json").write_text(said.splitlines()[-1])
    return [THRIVE, "serve", "--workers", str(WORKERS), "--port", "PORT"], env


def their_site(folder: Path, ours: Path) -> tuple[list[str], Path]:
    at = folder / "beside"
    python = str(folder / "bin" / "python")
    if not (folder / "sessions.json").exists():
        env = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
        env["DJANGO_SETTINGS_MODULE"] = "beside.settings.beside"

        def run(*words: str, cwd: Path = at) -> str:
            done = subprocess.run(words, cwd=cwd, env=env, check=True, capture_output=True)
            return done.stdout.decode()

        manage = (python, "manage.py")
        run(sys.executable, "-m", "venv", str(folder), cwd=folder)
        run(python, "-m", "pip", "install", SPIRIT, "gunicorn", cwd=folder)
        run("spirit", "startproject", "beside", cwd=folder)
        (at / "beside" / "settings" / "beside.py").write_text(SETTINGS)
        run(*manage, "spiritinstall")
        filled = THEIRS.replace("OURS", str(ours / "thrive.sqlite3"))
        sessions = run(*manage, "shell", "-v", "0", "-c", filled).splitlines()[-1]
        run(*manage, "rebuild_index", "--noinput")
        (folder / "sessions.json").write_text(sessions)
    serve = [str(folder / "bin" / "gunicorn"), "-w", str(WORKERS), "--threads", "4"]
    named = ["-e", "DJANGO_SETTINGS_MODULE=beside.settings.beside", "-b", "127.0.0.1:PORT"]
    return [*serve, *named, "--log-level", "error", "beside.wsgi"], at


def measured(folder: Path, said: argparse.Namespace) -> Iterator[tuple[str, float, float]]:
    """(what, ours, theirs)."""
    for name in ("ours", "spirit"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    our_words, env = our_site(folder / "ours", said.scale)
    their_words, at = their_site(folder / "spirit", folder / "ours")
    rows = sqlite3.connect(folder / "ours" / "thrive.sqlite3").execute(
        "SELECT t.id FROM community_thread t JOIN community_forumspace s ON s.id = t.space_id "
        "WHERE s.access = 'open' AND t.numbers = 20 ORDER BY t.id"
    )
    threads = [pk for (pk,) in rows]
    with started(our_words, env=env) as (port, pid), started(their_words, cwd=at) as other:
        ours = Site(port, pid, _paths(threads, "/community/", "/community/threads/{}/"), [])
        theirs = Site(*other, _paths(threads, "/", "/topic/{0}/t{0}/"), [])
        for site, name in ((ours, "ours"), (theirs, "spirit")):
            site.who = json.loads((folder / name / "sessions.json").read_text())
        chance = random.Random(2)
        ours.paths["reply"] = lambda: f"/community/threads/{chance.choice(threads)}/reply/"
        theirs.paths["reply"] = lambda: f"/comment/{chance.choice(threads)}/publish/"
        ours.form = lambda: {"text": _reply(), "language": "en", "token": str(uuid.uuid4())}
        theirs.form = lambda: {"comment": _reply()}
        for what in ("list", "thread", "any thread", "search", "reply"):
            if said.only and what not in said.only.split(","):
                continue
            for member in (False, True) if what != "reply" else (True,):
                for connections in (1, 16):
                    found = []
                    for site in (ours, theirs):
                        there = member or (site is theirs and what == "search")
                        site.ask(what, there, 40, connections)
                        found.append(site.ask(what, there, said.asks, connections))
                    who = "member" if member else "visitor"
                    yield f"{what} · {who}, {connections}", *found
            if what == "search":
                yield "memory, MB", ours.usage()[1], theirs.usage()[1]


def _paths(threads: list[int], first: str, thread: str) -> dict[str, Callable[[], str]]:
    from benchmarks.words import WORDS

    chance = random.Random(1)
    others = iter(random.Random(3).sample(threads, len(threads)) * 100)
    return {
        "list": lambda: first,
        "thread": lambda: thread.format(chance.choice(threads[:50])),
        "any thread": lambda: thread.format(next(others)),
        "search": lambda: f"/search/?q={'+'.join(chance.sample(WORDS, 2))}",
    }


def _reply() -> str:
    return f"Ours too, on three streets. {uuid.uuid4().hex}"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--scale", type=float, default=0.1)
    words.add_argument("--asks", type=int, default=300)
    words.add_argument("--keep", help="a folder that keeps both sites for the next run")
    words.add_argument("--only", default="", help="list,thread,any thread,search,reply")
    said = words.parse_args()
    print(f"{'':<28}{'ours':>8}{'Spirit':>8}{'ratio':>8}{'goal':>7}")
    with tempfile.TemporaryDirectory() as thrown_away:
        for what, ours, theirs in measured(Path(said.keep or thrown_away).resolve(), said):
            goal = next((GOALS[name] for name in GOALS if what.startswith(name)), None)
            print(
                f"{what:<28}{ours:>8.1f}{theirs:>8.1f}{ours / theirs:>8.2f}{goal or '':>7}",
                flush=True,
            )


if __name__ == "__main__":
    main()
