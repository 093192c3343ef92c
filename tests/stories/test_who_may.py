"""The dangerous verbs, by hand: who is let through, and that nobody else reads or changes a word.

A secret word stands in each private thing. Whoever is refused never sees it, and history stays as
it was.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cities import ground, way
from tests.cities.reading import begin, page
from thrive.base import clock, history
from thrive.cities.actions import coaching, deciding, reviewing
from thrive.cities.actions.attachments import SafeFile, attach
from thrive.cities.models import Applicant, CityApplication, ProgramCycle
from thrive.notices.models import OutboundMessage
from thrive.people.links import fingerprint
from thrive.people.models import GuardianConsent, Person

pytestmark = pytest.mark.django_db

ANSWER, NOTE, WHY = "lanternword", "sycamoreword", "quartzword"
FILE, MAIL, PROFILE = "%PDF-1.7 juniperword", "pebbleword", "willowword"
CAST = {
    "imani": ("admin",),
    "luz": ("coach",),
    "theo": ("coach",),
    "devon": ("expert",),
    "saanvi": ("expert",),
    "tomas": ("expert",),
    "ana": ("data",),
    "jo": ("moderator",),
    "marcus": ("grants",),
    "mel": (),
}
EVERYBODY = {*CAST, "deja", "teo", "nobody"}
READERS = {"imani", "luz", "theo", "devon", "saanvi", "tomas"}


@pytest.fixture
def cast() -> dict[str, Person]:
    people = {key: way.person(key.title(), *roles) for key, roles in CAST.items()}
    adult_from = clock.today() + datetime.timedelta(days=700)
    people["deja"] = way.person("Deja", age_band="youth", adult_from=adult_from)
    return people


@pytest.fixture
def browsers(cast: dict[str, Person]) -> dict[str, Client]:
    """`teo` holds the link of another city; `nobody` is not signed in."""
    way.cycle()
    ground.city("Lodi")
    found = {key: way.desk(person) for key, person in cast.items()}
    found |= {"teo": Client(), "nobody": Client()}
    begin(found["teo"], city="lodi", email="teo@example.org")
    for client in found.values():
        client.raise_request_exception = False
    return found


@pytest.fixture
def visalia(cast: dict[str, Person], browsers: dict[str, Client]) -> CityApplication:
    """Scored by both; Devon's note is his own until both are in, then the administrators'."""
    application = way.in_review(
        way.sent("Visalia", need=f"No light after five: {ANSWER}."),
        cast["imani"],
        cast["devon"],
        cast["saanvi"],
    )
    for review in application.reviews.all():
        scores = way.all_scores(application, 3)
        note = f"Strong coalition, {NOTE}." if review.reviewer == cast["devon"] else ""
        reviewing.score(review, scores=scores, tier="pilot", note=note, by=review.reviewer)
    return way.fresh(application)


@pytest.fixture
def decided(visalia: CityApplication, cast: dict[str, Person]) -> CityApplication:
    """A Pilot city with its coach, Luz."""
    deciding.decide(visalia, tier="pilot", rationale=f"Youth lead here: {WHY}.", by=cast["imani"])
    coaching.assign_coach(visalia.community, coach=cast["luz"], by=cast["imani"])
    return way.fresh(visalia)


def _is_refused(client: Client, path: str, sent: dict[str, Any] | None, *secrets: str) -> str:
    """Empty when all is well; otherwise what went wrong."""
    before = history.head()
    answer = client.post(path, sent) if sent is not None else client.get(path)
    if answer.status_code not in (302, 403, 404):
        return f"answered {answer.status_code}"
    if answer.status_code == 302 and "/accounts/login/" not in answer["Location"]:
        return f"led to {answer['Location']}"
    shown = answer.content.decode(errors="replace")
    if any(word in shown for word in secrets):
        return "shows the secret word"
    return "" if history.head() == before else "changed something"


def _wrong(
    browsers: dict[str, Client],
    path: str,
    *secrets: str,
    let_in: set[str],
    sent: dict[str, Any] | None = None,
) -> list[str]:
    faults = {
        key: _is_refused(browsers[key], path, sent, *secrets) for key in sorted(EVERYBODY - let_in)
    }
    return [f"{key} {said}" for key, said in faults.items() if said]


def test_reading_an_application(visalia: CityApplication, browsers: dict[str, Client]) -> None:
    path = f"/staff/applications/{visalia.code}/"
    own = page(visalia, "why-now")

    assert _wrong(browsers, path, ANSWER, NOTE, let_in=READERS) == []
    assert _wrong(browsers, own, ANSWER, let_in=set()) == []
    for key in READERS:
        assert ANSWER in browsers[key].get(path).content.decode(), key
    for key in READERS - {"imani", "devon"}:
        assert NOTE not in browsers[key].get(path).content.decode(), key
    public = browsers["nobody"].get(f"/apply/status/{visalia.code}/").content.decode()
    assert ANSWER not in public


def test_scores_of_somebody_else(
    visalia: CityApplication, browsers: dict[str, Client], cast: dict[str, Person]
) -> None:
    review = visalia.reviews.get(reviewer=cast["devon"])
    path = f"/staff/reviews/{review.pk}/"
    sheet = {f"score-{code}": "0" for code in way.all_scores(visalia, 0)}

    assert _wrong(browsers, path, NOTE, let_in={"devon", "imani"}) == []
    assert _wrong(browsers, path, NOTE, let_in={"devon", "imani"}, sent=sheet) == []
    assert NOTE in browsers["devon"].get(path).content.decode()
    before = history.head()
    browsers["imani"].post(path, {**sheet, "tier": "not_now", "note": "I know better than he."})
    aside = browsers["imani"].post(f"{path}step-aside/", {"reason": "He should not do this."})
    assert (history.head(), aside.status_code) == (before, 422)


def test_scores_stay_closed_until_both_are_in(
    cast: dict[str, Person], browsers: dict[str, Client]
) -> None:
    application = way.in_review(way.sent("Visalia"), *[cast[k] for k in ("imani", "devon", "luz")])
    review = application.reviews.get(reviewer=cast["devon"])
    scores = way.all_scores(application, 3)
    reviewing.score(review, scores=scores, tier="pilot", note=f"{NOTE} here.", by=cast["devon"])

    for path in (
        f"/staff/applications/{application.code}/",
        f"/staff/applications/{application.code}/decide/",
        f"/staff/reviews/{review.pk}/",
        "/staff/reviews/",
        "/staff/pipeline/",
    ):
        for key in ("imani", "luz"):
            assert NOTE not in browsers[key].get(path).content.decode(), (path, key)


def test_deciding(visalia: CityApplication, browsers: dict[str, Client]) -> None:
    at = f"/staff/applications/{visalia.code}/"
    said = {"tier": "vanguard", "rationale": "Because I would like it so very much."}

    for verb, sent in {
        "decide/": said,
        "not-now/": {"reason": said["rationale"]},
        "withdraw/": {"reason": "Close it, please."},
        "reviewers/": {},
    }.items():
        assert _wrong(browsers, f"{at}{verb}", NOTE, let_in={"imani"}, sent=sent) == [], verb
        assert _wrong(browsers, f"{at}{verb}", NOTE, let_in={"imani"}) == [], verb
    assert way.fresh(visalia).status == "in_review"


def test_seats_caps_and_cycles(decided: CityApplication, browsers: dict[str, Client]) -> None:
    seat, cycle = decided.community.enrollments.get(), decided.cycle.slug
    reason = "It is time for a change here."

    for path, sent in {
        f"/staff/seats/{seat.pk}/tier/": {"tier": "vanguard", "reason": reason},
        f"/staff/seats/{seat.pk}/leave/": {"reason": reason},
        f"/staff/seats/{seat.pk}/pause/": {"reason": reason},
        f"/staff/cycles/{cycle}/pilot/": {"cap": "99", "reason": reason},
        f"/staff/cycles/{cycle}/applications/": {"open": "no"},
        "/staff/cycles/new/": {"name": "Mine"},
        "/staff/coaches/visalia/": {"coach": "x"},
    }.items():
        assert _wrong(browsers, path, let_in={"imani"}, sent=sent) == [], path
    seat.refresh_from_db()
    found = ProgramCycle.objects.get(slug=cycle)
    assert (seat.tier, seat.status, found.pilot_cap) == ("pilot", "active", 20)


def test_the_work_of_another_coach(decided: CityApplication, browsers: dict[str, Client]) -> None:
    text = "Visalia wants to light its parks and to learn from others how it is done."
    sent = {"text": text, "note": text}

    for verb in ("introduction/", "team/", "conversation/"):
        path = f"/staff/applications/{decided.code}/{verb}"
        wrong = _wrong(browsers, path, let_in={"imani", "luz", "theo"}, sent=sent)
        before = history.head()
        theo = browsers["theo"].post(path, sent)
        assert (wrong, theo.status_code, history.head()) == ([], 422, before), verb
    people = "/staff/cities/visalia/people/"
    assert _wrong(browsers, people, let_in={"imani", "luz"}) == []
    hand_over = "/staff/hand-over/visalia/"
    assert _wrong(browsers, hand_over, "rosa@example.org", let_in={"imani", "luz"}) == []


def test_the_letter(decided: CityApplication, browsers: dict[str, Client]) -> None:
    for path in (f"/apply/{decided.code}/letter/", f"/apply/{decided.code}/letter.pdf"):
        assert _wrong(browsers, path, WHY, let_in=READERS) == []
    for key in ("imani", "luz"):
        assert WHY in browsers[key].get(f"/apply/{decided.code}/letter/").content.decode()
    assert WHY not in browsers["nobody"].get("/cities/visalia/").content.decode()


def test_an_attachment(browsers: dict[str, Client]) -> None:
    ground.city("Tulare City")
    rosa = Client()
    draft = begin(rosa, city="tulare-city")
    form = draft.rulebook.application
    assert form is not None
    section, question = next(
        (chapter, one)
        for chapter in form.sections
        for one in chapter.questions
        if one.kind == "file"
    )
    kept = SafeFile("plan.pdf", "application/pdf", FILE.encode())
    file = attach(draft, section=section, question=question, file=kept, by=Applicant(draft, 1))
    path = f"/apply/{draft.code}/file/{file.pk}/"

    answer = rosa.get(path)

    assert answer.content.decode() == FILE
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert _wrong(browsers, path, FILE, let_in=set()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("x.png", b"<!doctype html><script>alert(1)</script>"),
        ("x.pdf", b"GIF89a<script>alert(1)</script>%PDF-1.7"),
        ("x.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
        ("x.exe", b"MZ\x90\x00"),
    ],
)
def test_files_that_are_not_what_they_say(
    browsers: dict[str, Client], name: str, content: bytes
) -> None:
    ground.city("Tulare City")
    rosa = Client()
    draft = begin(rosa, city="tulare-city")
    form = draft.rulebook.application
    assert form is not None
    section, question = next(
        (chapter, one)
        for chapter in form.sections
        for one in chapter.questions
        if one.kind == "file"
    )

    sent = {question.code: SimpleUploadedFile(name, content, content_type="image/png")}
    answer = rosa.post(page(draft, section.slug), sent)

    assert (answer.status_code, draft.attachments.count()) == (422, 0)
    assert "cannot be read as a PDF, PNG or JPEG" in answer.content.decode()


def test_roles_and_the_register(cast: dict[str, Person], browsers: dict[str, Client]) -> None:
    Person.objects.filter(pk=cast["mel"].pk).update(organization=PROFILE)
    at = f"/staff/people/{cast['mel'].public_id}/"

    for path in ("/staff/people/", "/staff/people.csv", at):
        assert _wrong(browsers, path, PROFILE, let_in={"imani"}) == [], path
    for verb in ("give-role/", "end-role/", "erase/"):
        sent = {"role": "admin", "sure": "on"}
        assert _wrong(browsers, f"{at}{verb}", let_in={"imani"}, sent=sent) == [], verb
    invited = {"email": "x@example.org", "role": "admin", "language": "en"}
    assert _wrong(browsers, "/staff/people/invite/", let_in={"imani"}, sent=invited) == []
    assert PROFILE in browsers["imani"].get(at).content.decode()


def test_the_outbox(
    cast: dict[str, Person], browsers: dict[str, Client], visalia: CityApplication
) -> None:
    mail = OutboundMessage.objects.filter(by_id=str(cast["imani"].public_id), secret=False).latest(
        "pk"
    )
    OutboundMessage.objects.filter(pk=mail.pk).update(text=MAIL, subject=MAIL)
    at = f"/staff/outbox/{mail.public_id}/"

    for path, sent in {
        at: None,
        f"{at}send-again/": {},
        f"{at}cancel/": {},
    }.items():
        assert _wrong(browsers, path, MAIL, let_in={"imani"}, sent=sent) == [], path
    for key in ("luz", "theo"):
        assert MAIL not in browsers[key].get("/staff/outbox/").content.decode()
    links = OutboundMessage.objects.filter(secret=True)
    for hidden in links:
        shown = browsers["imani"].get(f"/staff/outbox/{hidden.public_id}/").content.decode()
        assert "/apply/continue/" not in shown
        assert "/apply/official/" not in shown


def test_a_profile_and_a_guardians_page(
    cast: dict[str, Person], browsers: dict[str, Client]
) -> None:
    youth = cast["deja"]
    Person.objects.filter(pk=youth.pk).update(shown_name=PROFILE, visibility="community")
    GuardianConsent.objects.create(
        person=youth,
        guardian_name=NOTE,
        guardian_email="gail@example.org",
        asked_at=clock.now(),
        token_hash=fingerprint("the-guardians-own-link"),
    )

    assert _wrong(browsers, f"/people/{youth.public_id}/", PROFILE, let_in={"deja", "imani"}) == []
    for path in ("/consent/1/", "/consent/the-guardians-own-lin/"):
        assert _wrong(browsers, path, NOTE, let_in=set()) == []
    assert _wrong(browsers, "/consent/1/withdraw/", NOTE, let_in=set(), sent={}) == []
    assent = f"/me/guardian/{youth.consents.get().pk}/assent/"
    assert _wrong(browsers, assent, NOTE, let_in={"deja"}, sent={}) == []
    assert Client().get("/consent/the-guardians-own-link/").status_code == 200


def test_people_of_another_city(visalia: CityApplication, browsers: dict[str, Client]) -> None:
    """Teo's link is Lodi's: for Visalia he is a stranger."""
    at = f"/apply/{visalia.code}/"

    for verb in ("", "why-now/", "check-and-send/", "people/", "receipt/", "file/1/"):
        assert _wrong(browsers, f"{at}{verb}", ANSWER, "rosa@", let_in=set()) == [], verb
    for verb in (
        *("why-now/", "people/", "people/2/remove/", "withdraw/", "again/", "affiliate/"),
        *("leave-line/", "ask-official/"),
    ):
        sent = {"email": "x@example.org", "reason": "Mine now."}
        assert _wrong(browsers, f"{at}{verb}", ANSWER, let_in={"imani"}, sent=sent) == [], verb
