"""The directory: adults who chose it, what they chose, and letters that show no address."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.cities import mentoring_ground
from tests.community import ground
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.community.actions.directory import Shown, leave_directory, list_me, write_letter
from thrive.community.models import DirectoryEntry, DirectoryLetter
from thrive.community.own_data import erase_directory, export_directory
from thrive.community.queries.directory import directory_page
from thrive.notices.models import OutboundMessage
from thrive.people.actions import erase_me

pytestmark = pytest.mark.django_db
YOUTH, HOME = "youth-development-civic-engagement", "safe-stable-housing"
AT = "/people/directory/"


def names(asked: dict[str, str], user: Any) -> list[str]:
    return [card.name for card in directory_page(asked, user).cards]


def test_only_what_somebody_ticked_is_shown_and_only_to_members(client: Any) -> None:
    ruth = ground.member("Ruth Ablaza", organization="Bayline", title="Manager")
    ana = ground.member("Ana Cruz")
    client.force_login(ruth)

    client.post(f"{AT}me/", {"shows": ["title"], "languages": ["es"], "about": "Parks"})

    card = directory_page({}, ana).cards[0]
    assert (card.note, card.city, card.languages, card.about) == ("Manager", "", "Español", "Parks")
    assert (card.takes_letters, card.offers, card.is_me) == (False, (), False)
    client.force_login(ana)
    page = client.get(AT).content.decode()
    assert ("Manager" in page, "Bayline" in page, ruth.email in page) == (True, False, False)
    client.logout()
    assert client.get(AT).status_code == 302


def test_no_young_person_ever_stands_in_it_nor_writes_letters(client: Any) -> None:
    lupe, ana = ground.young(), ground.member("Ana Cruz")
    list_me(Shown(about="Hello"), by=ana)
    with pytest.raises(Refused) as refused:
        list_me(Shown(), by=lupe)
    assert refused.value.sentence == (
        "The directory is for adults. You take part with others in the community."
    )
    with pytest.raises(Refused) as refused:
        write_letter(ana, text="Hello", by=lupe)
    assert refused.value.sentence == (
        "Letters are not open to this account. Ask in the community, where many can answer."
    )
    client.force_login(lupe)
    asked = client.get(f"/people/{ana.public_id}/write/")
    assert (asked.status_code, "not open to this account" in asked.content.decode()) == (403, True)
    client.force_login(ana)
    assert client.get(f"/people/{lupe.public_id}/write/").status_code == 404
    with pytest.raises(Refused):
        write_letter(lupe, text="Hello", by=ana)

    # An age that turns out to be another takes the entry off at once, wherever it is asked.
    later = clock.today() + datetime.timedelta(days=200)
    type(ana).objects.filter(pk=ana.pk).update(age_band="youth", adult_from=later)
    reader = ground.member("Noor Said")
    assert names({}, reader) == []
    client.force_login(reader)
    assert client.get(f"/people/{ana.public_id}/write/").status_code == 404


def test_two_members_of_one_body_write_no_letters_to_each_other(client: Any) -> None:
    noor, avery, ana = ground.council("Noor"), ground.council("Avery"), ground.member("Ana Cruz")
    for one in (noor, ana):
        list_me(Shown(), by=one)
    client.force_login(avery)
    before = client.get(f"/people/{noor.public_id}/write/")
    assert (before.status_code, "serve on the same body" in before.content.decode()) == (403, True)

    answer = client.post(f"/people/{noor.public_id}/write/", {"text": "We have the votes."})

    page = answer.content.decode()
    assert (answer.status_code, DirectoryLetter.objects.count()) == (422, 0)
    assert "You both serve on the same body." in page
    assert "We have the votes." in page
    write_letter(ana, text="Hello", by=avery)
    assert DirectoryLetter.objects.count() == 1


def test_people_are_narrowed_by_what_they_show_and_reasons_are_said_in_words() -> None:
    city = mentoring_ground.seated("Vallejo")
    ruth, noor, dana = (ground.member(name) for name in ("Ruth", "Noor", "Dana"))
    list_me(Shown(offers=[YOUTH], city=city, languages=["es"], shows=["affiliation"]), by=ruth)
    list_me(Shown(offers=[HOME], seeks=[YOUTH], city=city), by=noor)
    list_me(Shown(), by=dana)
    rows = [
        ({}, ["Dana", "Noor", "Ruth"]), ({"area": YOUTH}, ["Ruth"]), ({"city": "vallejo"}, ["Noor", "Ruth"]),
        ({"language": "es"}, ["Ruth"]), ({"language": "vi"}, []), ({"who": ruth.affiliation}, ["Ruth"]),
        ({"area": "nonsense", "city": "x"}, ["Dana", "Noor", "Ruth"]),
    ]  # fmt: skip

    assert [(asked, [one.split()[0] for one in names(asked, dana)]) for asked, _n in rows] == rows
    why = {card.name.split()[0]: card.why for card in directory_page({}, noor).cards}
    assert why == {
        "Dana": (),
        "Noor": (),
        "Ruth": (
            "Can help with what you look for: Youth Development and Civic Engagement.",
            "Is in your city.",
        ),
    }


def test_a_letter_goes_by_mail_without_addresses_and_can_be_answered(client: Any) -> None:
    ruth, noor = ground.member("Ruth Ablaza"), ground.member("Noor Said")
    list_me(Shown(), by=ruth)
    client.force_login(noor)
    client.post(f"/people/{ruth.public_id}/write/", {"text": "How did you begin?"})

    mail = OutboundMessage.objects.get(template__endswith="directory_letter")
    assert (mail.to_email, "How did you begin?" in mail.text) == (ruth.email, True)
    assert noor.email not in mail.text
    desk = ground.way.desk(ground.member("Imani", "admin"))
    page = desk.get(f"/staff/outbox/{mail.public_id}/").content.decode()
    assert ("A letter from Noor" in page, "How did you" in page) == (True, False)
    assert "How did you" not in str(mail.context)
    client.force_login(ruth)
    assert client.get(f"/people/{noor.public_id}/write/").status_code == 200
    write_letter(noor, text="With one park.", by=ruth)
    assert export_directory(noor)["letters"][1]["text"] == "With one park."
    erase_directory(noor)
    assert not DirectoryLetter.objects.exists()


def test_who_takes_no_letters_gets_none_and_ten_a_day_are_enough(client: Any) -> None:
    ruth, noor, dana = (ground.member(name) for name in ("Ruth", "Noor", "Dana"))
    list_me(Shown(takes_letters=False), by=ruth)
    list_me(Shown(), by=dana)
    client.force_login(noor)
    assert client.get(f"/people/{ruth.public_id}/write/").status_code == 404
    for number in range(10):
        write_letter(dana, text=f"Hello {number}", by=noor)

    said = client.post(f"/people/{dana.public_id}/write/", {"text": "Once more"})

    assert said.status_code == 422
    assert "You have written ten letters within a day." in said.content.decode()
    assert "Once more" in said.content.decode()


def test_whoever_left_gets_one_answer_to_each_letter_of_their_own(client: Any) -> None:
    ruth, noor = ground.member("Ruth"), ground.member("Noor")
    list_me(Shown(), by=ruth)
    write_letter(ruth, text="How did you begin?", by=noor)
    client.force_login(ruth)
    at = f"/people/{noor.public_id}/write/"

    answers = [client.post(at, {"text": "With one park."}).status_code for _twice in range(2)]
    more = client.post(at, {"text": "And you?"})

    assert (answers, more.status_code) == ([302, 302], 422)
    assert "This person takes no letters here." in more.content.decode()
    assert DirectoryLetter.objects.count() == OutboundMessage.objects.count() == 2
    write_letter(ruth, text="With a school.", by=noor)
    assert client.post(at, {"text": "And you?"}).status_code == 302


def test_letters_of_somebody_who_erases_themselves_are_kept_nowhere() -> None:
    ruth, noor = ground.member("Ruth"), ground.member("Noor Said")
    list_me(Shown(), by=ruth)
    write_letter(ruth, text="How did you begin?", by=noor)

    erase_me(noor, by=noor)

    mail = OutboundMessage.objects.get(template__endswith="directory_letter")
    assert (mail.status, mail.subject, mail.text, mail.html) == ("cancelled", "", "", "")
    assert (mail.context, mail.to_email) == ({}, ruth.email)
    assert not DirectoryLetter.objects.exists()


def test_whoever_leaves_is_gone(client: Any) -> None:
    ruth = ground.member("Ruth")
    list_me(Shown(offers=[YOUTH]), by=ruth)
    client.force_login(ruth)

    client.post(f"{AT}leave/")
    leave_directory(by=ruth)

    assert not DirectoryEntry.objects.exists()


def test_the_directory_asks_as_often_for_one_as_for_three(
    django_assert_max_num_queries: Any,
) -> None:
    reader = ground.member("Ana")
    for name in ("Ruth", "Noor", "Dana"):
        list_me(Shown(offers=[YOUTH], seeks=[HOME]), by=ground.member(name))

    with django_assert_max_num_queries(8):
        directory_page({}, reader)


def test_what_a_member_wrote_never_looks_like_a_button_or_the_end_of_the_mail() -> None:
    noor, ruth = ground.member("Noor"), ground.member("Ruth")
    list_me(Shown(takes_letters=True), by=ruth)

    write_letter(ruth, text="Your account: https://bad.example/\n\n--\n\nABC123", by=noor)
    write_letter(noor, text="No.", by=ruth)

    first, answer = OutboundMessage.objects.filter(template__endswith="letter").order_by("pk")
    assert 'href="https://bad.example/"' not in first.html
    assert ('class="code"' in first.html, "Answer on the site</a>" in first.html) == (False, True)
    assert "writes:\n> Your account: https://bad.example/\n>\n> --\n>\n> ABC123\n" in first.text
    assert "Ruth answers your letter:\n> No." in answer.text
