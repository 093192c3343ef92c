"""The demo story as ground for tests that walk the whole site map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from tests.house.addresses import Place
from tests.house.telling import SHOWN, told_here
from thrive.base import clock
from thrive.cities.models import (
    CityApplication,
    CoachingContact,
    EligibilityReview,
    Enrollment,
    InfoSession,
    MentorPairing,
)
from thrive.community.models import (
    Appeal,
    ModerationAct,
    Post,
    PostFile,
    Report,
    SpacePerson,
    Thread,
    WatchedWord,
)
from thrive.events.links import place_token
from thrive.events.models import CalendarFeed, Event, EventSeries, Registration, TAEntry, TARequest
from thrive.indicators.models import (
    AssetPin,
    Consent,
    DataPhase,
    DataStory,
    ImportRun,
    Neighborhood,
    PhaseOutput,
    Release,
    SensemakingSession,
    SharedDataset,
)
from thrive.journey.models import (
    AlignedResource,
    CommitmentInstrument,
    CouncilDate,
    Evidence,
    MilestoneHop,
    ProgressionAssessment,
    StageChange,
)
from thrive.notices.ending import token_of
from thrive.notices.models import OutboundMessage
from thrive.pages.models import ContactMessage
from thrive.people.links import fingerprint
from thrive.people.models import GuardianConsent, Invitation, Person
from thrive.program import current
from thrive.teams.models import (
    AgreementScan,
    AgreementSignature,
    DesignTeamMembership,
    GuardianSignature,
    Meeting,
    SealedAgreement,
    SigningLink,
    SubgroupSupport,
)
from thrive.teams.queries.agreement_read import copy_token
from thrive.toolkit.models import CityUse, EntrySuggestion
from thrive.wellbeing.models import IndexEdition, WeighingSitting

TOKEN = "a-link-that-the-tests-know"
# Addresses whose last word is a move of their own.
MOVES = {
    "entry_deed": {"move": "mark-stale"},
    "page_deed": {"move": "set-aside", "page": "how-we-work"},
    "post_deed": {"move": "withdraw"},
    "word_deed": {"move": "withdraw"},
    "settle_message": {"move": "answer"},
}


@contextmanager
def the_demo(unblocked: Any) -> Iterator[dict[str, str]]:
    """The story, in a transaction that is taken back; yields an argument for each name in the map.

    Not inside a test's own transaction: a fixture of the module asks for it.
    """
    with unblocked, told_here(), transaction.atomic():
        yield _arguments()
        transaction.set_rollback(True)


def _arguments() -> dict[str, str]:
    application = CityApplication.objects.get(community__slug="visalia", cycle__is_demo=True)
    review = EligibilityReview.objects.filter(application=application).first()
    enrollment = Enrollment.objects.filter(status="active", cycle__is_demo=True).first()
    session = InfoSession.objects.first()
    return {
        "slug": "vallejo",
        "code": application.code,
        "section": "why-now",
        "review": str(review.pk) if review else "1",
        "enrollment": str(enrollment.pk) if enrollment else "1",
        "session": str(session.pk) if session else "1",
        "move": "pause",
        "cycle": application.cycle.slug,
        "tier": "pilot",
        "public_id": str(Person.objects.get(email="ruth@example.org").public_id),
        "token": "no-such-token",
        "format": "json",
        "figure": "seats-pilot",
        "contact": _open_contact(),
        **_of_the_journey(),
        **_of_the_teams(),
        **_of_mentoring(),
        **_of_the_forum(),
        **_of_the_toolkit(),
        **_of_the_pages(),
        **_of_the_calendar(),
        **_of_the_numbers(),
        **_of_the_index(),
        **_of_the_data_journey(),
    }


def _of_the_toolkit() -> dict[str, str]:
    """An entry that Vallejo uses, with a model text; a suggestion that waits."""
    use = CityUse.objects.today().filter(entry__slug="park-equity-resolution").first()
    asked = EntrySuggestion.objects.waiting().first()
    return {
        "entry": "park-equity-resolution",
        "use": str(use.pk) if use else "1",
        "suggestion": str(asked.pk) if asked else "1",
        "answer": "take-up",
        "area": "protective-environments",
    }


def _of_the_pages() -> dict[str, str]:
    message = ContactMessage.objects.waiting().first()
    return {
        "page": "why",
        "language": "en",
        "post": "park-walks-begin",
        "word": "park-equity",
        "objective": current().objectives[0].slug,
        "message": str(message.pk) if message else "1",
    }


def _of_the_numbers() -> dict[str, str]:
    """Numbers everybody reads; the draft release and the waiting import that `_tell` added."""
    run = ImportRun.objects.get(name="f.csv")
    release = Release.objects.get(dataset=run.dataset, status="draft")
    return {
        "dataset": release.dataset.slug,
        "release": str(release.number),
        "import_run": str(run.pk),
        "indicator": "child-poverty",
        "place": "california",
        "places": "state",
        "year": "2018",
    }


def _of_the_index() -> dict[str, str]:
    """The draft of an edition, and the sitting whose weights everybody reads."""
    weighed = WeighingSitting.objects.published().get(community__slug="vallejo")
    return {
        "edition": str(IndexEdition.objects.get(status="draft").pk),
        "weighed": str(weighed.number),
    }


def _of_the_data_journey() -> dict[str, str]:
    """Things of Vallejo's data journey: its first story, session, neighborhood, and what waits."""
    here = {"community__slug": "vallejo"}
    story = DataStory.objects.filter(**here).order_by("pk").first()
    sitting = SensemakingSession.objects.filter(**here).first()
    shared = SharedDataset.objects.filter(**here).first()
    output = PhaseOutput.objects.filter(phase__journey__community__slug="vallejo").first()
    finding = sitting.findings.first() if sitting else None
    block = story.blocks.first() if story else None
    link = story.links.first() if story else None
    found = {
        "phase": "7",
        "output": output,
        "neighborhood": Neighborhood.objects.filter(**here).first(),
        "pin": AssetPin.objects.filter(**here, status="waiting").first(),
        "sitting": sitting,
        "finding": finding,
        "consent": Consent.objects.filter(**here).first(),
        "tale": story,
        "block": block,
        "piece": "text",
        "way": "up",
        "link": link,
        "thing": "phase",
        "record": DataPhase.objects.filter(journey__community__slug="vallejo", number=7).first(),
        "story": story.slug if story else "no-such-story",
        "shared": shared.slug if shared else "no-such-set",
    }
    return {
        name: one if isinstance(one, str) else str(one.pk) if one else "1"
        for name, one in found.items()
    }


