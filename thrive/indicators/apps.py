from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "thrive.indicators"
    label = "indicators"
