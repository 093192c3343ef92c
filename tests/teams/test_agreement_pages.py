"""The pages of the agreement, as their people meet them: by account, by link, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cities import way
from tests.cities.reading import link_in_mail, words
from tests.teams import agreement_ground as ground
from thrive.base.models import Entry
from thrive.notices.models import OutboundMessage
from thrive.teams.actions.agreement_links import ask_to_sign
from thrive.teams.models import (
    AgreementSignature,
    AgreementVersion,
    GuardianSignature,
    SealedAgreement,
)

pytestmark = pytest.mark.django_db
PAGE = "/cities/vallejo/agreement/"
SIGN = f"{PAGE}sign/"


def test_a_seat_holder_reads_the_letter_and_signs_it() -> None:
    made = ground.team()
    client = way.desk(made.people["city_1"])

    before = client.get(SIGN)
    answer = client.post(SIGN, ground.form(name="Ruth Ablaza"), follow=True)

    signature = AgreementSignature.objects.get()
    assert "10. Grant money is not for lobbying" in words(before)
    assert (signature.name, signature.method, signature.language) == (
        "Ruth Ablaza",
        "electronic",
        "en",
    )
    assert "Thank you. Your signature is kept, and you get a copy by mail." in words(answer)
    assert client.get(SIGN).status_code == 302


def test_what_is_missing_stands_beside_its_field_and_nothing_typed_is_lost() -> None:
    made = ground.team()
    sent = ground.form(name="Ruth Ablaza")
    del sent["means_it"]

    answer = way.desk(made.people["city_1"]).post(SIGN, sent)

    assert answer.status_code == 422
    assert "Check this box to sign" in words(answer)
    assert 'value="Ruth Ablaza"' in answer.content.decode()
    assert AgreementSignature.objects.count() == 0


def test_the_language_of_the_page_is_the_language_that_was_signed() -> None:
    made = ground.team()

    answer = way.desk(made.people["city_1"]).post(f"/es{SIGN}", ground.form())

    assert answer.status_code == 302
    assert AgreementSignature.objects.get().language == "es"


@pytest.mark.parametrize("number", ["", "x", "-1", "99999999999999999999", "²"])
def test_a_page_of_another_version_is_answered_with_a_sentence(number: str) -> None:
    made = ground.team()

    answer = way.desk(made.people["city_1"]).post(SIGN, ground.form(version=number))

    assert answer.status_code == 422
    assert AgreementSignature.objects.count() == 0


def test_without_an_account_one_signs_by_a_private_link() -> None:
    made = ground.team()
    ask_to_sign(made.enrollment, by=made.coach)
    link = link_in_mail("lani.vallejo@example.org", "sign")
    client = Client()

    client.post(link, ground.form(name="Lani Kealoha"))
    again = client.get(link)

    signature = AgreementSignature.objects.get()
    assert signature.membership == made.members["lani"]
    assert signature.person is None
    assert "You signed on" in words(again)


def test_asked_twice_on_a_day_nobody_gets_two_mails() -> None:
    made = ground.team()

    first = ask_to_sign(made.enrollment, by=made.coach)
    ask_to_sign(made.enrollment, by=made.coach)

    assert first == 10
    assert OutboundMessage.objects.filter(template__endswith="agreement_ask").count() == 10


def test_an_expired_link_says_so_and_mails_a_new_one() -> None:
    made = ground.team()
    ask_to_sign(made.enrollment, by=made.coach)
    link = link_in_mail("lani.vallejo@example.org", "sign")
    with way.later(15):
        gone = Client().get(link)
        sent = Client().post(link, ground.form(name="Lani Kealoha"))
        asked = Client().post(f"{link}renew/")
        new = link_in_mail("lani.vallejo@example.org", "sign")
        opened = Client().get(new)

    assert gone.status_code == sent.status_code == 410
    assert "This link has expired. Press the button, and we mail you a new one." in words(gone)
    assert "A new link is on its way" in words(asked)
    assert (new != link, opened.status_code) == (True, 200)
    assert AgreementSignature.objects.count() == 0


def test_a_link_of_a_place_somebody_else_holds_now_is_dead() -> None:
    made = ground.team()
    ask_to_sign(made.enrollment, by=made.coach)
    link = link_in_mail("lani.vallejo@example.org", "sign")
    made.members["lani"].left_on = ground.clock.today()
    made.members["lani"].save()

    answer = Client().get(link)

    assert answer.status_code == 410
    assert "This link was for a place in the team that somebody else holds now." in words(answer)


def _youth_signed() -> tuple[ground.Team, str]:
    made = ground.team()
    ground.all_but(made, "lani")
    sent = ground.form(guardian_name="Ana Rivera", guardian_email="ana@example.org")
    answer = way.desk(made.people["ximena"]).post(SIGN, sent)
    assert answer.status_code == 302, words(answer)
    return made, link_in_mail("ana@example.org", "guardian")


def test_a_guardian_signs_by_a_link_of_their_own_and_the_agreement_is_in_force() -> None:
    made, link = _youth_signed()

    page = Client().get(link)
    Client().post(link, ground.form(name="Ana Rivera"))

    made.enrollment.refresh_from_db()
    guardian = GuardianSignature.objects.get()
    assert "Ximena Rivera" not in words(page)
    assert (guardian.name, guardian.signature.status) == ("Ana Rivera", "signed")
    assert made.enrollment.agreement_in_force_on is not None


def test_a_guardians_expired_link_says_so_and_the_youth_asks_again() -> None:
    made, link = _youth_signed()
    signature = AgreementSignature.objects.get(person=made.people["ximena"])
    with way.later(15):
        gone = Client().post(link, ground.form(name="Ana Rivera"))
        client = way.desk(made.people["ximena"])
        client.post(
            f"{PAGE}guardian/{signature.pk}/",
            {"guardian_name": "Ana Rivera", "guardian_email": "ana@example.org"},
        )
        new = link_in_mail("ana@example.org", "guardian")
        old = Client().get(link)
        Client().post(new, ground.form(name="Ana Rivera"))

    signature.refresh_from_db()
    assert "This link has expired. The young person can ask again" in words(gone)
    assert old.status_code == 404
    assert signature.status == "signed"


def test_a_guardian_who_says_no_ends_the_signature_and_the_youth_can_sign_again() -> None:
    made, link = _youth_signed()

    answer = Client().post(link, {"answer": "no"}, follow=True)
    again = way.desk(made.people["ximena"]).post(
        SIGN, ground.form(guardian_name="Beto", guardian_email="beto@example.org")
    )

    states = list(AgreementSignature.objects.filter(is_minor=True).values_list("status", flat=True))
    assert "You said no to this signature." in words(answer)
    assert again.status_code == 302
    assert states == ["ended", "waiting"]
    assert Client().post(link, ground.form()).status_code == 422


def test_a_guardian_takes_a_signature_back_later_and_the_agreement_stays_in_force() -> None:
    made, link = _youth_signed()
    Client().post(link, ground.form(name="Ana Rivera"))

    Client().post(link, {"answer": "no"})

    made.enrollment.refresh_from_db()
    page = way.desk(made.coach).get(PAGE)
    assert AgreementSignature.objects.get(is_minor=True).status == "ended"
    assert made.enrollment.agreement_in_force_on is not None
    assert "Version 1 is in force since" in words(page)


def test_a_guardian_is_asked_three_times_a_day_at_most() -> None:
    made, _link = _youth_signed()
    pk = AgreementSignature.objects.get(person=made.people["ximena"]).pk
    client, path = way.desk(made.people["ximena"]), f"{PAGE}guardian/{pk}/"
    sent = {"guardian_name": "Ana Rivera", "guardian_email": "ana@example.org"}

    answers = [client.post(path, sent).status_code for _time in range(3)]

    assert answers == [302, 302, 403]


def test_a_stranger_does_not_see_the_page_and_a_visitor_signs_in_first() -> None:
    ground.team()

    stranger = way.desk(way.person("Stranger")).get(PAGE)
    visitor = Client().get(PAGE)

    assert stranger.status_code == 404
    assert visitor.status_code == 302


def test_an_affiliate_reads_that_it_needs_none() -> None:
    made = ground.team(tier="affiliate")

    answer = way.desk(made.coach).get(PAGE)

    assert "An Affiliate does not need one." in words(answer)


def test_every_signer_gets_a_copy_by_link_when_it_is_in_force() -> None:
    made = ground.in_force(ground.team())
    mails = OutboundMessage.objects.filter(template__endswith="agreement_in_force")

    link = link_in_mail("lani.vallejo@example.org", "copy")
    page = Client().get(link)
    pdf = Client().get(f"{link}pdf/")

    assert mails.count() == 8
    assert "Lani Tester" in words(page)
    assert pdf.content.startswith(b"%PDF-")
    assert made.enrollment.agreement_in_force_on is not None


@pytest.mark.parametrize("kind", ["sign", "guardian", "copy"])
def test_a_link_that_nobody_made_opens_nothing(kind: str) -> None:
    answer = Client().get(f"/agreement/{kind}/no-such-token/")

    assert answer.status_code == 404


def test_the_page_asks_as_much_of_the_database_for_many_as_for_few(
    django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    few, many = ground.team("Merced"), ground.in_force(ground.team("Vallejo"))
    group = many.members["elvira"].subgroup
    for number in range(6):
        ground.joins(many, f"more-{number}", "adult", group, way.person(f"More {number}"))
        ground.signs(many, f"more-{number}")
    counted = []
    for made in (few, many):
        client = way.desk(made.coach)
        with django_assert_max_num_queries(24) as asked:
            client.get(reverse("agreement", args=[made.community.slug]))
        counted.append(len(asked))

    assert counted[0] >= counted[1] - 1


def test_an_administrator_publishes_a_version_and_it_is_read_by_all() -> None:
    admin = way.person("Imani", "admin")
    client = way.desk(admin)
    first = client.get("/staff/agreement/")
    text = "# Letter of Agreement\n\n## 1. One part\n\nWords of the letter. " + "More words. " * 20

    answer = client.post("/staff/agreement/", {"text_en": text, "text_es": text}, follow=True)
    same = client.post("/staff/agreement/", {"text_en": text, "text_es": text})

    assert "No version published yet" in words(first)
    assert "The new version is published." in words(answer)
    assert same.status_code == 422
    assert AgreementVersion.objects.get().sha256_en[:16] in words(answer)
    assert "1. One part" in words(Client().get("/agreement/"))
    assert Client().get("/agreement/version/7/").status_code == 404
    assert Entry.objects.filter(what="publish_agreement").count() == 1
    assert SealedAgreement.objects.count() == 0


def test_the_page_leads_to_the_other_pages_of_the_teams() -> None:
    made = ground.team()

    page = way.desk(made.coach).get(PAGE).content.decode()

    tabs = page[page.index('aria-label="Teams of the city"') :]
    tabs = tabs[: tabs.index("</nav>")]
    for name in ("core_team", "design_team", "meetings", "agreement", "capacity"):
        assert reverse(name, args=["vallejo"]) in tabs, name
    assert tabs.count('aria-current="page"') == 1
