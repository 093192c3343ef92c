"""The moderators' list of words: one more, one less. Posts that stand already are left alone."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.community.models import WatchedWord
from thrive.community.rules import wordlist as rules
from thrive.community.wordlist import folded
from thrive.people.models import Person


def watch(phrase: str, *, does: str, advice: str, by: Person, is_demo: bool = False) -> WatchedWord:
    """A word written in two ways that compare alike stands once."""
    try:
        return _watch(phrase, does=does, advice=advice, by=by, is_demo=is_demo)
    except IntegrityError:  # somebody else wrote it at this moment
        raise Refused(no(rules.ALREADY)) from None


@transaction.atomic
def _watch(phrase: str, *, does: str, advice: str, by: Person, is_demo: bool) -> WatchedWord:
    word = folded(phrase)
    known = WatchedWord.objects.filter(folded=word).exists()
    require(rules.may_watch(by, word, known=known))
    made = WatchedWord.objects.create(
        phrase=phrase,
        folded=word,
        does=does,
        advice=advice,
        by=by,
        at=clock.now(),
        is_demo=is_demo,
    )
    history.record("watch_word", on=made, by=by, does=does)
    return made


@transaction.atomic
def stop_watching(word: WatchedWord, *, by: Person) -> None:
    """What waits because of it goes on waiting until somebody has read it."""
    word = WatchedWord.objects.select_for_update(no_key=True).get(pk=word.pk)
    require(rules.may_stop_watching(by))
    history.record("stop_watching_word", on=word, by=by, does=word.does)
    word.delete()
