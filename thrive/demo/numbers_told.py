"""Public numbers and invented ones come to the site, by the hands of two people."""

from __future__ import annotations

from collections.abc import Iterable

from thrive.demo.cast import STAFF
from thrive.indicators.actions.public_tables import publish_public_tables
from thrive.indicators.data import illustrative
from thrive.indicators.models import Dataset
from thrive.people.models import Person


def numbers_are_published(datasets: Iterable[str] = (), *, invented: bool = True) -> int:
    """Ana imports and approves, the director says the second yes; how many releases it was."""
    keys = {player.key: player.email for player in STAFF}
    ana, imani = (Person.objects.get(email=keys[key]) for key in ("ana", "imani"))
    return len(publish_public_tables(first=ana, second=imani, datasets=datasets, invented=invented))


def forget_invented_numbers() -> None:
    """The invented data set goes with the demo; what is public and real stays."""
    for dataset in Dataset.objects.filter(slug=illustrative.DATASET, is_illustrative=True):
        dataset.imports.all().delete()
        dataset.releases.all().delete()
        dataset.delete()
