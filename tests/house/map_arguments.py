"""What the told demo has for each argument that an address of the site map takes."""

from __future__ import annotations

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
    LetterAct,
    LetterReport,
    ModerationAct,
    Post,
    PostFile,
    Report,
    SpacePerson,
    Thread,
)
from thrive.events.models import Event, EventSeries, TAEntry, TARequest
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
from thrive.pages.models import ContactMessage
from thrive.people.models import Person
from thrive.program import current
from thrive.teams.models import DesignTeamMembership, Meeting, SubgroupSupport
from thrive.toolkit.models import CityUse, EntrySuggestion
from thrive.wellbeing.models import IndexEdition, WeighingSitting


def map_arguments() -> dict[str, str]:
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
    letter, decided = LetterReport.objects.open().first(), LetterAct.objects.first()
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
        "letter": str(letter.letter_id) if letter else "1",
        "letter_report": str(letter.pk) if letter else "1",
        "letter_act": str(decided.pk) if decided else "1",
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
