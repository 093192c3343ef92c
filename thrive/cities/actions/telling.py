"""Mail to the people of an application, in the language they chose."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import formats, timezone, translation

from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.models import CityApplication, Community
from thrive.cities.rules.coaching import lead_coach
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.people.models import Person


def tell_applicants(
    application: CityApplication, template: str, *, by: HasRef | Ref, **context: Any
) -> None:
    """One mail to the contact and to every co-applicant who has joined. `context` is plain JSON."""
    joined = application.co_applicants.filter(left_at=None).exclude(joined_at=None)
    for to in sorted({application.contact_email, *joined.values_list("email", flat=True)}):
        tell(application, template, to=to, by=by, **context)


def tell(
    application: CityApplication,
    template: str,
    *,
    to: str,
    by: HasRef | Ref,
    secrets: Mapping[str, str] | None = None,
    **context: Any,
) -> None:
    """One mail about the application. Every template may use `place`, `code` and `status_url`."""
    language = application.language
    always = {
        "place": application.community.name,
        "code": application.code,
        "status_url": address("application_status", application.code, language=language),
    }
    send_notice(
        template,
        to=to,
        language=language,
        context={**always, **context},
        about=application.ref(),
        by=by,
        secrets=secrets,
    )


def tell_staff(
    person: Person, template: str, *, about: CityApplication, by: HasRef | Ref, **context: Any
) -> None:
    """One mail to somebody of the program, in their own language."""
    send_notice(
        template,
        to=person,
        language=person.language,
        context={"place": about.community.name, "code": about.code, **context},
        about=about.ref(),
        by=by,
    )


def tell_city(
    community: Community,
    template: str,
    *,
    by: HasRef | Ref,
    and_program: bool = False,
    **context: Any,
) -> None:
    """One mail to everybody who acts for the city today and to its coach; never to who did it.

    and_program: its administrators too, for what the city did by itself.
    """
    held = community.roles.today().select_related("person")
    people = {role.person_id: role.person for role in held}
    if and_program:
        people |= {one.pk: one for one in Person.objects.present().with_role("admin")}
    coach = lead_coach(community)
    if coach:
        people[coach.pk] = coach
    for person in people.values():
        if person == by:
            continue
        send_notice(
            template,
            to=person,
            language=person.language,
            context={
                "place": community.name,
                "link": address("city", community.slug, language=person.language),
                **context,
            },
            about=community.ref(),
            by=by,
        )


def moment_in_words(application: CityApplication, moment: datetime.datetime) -> str:
    """Day and hour in Pacific time, in the language the applicants chose."""
    with translation.override(application.language):
        return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def tier_in_words(application: CityApplication, tier: str) -> str:
    """The tier's name in the language the applicants chose."""
    return application.rulebook.tier(tier).name.said_in(application.language)
