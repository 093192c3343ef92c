"""pretalx's pages beside our calendar: processor time a request, measured in the same way.

Run by `events.py --beside PYTHON`, with the Python of a virtual environment of its own:

    python -m venv /tmp/pretalx && /tmp/pretalx/bin/pip install pretalx faker freezegun
    python benchmarks/events.py --beside /tmp/pretalx/bin/python

It makes a data folder and pretalx's own test event (`create_test_event --stage schedule`), and asks
in process, through Django's test client, as our benchmark does.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 30
PAGES = ("/bench/schedule/", "/bench/schedule/nojs", "/bench/talk/", "/bench/schedule.ics")


def set_up(folder: str) -> None:
    config = Path(folder) / "pretalx.cfg"
    config.write_text(
        f"[filesystem]\ndata={folder}\n[database]\nbackend=sqlite3\nname={folder}/db.sqlite3\n"
        "[site]\ndebug=False\nurl=http://localhost\n"
    )
    os.environ |= {"PRETALX_CONFIG_FILE": str(config), "DJANGO_SETTINGS_MODULE": "pretalx.settings"}
    import django

    django.setup()
    from django.core.management import call_command
    from pretalx.person.models import User  # type: ignore[import-not-found]

    call_command("migrate", verbosity=0)
    somebody = User.objects.create_user(email="a@example.org", password="long-enough-9", name="A")
    somebody.is_administrator = True
    somebody.save()
    call_command("create_test_event", stage="schedule", slug="bench")


def main() -> None:
    # What pretalx prints on its way goes to the other channel: the last line here is our JSON.
    said, sys.stdout = sys.stdout, sys.stderr
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        from django.conf import settings
        from django.test import Client

        settings.ALLOWED_HOSTS = ["*"]
        client, found = Client(HTTP_HOST="localhost"), {}
        for path in PAGES:
            took = []
            for _round in range(ROUNDS + 3):
                start = time.process_time()
                answer = client.get(path)
                took.append((time.process_time() - start) * 1000)
            if answer.status_code == 200:
                found[path] = (statistics.median(took[3:]), len(answer.content))
    print(json.dumps(found), file=said)


if __name__ == "__main__":
    main()
