from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "thrive.ui"
    label = "ui"
