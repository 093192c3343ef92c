from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "thrive.teams"
    label = "teams"
