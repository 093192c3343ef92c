"""Signing: who may, what it takes to be in force, and what happens at the edges."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.cities import way
from tests.teams import agreement_ground as ground
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.notices.models import OutboundMessage
from thrive.people.actions import erase_me
from thrive.teams.actions.agreement import publish_version, sign
from thrive.teams.agreement_own_data import export_signatures
from thrive.teams.agreement_text import blocks, default_text, mark_of, record_mark
from thrive.teams.models import AgreementSignature, AgreementVersion, SealedAgreement
from thrive.teams.queries.agreement import agreement_page
from thrive.teams.queries.agreement_read import copy_token, signature_with
from thrive.teams.rules import agreement as rules
from thrive.teams.rules.agreement_signers import signer_with, signers_of

pytestmark = pytest.mark.django_db
ANEW = {lang: default_text(lang) + "\nOne more line.\n" for lang in ("en", "es")}


def test_an_agreement_is_in_force_once_six_seats_and_one_of_each_subgroup_signed() -> None:
    made = ground.team()
    ground.all_but(made, "lani")
    made.enrollment.refresh_from_db()
    before = made.enrollment.agreement_in_force_on

    ground.signs(made, "lani")

    made.enrollment.refresh_from_db()
    assert before is None
    assert made.enrollment.agreement_in_force_on == ground.clock.today()
    assert SealedAgreement.objects.get().signers == 8
    last = Entry.objects.filter(on_kind="community").order_by("number").last()
    assert last is not None
    assert last.what == "bring_agreement_into_force"
    assert list(history.verify()) == []


@pytest.mark.parametrize("missing", [*way.SEATS, "lani", "elvira"])
def test_one_signature_short_is_not_in_force(missing: str) -> None:
    made = ground.team()

    ground.all_but(made, missing)

    made.enrollment.refresh_from_db()
    page = agreement_page(made.coach, made.community)
    assert made.enrollment.agreement_in_force_on is None
    assert len(page.missing) == 1
    assert SealedAgreement.objects.count() == 0


def test_a_youth_counts_once_the_guardian_has_signed_too() -> None:
    made = ground.team()
    ground.all_but(made, "lani")

    signature = ground.signs(made, "ximena", guardian_email="ana@example.org", guardian_name="Ana")

    made.enrollment.refresh_from_db()
    page = agreement_page(made.coach, made.community)
    assert signature.status == "waiting"
    assert made.enrollment.agreement_in_force_on is None
    assert page.missing == ("Youth Design Team: a parent or guardian has still to sign.",)


def test_a_youth_without_a_guardian_is_asked_for_one() -> None:
    made = ground.team()

    with pytest.raises(Refused) as refusal:
        ground.signs(made, "ximena")
    with pytest.raises(Refused) as own:
        ground.signs(made, "ximena", guardian_email=made.people["ximena"].email)

    assert refusal.value.sentence == (
        "Enter the email of a parent or guardian, so that we can ask them."
    )
    assert own.value.sentence == "A guardian needs an email of their own. This is yours."
    assert AgreementSignature.objects.count() == 0


def test_pressed_twice_is_signed_once() -> None:
    made = ground.team()

    first, second = ground.signs(made, "city_1"), ground.signs(made, "city_1")

    assert first == second
    assert AgreementSignature.objects.count() == 1
    assert Entry.objects.filter(what="sign_agreement").count() == 1


def test_somebody_on_both_teams_signs_once_for_both() -> None:
    made = ground.team()
    made.members["elvira"].person = made.people["resident_1"]
    made.members["elvira"].save()
    for key in (*way.SEATS, "lani"):
        ground.signs(made, key)

    made.enrollment.refresh_from_db()
    signature = AgreementSignature.objects.get(seat=made.seats["resident_1"])
    assert signature.capacity == ["resident_1", "design_adult"]
    assert made.enrollment.agreement_in_force_on is not None


def test_a_signature_keeps_the_exact_text_that_was_read() -> None:
    made = ground.team()

    signature = ground.signs(made, "city_1", language="es")

    version = AgreementVersion.objects.get()
    assert version.text_es == default_text("es")
    assert signature.text_sha256 == mark_of(default_text("es")) == version.sha256_es
    assert signature.mark == record_mark(
        "vallejo",
        1,
        version.sha256_es,
        name=signature.name,
        places=["city_1"],
        method="electronic",
        signed_on=signature.signed_on.isoformat(),
        paper="",
    )


def test_after_a_new_version_the_old_page_cannot_be_signed() -> None:
    made, admin = ground.team(), way.person("Imani", "admin")
    ground.signs(made, "city_1")
    read_before = ground.said()
    publish_version(text_en=ANEW["en"], text_es=ANEW["es"], by=admin)

    with pytest.raises(Refused) as refusal:
        sign(made.enrollment, said=read_before, by=made.people["city_2"])

    assert refusal.value.sentence == (
        "A new version of the letter was published while you were reading. Please read it below, "
        "then sign."
    )


def test_a_new_version_asks_again_and_the_old_one_stays_in_force_until_then() -> None:
    made, admin = ground.in_force(ground.team()), way.person("Imani", "admin")
    first_day = made.enrollment.agreement_in_force_on
    with way.later(30):
        publish_version(text_en=ANEW["en"], text_es=ANEW["es"], by=admin)
        page = agreement_page(made.coach, made.community)
        asked = OutboundMessage.objects.filter(template__endswith="agreement_new_version").count()
        between = (page.in_force.version.number, page.is_newest, page.signed)  # type: ignore[union-attr]
        ground.all_but(made)
        after = agreement_page(made.coach, made.community)

    made.enrollment.refresh_from_db()
    assert between == (1, False, 0)
    assert asked == 8
    assert after.is_newest
    assert made.enrollment.agreement_in_force_on == first_day


def test_a_published_version_cannot_be_changed_even_in_the_database() -> None:
    made = ground.team()
    ground.signs(made, "city_1")

    with pytest.raises(DatabaseError), transaction.atomic():
        AgreementVersion.objects.update(text_en="Other words")

    assert AgreementVersion.objects.get().text_en == default_text("en")


def test_publishing_the_same_words_again_is_refused() -> None:
    admin = way.person("Imani", "admin")
    publish_version(text_en=ANEW["en"], text_es=ANEW["es"], by=admin)

    with pytest.raises(Refused) as refusal:
        publish_version(text_en=ANEW["en"].replace("\n", "\r\n"), text_es=ANEW["es"], by=admin)

    assert refusal.value.sentence == "Nothing has changed since the version that is in use."


def test_an_erased_signer_leaves_the_name_on_the_record_and_takes_the_account() -> None:
    made = ground.in_force(ground.team())
    signature = AgreementSignature.objects.get(person=made.people["city_1"])
    sealed = SealedAgreement.objects.get()
    link = copy_token(signature)

    erase_me(made.people["city_1"], by=made.people["city_1"])

    signature.refresh_from_db()
    made.enrollment.refresh_from_db()
    page = agreement_page(made.coach, made.community)
    assert (signature.person, signature.name) == (None, "Holder city_1 Vallejo")
    assert signature.forgotten_at is not None
    assert signature_with(link) is None
    assert made.enrollment.agreement_in_force_on is not None
    assert page.is_newest
    assert SealedAgreement.objects.get().sha256 == sealed.sha256
    assert list(history.verify()) == []


def test_history_holds_no_name_and_no_address() -> None:
    made = ground.in_force(ground.team())
    ground.signs(made, "ximena", guardian_email="ana@example.org", guardian_name="Ana Ruiz")

    kept = str(list(Entry.objects.values_list("what", "on_text", "by_text", "facts")))

    assert "Ximena" not in kept
    assert "Holder" not in kept
    assert "example.org" not in kept
    assert "Ana" not in kept


NOT_PILOT = (
    "Only Pilot and Vanguard cities sign a Letter of Agreement. An Affiliate does not need one."
)
NOT_A_SIGNER = "People who hold a Core Team seat and members of the Design Team sign this letter."
PAUSED = "The city has paused. Signing goes on when it comes back."
GONE = "This city does not take part in the program today, so nothing is to sign."
# Columns: who, tier, status, the version they read, the sentence (none is a yes).
TABLE = [
    ("city_1", "pilot", "active", 1, ""),
    ("city_1", "vanguard", "active", 1, ""),
    ("elvira", "pilot", "active", 1, ""),
    ("ximena", "pilot", "active", 1, ""),
    ("coach", "pilot", "active", 1, NOT_A_SIGNER),
    ("stranger", "pilot", "active", 1, NOT_A_SIGNER),
    ("admin", "pilot", "active", 1, NOT_A_SIGNER),
    ("city_1", "affiliate", "active", 1, NOT_PILOT),
    ("stranger", "affiliate", "active", 1, NOT_PILOT),
    ("city_1", "pilot", "paused", 1, PAUSED),
    ("city_1", "pilot", "gone", 1, GONE),
    (
        "city_1",
        "pilot",
        "active",
        7,
        "A new version of the letter was published while you were reading. Please read it below, "
        "then sign.",
    ),
]


@pytest.mark.parametrize(("who", "tier", "status", "read", "sentence"), TABLE)
def test_who_may_sign(who: str, tier: str, status: str, read: int, sentence: str) -> None:
    made = ground.team(tier=tier, status="active" if status == "gone" else status)
    people: dict[str, Any] = {
        **made.people,
        "coach": made.coach,
        "stranger": way.person("Stranger"),
        "admin": way.person("Imani", "admin"),
    }
    signer = signer_with(signers_of(made.community), person=people[who])
    enrollment = None if status == "gone" else made.enrollment

    decision = rules.may_sign(enrollment, signer, ground.version_to_read(), read)

    assert (bool(decision), str(decision.sentence)) == (not sentence, sentence)


LOOKS_AFTER = [
    ("city_1", "Only the Core Team of the city, its coach or the program can change this."),
    ("core", ""),
    ("coach", ""),
    ("admin", ""),
    ("elvira", "Only the Core Team of the city, its coach or the program can change this."),
    ("other_coach", "{coach} coaches Vallejo. Ask them, or have the city handed over to you."),
]


@pytest.mark.parametrize(("who", "sentence"), LOOKS_AFTER)
def test_who_may_gather_signatures(who: str, sentence: str) -> None:
    made = ground.team()
    core = way.person("Core Person")
    made.community.roles.create(person=core, role="core", since=ground.clock.now())
    people = {
        **made.people,
        "core": core,
        "coach": made.coach,
        "admin": way.person("Imani", "admin"),
        "other_coach": way.person("Theo", "coach"),
    }

    decision = rules.may_look_after(people[who], made.community, made.enrollment)

    assert str(decision.sentence) == sentence.format(coach=made.coach)


def _grade(text: str) -> float:
    """Flesch-Kincaid grade: syllables as groups of vowels, a silent final e left out."""
    plain = re.sub(r"^[#-].*?(?=\w)", "", text, flags=re.M)
    sentences = max(1, len(re.findall(r"[.!?:](?=\s)", plain)))
    words = re.findall(r"[a-z’']+", plain.lower())
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word)))) for word in words
    )
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _huerta(text: str) -> float:
    """Fernández Huerta's ease of reading Spanish: 60 and more is plain."""
    plain = re.sub(r"^[#-].*?(?=\w)", "", text, flags=re.M)
    sentences = max(1, len(re.findall(r"[.!?:;](?=\s)", plain)))
    words = re.findall(r"\w+", plain.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouáéíóúü]+", word))) for word in words)
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / sentences


def test_the_letter_reads_at_grade_8_or_below_in_both_languages() -> None:
    assert _grade(default_text("en")) <= 8
    assert _huerta(default_text("es")) >= 60


def test_both_languages_have_the_same_parts_and_points() -> None:
    shapes = [
        [(block.kind, len(block.items)) for block in blocks(default_text(language))]
        for language in ("en", "es")
    ]

    assert shapes[0] == shapes[1]


def test_a_person_takes_along_what_they_signed() -> None:
    made = ground.team()
    ground.signs(made, "ximena", guardian_email="ana@example.org", guardian_name="Ana Ruiz")

    [mine] = export_signatures(made.people["ximena"])
    [hers] = export_signatures(way.person("Ana"))

    assert (mine["place"], mine["as"], mine["state"]) == ("Vallejo", ["design_youth"], "waiting")
    assert (hers["place"], hers["as"]) == ("Vallejo", ["parent or guardian"])
