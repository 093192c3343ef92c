from django.apps import AppConfig

from thrive.base.later import later


class EventsConfig(AppConfig):
    name = "thrive.events"
    label = "events"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from thrive import search
        from thrive.base import refs
        from thrive.cities import gathering
        from thrive.events.models import Event
        from thrive.notices import followed
        from thrive.people import holdings

        room = later("thrive.events")

        def where(uid: str) -> str | None:
            slug = Event.objects.filter(uid=uid).values_list("slug", flat=True).first()
            return reverse("event", args=[slug]) if slug else None

        refs.register("event", where)
        refs.register("event_series", lambda slug: reverse("event_series", args=[slug]))
        refs.register("ta_request", lambda pk: reverse("ta_request", args=[pk]))
        refs.register("ta_entry", lambda place: reverse("city_help", args=[place.split("/")[0]]))
        followed.tells("city", room.news.of_city)
        followed.tells("area", room.news.of_area)
        gathering.register("area", "events", room.queries.gathered.events_of_area)
        gathering.register("city", "events", room.queries.gathered.events_of_city)
        gathering.register("pack", "help", room.queries.gathered.help_for_the_pack)
        holdings.register_export("events", room.own_data.export_events)
        holdings.register_export("technical_assistance", room.own_data.export_ta)
        holdings.register_erasure("events", room.own_data.erase_events)
        search.register("event", room.found.events, label=_("Events"))
