from django.apps import AppConfig


class CitiesConfig(AppConfig):
    name = "thrive.cities"
    label = "cities"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.cities import own_data
        from thrive.people import holdings

        refs.register("community", lambda slug: reverse("city", args=[slug]))
        refs.register("application", lambda code: reverse("application_status", args=[code]))
        holdings.register_export("applications", own_data.export_applications)
        holdings.register_export("city_roles", own_data.export_city_roles)
        holdings.register_erasure("applications", own_data.erase_applications)
        holdings.register_erasure("city_roles", own_data.erase_city_roles)
