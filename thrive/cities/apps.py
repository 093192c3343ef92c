from django.apps import AppConfig


class CitiesConfig(AppConfig):
    name = "thrive.cities"
    label = "cities"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.cities import following, gathering, own_data
        from thrive.cities.actions.mentor_line import serve_lines
        from thrive.cities.queries.peers import offers_of_area
        from thrive.notices import delivery, sources
        from thrive.people import holdings

        delivery.daily(serve_lines)
        gathering.register("area", "offers", offers_of_area)
        sources.register("city", following.CITIES)
        sources.register("area", following.AREAS)
        refs.register("community", lambda slug: reverse("city", args=[slug]))
        refs.register("application", lambda code: reverse("application_status", args=[code]))
        for kind in ("coaching_contact", "private_note"):
            refs.register(kind, lambda at: reverse("coaching", args=[at.rsplit("/", 1)[0]]))
        refs.register("mentor_pairing", lambda pk: reverse("mentor_pairing", args=[pk]))
        holdings.register_export("mentoring", own_data.export_mentoring)
        holdings.register_erasure("mentoring", own_data.erase_mentoring)
        holdings.register_export("coaching", own_data.export_coaching)
        holdings.register_erasure("coaching", own_data.erase_coaching)
        holdings.register_export("applications", own_data.export_applications)
        holdings.register_export("city_roles", own_data.export_city_roles)
        holdings.register_erasure("applications", own_data.erase_applications)
        holdings.register_erasure("city_roles", own_data.erase_city_roles)
