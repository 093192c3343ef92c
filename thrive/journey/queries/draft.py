"""A first draft of the commitment, filled from what the city has on record (R54).

Every number in it names its source and year. What is not on record stands in [brackets], so that
nobody votes on a sentence that the page made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.base import clock
from thrive.cities.models import CityApplication, Enrollment
from thrive.journey.models import Evidence
from thrive.journey.rules.checklist import SESSION
from thrive.program.rulebook import Rulebook

KINDS = ("resolution", "mou")
LANGUAGES = ("en", "es")
GAP = re.compile(r"(\[[^\[\]]*\])")


@dataclass(frozen=True)
class Clause:
    """A heading and its paragraphs, in order. `numbered` ones are counted in the document."""

    heading: str
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Draft:
    kind: str
    language: str
    place: str
    title: str
    note: str
    clauses: tuple[Clause, ...]

    @property
    def gaps(self) -> int:
        """How many places are still to be filled in by people."""
        return sum(len(GAP.findall(line)) for one in self.clauses for line in one.lines)

    @property
    def file_name(self) -> str:
        return f"{self.kind}-draft-{self.language}"


@dataclass(frozen=True)
class OnRecord:
    """What the city has said or shown. Words are used in the language they were written in."""

    place: str
    body: str
    population: str
    need: str
    affected: str
    session: str
    book: Rulebook


def draft_of(enrollment: Enrollment, kind: str, language: str) -> Draft:
    """The draft in one of the two languages, whatever the page around it speaks."""
    with override(language):
        known = _on_record(enrollment, language)
        clauses = _mou(known) if kind == "mou" else _resolution(known)
        title = (
            _("Memorandum of understanding between %(place)s and All Children Thrive – California")
            if kind == "mou"
            else _("Resolution of %(body)s to join All Children Thrive – California")
        )
        return Draft(
            kind=kind,
            language=language,
            place=known.place,
            title=title % {"place": known.place, "body": known.body},
            note=_(
                "Draft of %(day)s. Words in [brackets] are still to be filled in. "
                "Have the city attorney read it before it goes on the agenda."
            )
            % {"day": date_format(clock.today())},
            clauses=clauses,
        )


def parts(line: str) -> list[tuple[str, bool]]:
    """The pieces of a line: (text, is it a gap?)."""
    return [(text, bool(GAP.fullmatch(text))) for text in GAP.split(line) if text]


def _resolution(known: OnRecord) -> tuple[Clause, ...]:
    return (
        Clause(_("Findings"), _findings(known)),
        Clause(
            _("The council resolves"),
            (*_commitments(known), *_closing()),
            numbered=True,
        ),
        Clause(_("Fiscal note"), (_fiscal(),)),
        Clause(
            _("Vote"),
            (
                _("Passed and adopted by %(body)s on [date].") % {"body": known.body},
                _("For: [number]. Against: [number]. Abstained: [number]. Absent: [number]."),
                _("Number of the resolution: [number]"),
                _("Signed: [mayor or chair]. Attested: [city clerk]."),
            ),
        ),
    )


def _mou(known: OnRecord) -> tuple[Clause, ...]:
    here = {"place": known.place}
    return (
        Clause(
            _("Parties"),
            (_("%(place)s (“the city”), and [the legal body that signs for the program].") % here,),
        ),
        Clause(_("Why we sign"), _findings(known)),
        Clause(_("The city will"), (*_commitments(known), *_closing()), numbered=True),
        Clause(
            _("The program will"),
            (
                _("Offer the city what its tier brings: [list the offers of Table I]."),
                _("Name a coach or a contact for the city: [name]."),
                _("Treat the city’s data by the same rules, and say what it is used for."),
            ),
            numbered=True,
        ),
        Clause(
            _("Term and ending"),
            (
                _("This memorandum begins on [date] and ends on [date]."),
                _("Either party may end it with [number] days of written notice."),
            ),
        ),
        Clause(_("Money"), (_fiscal(),)),
        Clause(
            _("Signatures"),
            (
                _("For the city: [name, title, date]. Approved by %(body)s on [date], [vote].")
                % {"body": known.body},
                _("For the program: [name, title, date]."),
            ),
        ),
    )


def _findings(known: OnRecord) -> tuple[str, ...]:
    return (
        known.population,
        _(
            "What happens to children early shapes their health, their learning and their work for "
            "life. In this city: [local number on child well-being, with its source and year]."
        ),
        _(
            "Harm in childhood, and neighborhoods without parks, safe streets or steady housing, "
            "cost families and the public: [local or county cost, with its source and year]."
        ),
        known.need,
        known.affected,
        known.session,
    )


def _commitments(known: OnRecord) -> tuple[str, ...]:
    stages = " · ".join(f"{one.letter} {one.name}" for one in known.book.stages)
    return (
        _(
            "Recognize the Design Team of residents, youth, organizations and officials as a partner."
        ),
        _("Share decisions with youth and residents, and answer in writing what they propose."),
        _("Name a staff person as liaison: [name and title]."),
        _("Work through the stages of the program: %(stages)s.") % {"stages": stages},
        _(
            "Choose at least one Community Action Area by a community process, and publish the result."
        ),
        _("Look at what the budget and each new policy mean for children."),
        _("Share data under rules that protect every child, and never publish small counts."),
    )


def _closing() -> tuple[str, ...]:
    return (_("Report back to the public each year, for the first time on [date]."),)


def _fiscal() -> str:
    return _(
        "Staff time of the liaison: [hours a month]. Other costs: [amount and source of the money]. "
        "This text sets aside no money by itself."
    )


def _on_record(enrollment: Enrollment, language: str) -> OnRecord:
    community = enrollment.community
    application = (
        CityApplication.objects.filter(
            community=community, cycle=enrollment.cycle_id, status="accepted"
        )
        .order_by("-moved_at")
        .first()
    )
    said = dict(application.answers.values_list("question", "value")) if application else {}
    ours = application is not None and application.language == language
    return OnRecord(
        place=community.name,
        body=community.legislative_body or _("[name of the council]"),
        population=_population(enrollment),
        need=_own_words(said.get("need"), ours, _("What the city says it wants to change:")),
        affected=_own_words(
            said.get("most_affected"), ours, _("Who is hurt most, and how they lead:")
        ),
        session=_session(enrollment),
        book=enrollment.cycle.rulebook,
    )


def _population(enrollment: Enrollment) -> str:
    place = enrollment.community.geography
    people = enrollment.community.population
    source = place.source if place else None
    if not people or source is None:
        return _("[Number of residents, with its source and year.]")
    return _("%(place)s has %(people)s residents (%(source)s, %(year)s).") % {
        "place": enrollment.community.name,
        "people": f"{people:,}",
        "source": source.title,
        "year": source.vintage,
    }


def _own_words(value: object, ours: bool, before: str) -> str:
    """A city's own words, never translated by us: in the other language they are a gap."""
    words = " ".join(str(value).split()) if isinstance(value, str) else ""
    plain = "".join(one for one in words if one.isprintable()).replace("[", "(").replace("]", ")")
    if not plain:
        words = _("[in your words].")
    elif ours:
        words = _("“%(words)s”") % {"words": plain}
    else:
        words = _("[say in this language: “%(words)s”]") % {"words": plain}
    return f"{before} {words}"


def _session(enrollment: Enrollment) -> str:
    """The newest listening session that was checked: its day, without people's names."""
    held = Evidence.objects.filter(
        milestone__enrollment=enrollment,
        milestone__code=SESSION,
        milestone__status__in=("verified", "completed_prior"),
    )
    newest = held.order_by("-happened_on").first()
    if newest is None:
        return _("Youth and residents were heard on [date]; what they named first: [themes].")
    return _("Youth and residents were heard on %(day)s; what they named first: [themes].") % {
        "day": date_format(newest.happened_on)
    }
