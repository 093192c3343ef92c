"""Who wrote down what stands on a roadmap. History knows: a row only knows who changed it last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from thrive.base.models import Entry
from thrive.cities.models import Community
from thrive.journey.models import Roadmap
from thrive.people.words import ROLE_WORDS

_OF_THE_PROGRAM = {ROLE_WORDS["coach"]: "coach", ROLE_WORDS["admin"]: "program"}


def writers(roadmap: Roadmap | None, what: str) -> dict[int, str]:
    """Row → “city”, “coach” or “program”, for the rows of one kind. One query; none without rows."""
    if roadmap is None:
        return {}
    added = Entry.objects.about(roadmap.ref()).filter(what=f"add_{what}")
    return {
        facts["row"]: _OF_THE_PROGRAM.get(word, "city")
        for facts, word in added.values_list("facts", "by_text")
    }


def who_wrote(rows: Iterable[int], by: Mapping[int, str], community: Community) -> str:
    """“Vallejo”, “the coach of Vallejo”, or “Vallejo and its coach” where several wrote rows."""
    hands, place = {by.get(row, "city") for row in rows}, {"place": community.name}
    names = {
        "city": community.name,
        "coach": _("its coach") if "city" in hands else _("the coach of %(place)s") % place,
        "program": _("the program"),
    }
    return get_text_list([name for hand, name in names.items() if hand in hands], _("and"))
