from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "thrive.search"
    label = "search"
