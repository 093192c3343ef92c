"""Public numbers and invented ones come to the site, by the hands of two people."""

from __future__ import annotations

from collections.abc import Iterable

from thrive.base import clock
from thrive.cities.models import Community
from thrive.demo.cast import STAFF
from thrive.indicators.actions.public_tables import publish_public_tables
from thrive.indicators.actions.targets import set_target
from thrive.indicators.data import illustrative
from thrive.indicators.models import Dataset, Target
from thrive.people.models import Person


def numbers_are_published(datasets: Iterable[str] = (), *, invented: bool = True) -> int:
    """Ana imports and approves, the director says the second yes; how many releases it was."""
    keys = {player.key: player.email for player in STAFF}
    ana, imani = (Person.objects.get(email=keys[key]) for key in ("ana", "imani"))
    made = publish_public_tables(first=ana, second=imani, datasets=datasets, invented=invented)
    if invented:
        _vallejo_aims_higher()
    return len(made)


def _vallejo_aims_higher() -> None:
    """One target, so that a chart shows one."""
    vallejo = Community.objects.filter(slug="vallejo").first()
    roles = vallejo.roles.today().filter(role="core") if vallejo else None
    lead = roles.select_related("person").order_by("pk").first() if roles is not None else None
    if vallejo is not None and lead is not None:
        set_target(
            vallejo,
            indicator="preschool-enrollment",
            value=55,
            by_year=clock.today().year + 4,
            decided_in="Early learning plan (demo)",
            by=lead.person,
        )


def forget_invented_numbers() -> None:
    """Invented data set and targets go with the demo; what is public and real stays."""
    Target.objects.filter(set_by__is_demo=True).delete()
    for dataset in Dataset.objects.filter(slug=illustrative.DATASET, is_illustrative=True):
        dataset.imports.all().delete()
        dataset.releases.all().delete()
        dataset.delete()
