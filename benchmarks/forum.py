"""The forum with 10,000 threads, 200,000 posts and 5,000 members: processor time and queries.

    python benchmarks/forum.py            lists, a thread, deep pages, search, a reply
    python benchmarks/forum.py --profile /community/    where the time of one page goes, signed in
    python benchmarks/forum.py --only-fill FOLDER       write the data there, to be served and loaded

BENCH_DATA=folder keeps the data between runs. FORUM_SCALE=0.1 makes a tenth of it.

200 spaces, 20 posts a thread, 20 to 100 words a post, written down by bulk SQL and always the same.
In process, through the test client with all middleware: the median of 30 requests, in milliseconds
of the processor, their 95th percentile, queries and bytes. A page without queries of its own
(/accessibility/) stands beside them as the yardstick, and a shallow list beside a deep one.
"""

from __future__ import annotations

import cProfile
import datetime
import os
import pstats
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

folder = tempfile.TemporaryDirectory()
FILL = sys.argv[sys.argv.index("--only-fill") + 1] if "--only-fill" in sys.argv else ""
os.environ |= {
    "DATA_DIR": FILL or os.environ.get("BENCH_DATA", folder.name),
    "DEBUG": "0",
    "DEMO": "1",
    "HTTPS": "0",
    "DJANGO_SETTINGS_MODULE": "thrive.config.settings",
}
os.environ.pop("DATABASE_URL", None)
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import thrive.config.wsgi  # noqa: E402, F401 - the process as a server starts it

# isort: split
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.words import WORDS  # noqa: E402
from thrive.base import clock  # noqa: E402
from thrive.base.markup import to_html  # noqa: E402
from thrive.community.models import ForumSpace, Post, Thread, ThreadMark  # noqa: E402
from thrive.people.models import Person  # noqa: E402
from thrive.search.actions import reindex  # noqa: E402

SCALE = float(os.environ.get("FORUM_SCALE", "1"))
SPACES, THREADS, MEMBERS, ROUNDS = 200, int(10_000 * SCALE), int(5_000 * SCALE), 30
POSTS_EACH = 20
LONG_THREAD = 5_000  # posts of one thread, for deep pages of it


def fill() -> Person:
    """Made in bulk, always the same. Returns one member who has written and follows threads."""
    chance, now = random.Random(7), clock.now()
    made = now - datetime.timedelta(days=800)
    members = Person.objects.bulk_create(
        [
            Person(
                email=f"member{n}@example.org",
                name=f"Member {n}",
                shown_name=f"Member {n}",
                affiliation="resident",
                created=made,
            )
            for n in range(MEMBERS)
        ],
        batch_size=500,
    )
    spaces = ForumSpace.objects.bulk_create(
        [
            ForumSpace(
                slug=f"space-{n}",
                name=f"Space {n}",
                access="open" if n % 4 else "members",
                threads=THREADS // SPACES,
            )
            for n in range(SPACES)
        ]
    )
    texts = [_text(chance) for _each in range(2000)]
    drawn = [(text, str(to_html(text))) for text in texts]
    threads = [_thread(chance, n, spaces, members, made) for n in range(THREADS)]
    for some in _in_parts(iter(threads), 2000):
        Thread.objects.bulk_create(some)
    for some in _in_parts(_posts(chance, threads, members, drawn), 5000):
        Post.objects.bulk_create(some)
    ThreadMark.objects.bulk_create(
        [
            ThreadMark(person=members[0], thread=thread, read_to=10, follows=True)
            for thread in threads[:: max(1, THREADS // 300)]
        ]
    )
    reindex("post")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return members[0]


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(20, 100))).capitalize() + "."


def _thread(
    chance: random.Random,
    number: int,
    spaces: list[ForumSpace],
    members: list[Person],
    made: datetime.datetime,
) -> Thread:
    posts = LONG_THREAD if number == 0 else POSTS_EACH
    started = made + datetime.timedelta(minutes=chance.randrange(1_000_000))
    return Thread(
        space=spaces[1] if number == 0 else chance.choice(spaces),
        kind=chance.choice(["discussion", "question", "lesson"]),
        title=f"{chance.choice(WORDS)} and {chance.choice(WORDS)}: thread {number}".capitalize(),
        author=chance.choice(members),
        started_at=started,
        numbers=posts,
        last_number=posts,
        replies=posts - 1,
        last_at=started + datetime.timedelta(minutes=posts),
        last_by=chance.choice(members),
    )


