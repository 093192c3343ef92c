from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "thrive.events"
    label = "events"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from thrive import search
        from thrive.base import refs
        from thrive.cities import gathering
        from thrive.events import found, news, own_data
        from thrive.events.models import Event
        from thrive.events.queries.gathered import events_of_area, events_of_city, help_for_the_pack
        from thrive.notices import followed
        from thrive.people import holdings

        def where(uid: str) -> str | None:
            slug = Event.objects.filter(uid=uid).values_list("slug", flat=True).first()
            return reverse("event", args=[slug]) if slug else None

        refs.register("event", where)
        refs.register("event_series", lambda slug: reverse("event_series", args=[slug]))
        refs.register("ta_request", lambda pk: reverse("ta_request", args=[pk]))
        refs.register("ta_entry", lambda place: reverse("city_help", args=[place.split("/")[0]]))
        followed.tells("city", news.of_city)
        followed.tells("area", news.of_area)
        gathering.register("area", "events", events_of_area)
        gathering.register("city", "events", events_of_city)
        gathering.register("pack", "help", help_for_the_pack)
        holdings.register_export("events", own_data.export_events)
        holdings.register_export("technical_assistance", own_data.export_ta)
        holdings.register_erasure("events", own_data.erase_events)
        search.register("event", found.events, label=_("Events"))
