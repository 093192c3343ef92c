"""Whatever breaks in the middle of an action of this room, it leaves all of it or nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import typst

from tests.cities import way
from tests.house import falling
from tests.teams import agreement_ground as signing
from tests.teams import table
from tests.teams.table import Cast
from thrive.base import clock
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.models import Enrollment
from thrive.people.models import Person
from thrive.program import registry
from thrive.teams.actions import (
    agreement,
    agreement_guardian,
    agreement_links,
    agreement_paper,
    capacity,
    core,
    design,
    meetings,
)
from thrive.teams.agreement_text import default_text
from thrive.teams.capacity import STATEMENTS
from thrive.teams.models import (
    AgreementSignature,
    CoreTeam,
    DesignTeam,
    DesignTeamMembership,
    Meeting,
    SigningLink,
    SubgroupSupport,
)
from thrive.teams.rules.core import Holder

pytestmark = pytest.mark.django_db
MODULES = (
    *(agreement, agreement_guardian, agreement_links, agreement_paper),
    *(capacity, core, design, meetings),
)
WHY = "She moved to another city and asked us to find somebody."
ANEW = {f"text_{code}": default_text(code) + "\nOne more line.\n" for code in ("en", "es")}
PAPER = SafeFile("signed.pdf", "application/pdf", b"%PDF-1.7 two names in ink")
# Their file is written before its row is certain: under a name nobody can guess.
KEEP_FILES = ("sign", "cosign", "keep_paper")
Deed = Callable[[], Any]
CASES: dict[str, Callable[[], Deed]] = {}


def case(begin: Callable[[], Deed]) -> Callable[[], Deed]:
    """`begin` makes the ground and answers with the deed; its name is the action's."""
    CASES[begin.__name__] = begin
    return begin


def _ruth() -> Person:
    return Person.objects.get(name="city_1")


def _admin() -> Person:
    return way.person("Imani", "admin")


@case
def freeze_core_team() -> Deed:
    cast = Cast()
    application = table.on_its_way(cast)
    return lambda: core.freeze_core_team(way.fresh(application), by=cast.luz)


@case
def change_seat() -> Deed:
    cast = Cast()
    team = table.core_team(cast)
    way.person("Irma")
    holder = Holder("Irma J.", "irma@example.org")
    return lambda: core.change_seat(
        CoreTeam.objects.get(pk=team.pk),
        seat="city_1",
        holder=holder,
        rulebook=registry.current(),
        reason=WHY,
        by=cast.luz,
    )


@case
def vacate_seat() -> Deed:
    cast = Cast()
    team = table.core_team(cast)
    return lambda: core.vacate_seat(
        CoreTeam.objects.get(pk=team.pk), seat="city_1", reason=WHY, by=cast.luz
    )


@case
def invite_to_seat() -> Deed:
    cast = Cast()
    held = table.core_team(cast).seats.get(seat="resident_1")
    return lambda: core.invite_to_seat(held, language="es", by=cast.luz)


@case
def take_seat() -> Deed:
    held = table.core_team(Cast()).seats.get(seat="resident_1")
    return partial(core.take_seat, held, by=way.person("Resident"))


@case
def form_design_team() -> Deed:
    community = table.core_team(Cast()).community
    return lambda: design.form_design_team(table.fresh(community), by=_ruth())


def _team() -> DesignTeam:
    return DesignTeam.objects.get()


def _member(category: str = "youth") -> DesignTeamMembership:
    rows = DesignTeamMembership.objects.filter(category=category)
    return rows.order_by("pk").select_related("team")[0]


@case
def add_members() -> Deed:
    table.design_team(Cast())
    people = [table.Newcomer("Somebody New", "elected"), table.Newcomer("Another One", "youth")]
    return lambda: design.add_members(_team(), people=people, by=_ruth())


@case
def invite_member() -> Deed:
    table.design_team(Cast())
    said = {"email": "new@example.org", "category": "adult", "language": "en"}
    return lambda: design.invite_member(_team(), by=_ruth(), **said)


@case
def join_team() -> Deed:
    table.design_team(Cast())
    new = way.person("Somebody New")
    return lambda: design.join_team(_team(), role="adult", by=new)


@case
def sit_in() -> Deed:
    table.design_team(Cast())
    return lambda: design.sit_in(_member(), subgroup=None, by=_ruth())


@case
def name_representative() -> Deed:
    table.design_team(Cast())
    return lambda: design.name_representative(_member(), chosen=True, by=_ruth())


@case
def end_membership() -> Deed:
    table.design_team(Cast())
    return lambda: design.end_membership(_member(), reason=WHY, by=_ruth())


@case
def add_support() -> Deed:
    circle = table.design_team(Cast()).subgroups.get(kind="youth")
    return lambda: design.add_support(circle, kind="cbo", organization="Roots", by=_ruth())


@case
def end_support() -> Deed:
    circle = table.design_team(Cast()).subgroups.get(kind="youth")
    design.add_support(circle, kind="cbo", organization="Roots", by=_ruth())
    return lambda: design.end_support(SubgroupSupport.objects.get(), by=_ruth())


def _said(days: int = 10) -> dict[str, Any]:
    return {
        "of_team": "design",
        "title": "Ten parks",
        "starts_at": clock.now() + datetime.timedelta(days=days),
        "place": "Library",
        "led_with": _member(),
        "agenda": "Lights\nPaths",
        "by": _ruth(),
    }


def _meeting() -> Meeting:
    return Meeting.objects.select_related("community").get()


