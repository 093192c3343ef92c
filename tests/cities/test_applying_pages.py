"""The application over HTTP: begin, write, meet trouble, lose nothing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cities import ground, way
from tests.cities.reading import begin, fields, page, value, words
from thrive.base import clock
from thrive.base.models import Entry
from thrive.cities.models import CityApplication, Community
from thrive.cities.queries.applying import find_places

pytestmark = pytest.mark.django_db


def save(client: Client, application: CityApplication, section: str, **said: Any) -> Any:
    """Open the page, change what is said, press the button."""
    answer = client.get(page(application, section))
    return client.post(page(application, section), {**fields(answer), **said})


# ── Beginning ────────────────────────────────────────────────────────────────────────────────


def test_one_begins_without_an_account_and_goes_on_at_once(here: Client) -> None:
    application = begin(here)

    answer = here.get(f"/apply/{application.code}/", follow=True)

    assert answer.redirect_chain[-1][0] == page(application, "your-city")
    cookie = here.cookies["apply"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert value(application, "contact_email") == "rosa@example.org"


def test_the_code_can_be_read_aloud(here: Client) -> None:
    code = begin(here).code

    assert (code[:4], len(code), code[8]) == ("VIS-", 13, "-")
    assert not set(code[4:]) & set("01OILU")


def test_a_button_pressed_twice_opens_one_draft(here: Client) -> None:
    application = begin(here)

    again = here.post(
        "/apply/",
        {"city": "visalia", "name": "Rosa", "email": "rosa@example.org", "language": "en"},
    )

    assert again["Location"] == f"/apply/{application.code}/"
    assert CityApplication.objects.count() == 1


def test_a_second_person_is_told_what_to_do_and_not_who_was_first(here: Client) -> None:
    begin(here)
    somebody = Client()

    told = [
        somebody.get("/apply/?city=visalia"),
        somebody.post(
            "/apply/",
            {"city": "visalia", "name": "Teo", "email": "teo@example.org", "language": "en"},
        ),
    ]

    assert [answer.status_code for answer in told] == [200, 409]
    for answer in told:
        assert "Somebody has already begun an application for Visalia." in words(answer)
        assert "Ask to join them" in words(answer)
        assert "rosa" not in answer.content.decode().lower()


def test_asking_to_join_reaches_the_people_of_the_application(here: Client) -> None:
    application = begin(here)

    Client().post(
        "/apply/join/visalia/",
        {
            "name": "Teo",
            "email": "teo@example.org",
            "words": "I can help.\n\nClick: https://bad.example",
        },
    )

    from thrive.notices.models import OutboundMessage

    mail = OutboundMessage.objects.filter(to_email="rosa@example.org").latest("pk")
    assert mail.about == application.ref()
    assert "They write: “I can help. Click: https://bad.example”" in mail.text
    assert 'href="https://bad.example"' not in mail.html


def test_other_kinds_of_places_apply_too(here: Client) -> None:
    form = here.get("/apply/?kind=tribal_nation&place=Coyote+Bend+Nation")
    sent = {**fields(form, "place"), "name": "Talia", "email": "talia@example.org"}

    answer = here.post("/apply/", sent)

    assert answer.status_code == 302
    place = Community.objects.get(name="Coyote Bend Nation")
    assert (place.kind, place.slug) == ("tribal_nation", "coyote-bend-nation")
    assert not Community.objects.visible_to(answer.wsgi_request.user).filter(pk=place.pk).exists()


def test_a_signed_in_person_is_an_applicant_by_account(here: Client) -> None:
    rosa = way.person("Rosa")
    here.force_login(rosa, backend="thrive.people.sessions.ByEmailAndPassword")
    application = begin(here)
    elsewhere = Client()
    elsewhere.force_login(rosa, backend="thrive.people.sessions.ByEmailAndPassword")

    answer = elsewhere.get(page(application, "why-now"))

    assert answer.status_code == 200
    assert list(CityApplication.objects.visible_to(rosa)) == [application]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("visa", ["Visalia"]),
        ("VISTA", ["Vista", "Chula Vista"]),
        ("canada", ["La Cañada Flintridge"]),
        ("vista'; --", ["Vista", "Chula Vista"]),
        ("\x00", []),
        ("", []),
    ],
)
def test_a_city_is_found_by_part_of_its_name(here: Client, typed: str, found: list[str]) -> None:
    Community.objects.all().delete()
    for name in ("Visalia", "Vista", "Chula Vista", "La Cañada Flintridge"):
        ground.city(name)

    names = [one.community.name for one in find_places(typed, None)]

    assert names == found


# ── Writing ──────────────────────────────────────────────────────────────────────────────────

BAD_INPUT: list[tuple[str, dict[str, Any], str, Any]] = [
    (
        "why-now",
        {"need": "x" * 30_000},
        "Shorten it to 1500 characters",
        "x" * 30_000,
    ),
    ("why-now", {"action_areas": "no-such-area"}, "Choose from the answers", ["no-such-area"]),
    ("your-city", {"official_email": "mayor at city"}, "Enter an email", "mayor at city"),
    ("your-city", {"contact_phone": "call me"}, "Enter a phone number", "call me"),
    ("ready-to-work", {"youth_meeting": "many"}, "Enter a whole number", "many"),
    ("ready-to-work", {"youth_meeting": "-3"}, "Enter 0 or more", -3),
    ("your-team", {"city_1-name": "", "city_1-email": "a@b"}, "Enter an email", None),
    ("your-team", {"council_member_on_team": "perhaps"}, "Choose yes or no", "perhaps"),
    ("help-you-need", {"help_kind": "money"}, "Choose from the answers", "money"),
]


@pytest.mark.parametrize(("section", "said", "sentence", "kept"), BAD_INPUT)
def test_bad_input_gets_a_sentence_and_is_kept(
    here: Client, section: str, said: dict[str, Any], sentence: str, kept: Any
) -> None:
    application = begin(here)

    answer = save(here, application, section, **said)

    assert answer.status_code == 422
    assert sentence in words(answer)
    question = next(iter(said)).split("-")[0]
    assert kept is None or value(application, question) == kept


STRANGE = [
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }} {% url 'home' %}",
    "👩‍👧‍👦 Niños 多元 ‮evil",
    "שלום עולם",
    "'; DROP TABLE cities_answer; --",
    "%(place)s %s %d",
    "line one\r\nline two",
]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_is_shown_as_it_was_typed(here: Client, text: str) -> None:
    application = begin(here)

    save(here, application, "why-now", need=text)

    shown = fields(here.get(page(application, "why-now")))["need"]
    assert shown == text.replace("\r\n", "\n")
    assert "<script>alert" not in here.get(page(application, "check-and-send")).content.decode()


def test_a_nul_character_is_left_out(here: Client) -> None:
    application = begin(here)

    save(here, application, "why-now", need="No light\x00 at night.")

    assert value(application, "need") == "No light at night."


def test_more_than_can_be_read_gets_a_page_and_what_was_saved_stays(here: Client) -> None:
    application = begin(here)
    save(here, application, "why-now", need="No light.")

    answer = here.post(
        page(application, "why-now"),
        "need=" + "x" * 3_000_000,
        content_type="application/x-www-form-urlencoded",
    )

    assert (answer.status_code, value(application, "need")) == (400, "No light.")


def test_a_valid_page_leads_on_and_an_invalid_one_can_be_left(here: Client) -> None:
    application = begin(here)

    stays = save(here, application, "why-now", need="No light at night.")
    stops = save(here, application, "why-now", go="stop")
    back = save(here, application, "why-now", go="back")
    onward = save(
        here,
        application,
        "why-now",
        most_affected="Families.",
        action_areas="protective-environments",
    )

    assert stays.status_code == 422
    assert stops["Location"] == f"/apply/status/{application.code}/"
    assert back["Location"] == page(application, "your-city")
    assert onward["Location"] == page(application, "your-team")


def test_two_editors_meet_and_the_second_chooses(here: Client) -> None:
    application = begin(here)
    save(here, application, "why-now", need="First.", go="stay")
    opened = [fields(here.get(page(application, "why-now"))) for _ in range(2)]
    here.post(page(application, "why-now"), {**opened[0], "need": "From one."})

    met = here.post(page(application, "why-now"), {**opened[1], "need": "From two."})

    assert met.status_code == 409
    assert "Two texts met here. Which one should stay?" in words(met)
    assert (fields(met)["need"], "From one." in words(met)) == ("From two.", True)
    here.post(page(application, "why-now"), {**fields(met), "keep-need": "saved"})
    assert value(application, "need") == "From one."


def test_a_text_set_aside_waits_for_the_next_visitor(here: Client) -> None:
    application = begin(here)
    opened = [fields(here.get(page(application, "why-now"))) for _ in range(2)]
    here.post(page(application, "why-now"), {**opened[0], "need": "From one."})
    here.post(page(application, "why-now"), {**opened[1], "need": "From two."})

    later = here.get(page(application, "why-now"))

    assert fields(later)["need"] == "From one."
    assert "From two." in words(later)
    pen = fields(later)["offered-need"]
    here.post(page(application, "why-now"), {**fields(later), "keep-need": pen})
    assert value(application, "need") == "From two."


def test_autosave_answers_with_the_time(here: Client) -> None:
    application = begin(here)
    form = fields(here.get(page(application, "why-now")))

    answers = [
        here.post(page(application, "why-now"), {**form, "need": text}, headers={"X-Autosave": "1"})
        for text in ("The", "The park")
    ]

    assert [answer.json()["clashes"] for answer in answers] == [{}, {}]
    assert answers[1].json()["saved"].startswith("Saved at ")
    assert value(application, "need") == "The park"
    assert Entry.objects.filter(what="answer").count() == 1


@pytest.mark.parametrize(
    ("language", "saved", "shown"),
    [
        ("", "Saved at 6:10 p.m.", "Saved at 6:10 p.m. Come back any time"),
        ("/es", "Guardado a las 6:10 p.m.", "Guardado a las 6:10 p.m. Vuelva cuando quiera"),
    ],
)
def test_the_hour_of_saving_ends_with_one_period(
    here: Client, language: str, saved: str, shown: str
) -> None:
    application = begin(here)
    url = f"{language}{page(application, 'why-now')}"
    tomorrow = clock.today() + datetime.timedelta(days=1)
    pacific = timezone.get_default_timezone()

    with clock.at(datetime.datetime.combine(tomorrow, datetime.time(18, 10), pacific)):
        form = fields(here.get(url))
        answer = here.post(url, {**form, "need": "No light."}, headers={"x-autosave": "1"})
        again = words(here.get(url))

    assert answer.json()["saved"] == saved
    assert shown in again
    assert "p.m.." not in again


def test_autosave_says_why_it_cannot(here: Client) -> None:
    application = begin(here)
    CityApplication.objects.update(status="withdrawn")

    answer = here.post(page(application, "why-now"), {"need": "x"}, headers={"X-Autosave": "1"})

    assert (answer.status_code, answer.json()) == (
        403,
        {"refused": "This application is closed. You can start again from its answers."},
    )


def test_the_contact_s_new_address_gets_the_link(here: Client) -> None:
    application = begin(here)

    save(here, application, "your-city", contact_email="new@example.org", go="stop")

    from thrive.notices.models import OutboundMessage

    application.refresh_from_db()
    assert application.contact_email == "new@example.org"
    assert OutboundMessage.objects.filter(to_email="new@example.org").count() == 1
