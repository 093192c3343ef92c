"""Mail to people of a city's teams, in their own language. Templates may use `place` and `link`."""

from __future__ import annotations

from typing import Any

from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.people.models import Person
from thrive.teams.models import CoreTeam, DesignTeam

PAGES = {CoreTeam: "core_team", DesignTeam: "design_team"}


def tell_member(
    person: Person, template: str, *, about: CoreTeam | DesignTeam, by: HasRef | Ref, **context: Any
) -> None:
    """One mail about a team. `context` is plain JSON."""
    link = address(PAGES[type(about)], about.community.slug, language=person.language)
    send_notice(
        template,
        to=person,
        language=person.language,
        context={"place": about.community.name, "link": link, **context},
        about=about.ref(),
        by=by,
    )
