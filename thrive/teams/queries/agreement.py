"""The pages of a city's Letter of Agreement: who signed, what is missing, what one may do."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.cities.models import Community, Enrollment
from thrive.program.rulebook import Rulebook
from thrive.teams.agreement_text import Block, blocks, title_of
from thrive.teams.agreement_words import capacity_words, place_words
from thrive.teams.models import AgreementScan, AgreementSignature, AgreementVersion, SealedAgreement
from thrive.teams.queries.access import access_to, tabs_of
from thrive.teams.queries.agreement_read import newest_sealed, version_to_read
from thrive.teams.queries.shown import in_confidence, may_be_named, unnamed_youth
from thrive.teams.rules.agreement import has_agreement
from thrive.teams.rules.agreement_signers import Line, Tally, signer_with, signers_of, tally

STATES = {"signed": ("ok", "check"), "waiting": ("warn", "clock"), "open": ("open", "")}


@dataclass(frozen=True)
class Shown:
    """One signer as a line. `state` is open, waiting or signed; `guardian_on` the co-signature."""

    name: str
    places: str
    state: str
    words: str
    tone: str
    mark: str
    signed_on: datetime.date | None = None
    method: str = ""
    guardian_on: datetime.date | None = None
    signature: int | None = None
    is_me: bool = False
    no_mail: bool = False


@dataclass(frozen=True)
class AgreementPage:
    """`open` says whether this city signs at all; `missing` what it still needs, in sentences.

    `in_force` is the document that holds today; it may be of an older version than `version`.
    """

    community: Community
    enrollment: Enrollment | None
    open: Decision
    version: AgreementVersion
    lines: tuple[Shown, ...]
    missing: tuple[str, ...]
    in_force: SealedAgreement | None
    me: str
    runs: bool
    scans: tuple[AgreementScan, ...]
    tabs: list[tuple[str, str]]

    @property
    def is_newest(self) -> bool:
        """What is in force is the newest version."""
        return self.in_force is not None and self.in_force.version.number == self.version.number

    @property
    def signed(self) -> int:
        return sum(1 for line in self.lines if line.state == "signed")

    @property
    def in_force_since(self) -> datetime.date | None:
        return self.enrollment.agreement_in_force_on if self.enrollment else None


def agreement_page(viewer: Any, community: Community) -> AgreementPage:
    """Up to thirteen queries, however many people sign."""
    enrollment = community.standing()
    version, opened = version_to_read(), has_agreement(enrollment)
    access = access_to(viewer, community)
    runs, tabs = bool(access.runs), tabs_of(community, access)
    if enrollment is None or not opened:
        empty = (community, enrollment, opened, version, (), (), None, "", runs, (), tabs)
        return AgreementPage(*empty)
    signers = signers_of(community)
    count = tally(enrollment.cycle.rulebook, signers, signatures_of(enrollment, version))
    mine = signer_with(signers, person=viewer)
    return AgreementPage(
        community,
        enrollment,
        opened,
        version,
        _lines_shown(viewer, community, count, enrollment.cycle.rulebook, mine),
        missing_words(count, enrollment.cycle.rulebook),
        newest_sealed(enrollment),
        next((line.state for line in count.lines if line.signer is mine), ""),
        runs,
        tuple(AgreementScan.objects.filter(enrollment=enrollment).order_by("added_at"))
        if runs
        else (),
        tabs,
    )


def signatures_of(
    enrollment: Enrollment, version: AgreementVersion
) -> Iterable[AgreementSignature]:
    if version.pk is None:
        return ()
    rows = AgreementSignature.objects.filter(enrollment=enrollment, version=version, ended_at=None)
    return rows.select_related("guardian").order_by("kept_at")


def missing_words(count: Tally, rulebook: Rulebook) -> tuple[str, ...]:
    """What the agreement waits for before it is in force."""
    return tuple(missing_one_by_one(count, rulebook))


def missing_one_by_one(count: Tally, rulebook: Rulebook) -> Iterator[str]:
    """The same, for those who do not read all of it."""
    for code in count.empty_seats:
        yield _("Nobody holds this seat yet: %(seat)s.") % {"seat": place_words(code, rulebook)}
    for code in count.unsigned_seats:
        seat = place_words(code, rulebook)
        yield _("A signature is missing for this seat: %(seat)s.") % {"seat": seat}
    for kind in count.subgroups:
        waits = any(
            line.state == "waiting" and f"design_{kind}" in line.signer.capacity
            for line in count.lines
        )
        team = place_words(f"design_{kind}", rulebook)
        if waits:
            yield _("%(team)s: a parent or guardian has still to sign.") % {"team": team}
        else:
            yield _("%(team)s: at least one member has still to sign.") % {"team": team}


def signing_state(
    community: Community, person: Any = None, *, place: Any = None
) -> tuple[Line | None, Enrollment | None]:
    """This signer's line under the version in use; no line for those who do not sign here."""
    enrollment = community.standing()
    if enrollment is None or not has_agreement(enrollment):
        return None, enrollment
    lines = lines_of(enrollment)
    signers = [line.signer for line in lines]
    mine = signer_with(signers, person=person, place=place)
    return next((line for line in lines if line.signer is mine), None), enrollment


