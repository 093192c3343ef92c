"""Who imports numbers, who approves them, and what must be true before they are published."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.refs import SYSTEM
from thrive.cities.models import Community
from thrive.cities.rules.coaching import may_manage_people
from thrive.cities.rules.seats import gives_a_reason
from thrive.indicators.lifecycle import IMPORT, RELEASE
from thrive.indicators.models import Dataset, ImportRun, Indicator, Release
from thrive.people.models import Person


def is_data_staff(by: Any) -> Decision:
    if by == SYSTEM or (isinstance(by, Person) and "data" in by.program_roles):
        return YES
    return no(_("Only the program’s data staff work with numbers before they are protected."))


def may_open(by: Any) -> Decision:
    return is_data_staff(by)


def may_import(by: Any, dataset: Dataset, *, shapes: bool) -> Decision:
    return first_no(
        is_data_staff(by),
        YES
        if shapes == (dataset.kind == Dataset.Kind.SHAPES)
        else no(
            _("This data set holds outlines of places. Choose a file of boundaries.")
            if dataset.kind == Dataset.Kind.SHAPES
            else _("This data set holds numbers. Outlines of places need a data set of their own.")
        ),
    )


def may_begin(by: Any, run: ImportRun) -> Decision:
    return first_no(is_data_staff(by), IMPORT.allows(run.status, "begin"))


def may_stop(by: Any, run: ImportRun) -> Decision:
    return first_no(is_data_staff(by), IMPORT.allows(run.status, "stop"))


def may_check(by: Any, release: Release) -> Decision:
    """Reckon what would be hidden, before anybody approves."""
    return first_no(may_keep_check(by, release), _is_not_being_checked(release))


def may_keep_check(by: Any, release: Release) -> Decision:
    """Keep what a check found: meanwhile the release may have gone on."""
    return first_no(
        _approves(by),
        YES
        if release.status in ("draft", "first_yes")
        else no(_("This release is past its review.")),
    )


def may_approve(by: Any, release: Release) -> Decision:
    """The first of two. The one who imported may be it."""
    return first_no(_approves(by), RELEASE.allows(release.status, "approve"), _is_checked(release))


def may_publish(by: Any, release: Release) -> Decision:
    """The second of two, and another person."""
    return first_no(
        _approves(by),
        RELEASE.allows(release.status, "publish"),
        _is_checked(release),
        no(
            _(
                "You approved this release already. A second person must look at it before it is "
                "published."
            )
        )
        if release.first_yes_by_id is None or by.pk == release.first_yes_by_id
        else YES,
    )


def may_send_back(by: Any, release: Release, *, reason: str) -> Decision:
    return first_no(
        _approves(by), RELEASE.allows(release.status, "send_back"), gives_a_reason(reason)
    )


def may_withdraw(by: Any, release: Release, *, reason: str) -> Decision:
    return first_no(
        _approves(by), RELEASE.allows(release.status, "withdraw"), gives_a_reason(reason)
    )


def _approves(by: Any) -> Decision:
    """A person, never the platform: data staff, or a program administrator."""
    if isinstance(by, Person) and by.program_roles & {"data", "admin"}:
        return YES
    return no(_("Data staff and program administrators decide what is published."))


def _is_not_being_checked(release: Release) -> Decision:
    if release.is_being_checked:
        return no(_("It is being checked right now. Look again in a moment."))
    return YES


def _is_checked(release: Release) -> Decision:
    if release.is_being_checked:
        return _is_not_being_checked(release)
    if not release.disclosure:
        return no(_("Check first what would be hidden: then approve what you have seen."))
    return YES


def check_again() -> str:
    """What was checked is not what lies there now."""
    return _("The protected view is not the one that was checked. Check it once more.")


def may_use_address(slug: str, title: str) -> Decision:
    """An address is for good: another data set does not take it over."""
    taken = Dataset.objects.filter(slug=slug).exclude(title=title).exists()
    return no(_("Another data set has this address. Choose another one.")) if taken else YES


FARTHEST = 30  # years ahead that a target may lie


def may_set_target(by: Any, community: Community) -> Decision:
    """The Core Team, the city's coach, program administrators."""
    if not isinstance(by, Person):
        return no(_("Only people set targets for a city."))
    return may_manage_people(by, community)


def target_is_sound(indicator: str, value: float, by_year: int) -> Decision:
    this = clock.today().year
    about = Indicator.objects.filter(slug=indicator).first()
    if about is None:
        return no(_("There is no number of this yet, so nothing can be aimed at."))
    if about.per == 100 and not 0 <= value <= 100:
        return no(_("A percentage lies between 0 and 100."))
    if not this <= by_year <= this + FARTHEST:
        return no(
            _("Choose a year from %(first)s to %(last)s.")
            % {"first": this, "last": this + FARTHEST}
        )
    return YES
