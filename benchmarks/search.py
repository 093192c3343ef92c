"""One search among 20,000 things people said and 2,000 other pages: milliseconds of the processor.

    python benchmarks/search.py

The words are drawn by Zipf's law from 6,000 made-up ones, always the same, so that some stand in
most of the texts and most in a few. In process and without a page around it: the median of 40 rounds
for a common word, a rare one, two together, a beginning, a slip of the finger and nothing.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator

folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DATA_DIR": folder.name,
    "DEBUG": "0",
    "DJANGO_SETTINGS_MODULE": "thrive.config.settings",
}
os.environ.pop("DATABASE_URL", None)
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import thrive.config.wsgi  # noqa: E402, F401 - the process as a server starts it

# isort: split
from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from thrive.search import Document, registry  # noqa: E402
from thrive.search.actions import reindex  # noqa: E402
from thrive.search.queries import search  # noqa: E402

SAID, OTHER, ROUNDS = 20_000, 2_000, 40
SYLLABLES = [
    *("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"),
    *("sa", "te", "vi", "wo", "za", "che", "lin", "mar", "ton", "ver"),
]
ENDINGS = ("", "", "s", "ing", "ed", "ly")


def documents() -> Iterator[Document]:
    chance = random.Random(11)
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _each in range(6000)]
    heavy = [1 / (place + 1) for place in range(len(words))]
    drawn = chance.choices(words, heavy, k=400_000)

    def text(length: int) -> str:
        start = chance.randrange(len(drawn) - length)
        return " ".join(word + chance.choice(ENDINGS) for word in drawn[start : start + length])

    for number in range(SAID + OTHER):
        talk = number >= OTHER
        title, body = text(5), text(chance.randint(20, 100) if talk else 200)
        for language in ("",) if talk else ("en", "es"):
            yield Document(
                kind="post" if talk else f"kind{number % 5}",
                ref_id=str(number),
                language=language,
                title=title,
                body=body,
                url_name="home",
                is_talk=talk,
                visibility="public" if number % 4 else "members",
            )


def main() -> None:
    call_command("migrate", verbosity=0)
    registry._kinds.clear()
    for name in ("post", *(f"kind{number}" for number in range(5))):
        chosen = [one for one in documents() if one.kind == name]
        registry.register(name, lambda chosen=chosen: chosen, label=name)
    began = time.process_time()
    rows = reindex()
    print(f"{rows} rows indexed in {time.process_time() - began:.1f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    chance = random.Random(11)
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _each in range(6000)]
    asked = {
        "common": words[0],
        "often": words[20],
        "rare": words[3000],
        "two": f"{words[3]} {words[9]}",
        "beginning": words[500][:-1],
        "slip": words[40][:2] + "q" + words[40][3:],
        "nothing": "xylophone",
    }
    for name, text in asked.items():
        spent = []
        for _each in range(ROUNDS):
            start = time.process_time()
            found = search(text, user=AnonymousUser(), language="en")
            spent.append((time.process_time() - start) * 1000)
        print(f"{name:10} {statistics.median(spent):7.2f} ms  {found.total:5} found")


if __name__ == "__main__":
    main()
