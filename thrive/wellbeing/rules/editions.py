"""Who writes recipes and makes editions, and who says yes: two people, as with any release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.rules.seats import gives_a_reason
from thrive.indicators.models import Dataset, Release
from thrive.people.models import Person
from thrive.wellbeing.lifecycle import EDITION
from thrive.wellbeing.models import IndexEdition

FIRST_YEAR, LAST_YEAR = 1990, 2100


def makes_indices(by: Any) -> Decision:
    if isinstance(by, Person) and by.program_roles & {"data", "admin"}:
        return YES
    return no(_("The program’s data staff make the index."))


def may_make(by: Any, releases: Sequence[Release], year: int) -> Decision:
    """Only from numbers that everybody may read already."""
    hidden = [
        one
        for one in releases
        if one.status != "published" or one.dataset.visibility != Dataset.Visibility.PUBLIC
    ]
    return first_no(
        makes_indices(by),
        YES if releases else no(_("Choose at least one release of numbers.")),
        no(
            _("%(release)s is not published for everybody, so no index is made of it.")
            % {"release": hidden[0]}
        )
        if hidden
        else YES,
        YES
        if FIRST_YEAR <= year <= LAST_YEAR
        else no(_("Write the year with four digits, such as 2021.")),
    )


def may_approve(by: Any, edition: IndexEdition) -> Decision:
    return first_no(makes_indices(by), EDITION.allows(edition.status, "approve"))


def may_publish(by: Any, edition: IndexEdition) -> Decision:
    """The second of two, and another person; and only while its numbers still stand."""
    return first_no(
        makes_indices(by),
        EDITION.allows(edition.status, "publish"),
        no(
            _(
                "You approved this edition already. A second person must look at it before it is "
                "published."
            )
        )
        if edition.first_yes_by_id is None or by.pk == edition.first_yes_by_id
        else YES,
        no(_("A release it was made of is no longer published. Make the edition anew."))
        if edition.releases.exclude(status="published").exists()
        else YES,
    )


def may_send_back(by: Any, edition: IndexEdition, *, reason: str) -> Decision:
    return first_no(
        makes_indices(by), EDITION.allows(edition.status, "send_back"), gives_a_reason(reason)
    )


def may_withdraw(by: Any, edition: IndexEdition, *, reason: str) -> Decision:
    return first_no(
        makes_indices(by), EDITION.allows(edition.status, "withdraw"), gives_a_reason(reason)
    )


def nobody_has_a_number() -> Decision:
    """Said when a recipe and its releases meet and nothing is left."""
    return no(_("These releases hold no number of this index for this kind of place and year."))


def not_the_same() -> str:
    """Made again at the second yes, the numbers came out otherwise."""
    return _("Made again, the numbers came out otherwise. Return this edition and make a new one.")


def no_goalposts_yet() -> Decision:
    """The first recipe of a design needs its base year."""
    return no(_("This index has no recipe yet. Write the base year of its goalposts."))
