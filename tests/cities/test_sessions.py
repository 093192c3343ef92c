"""Information sessions change and are cancelled before they begin; whoever has a place is told."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from tests.cities import way
from tests.cities.reading import link_in_mail, words
from thrive.base import clock, history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import sessions, signing_up
from thrive.cities.models import Applicant, InfoSession
from thrive.cities.queries.sessions import sessions_page
from thrive.cities.queries.status import status_page
from thrive.cities.rules import invitation as rules
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
WHY = "The library closes that week, so we have no room."
NOT_THEIRS = {
    "en": "Coaches and program administrators hold information sessions.",
    "es": "Las sesiones informativas las dan coaches y la administración del programa.",
}
BEGUN = {
    "en": "This session has begun, so it stays as it is.",
    "es": "Esta sesión ya empezó, así que queda como está.",
}


def evening(days: int = 5, hour: int = 17) -> datetime.datetime:
    day = timezone.localdate(clock.now()) + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, 30)))


def session(**columns: Any) -> InfoSession:
    return way.session(**{"starts_at": evening(), "link": "https://meet.example.org/a", **columns})


def change(held: InfoSession, *, by: Any, **wanted: Any) -> InfoSession:
    names = ("starts_at", "language", "place", "link", "capacity")
    said = {name: getattr(held, name) for name in names}
    return sessions.change_session(held, **{**said, **wanted}, by=by)


def mails(template: str) -> dict[str, OutboundMessage]:
    rows = OutboundMessage.objects.filter(template=f"notices/mail/{template}")
    return {str(row.context["place"]): row for row in rows}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("who", "days", "sentence"),
    [
        ("coach", 1, {}),
        ("admin", 1, {}),
        ("expert", 1, NOT_THEIRS),
        ("grants", 1, NOT_THEIRS),
        ("", 1, NOT_THEIRS),
        ("coach", -1, BEGUN),
        ("admin", -1, BEGUN),
    ],
)
def test_coaches_and_administrators_change_a_session_before_it_begins(
    who: str, days: int, sentence: dict[str, str], language: str
) -> None:
    by, held = way.person("Somebody", *([who] if who else [])), way.session(days=days)

    with override(language):
        answers = [
            rules.may_change_session(by, held).sentence,
            rules.may_set_session_to(by, held, evening(9), 50).sentence,
            rules.may_cancel_session(by, held, WHY).sentence,
        ]

    assert [str(answer) for answer in answers] == [sentence.get(language, "")] * 3


@pytest.mark.parametrize("who", ["coach", "admin"])
def test_what_is_cancelled_stays_cancelled(who: str) -> None:
    by = way.person("Somebody", who)
    with clock.at(datetime.datetime(2026, 6, 10, 19, tzinfo=datetime.UTC)):
        held = sessions.cancel_session(session(starts_at=evening(9)), reason=WHY, by=by)

        english = [
            rules.may_change_session(by, held).sentence,
            rules.may_cancel_session(by, held, WHY).sentence,
            rules.may_mark_attendance(by, held).sentence,
        ]
        with override("es"):
            spanish = str(rules.may_change_session(by, held).sentence)

    assert english == ["This session was cancelled on June 10, 2026."] * 3
    assert spanish == "Esta sesión se canceló el 10 de junio de 2026."


@pytest.mark.parametrize(
    ("days", "capacity", "english", "spanish"),
    [
        (9, 1, "", ""),
        (
            *(9, 0, "1 place is taken, so there cannot be fewer than that."),
            "Hay 1 lugar ocupado, así que no puede haber menos.",
        ),
        (
            -9,
            50,
            "Choose a time that is still to come.",
            "Elija una fecha y hora que aún no hayan pasado.",
        ),
    ],
)
def test_a_change_keeps_to_what_is_taken_and_to_the_time_ahead(
    luz: Person, days: int, capacity: int, english: str, spanish: str
) -> None:
    held = session()
    way.signed_up(way.sent("Visalia"), held)

    said = str(rules.may_set_session_to(luz, held, evening(days), capacity).sentence)
    with override("es"):
        dicho = str(rules.may_set_session_to(luz, held, evening(days), capacity).sentence)

    assert (said, dicho) == (english, spanish)


def test_a_cancellation_gives_its_reason(luz: Person) -> None:
    held = session()

    with pytest.raises(Refused) as refusal:
        sessions.cancel_session(held, reason="  No room. ", by=luz)

    assert refusal.value.sentence == (
        "Write the reason in a sentence. The cities that signed up read it."
    )
    assert InfoSession.objects.get().cancelled_at is None


def test_each_city_with_a_place_reads_of_a_change_in_its_language(luz: Person) -> None:
    with clock.at(datetime.datetime(2026, 6, 1, 19, tzinfo=datetime.UTC)):
        held, other = session(), session(starts_at=evening(20))
        way.signed_up(way.sent("Visalia"), held)
        way.signed_up(way.sent("Redding", language="es"), held)
        way.signed_up(way.sent("Lodi"), other)

        change(held, by=luz, starts_at=evening(7, 10), place="City Hall", language="es", link="")

    told = mails("info_session_moved")
    assert sorted(told) == ["Redding", "Visalia"]
    assert told["Visalia"].subject == "Visalia: your information session has changed"
    english = " ".join(told["Visalia"].text.split())
    assert (
        "The information session of June 6, 2026, 5:30 p.m., Pacific time, has changed." in english
    )
    assert (
        "- When: June 8, 2026, 10:30 a.m., Pacific time - Where: City Hall - In Spanish" in english
    )
    assert "Join the session" not in english
    spanish = " ".join(told["Redding"].text.split())
    assert told["Redding"].subject == "Redding: cambió su sesión informativa"
    assert "La sesión informativa del 6 de junio de 2026, 5:30 p.m., hora del Pacífico" in spanish
    assert (
        "- Cuándo: 8 de junio de 2026, 10:30 a.m., hora del Pacífico - Dónde: City Hall" in spanish
    )
    assert held.places.count() == 2
    assert Entry.objects.filter(what="change_session").count() == 3
    assert list(history.verify()) == []


@pytest.mark.parametrize(("wanted", "entries"), [({"capacity": 3}, 1), ({}, 0)])
def test_nobody_is_told_of_what_does_not_concern_them(
    luz: Person, wanted: dict[str, int], entries: int
) -> None:
    held = session()
    way.signed_up(way.sent("Visalia"), held)

    changed = change(held, by=luz, **wanted)

    assert changed.capacity == wanted.get("capacity", 100)
    assert mails("info_session_moved") == {}
    assert Entry.objects.filter(what="change_session").count() == entries


def test_one_time_and_place_holds_one_session_in_a_language(luz: Person) -> None:
    session()
    held = session(starts_at=evening(8))

    with pytest.raises(Refused) as refusal:
        change(held, by=luz, starts_at=evening())
    with pytest.raises(IntegrityError), transaction.atomic():
        session()
    spanish = change(held, by=luz, starts_at=evening(), language="es")

    assert refusal.value.sentence == (
        "A session in this language is already set up at this time and place."
    )
    assert spanish.starts_at == evening()


def test_each_city_with_a_place_reads_why_it_is_cancelled(luz: Person) -> None:
    with clock.at(datetime.datetime(2026, 6, 1, 19, tzinfo=datetime.UTC)):
        held = session()
        visalia = way.sent("Visalia")
        way.signed_up(visalia, held)
        way.signed_up(way.sent("Redding", language="es"), held)
        way.sent("Lodi")

        for _twice in range(2):
            sessions.cancel_session(held, reason=WHY, by=luz)

    told = mails("info_session_cancelled")
    assert sorted(told) == ["Redding", "Visalia"]
    english = " ".join(told["Visalia"].text.split())
    assert told["Visalia"].subject == "Visalia: your information session is cancelled"
    assert (
        f"June 6, 2026, 5:30 p.m., Pacific time, does not take place. This is why: {WHY}" in english
    )
    assert f"Choose another session: {settings.SITE_URL}/apply/status/{visalia.code}/" in english
    spanish = " ".join(told["Redding"].text.split())
    assert f"no se va a realizar. El motivo: {WHY}" in spanish
    assert OutboundMessage.objects.filter(template__endswith="_cancelled").count() == 2
    assert Entry.objects.filter(what="cancel_session").count() == 3


def test_a_cancelled_session_takes_gives_back_and_marks_nobody(luz: Person) -> None:
    held, visalia, lodi = session(), way.sent("Visalia"), way.sent("Lodi")
    way.signed_up(visalia, held)
    place = held.places.get()
    sessions.cancel_session(held, reason=WHY, by=luz)

    said = []
    for act in (
        lambda: way.signed_up(lodi, held),
        lambda: way.signed_up(visalia, held),
        lambda: signing_up.give_back(place, by=Applicant(visalia, 1)),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        said.append(refusal.value.sentence)
    with way.later(9), pytest.raises(Refused) as refusal:
        sessions.mark_attendance(InfoSession.objects.get(), came={place.pk: True}, by=luz)

    assert said == ["This session was cancelled. Choose another one."] * 3
    assert refusal.value.sentence.startswith("This session was cancelled on ")
    assert held.places.get().attended is None


def test_a_cancelled_session_leaves_the_lists_and_its_time_is_free_again(luz: Person) -> None:
    held, visalia = session(), way.sent("Visalia")
    way.signed_up(visalia, held)
    sessions.cancel_session(held, reason=WHY, by=luz)
    before = status_page(way.fresh(visalia), Applicant(visalia, 1)).sessions

    anew = sessions.open_session(starts_at=evening(), language="en", place="Online", by=luz)

    page = sessions_page()
    with way.later(9):
        held_then = sessions_page().held
    assert before == ()
    assert [row.session for row in page.coming] == [anew]
    assert [row.session for row in held_then] == [anew]
    assert [(one, one.cancel_reason) for one in page.cancelled] == [(held, WHY)]


# ── The pages ────────────────────────────────────────────────────────────────────────────────


def typed(held: InfoSession, **said: Any) -> dict[str, Any]:
    begins = timezone.localtime(held.starts_at)
    known = {"day": begins.date().isoformat(), "time": f"{begins:%H:%M}", "link": held.link}
    return {**known, "language": "en", "place": held.place, "capacity": "40", **said}


def test_a_coach_changes_a_session_on_its_page(luz: Person) -> None:
    browser, held = way.desk(luz), session()
    way.signed_up(way.sent("Visalia"), held)
    url = f"/staff/info-sessions/{held.pk}/change/"

    form = browser.get(url)
    wrong = browser.post(url, typed(held, place="", day="soon"))
    past = browser.post(url, typed(held, day="2020-01-01"))
    right = browser.post(url, typed(held, place="City Hall"))

    assert "1 city has a place. It keeps it and gets a mail with the new details." in words(form)
    assert f'value="{evening():%Y-%m-%d}"' in form.content.decode()
    assert (wrong.status_code, past.status_code) == (422, 422)
    assert "Say where it is" in words(wrong)
    assert "Choose a time that is still to come." in words(past)
    assert right["Location"] == f"/staff/info-sessions/{held.pk}/"
    assert InfoSession.objects.get().place == "City Hall"
    assert sorted(mails("info_session_moved")) == ["Visalia"]


def test_a_coach_cancels_a_session_in_spanish(luz: Person) -> None:
    browser, held = way.desk(luz), session()
    way.signed_up(way.sent("Visalia"), held)
    here = f"/es/staff/info-sessions/{held.pk}/"

    before = words(browser.get(here))
    asked = words(browser.get(f"{here}cancel/"))
    silent = browser.post(f"{here}cancel/", {"reason": "No hay."})
    done = browser.post(f"{here}cancel/", {"reason": WHY})
    after = words(browser.get(here))
    listed = words(browser.get("/es/staff/info-sessions/"))

    assert "Cambiar la sesión Cancelar la sesión" in before
    assert "1 ciudad tiene lugar. Recibe un correo con su motivo y elige otra sesión." in asked
    assert silent.status_code == 422
    assert "Escriba el motivo en una oración. Lo leen las ciudades que se inscribieron." in (
        words(silent)
    )
    assert "No hay." in silent.content.decode()
    assert done["Location"] == here
    assert f"Esta sesión está cancelada {WHY}" in after
    assert "Cancelar la sesión" not in after
    assert "Canceladas" in listed
    assert WHY in listed


@pytest.mark.parametrize("errand", ["change", "cancel"])
@pytest.mark.parametrize(
    ("state", "status", "sentence"),
    [
        ("to come", 200, ""),
        ("begun", 403, "This session has begun, so it stays as it is."),
        ("cancelled", 403, "This session was cancelled on "),
    ],
)
def test_what_is_over_cannot_be_asked_for(
    luz: Person, errand: str, state: str, status: int, sentence: str
) -> None:
    held = session(starts_at=evening(-2) if state == "begun" else evening())
    if state == "cancelled":
        sessions.cancel_session(held, reason=WHY, by=luz)

    answer = way.desk(luz).get(f"/staff/info-sessions/{held.pk}/{errand}/")
    page = way.desk(luz).get(f"/staff/info-sessions/{held.pk}/").content.decode()

    assert answer.status_code == status
    assert sentence in words(answer)
    assert (f"/{errand}/" in page) == (state == "to come")


def test_the_city_no_longer_finds_it_and_a_late_press_says_why(luz: Person) -> None:
    held, visalia = session(), way.sent("Visalia")
    rosa = Client()
    rosa.post(link_in_mail("rosa@example.org", "continue"))
    offered = words(rosa.get(f"/apply/status/{visalia.code}/"))
    sessions.cancel_session(held, reason=WHY, by=luz)
    gone = words(rosa.get(f"/apply/status/{visalia.code}/"))
    late = rosa.post(f"/apply/{visalia.code}/session/{held.pk}/")

    assert "Sign up for this session" in offered
    assert "Sign up for this session" not in gone
    assert late.status_code == 403
    assert "This session was cancelled. Choose another one." in words(late)
