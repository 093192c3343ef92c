from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "thrive.places"
    label = "places"
