"""Answering a thread by mail: the same rules as on the page, and drafts that lose nothing."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import no, require
from thrive.community.actions import posting
from thrive.community.actions.mine import FIELDS
from thrive.community.actions.posting import Words
from thrive.community.models import Draft, Thread
from thrive.community.queries.thread import found_thread
from thrive.community.rules.writing import LONGEST
from thrive.community.texts import clean
from thrive.notices.incoming import Taken
from thrive.people.links import address
from thrive.people.models import Person


def post(person: Person, number: str, words: str, token: uuid.UUID) -> Taken:
    """A reply in the author's language of the site. Raises `Refused`."""
    thread, text = _read_by(person, number), clean(words)
    if thread is None:
        require(no(_("There is no such thread, or it is for other people.")))
    assert thread is not None
    if not text:
        require(no(_("Write a few words")))
    if len(text) > LONGEST:
        said = _("This is too long. At most %(limit_value)s letters fit in one post.")
        require(no(said % {"limit_value": LONGEST}))
    made = posting.reply(
        thread, words=Words(text, language=person.language, token=token), by=person
    )
    return Taken(made.status == "held", address("post", made.pk, language=person.language))


@transaction.atomic
def keep(person: Person, number: str, words: str) -> str:
    """Below what stands in the draft already: what was typed on the page is not overwritten. Empty
    where no draft can be, or where it has no room left."""
    thread = _read_by(person, number)
    if thread is None:
        return ""
    place, text = f"thread {thread.pk}", clean(words)
    rows = Draft.objects.select_for_update(no_key=True).filter(person=person, place=place)
    draft = rows.first() or Draft(person=person, place=place)
    typed = str(draft.words.get("text", "")).rstrip()
    both = f"{typed}\n\n{text}" if typed else text
    if len(both) > FIELDS["text"]:
        return ""
    draft.words = {"language": person.language, **draft.words, "text": both}
    draft.saved_at = clock.now()
    draft.save()
    return address("reply", thread.pk, language=person.language)


def _read_by(person: Person, number: str) -> Thread | None:
    return found_thread(person, int(number))
