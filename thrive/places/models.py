"""Places with Census GEOIDs: California, its counties, its cities and towns; others later."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.places import tables
from thrive.places.projection import project
from thrive.places.regions import REGIONS, Region


class Kind(models.TextChoices):
    STATE = "state", _("State")
    REGION = "region", _("Region")
    COUNTY = "county", _("County")
    SUBREGION = "subregion", _("Subregion")
    PLACE = "place", _("City or town")
    SCHOOL_DISTRICT = "school_district", _("School district")
    TRACT = "tract", _("Census tract")
    NEIGHBORHOOD = "neighborhood", _("Neighborhood")
    LHJ = "lhj", _("Local health jurisdiction")
    TRIBAL_NATION = "tribal_nation", _("Tribal nation")


class LegalForm(models.TextChoices):
    CITY = "city", _("City")
    TOWN = "town", _("Town")


ONE_NAME_STATEWIDE = [Kind.STATE, Kind.REGION, Kind.COUNTY, Kind.PLACE, Kind.TRIBAL_NATION]


class GeographyQuerySet(models.QuerySet["Geography"]):
    def cities(self) -> GeographyQuerySet:
        """Incorporated cities and towns."""
        return self.filter(kind=Kind.PLACE)

    def counties(self) -> GeographyQuerySet:
        return self.filter(kind=Kind.COUNTY)

    def in_county(self, county: Geography) -> GeographyQuerySet:
        return self.filter(parent=county)

    def in_region(self, slug: str) -> GeographyQuerySet:
        """Counties of the region and the cities in them; none for an unknown slug."""
        names = [name for region in REGIONS if region.slug == slug for name in region.counties]
        return self.filter(
            Q(kind=Kind.COUNTY, name__in=names)
            | Q(kind=Kind.PLACE, parent__kind=Kind.COUNTY, parent__name__in=names)
        )

    def by_name(self) -> GeographyQuerySet:
        return self.order_by("slug", "pk")


class Geography(models.Model):
    """One place. `name` is in common use, `legal_name` in law; `parent` is what it lies in.

    `geoid` is the Census Bureau's code as text with its leading zeros. `population_source` is a
    key of `tables.sources()`. Latitude and longitude in degrees.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    geoid = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    legal_name = models.CharField(max_length=160)
    legal_form = models.CharField(max_length=10, choices=LegalForm.choices, blank=True)
    slug = models.SlugField(max_length=140)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    population = models.PositiveIntegerField(null=True, blank=True)
    population_source = models.CharField(max_length=60, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    objects = GeographyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "geographies"
        constraints = [
            models.UniqueConstraint(fields=["kind", "geoid"], name="one_geography_per_geoid"),
            models.UniqueConstraint(
                fields=["kind", "slug"],
                condition=Q(kind__in=ONE_NAME_STATEWIDE),
                name="one_geography_per_address",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="geography_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(population=None) | ~Q(population_source=""),
                name="population_names_its_source",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="position_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def ref(self) -> Ref:
        return Ref("geography", f"{self.kind}/{self.geoid}", self.name)

    @property
    def region(self) -> Region | None:
        """The region of a county, or of a city by its county; select `parent` with cities."""
        county = self if self.kind == Kind.COUNTY else self.parent
        return tables.region_of_county().get(county.geoid) if county else None

    @property
    def source(self) -> tables.Source | None:
        """Where the population figure comes from."""
        return tables.sources().get(self.population_source)

    @property
    def outline(self) -> tables.Outline | None:
        return tables.outline_of(self.geoid)

    def on_canvas(self) -> tuple[float, float] | None:
        """Where it lies on the state map, to a tenth of a unit; None without a position."""
        if self.latitude is None or self.longitude is None:
            return None
        x, y = project(self.latitude, self.longitude)
        return round(x, 1), round(y, 1)
