"""Who of the demo stands in the directory of people. All invented."""

from __future__ import annotations

from thrive.cities.models import Community
from thrive.community.actions.directory import Shown, list_me, write_letter
from thrive.community.actions.letters import report_letter
from thrive.demo.chapters import MIND, MONEY, SAFE, YOUTH
from thrive.demo.telling import Teller

# Who, city, days ago, parts shown, languages, can help with, looks for, words.
LISTED = (
    ("ruth", "Vallejo", 80, ("organization", "title"), ("en", "tl"), (SAFE,), (YOUTH,), "Parks, lights and the staff report that goes with them."),
    ("fern", "Hayward", 78, ("affiliation", "organization"), ("en",), (YOUTH, MIND), (), "Ask me how a youth commission gets a budget."),
    ("dana", "Lancaster", 40, ("title",), ("en", "es"), (MONEY,), (MIND,), "Grants, and what funders ask a year later."),
    ("elvira", "Vallejo", 36, ("affiliation",), ("es",), (SAFE,), (), "Invito a mis vecinas. Pregunte cómo."),
)  # fmt: skip


def people_list_themselves(teller: Teller) -> None:
    for who, city, ago, shows, languages, offers, seeks, about in LISTED:
        with teller.on(ago, 12):
            place = Community.objects.get(name=city, kind=Community.Kind.CITY)
            list_me(Shown(shows, place, languages, offers, seeks, about), by=teller[who])
    with teller.on(12, 9):
        write_letter(
            teller["fern"],
            text="Fern, we look for by-laws of a youth commission. May I call you on Friday?",
            by=teller["ruth"],
        )
    with teller.on(6, 10):
        letter = write_letter(
            teller["elvira"],
            text="Ms. Elvira, our gala sells tables at $500. May I put you down for one?",
            by=teller["dana"],
        )
    with teller.on(5, 19):
        words = "No la conozco, y me pide dinero."
        report_letter(letter, reason="ad", words=words, by=teller["elvira"])
