from django.apps import AppConfig

from thrive.base.later import later


class CitiesConfig(AppConfig):
    name = "thrive.cities"
    label = "cities"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.cities import following, gathering
        from thrive.notices import delivery, sources
        from thrive.people import holdings

        room = later("thrive.cities")
        delivery.daily(room.actions.mentor_line.serve_lines)
        gathering.register("area", "offers", room.queries.peers.offers_of_area)
        sources.register("city", following.CITIES)
        sources.register("area", following.AREAS)
        refs.register("community", lambda slug: reverse("city", args=[slug]))
        refs.register("application", lambda code: reverse("application_status", args=[code]))
        for kind in ("coaching_contact", "private_note"):
            refs.register(kind, lambda at: reverse("coaching", args=[at.rsplit("/", 1)[0]]))
        refs.register("mentor_pairing", lambda pk: reverse("mentor_pairing", args=[pk]))
        holdings.register_export("mentoring", room.own_data.export_mentoring)
        holdings.register_erasure("mentoring", room.own_data.erase_mentoring)
        holdings.register_export("coaching", room.own_data.export_coaching)
        holdings.register_erasure("coaching", room.own_data.erase_coaching)
        holdings.register_export("applications", room.own_data.export_applications)
        holdings.register_export("city_roles", room.own_data.export_city_roles)
        holdings.register_erasure("applications", room.own_data.erase_applications)
        holdings.register_erasure("city_roles", room.own_data.erase_city_roles)