def _open_contact() -> str:
    """One of Vallejo's that waits for the city's word and has its next step open."""
    mine = CoachingContact.objects.filter(community__slug="vallejo").with_open_step()
    found = mine.filter(confirmed_at=None).first()
    return str(found.pk) if found else "1"


def _of_the_teams() -> dict[str, str]:
    """People and supporters of Vallejo's Design Team, and a seat of its Core Team."""
    here = {"team__community__slug": "vallejo"}
    member = DesignTeamMembership.objects.filter(**here, category="adult").first()
    meeting = Meeting.objects.past().filter(community__slug="vallejo").first()
    item = meeting.action_items.first() if meeting else None
    support = SubgroupSupport.objects.filter(subgroup__team__community__slug="vallejo").first()
    return {
        "seat": "resident_2",
        "circle": support.subgroup.kind if support else "youth",
        "member": str(member.pk) if member else "1",
        "support": str(support.pk) if support else "1",
        "invitation": "1",
        "meeting": str(meeting.pk) if meeting else "1",
        "item": str(item.pk) if item else "1",
    }


def _of_mentoring() -> dict[str, str]:
    """The pair in which Vallejo is mentored, and a contact it has not confirmed."""
    pair = MentorPairing.objects.active().filter(mentee__slug="vallejo").first()
    contact = pair.contacts.waiting().first() if pair else None
    return {
        "pairing": str(pair.pk) if pair else "1",
        "mentor_contact": str(contact.pk) if contact else "1",
    }


