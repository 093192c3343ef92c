"""The demo's toolkit: the forty shipped entries, read and published by two experts; what cities and
members did with them. Who read and who asked is invented; the texts are the ones that are shipped."""

from __future__ import annotations

from dataclasses import replace

from thrive.base.refs import SYSTEM
from thrive.cities.models import Community
from thrive.demo.telling import Teller
from thrive.people.models import Person
from thrive.toolkit.actions import using, writing
from thrive.toolkit.actions.loading import load_entries
from thrive.toolkit.models import CityUse, EntrySuggestion, ToolkitEntry

# Published so many days ago, to be looked at again after so many: two of them are past that day.
OLDER = {"books-and-library-card-at-birth": (420, 380), "summer-youth-employment": (410, 365)}
USES = (
    ("ruth", "vallejo", "park-equity-resolution", 220),
    ("ruth", "vallejo", "youth-participatory-budget", 35),
    ("fern", "hayward", "youth-commission-with-budget", 200),
    ("fern", "hayward", "school-based-wellness-center", 70),
    ("beatriz", "santa-maria", "legal-help-in-eviction", 140),
    ("linh", "garden-grove", "tax-credit-outreach", 90),
)
SUGGESTIONS = (
    (
        "elvira",
        "park-equity-resolution",
        "Conviene contar también los baños y las fuentes de agua, no solo las luces. (demo)",
        "",
    ),
    (
        "mina",
        "books-and-library-card-at-birth",
        "Our hospital folder is printed once a year; say to ask in May. (demo)",
        "Thank you. The step about the folder says it now. (demo)",
    ),
)
FILES = (("park-equity-resolution", "docx", 3), ("home-visit-referral-compact", "pdf", 2))


def experts_publish_the_toolkit(teller: Teller) -> None:
    with teller.on(430):
        load_entries(by=SYSTEM)
    for entry in ToolkitEntry.objects.order_by("pk"):
        ago, holds = OLDER.get(entry.slug, (240, 420))
        with teller.on(ago + 2):
            writing.review(entry, by=teller["devon"])
        with teller.on(ago):
            until = teller.day(ago - holds).date()
            writing.publish(entry, review_by=until, by=teller["saanvi"])
    a_text_changes(teller)
    cities_take_entries_up(teller)
    members_suggest(teller)


def a_text_changes(teller: Teller) -> None:
    """The second text of an entry is published; of another, a draft waits for its review."""
    entry = ToolkitEntry.objects.select_related("current").get(slug="park-equity-resolution")
    assert entry.current is not None
    now = entry.current.content
    more = replace(
        now,
        en=replace(now.en, steps=(*now.en.steps, "Count toilets and water taps, not only lights.")),
        es=replace(
            now.es, steps=(*now.es.steps, "Cuente baños y fuentes de agua, no solo las luces.")
        ),
    )
    with teller.on(32):
        writing.write(entry, content=more, note="A resident’s suggestion", by=teller["saanvi"])
    with teller.on(31):
        writing.review(entry, by=teller["devon"])
    with teller.on(30):
        until = teller.day(-330).date()
        writing.publish(entry, review_by=until, by=teller["saanvi"])
    draft = ToolkitEntry.objects.select_related("current").get(slug="youth-hub-siting")
    assert draft.current is not None
    said = draft.current.content
    with teller.on(4):
        writing.write(
            draft,
            content=replace(said, makers=("council", "manager")),
            note="The manager can open a pilot hub",
            by=teller["devon"],
        )


def cities_take_entries_up(teller: Teller) -> None:
    for key, city, slug, ago in USES:
        with teller.on(ago):
            using.use_in_city(
                ToolkitEntry.objects.get(slug=slug),
                community=Community.objects.get(slug=city),
                by=teller[key],
            )
    for slug, form, times in FILES:
        for ago in range(times):
            with teller.on(10 + ago):
                entry = ToolkitEntry.objects.get(slug=slug)
                using.count_download(entry, form=form, language="en")


def members_suggest(teller: Teller) -> None:
    for key, slug, words, answer in SUGGESTIONS:
        with teller.on(33):
            row = using.suggest(ToolkitEntry.objects.get(slug=slug), words=words, by=teller[key])
        if answer:
            with teller.on(29):
                using.take_up_suggestion(row, answer=answer, by=teller["saanvi"])


def forget_toolkit(people: list[Person]) -> None:
    """What the cast did goes. Texts that somebody of the demo published become drafts again: on a
    real site nobody real has read them."""
    CityUse.objects.filter(taken_up_by__in=people).delete()
    EntrySuggestion.objects.filter(made_by__in=people).delete()
    for entry in ToolkitEntry.objects.filter(versions__reviewed_by__in=people).distinct():
        entry.current = None
        entry.save(update_fields=["current"])
        entry.delete()
