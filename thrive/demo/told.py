"""Tell the demo, tell it again, or remove it. `thrive demo` and `./run demo` call these."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import FileField

from thrive.base import history
from thrive.base.refs import SYSTEM
from thrive.cities.models import CityApplication, Community, InfoSession, ProgramCycle
from thrive.demo import story
from thrive.demo.cast import CAST, PASSWORD
from thrive.demo.data_told import forget_data_journeys
from thrive.demo.events_told import forget_events
from thrive.demo.forum_telling import forget_forum
from thrive.demo.help_told import forget_help
from thrive.demo.index_told import editions_are_published, forget_weighings
from thrive.demo.mentoring_told import forget_mentoring
from thrive.demo.numbers_told import forget_invented_numbers, numbers_are_published
from thrive.demo.pages_told import forget_pages
from thrive.demo.roadmap_told import forget_roadmaps
from thrive.demo.teams_told import forget_teams
from thrive.demo.toolkit_told import forget_toolkit
from thrive.journey.models import CommitmentInstrument, CouncilDate
from thrive.people.actions import erase_me
from thrive.people.models import Person
from thrive.search.actions import reindex
from thrive.search.models import SearchDocument

Say = Callable[[str], None]


def tell(*, keep: bool, say: Say) -> int:
    """Make the tables, then tell the story; with `keep`, only if it was not told yet."""
    call_command("migrate", verbosity=0)
    if ProgramCycle.objects.filter(is_demo=True).exists():
        if not keep:
            say("The story is already told here. `thrive demo reset` tells it again.")
            return 1
        if not SearchDocument.objects.exists():
            reindex()  # an update made the index anew
    else:
        say("Telling the demo story …")
        story.tell()
        numbers_are_published()
        editions_are_published()
        reindex()
    _say_where_to_look(say)
    return 0


def reset(*, keep: bool, say: Say) -> int:
    """Throw the whole database of this demonstration away and tell the story again."""
    if not settings.DEMO:
        say("This site is not a demonstration (DEMO is off), so nothing was thrown away.")
        return 1
    if connection.vendor == "sqlite":
        connections.close_all()
        name = str(settings.DATABASES["default"]["NAME"])
        for ending in ("", "-wal", "-shm"):
            Path(name + ending).unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return tell(keep=False, say=say)


@transaction.atomic
def _forget() -> dict[str, int]:
    counts = {
        "applications": CityApplication.objects.filter(is_demo=True).count(),
        "people": Person.objects.filter(is_demo=True).exclude(erased_at=None).count(),
    }
    kept_before = _files()
    forget_events()
    forget_help()
    forget_weighings()
    forget_data_journeys()
    forget_forum()
    forget_teams()
    forget_invented_numbers()
    cycles = ProgramCycle.objects.filter(is_demo=True)
    for cycle in cycles:
        cycle.wait_list.all().delete()
        cycle.enrollments.all().delete()
    applications = CityApplication.objects.filter(is_demo=True)
    applications.delete()
    cycles.delete()
    InfoSession.objects.filter(is_demo=True).delete()
    people = list(Person.objects.filter(is_demo=True, erased_at=None))
    forget_mentoring(people)
    forget_roadmaps(people)
    forget_toolkit(people)
    forget_pages(people)
    CommitmentInstrument.objects.filter(recorded_by__in=people).delete()
    CouncilDate.objects.filter(written_by__in=people).delete()
    for community in Community.objects.filter(coach_assignments__coach__in=people).distinct():
        community.coach_assignments.filter(coach__in=people).delete()
    Community.objects.filter(is_demo=True).delete()
    for person in people:
        person.city_roles.all().delete()
        erase_me(person, by=SYSTEM)
    gone = kept_before - _files()
    transaction.on_commit(lambda: _throw_away(gone))
    history.record("remove_demo", on=SYSTEM, by=SYSTEM, **counts, erased=len(people))
    return {**counts, "people": len(people)}


def _throw_away(names: set[str]) -> None:
    for name in sorted(names):
        default_storage.delete(name)


def _files() -> set[str]:
    """Names of all files that some row points to: scans, sealed agreements, proofs, attachments."""
    return {
        name
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, FileField)
        for name in model._default_manager.values_list(field.name, flat=True)
        if name
    }


def remove(*, keep: bool, say: Say) -> int:
    """Remove everything fictional. History keeps that it was there, without names."""
    counts = _forget()
    say(f"Removed {counts['applications']} applications and {counts['people']} people of the demo.")
    return 0


def _say_where_to_look(say: Say) -> None:
    address = settings.SITE_URL
    say("")
    say(f"  Look around        {address}/")
    say(f"  Spanish            {address}/es/")
    say(
        f"  Sign in as anyone  {address}/demo/   (one click each; mail they get: {address}/mailbox/)"
    )
    say("")
    for player in CAST:
        if player.on_stage:
            say(f"  {player.email:<22} {player.full_name:<34} {player.says_en}")
    say("")
    say(f"  With e-mail and password at {address}/accounts/login/ the password is: {PASSWORD}")
    say("")
