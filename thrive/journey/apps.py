from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "thrive.journey"
    label = "journey"
