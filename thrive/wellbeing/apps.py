from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    name = "thrive.wellbeing"
    label = "wellbeing"
