"""Who acts on an application: somebody with its private link, or an account that has joined it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop

from thrive.base.refs import Ref

if TYPE_CHECKING:
    from thrive.cities.models.application import CityApplication
    from thrive.people.models import Person

APPLICANT_WORD = gettext_noop("Applicant")
OFFICIAL_WORD = gettext_noop("City official")
VISITOR = Ref("visitor", "", gettext_noop("Visitor"))


@dataclass(frozen=True)
class Applicant:
    """`number` 1 is the first contact; `person` is set when they are signed in."""

    application: CityApplication
    number: int
    person: Person | None = None

    @property
    def program_roles(self) -> frozenset[str]:
        return self.person.program_roles if self.person else frozenset()

    def ref(self) -> Ref:
        """How history names them: by number, never by name."""
        return Ref("applicant", f"{self.application.code}/{self.number}", APPLICANT_WORD)


def official_of(application: CityApplication) -> Ref:
    """How history names the official who confirms, by the application, never by name."""
    return Ref("official", application.code, OFFICIAL_WORD)
