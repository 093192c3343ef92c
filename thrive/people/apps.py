from django.apps import AppConfig

from thrive.base.later import later


class PeopleConfig(AppConfig):
    name = "thrive.people"
    label = "people"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.people import holdings

        own_data = later("thrive.people.own_data")
        refs.register("person", lambda public_id: reverse("person", args=[public_id]))
        holdings.register_export("account", own_data.export_account)
        holdings.register_export("history", own_data.export_history)
