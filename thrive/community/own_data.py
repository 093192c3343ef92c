"""What this room holds about a person: what they wrote, reported, follow, began to write and show."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from thrive.community import found
from thrive.community.actions.editing import take_down
from thrive.community.models import (
    Appeal,
    DirectoryEntry,
    DirectoryLetter,
    Draft,
    HeldBackNote,
    LetterAct,
    LetterReport,
    Mention,
    ModerationAct,
    Post,
    Report,
    SpaceMark,
    SpacePerson,
    Thanks,
    Thread,
    ThreadMark,
    ThreadMerge,
    WatchedWord,
)
from thrive.notices.models import OutboundMessage
from thrive.notices.own_data import forget_words
from thrive.people.models import Person


def export_posts(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Posts with what they said before; reports and appeals; what a moderator did and why."""
    rows = Post.objects.filter(author=person).select_related("thread").order_by("written_at", "pk")
    acts = ModerationAct.objects.filter(post__author=person).order_by("at", "pk")
    return {
        "posts": [
            {
                "thread": one.thread.title,
                "number": one.number,
                "text": one.text,
                "began_as": one.began_as,
                "language": one.language,
                "state": one.status,
                "written_at": one.written_at,
                "files": [{"name": kept.name, "sha256": kept.sha256} for kept in one.files.all()],
                "before": [
                    {"text": old.text, "until": old.until} for old in one.versions.order_by("until")
                ],
            }
            for one in rows.prefetch_related("versions", "files")
        ],
        "moderation": [
            {"what": one.what, "of": one.of, "reason": one.reason, "at": one.at} for one in acts
        ],
        "appeals": [
            {"words": one.words, "answer": one.answer, "state": one.status, "at": one.made_at}
            for one in Appeal.objects.filter(act__post__author=person).order_by("pk")
        ],
        "reports": [
            {"reason": one.reason, "words": one.words, "at": one.made_at}
            for one in Report.objects.filter(by=person).order_by("pk")
        ],
        "held_back": [
            {"act": one.act, "outcome": one.outcome, "at": one.at}
            for one in HeldBackNote.objects.filter(person=person).order_by("pk")
        ],
    }


def export_reading(person: Person) -> dict[str, list[Any]]:
    """Drafts, what is followed, thanks given, parts in spaces."""
    mine = ThreadMark.objects.filter(person=person, follows=True).exclude(thread__status="merged")
    marks = mine.select_related("thread")
    parts = SpacePerson.objects.filter(person=person).select_related("space").order_by("pk")
    return {
        "drafts": [
            {"place": one.place, "words": one.words, "saved_at": one.saved_at}
            for one in Draft.objects.filter(person=person).order_by("pk")
        ],
        "threads": [
            {"thread": one.thread.title, "mails": one.mails} for one in marks.order_by("pk")
        ],
        "spaces": [
            {"space": one.space.name, "mails": one.mails}
            for one in SpaceMark.objects.filter(person=person).select_related("space")
        ],
        "parts": [
            {"space": one.space.name, "part": one.part, "since": one.since, "until": one.until}
            for one in parts
        ],
        "thanked": list(
            Thanks.objects.filter(person=person).order_by("pk").values_list("at", flat=True)
        ),
    }


def export_directory(person: Person) -> dict[str, Any]:
    """The entry as it stands, letters this person wrote or got, reports, what moderators decided."""
    entry = DirectoryEntry.objects.filter(person=person).select_related("city").first()
    return {
        "entry": {
            "shows": entry.shows,
            "city": entry.city.name if entry.city else "",
            "languages": entry.languages.strip(","),
            "about": entry.about,
            "takes_letters": entry.takes_letters,
            "listed_at": entry.listed_at,
            "areas": list(entry.areas.order_by("pk").values("mode", "area")),
        }
        if entry
        else None,
        "letters": [
            {"written_by_me": one.by_id == person.pk, "text": one.text, "at": one.at}
            for one in DirectoryLetter.objects.of(person).order_by("at", "pk")
        ],
        "letters_reported": [
            {"reason": one.reason, "words": one.words, "at": one.made_at}
            for one in LetterReport.objects.filter(letter__to=person).order_by("pk")
        ],
        "letters_stopped": [
            {
                "of": one.of,
                "reason": one.reason,
                "at": one.at,
                "until": one.until,
                "appeal": one.appeal_words,
                "state": one.appeal,
                "answer": one.answer,
            }
            for one in LetterAct.objects.filter(writer=person).order_by("at", "pk")
        ],
    }


def erase_directory(person: Person) -> None:
    """With their letters, also those that lie or wait in the outbox: each holds name and words. What
    moderators decided stays for the log, without the name and without their appeal."""
    sent = OutboundMessage.objects.caused_by(str(person.public_id))
    forget_words(sent.filter(template="notices/mail/directory_letter"))
    DirectoryEntry.objects.filter(person=person).delete()
    DirectoryLetter.objects.of(person).delete()
    LetterAct.objects.filter(writer=person).update(writer=None, appeal_words="")
    LetterAct.objects.filter(by=person).update(by=None)
    LetterAct.objects.filter(answered_by=person).update(answered_by=None)


def erase_forum(person: Person) -> None:
    """What a young person wrote is taken down. What an adult wrote stays, without a name: others
    answered it, and posts by city staff may be public records."""
    if person.is_youth:
        rows = Post.objects.filter(author=person).exclude(status="taken_down")
        for post in list(rows.select_related("thread__space", "author").order_by("thread", "pk")):
            take_down(post, by=person)
    thanked = Thanks.objects.filter(person=person)
    Post.objects.filter(pk__in=thanked.values("post")).update(thanks=F("thanks") - 1)
    for rows_of in (thanked, *_kept_for(person)):
        rows_of.delete()
    written = list(Post.objects.filter(author=person).select_related("thread__space", "author"))
    Post.objects.filter(author=person).update(author=None, body="")
    Thread.objects.filter(author=person).update(author=None)
    Thread.objects.filter(last_by=person).update(last_by=None)
    for post in written:
        post.author = None
        found.say_what_is_found(post, post.thread)
    Report.objects.filter(by=person).update(by=None, words="")
    ModerationAct.objects.filter(by=person).update(by=None)
    ThreadMerge.objects.filter(by=person).update(by=None)
    WatchedWord.objects.filter(by=person).update(by=None)
    Appeal.objects.filter(answered_by=person).update(answered_by=None)
    HeldBackNote.objects.filter(person=person).update(person=None)


def _kept_for(person: Person) -> list[Any]:
    models = (Draft, ThreadMark, SpaceMark, SpacePerson, Mention)
    return [model.objects.filter(person=person) for model in models]
