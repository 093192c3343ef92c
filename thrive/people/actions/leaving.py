"""A copy of everything held about a person, and erasing it. What happened stays in history."""

from __future__ import annotations

import io
import json
import zipfile

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.people import holdings, own_data, rules
from thrive.people.actions.roles import forget_known_roles
from thrive.people.models import Person, ProgramRole
from thrive.people.words import Affiliation, Visibility


@transaction.atomic
def export_my_data(person: Person, *, by: HasRef | Ref) -> bytes:
    """A ZIP file: one JSON file for each kind of data, and a page that says what is in it."""
    require(rules.may_export(by, person))
    history.record("export_my_data", on=person, by=by)
    parts = holdings.everything_about(person)
    with translation.override(person.language):
        read_me = render_to_string(
            "people/export.txt", {"kinds": list(parts), "day": clock.today(), "person": person}
        )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", read_me.strip() + "\n")
        for kind, part in parts.items():
            archive.writestr(
                f"{kind}.json", json.dumps(part, default=str, ensure_ascii=False, indent=2)
            )
    return packed.getvalue()


@transaction.atomic
def erase_me(person: Person, *, by: HasRef | Ref) -> Person:
    """Blank every personal field, here and in the rooms above; end roles; close every session.

    The row stays, empty, so that history's references to it still mean one and the same person.
    """
    list(ProgramRole.objects.current().filter(role="admin").select_for_update(no_key=True))
    now_held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    require(rules.may_erase(by, now_held))
    actor = by if isinstance(by, Ref) else by.ref()
    ProgramRole.objects.current().filter(person=person).update(until=clock.now())
    forget_known_roles(person)
    holdings.erase_everything_about(person)  # rooms above, while name and email can still be read
    own_data.erase_account(person)
    person.email = f"erased-{person.public_id}@erased.invalid"
    person.name = person.shown_name = person.organization = person.title = ""
    person.legislative_body, person.affiliation = "", Affiliation.OTHER
    person.language, person.visibility = "en", Visibility.PROGRAM
    person.last_login, person.erased_at = None, clock.now()
    person.set_unusable_password()
    person.save()
    history.record("erase_me", on=person, by=actor)
    return person
