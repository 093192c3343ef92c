from django.apps import AppConfig
from django.core.validators import MaxLengthValidator
from django.utils.translation import ngettext_lazy


class UiConfig(AppConfig):
    name = "thrive.ui"
    label = "ui"

    def ready(self) -> None:
        # Django says "Ensure this value has …", and in Spanish "fewer than" for "at most".
        MaxLengthValidator.message = ngettext_lazy(
            "At most %(limit_value)d character fits here. This has %(show_value)d.",
            "At most %(limit_value)d characters fit here. This has %(show_value)d.",
            "limit_value",
        )
