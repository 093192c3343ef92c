"""What the site has to know of the data journey when it starts."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive import search
from thrive.base import refs
from thrive.base.later import later
from thrive.indicators.queries import context
from thrive.people import holdings

room = later("thrive.indicators")


def register_the_journey() -> None:
    """Where things of a city's data journey are read, what is held of people, what may be found."""

    def by_number(kind: str) -> Callable[[str], str | None]:
        def address(pk: str) -> str | None:
            from thrive.indicators.queries.moments import MODELS

            found = MODELS[kind]._default_manager.filter(pk=pk).first()
            return found.get_absolute_url() if found else None

        return address

    for ref, kind in (
        *(("data_phase", "phase"), ("neighborhood", "neighborhood"), ("pin", "pin")),
        *(("sensemaking", "session"), ("finding", "finding"), ("access_request", "request")),
    ):
        refs.register(ref, by_number(kind))
    refs.register("data_journey", lambda slug: reverse("data_journey", args=[slug]))
    refs.register("data_story", lambda slug: reverse("data_story", args=[slug]))
    refs.register("recommendations", lambda pk: reverse("recommendations_file", args=[pk]))
    refs.register("shared_dataset", lambda slug: reverse("shared_dataset", args=[slug]))
    holdings.register_export("data_work", room.own_data.export_data_work)
    holdings.register_erasure("data_work", room.own_data.erase_data_work)
    context.tells(room.queries.heard.said_in_sessions)
    search.register("data_story", room.found_stories.stories, label=_("Data stories"))