def lines_of(enrollment: Enrollment) -> tuple[Line, ...]:
    """Everybody who signs for this city, with their signature if there is one."""
    rows = signatures_of(enrollment, version_to_read())
    return tally(enrollment.cycle.rulebook, signers_of(enrollment.community), rows).lines


@dataclass(frozen=True)
class ReadingPage:
    """The text of one version in one language, ready to be set. `newest`: number of the newest."""

    version: AgreementVersion
    title: str
    blocks: tuple[Block, ...]
    sha256: str
    newest: int

    @property
    def is_newest(self) -> bool:
        return self.version.number == self.newest


def reading_page(language: str, number: int | None = None) -> ReadingPage | None:
    """Two queries at most. None for a version that does not exist."""
    newest = version_to_read()
    version: AgreementVersion | None = newest
    if number is not None and number != newest.number:
        version = AgreementVersion.objects.filter(number=number).first()
    if version is None:
        return None
    text = version.text(language)
    body = tuple(block for block in blocks(text) if block.kind != "title")
    return ReadingPage(version, title_of(text), body, version.sha256(language), newest.number)


def _lines_shown(
    viewer: Any, community: Community, count: Tally, rulebook: Rulebook, mine: Any
) -> tuple[Shown, ...]:
    """A youth under 18 is named once a guardian has said yes, to the account or to this letter;
    before, only to themselves and in confidence."""
    minors = [line.signer for line in count.lines if line.signer.is_minor]
    named = may_be_named(one.person.pk for one in minors if one.person)
    all_of_them = not minors or in_confidence(viewer, community)

    def may_name(line: Line) -> bool:
        one = line.signer
        return (
            not one.is_minor
            or line.counts
            or one is mine
            or all_of_them
            or bool(one.person and one.person.pk in named)
        )

    return tuple(
        _shown(
            line,
            rulebook,
            name=line.signer.shown_name if may_name(line) else unnamed_youth(),
            is_me=line.signer is mine,
        )
        for line in count.lines
    )


def _shown(line: Line, rulebook: Rulebook, *, name: str, is_me: bool) -> Shown:
    tone, mark = STATES[line.state]
    signature = line.signature
    guardian = getattr(signature, "guardian", None)
    words = {
        "signed": _("signed"),
        "waiting": _("waiting for the parent or guardian"),
        "open": _("not signed yet"),
    }[line.state]
    return Shown(
        name=name,
        places=capacity_words(line.signer.capacity, rulebook),
        state=line.state,
        words=words,
        tone=tone,
        mark=mark,
        signed_on=signature.signed_on if signature else None,
        method=str(signature.get_method_display()) if signature else "",
        guardian_on=guardian.signed_on if guardian else None,
        signature=signature.pk if signature else None,
        is_me=is_me,
        no_mail=not line.signer.email,
    )
