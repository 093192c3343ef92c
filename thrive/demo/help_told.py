"""The demo's technical assistance: questions and their answers, and help the cities confirm. All
invented. Days count back from the day the story is told."""

from __future__ import annotations

from thrive.demo.chapters import EARLY, HOME, MIND, MONEY
from thrive.demo.events_telling import city_called
from thrive.demo.telling import Teller
from thrive.events.actions import ta_log, ta_requests
from thrive.events.models import TAEntry, TARequest


def cities_get_help(teller: Teller) -> None:
    questions_are_asked(teller)
    help_is_written_down(teller)


def questions_are_asked(teller: Teller) -> None:
    """Four questions: one in the common questions, one answered, two open."""
    with teller.on(70, 9):
        shared = _asks(
            teller, "Watsonville", EARLY, "mina",
            "Our library wants to hold preschool hours in the branch by the fields. Does the city need a license for that, or the partner?",
        )  # fmt: skip
    with teller.on(68, 15):
        ta_requests.route_question(shared, to=teller["saanvi"], by=teller["priya"])
    with teller.on(66, 11):
        ta_requests.answer_question(
            shared,
            answer="When a parent stays in the building, no license is needed. Once children are left, the partner needs one, not the city. The county’s licensing office looks at the room for free before you apply.",
            by=teller["saanvi"],
        )
    with teller.on(60, 11):
        ta_requests.publish_question(
            shared,
            question="Does a library need a license to hold preschool hours?",
            answer="Not while a parent stays in the building. Once children are left, whoever holds the hours needs a license. This is a demonstration: ask your county’s licensing office.",
            by=teller["saanvi"],
        )
    with teller.on(33, 10):
        settled = _asks(
            teller, "Santa Maria", HOME, "beatriz",
            "How do we count the families who were helped without writing down who they are?",
        )  # fmt: skip
    with teller.on(31, 16):
        ta_requests.answer_question(
            settled,
            answer="Count cases, not names: a number on the form, kept by the lawyers. Report only sums of eleven and more.",
            by=teller["theo"],
        )
    with teller.on(9, 10):
        waits = _asks(
            teller, "Merced", MONEY, "sunny",
            "Which stipends count as income for CalFresh? Two families have asked before they sign up their teens.",
        )  # fmt: skip
    with teller.on(8, 10):
        ta_requests.route_question(waits, to=teller["devon"], by=teller["luz"])
    with teller.on(2, 10):
        _asks(
            teller, "El Centro", MIND, "carmen",
            "¿Cómo invitamos a una psicóloga al laboratorio sin que parezca una consulta?",
        )  # fmt: skip


def help_is_written_down(teller: Teller) -> None:
    """Confirmed, doubted and put right, and one that waits for the city's word."""
    with teller.on(52, 14):
        first = _helped(
            teller, "Vallejo", "T1_9", 52, 90, "devon",
            "Read the rules of two state funds with the finance office, line by line.",
            "The city applies to one of them in the spring.",
        )  # fmt: skip
    with teller.on(50, 9):
        ta_log.confirm_help(first, reply="That saved us two weeks.", by=teller["ruth"])
    with teller.on(44, 14):
        second = _helped(
            teller, "Merced", "T1_3", 44, 240, "tomas",
            "Set up the table of summer jobs by neighborhood.", "",
        )  # fmt: skip
    with teller.on(41, 9):
        ta_log.doubt_help(second, reply="It was a good hour, not four.", by=teller["sunny"])
    with teller.on(40, 9):
        ta_log.correct_help(
            second,
            offering="T1_3",
            held_on=second.held_on,
            minutes=70,
            what=second.what,
            outcome="A table with eleven neighborhoods; two are too small to show.",
            by=teller["tomas"],
        )
    with teller.on(38, 9):
        ta_log.confirm_help(second, by=teller["sunny"])
    with teller.on(4, 14):
        _helped(
            teller, "Vallejo", "T1_3", 4, 60, "ana",
            "Checked the counts of the park walk against the city’s work orders.",
            "Three parks had been counted twice.",
        )  # fmt: skip


def forget_help() -> None:
    """Questions are marked as the demo's; help was written by people of the demo."""
    TARequest.objects.filter(is_demo=True).delete()
    TAEntry.objects.filter(given_by__is_demo=True).delete()


def _asks(teller: Teller, city: str, area: str, key: str, question: str) -> TARequest:
    return ta_requests.ask_question(
        community=city_called(city), area=area, question=question, by=teller[key], is_demo=True
    )


def _helped(
    teller: Teller,
    city: str,
    offering: str,
    ago: int,
    minutes: int,
    by: str,
    what: str,
    outcome: str,
) -> TAEntry:
    return ta_log.write_help(
        city_called(city),
        offering=offering,
        held_on=teller.day(ago).date(),
        minutes=minutes,
        what=what,
        outcome=outcome,
        by=teller[by],
    )