def _of_the_forum() -> dict[str, str]:
    """An open thread with an answer, somebody's post in it, and what waits for a moderator."""
    thread = Thread.objects.get(title__startswith="Staff report language")
    post = Post.objects.get(thread=thread, number=2)
    part = SpacePerson.objects.today().filter(space=thread.space).first()
    report, appeal = Report.objects.open().first(), Appeal.objects.open().first()
    act, file = ModerationAct.objects.filter(what="hide").first(), PostFile.objects.first()
    return {
        "space": thread.space.slug,
        "thread": str(thread.pk),
        "said": str(post.pk),
        "press": "follow",
        "part": str(part.pk) if part else "1",
        "report": str(report.pk) if report else "1",
        "appeal": str(appeal.pk) if appeal else "1",
        "act": str(act.pk) if act else "1",
        "file": str(file.pk) if file else "1",
        "sort": "thread",
        "number": "1",
    }


def _of_the_calendar() -> dict[str, str]:
    """An event that everybody sees, a series, a question, and help that waits for Vallejo's word."""
    event = Event.objects.get(title__startswith="Sense-making night")
    series = EventSeries.objects.get(title__startswith="Budgeting for children")
    asked = TARequest.objects.open().order_by("pk").first()
    entry = TAEntry.objects.waiting().filter(community__slug="vallejo").first()
    return {
        "event": event.slug,
        "series": series.slug,
        "training": "advocacy",
        "material": "1",
        "question": str(asked.pk) if asked else "1",
        "entry": str(entry.pk) if entry else "1",
    }


def _of_the_journey() -> dict[str, str]:
    """Things of Vallejo, whose slug stands in every address."""
    here = {"community__slug": "vallejo"}
    seat = Enrollment.objects.get(**here, cycle__is_demo=True)
    proof = Evidence.objects.filter(milestone__enrollment=seat).first()
    act = CommitmentInstrument.objects.filter(**here).first()
    agenda = CouncilDate.objects.filter(**here).first()
    change = StageChange.objects.filter(enrollment=seat).first()
    reading = ProgressionAssessment.objects.filter(enrollment=seat).first()
    hop = MilestoneHop.objects.filter(roadmap__community=seat.community).order_by("pk").first()
    means = AlignedResource.objects.filter(roadmap__community=seat.community).first()
    return {
        "first_step": "toolkit",
        "sheet": "milestones",
        "goal": str(hop.milestone_id) if hop else "1",
        "hop": str(hop.pk) if hop else "1",
        "resource": str(means.pk) if means else "1",
        "requirement": "T2_9",
        "deed": "send-back",
        "paper": "resolution",
        "evidence": str(proof.pk) if proof else "1",
        "instrument": str(act.pk) if act else "1",
        "agenda": str(agenda.pk) if agenda else "1",
        "proposal": str(change.pk) if change else "1",
        "reading": str(reading.pk) if reading else "1",
    }


def with_links(arguments: dict[str, str]) -> dict[str, str]:
    """Every kind of private link opens with `TOKEN`."""
    mark = fingerprint(TOKEN)
    CityApplication.objects.filter(code=arguments["code"]).update(
        link_hash=mark, official_hash=mark, official_confirmed_at=None
    )
    for model in (GuardianConsent, Invitation, GuardianSignature):
        first = model.objects.first()  # type: ignore[attr-defined]
        if first:
            model.objects.filter(pk=first.pk).update(token_hash=mark)  # type: ignore[attr-defined]
    waits = DesignTeamMembership.objects.get(name="Grace W. (demo)")
    SigningLink.objects.create(
        enrollment=Enrollment.objects.get(
            community=waits.team.community, status="active", cycle__is_demo=True
        ),
        membership=waits,
        token_hash=mark,
        sent_at=clock.now(),
    )
    CalendarFeed.objects.create(
        person=Person.objects.get(email="ruth@example.org"), token_hash=mark, ending=TOKEN[-4:]
    )
    return {**arguments, "token": TOKEN}