def _called(*, status: str = "draft") -> None:
    team = table.design_team(Cast())
    meetings.call_meeting(table.fresh(team.community), **_said())
    ago = clock.now() - datetime.timedelta(days=1)
    if status != "draft":
        Meeting.objects.update(status=status, starts_at=ago, posted_at=ago)


@case
def call_meeting() -> Deed:
    team = table.design_team(Cast())
    return lambda: meetings.call_meeting(table.fresh(team.community), **_said())


@case
def change_meeting() -> Deed:
    _called()
    return lambda: meetings.change_meeting(_meeting(), **_said(days=12))


@case
def post_agenda() -> Deed:
    _called()
    return lambda: meetings.post_agenda(_meeting(), by=_ruth())


def _written(notes: str) -> Meeting:
    return meetings.write_minutes(
        _meeting(),
        came=list(_team().memberships.all()),
        others_came=2,
        notes=notes,
        decisions=[notes, "Light first."],
        read_aloud=True,
        by=_ruth(),
    )


@case
def write_minutes() -> Deed:
    """Written a second time: what stood there goes, the new words come."""
    _called(status="agenda")
    _written("Four lights are out.")
    return lambda: _written("Five lights are out.")


@case
def approve_minutes() -> Deed:
    _called(status="held")
    return lambda: meetings.approve_minutes(_meeting(), by=_ruth())


def _item() -> Any:
    due = clock.today() + datetime.timedelta(days=5)
    said = {"what": "Count the lights", "owner": _member(), "due_on": due}
    return meetings.add_action_item(_meeting(), by=_ruth(), **said)


@case
def add_action_item() -> Deed:
    _called(status="held")
    return _item


@case
def finish_action_item() -> Deed:
    _called(status="held")
    item = _item()
    return lambda: meetings.finish_action_item(item, by=_ruth())


@case
def check_capacity() -> Deed:
    community, answers = table.core_team(Cast()).community, dict.fromkeys(STATEMENTS, 2)
    return lambda: capacity.check_capacity(community, answers=answers, by=_ruth())


@case
def publish_version() -> Deed:
    """Everybody who signed the one before is written to."""
    signing.in_force(signing.team())
    return partial(agreement.publish_version, **ANEW, by=_admin())


def _seat() -> Enrollment:
    return Enrollment.objects.select_related("community").get()


@case
def sign() -> Deed:
    """The last signature: the agreement comes into force and is sealed."""
    made = signing.team()
    signing.all_but(made, "city_1")
    return lambda: agreement.sign(_seat(), said=signing.said(), by=made.people["city_1"])


def _waits() -> None:
    made = signing.team()
    signing.all_but(made, "lani")
    signing.signs(made, "ximena", guardian_email="ana@example.org", guardian_name="Ana")


def _hers() -> AgreementSignature:
    return AgreementSignature.objects.select_related("guardian", "enrollment").get(is_minor=True)


@case
def ask_guardian_again() -> Deed:
    _waits()
    said = {"name": "Ana", "email": "ana2@example.org"}
    return lambda: agreement_guardian.ask_guardian_again(_hers(), by=_hers().person, **said)


@case
def cosign() -> Deed:
    """The guardian's yes is the last one that was missing."""
    _waits()
    said = {"name": "Ana Rivera", "language": "es", "means_it": True, "accepts": True}
    return lambda: agreement_guardian.cosign(_hers().guardian, by=_hers().guardian, **said)


@case
def take_back() -> Deed:
    _waits()
    return lambda: agreement_guardian.take_back(_hers().guardian, by=_hers().guardian)


@case
def ask_to_sign() -> Deed:
    made = signing.team()
    return lambda: agreement_links.ask_to_sign(_seat(), by=made.coach)


@case
def renew_link() -> Deed:
    made = signing.team()
    agreement_links.ask_to_sign(made.enrollment, by=made.coach)
    link = SigningLink.objects.get(membership=made.members["lani"])
    return lambda: agreement_links.renew_link(link, by=signing.VISITOR)


@case
def keep_paper() -> Deed:
    """A youth and her guardian on paper, as the last who were missing."""
    made = signing.team()
    signing.all_but(made, "lani")
    key = f"m{made.members['ximena'].pk}"
    names = [agreement_paper.OnPaper(key, "Ximena Rivera", "Ana Rivera")]
    said = {"signed_on": clock.today(), "language": "en", "names": names, "version": 1}
    return lambda: agreement_paper.keep_paper(_seat(), file=PAPER, by=made.coach, **said)


@pytest.fixture(autouse=True)
def _the_letter_is_set_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """typst takes its time; what it makes is the same at every fall but for a few words."""
    kept: list[bytes] = []
    set_anew = typst.compile

    def once(*what: Any, **how: Any) -> bytes:
        if not kept:
            kept.append(set_anew(*what, **how))
        return kept[0]

    monkeypatch.setattr(typst, "compile", once)


def test_every_writing_action_of_this_room_is_tried() -> None:
    assert set(CASES) == falling.writing_actions(*MODULES)


@pytest.mark.parametrize("name", CASES)
def test_a_fall_between_any_two_statements_leaves_all_or_nothing(name: str) -> None:
    deed = CASES[name]()

    assert falling.fall_everywhere(deed) == []

    left = falling.nobodys_files()
    assert falling.reached(left) == []
    assert (left != []) is (name in KEEP_FILES)
    assert all(len(file.stem) >= 32 for file in left)