def _posts(
    chance: random.Random,
    threads: list[Thread],
    members: list[Person],
    drawn: list[tuple[str, str]],
) -> Iterator[Post]:
    for thread in threads:
        for number in range(1, thread.numbers + 1):
            text, html = chance.choice(drawn)
            yield Post(
                thread=thread,
                number=number,
                author=chance.choice(members),
                text=text,
                html=html,
                token=uuid.UUID(int=chance.getrandbits(128)),
                written_at=thread.started_at + datetime.timedelta(minutes=number),
            )


def _in_parts(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while some := list(islice(rows, size)):
        yield some


def measured(act: Callable[[], Any]) -> tuple[float, float, int, int]:
    """Median milliseconds of the processor, 95th percentile, queries, bytes."""
    for _warm in range(3):
        answer = act()
    asked: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        answer = act()
    assert answer.status_code in (200, 302), answer.status_code
    took = []
    for _round in range(ROUNDS):
        start = time.process_time()
        act()
        took.append((time.process_time() - start) * 1000)
    took.sort()
    return statistics.median(took), took[int(ROUNDS * 0.95)], len(asked), len(answer.content)


def pages() -> dict[str, str]:
    """Shallow and deep, of the whole forum, of one space, and of one thread."""
    long = Thread.objects.get(numbers=LONG_THREAD)
    usual = Thread.objects.filter(space__access="open", numbers=POSTS_EACH).order_by("pk")
    deep = usual.order_by("last_at").values_list("last_at", "pk")[50]
    place = f"{int(deep[0].timestamp() * 1_000_000)}-{deep[1]}"
    return {
        "yardstick": "/accessibility/",
        "forum": "/community/",
        "forum, deep": f"/community/?before={place}",
        "unanswered": "/community/?show=unanswered",
        "space": "/community/spaces/space-1/",
        "space, questions": "/community/spaces/space-1/?kind=question",
        "thread of 20": f"/community/threads/{usual[100].pk}/",
        "thread of 5,000": f"/community/threads/{long.pk}/",
        "its page 200": f"/community/threads/{long.pk}/?page=200",
        "feed": "/community/feed.atom",
        "search, one word": "/search/?q=interpreter",
        "search, two words": "/search/?q=dinner+clinic",
        "search, rare": "/search/?q=thread+777",
    }


def replying(client: Client) -> Callable[[], Any]:
    """Each time another form. The limit of posts an hour is lifted, by letting time pass: after the
    posts that an earlier run wrote into kept data."""
    thread = Thread.objects.filter(space__access="open", numbers=POSTS_EACH).order_by("pk")[7]
    address = f"{thread.get_absolute_url()}reply/"
    newest = Post.objects.order_by("-written_at").values_list("written_at", flat=True)[0]
    start, hours = max(newest, clock.now()), iter(range(1, 10_000))

    def send() -> Any:
        with clock.at(start + datetime.timedelta(hours=next(hours))):
            said = {"text": "Ours too, on three streets.", "language": "en"}
            return client.post(address, {**said, "token": str(uuid.uuid4())})

    return send


def main() -> None:
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    start = time.monotonic()
    known = Person.objects.filter(email="member0@example.org").first()
    member = known or fill()
    posts = Post.objects.count()
    print(f"{posts} posts, {THREADS} threads, {MEMBERS} members, {connection.vendor}")
    print(f"made in {time.monotonic() - start:.0f} s")
    if FILL:
        return
    nobody, somebody = Client(), Client()
    somebody.force_login(member, backend="thrive.people.sessions.ByEmailAndPassword")
    if "--profile" in sys.argv:
        path = sys.argv[-1] if sys.argv[-1].startswith("/") else "/community/"
        somebody.get(path)
        with cProfile.Profile() as profile:
            for _round in range(20):
                somebody.get(path)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
        return
    print(f"{'page':<28}{'median ms':>10}{'p95 ms':>9}{'queries':>9}{'kB':>7}")
    for name, path in pages().items():
        for who, client in (("visitor", nobody), ("member", somebody)):
            _say(f"{name} · {who}", measured(lambda path=path, client=client: client.get(path)))
    _say("a reply · member", measured(replying(somebody)))


def _say(name: str, found: tuple[float, float, int, int]) -> None:
    middle, late, asked, size = found
    print(f"{name:<28}{middle:>10.1f}{late:>9.1f}{asked:>9}{size / 1000:>7.1f}", flush=True)


if __name__ == "__main__":
    main()