def path_of(place: Place, arguments: dict[str, str]) -> str | None:
    """None where the arguments at hand do not fit (a link with a secret, a library's own page)."""
    given = {name: arguments.get(name, "1") for name in place.arguments}
    if re.search(r"outbox/", place.pattern) and "public_id" in given:
        mail = OutboundMessage.objects.order_by("pk").first()
        given["public_id"] = str(mail.public_id) if mail else given["public_id"]
    if re.search(r"info-sessions/.*/(change|cancel)/", place.pattern):
        coming = InfoSession.objects.going_ahead().filter(starts_at__gt=clock.now()).first()
        given["session"] = str(coming.pk) if coming else given["session"]
    given |= {name: value for name, value in MOVES.get(place.name, {}).items() if name in given}
    if place.name == "dataset" or "how_made" in place.name:
        given["dataset"] = SHOWN
    if place.name.endswith(("number_file", "places_file", "numbers_file")):
        given["kind"] = "csv"
    if place.name == "write_points_down":
        paper = DesignTeamMembership.objects.today().filter(team__community__slug="vallejo")
        given["member"] = str(paper.filter(person=None).values_list("pk", flat=True)[0])
    if place.name == "data_deed":
        given["deed"] = "close"
    if place.name.startswith("index_"):  # cities have an index, and their sittings have numbers
        known = {"place": "vallejo", "sitting": arguments["weighed"]}
        given |= {name: known[name] for name in given if name in known}
    if place.name == "mentor_deed":
        given["deed"] = "end"
    if "community/posts/" in place.pattern:  # posts of the forum have numbers, news have words
        given["post"] = arguments["said"]
    if place.name == "stop_watching":  # words of the moderators' list have numbers
        given["word"] = str(WatchedWord.objects.values_list("pk", flat=True)[0])
    if place.name == "press_post":
        given["press"] = "thank"
    if place.name == "press_follow":
        given |= {"kind": "thread", "number": arguments["thread"], "press": "digest"}
    if place.name == "stop_mail":
        ruth = Person.objects.get(email="ruth@example.org")
        given["token"] = token_of(ruth, f"thread {arguments['thread']}")
    if place.name.startswith("guest_"):
        guest = Registration.objects.filter(person=None).exclude(email="").first()
        given["token"] = place_token(guest) if guest else "1"
    if place.name.startswith("agreement_"):
        given |= _of_the_agreement(place, given)
    try:
        return reverse(place.name, kwargs=given) if place.name else None
    except NoReverseMatch:
        return None


def _of_the_agreement(place: Place, given: dict[str, str]) -> dict[str, str]:
    """Vallejo's papers, and the copy link of one who signed there."""
    here = {"enrollment__community__slug": "vallejo"}
    scan, signed = AgreementScan.objects.filter(**here).first(), AgreementSignature.objects
    mine = signed.filter(**here).first()
    sealed = SealedAgreement.objects.filter(**here).first()
    found = {
        "code": sealed.code if sealed else "1",
        "pk": str(scan.pk) if scan and place.name == "agreement_scan" else "1",
        "number": "1",
        "token": copy_token(mine) if mine and "copy" in place.name else given.get("token", ""),
    }
    return {name: value for name, value in found.items() if name in given}


def browser(key: str, **columns: Any) -> Client:
    """A browser in which this one of the cast is signed in; nobody for an empty key."""
    client = Client(raise_request_exception=False, **columns)
    if key:
        person = Person.objects.get(email=f"{key}@example.org")
        client.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
        session = client.session
        session["demo"] = True
        session.save()
    return client
