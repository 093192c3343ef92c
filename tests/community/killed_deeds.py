"""What a process that will be killed does (`tests/house/killing.py`): it sends a form."""

from __future__ import annotations

import uuid

from thrive.community.actions import posting
from thrive.community.actions.posting import Words
from thrive.community.models import ForumSpace, Thread
from thrive.people.models import Person


def start(space: str, by: str, token: str) -> None:
    posting.start_thread(
        ForumSpace.objects.get(slug=space),
        title="Lights in parks",
        words=Words("Which lamps are out?", token=uuid.UUID(token)),
        by=Person.objects.get(email=by),
    )


def reply(thread: str, by: str, token: str) -> None:
    words = Words("Ours, too, @Ruth.", token=uuid.UUID(token), quotes=1)
    posting.reply(Thread.objects.get(pk=thread), words=words, by=Person.objects.get(email=by))
