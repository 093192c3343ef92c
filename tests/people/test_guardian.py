"""The guardian's side, over HTTP."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from tests.people.making import agreed, link_in, newest_mail, youth
from thrive.base import clock, history
from thrive.base.models import Entry
from thrive.notices.models import OutboundMessage
from thrive.people.actions import ask_guardian, turn_18
from thrive.people.models import GuardianConsent, Person

pytestmark = pytest.mark.django_db


def test_a_guardian_says_yes_part_by_part_and_gets_a_copy(client: Client) -> None:
    lupe = youth()
    link = link_in(newest_mail("parent@example.org"))

    page = client.get(link).content.decode()
    client.post(link, {"scope": ["photo", "stipend"]})

    consent = lupe.consents.get()
    assert "By saving, you agree to the account." in page
    assert (consent.state, consent.scope) == ("given", ["account", "photo", "stipend"])
    assert newest_mail("parent@example.org").subject == "What you agreed to"
    assert link_in(newest_mail("parent@example.org")) == link
    assert newest_mail("lupe@example.org").subject == "Your guardian has answered"


def test_the_same_link_takes_the_yes_back_even_a_year_later(client: Client) -> None:
    lupe = youth()
    link = link_in(newest_mail("parent@example.org"))
    client.post(link, {"scope": []})
    assert Person.objects.may_be_shown().filter(pk=lupe.pk).exists()

    with clock.at(clock.now() + datetime.timedelta(days=365)):
        client.post(f"{link}withdraw/")

    assert not Person.objects.may_be_shown().filter(pk=lupe.pk).exists()
    assert lupe.consents.get().state == "withdrawn"
    assert newest_mail("lupe@example.org").subject == "Your guardian has withdrawn their consent"


def test_an_expired_link_says_what_helps(client: Client) -> None:
    lupe = youth()
    link = link_in(newest_mail("parent@example.org"))

    with clock.at(clock.now() + datetime.timedelta(days=15)):
        page = client.get(link).content.decode()
        refused = client.post(link, {"scope": []})

    assert "This link has expired. The young person can ask again" in page
    assert lupe.shown_name not in page
    assert refused.status_code == 403
    assert lupe.consents.get().state == "asked"


def test_a_link_that_was_never_made_is_not_found(client: Client) -> None:
    assert client.get("/consent/nonsense/").status_code == 404
    assert client.post("/consent/nonsense/withdraw/").status_code == 404


def test_a_page_behind_a_private_link_is_never_cached(client: Client) -> None:
    youth()

    answer = client.get(link_in(newest_mail("parent@example.org")))

    assert "no-store" in answer["Cache-Control"]


def test_only_the_fingerprint_of_a_link_is_kept() -> None:
    youth()
    token = link_in(newest_mail("parent@example.org")).split("/")[2]

    consent = GuardianConsent.objects.get()

    assert consent.token_hash != token
    assert len(consent.token_hash or "") == 64


def test_asking_another_guardian_closes_the_unanswered_question(client: Client) -> None:
    lupe = youth()
    old_link = link_in(newest_mail("parent@example.org"))

    ask_guardian(lupe, guardian_email="aunt@example.org", by=lupe)

    assert client.get(old_link).status_code == 404
    assert client.get(link_in(newest_mail("aunt@example.org"))).status_code == 200


def test_one_guardians_no_leaves_the_others_yes(client: Client) -> None:
    lupe = youth()
    agreed(lupe)
    second = ask_guardian(lupe, guardian_email="aunt@example.org", by=lupe)

    client.post(link_in(newest_mail("aunt@example.org")) + "withdraw/")

    second.refresh_from_db()
    assert second.state == "withdrawn"
    assert Person.objects.may_be_shown().filter(pk=lupe.pk).exists()


def test_nobody_is_written_to_before_the_youths_own_email_is_confirmed() -> None:
    lupe = youth(email_confirmed=False)

    assert OutboundMessage.objects.count() == 0
    assert lupe.consents.get().state == "to_ask"


def test_the_youth_answers_for_themselves_on_their_page(client: Client) -> None:
    lupe = youth()
    consent = agreed(lupe, "photo")
    client.force_login(lupe)

    page = client.get("/me/").content.decode()
    client.post(f"/me/guardian/{consent.pk}/assent/", {"scope": ["photo"]})

    assert "Your guardian said yes." in page
    consent.refresh_from_db()
    assert consent.covers("photo")


def test_at_18_by_choice_the_guardian_is_forgotten() -> None:
    lupe = youth()
    agreed(lupe)
    assert lupe.adult_from is not None
    day = datetime.datetime.combine(lupe.adult_from, datetime.time(20), tzinfo=datetime.UTC)

    with clock.at(day):
        turn_18(lupe, by=lupe)

    consent = lupe.consents.get()
    assert (lupe.age_band, lupe.adult_from) == ("adult", None)
    assert (consent.guardian_email, consent.guardian_name, consent.token_hash) == ("", "", None)


def test_history_of_a_consent_names_nobody() -> None:
    lupe = youth()
    agreed(lupe, "quote")

    told = [f"{e.what} {e.on_text} {e.by_text} {e.facts}" for e in Entry.objects.all()]

    assert [line.split()[0] for line in told] == [
        *("join", "name_guardian", "ask_guardian", "give_consent"),
    ]
    assert not any("@" in line or "Lupe" in line for line in told)
    assert list(history.verify()) == []
