"""Spaces of the forum, and who has a part in one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community, ProgramCycle
from thrive.community.words import Access, Part
from thrive.people.models import Person
from thrive.people.words import Affiliation, Role


class ForumSpaceQuerySet(models.QuerySet["ForumSpace"]):
    def running(self) -> ForumSpaceQuerySet:
        return self.filter(closed_at=None)

    def visible_to(self, viewer: Any) -> ForumSpaceQuerySet:
        """The spaces this person reads. The rule decides (`reach.sees`), space by space:
        spaces are few, and so the rule stands in one place only."""
        from thrive.community.reach import readable

        return self.filter(pk__in=readable(viewer))


class ForumSpace(Worded):
    """A room of the forum.

    At most one of `area` (a slug of the rulebook), `community`, `role`, `affiliation` and `cycle`
    says what or whom it is for. In a closed space the last four also say who its people are, beside
    those named one by one (`SpacePerson`). `threads` counts what is open or locked.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    name_es = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=400, blank=True)
    about_es = models.CharField(max_length=400, blank=True)
    access = models.CharField(max_length=7, choices=Access, default=Access.MEMBERS)
    area = models.CharField(max_length=60, blank=True)
    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.PROTECT, related_name="forum_spaces"
    )
    role = models.CharField(max_length=10, choices=Role, blank=True)
    affiliation = models.CharField(max_length=12, choices=Affiliation, blank=True)
    cycle = models.ForeignKey(
        ProgramCycle, null=True, blank=True, on_delete=models.PROTECT, related_name="forum_spaces"
    )
    threads = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = ForumSpaceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def said_name(self) -> str:
        """In the language of the page; the English name where nobody has written another."""
        return (self.name_es if get_language() == "es" else "") or self.name

    @property
    def said_about(self) -> str:
        return (self.about_es if get_language() == "es" else "") or self.about

    @property
    def is_public(self) -> bool:
        return self.access == Access.OPEN

    def get_absolute_url(self) -> str:
        return reverse("forum_space", args=[self.slug])

    def ref(self) -> Ref:
        return Ref("forum_space", self.slug, self.name)


class SpacePersonQuerySet(models.QuerySet["SpacePerson"]):
    def today(self) -> SpacePersonQuerySet:
        return self.filter(until=None)

    def cleared(self) -> SpacePersonQuerySet:
        """Adults who were checked to be with youth, and still have their account."""
        return self.today().filter(
            part=Part.CLEARED, person__age_band="adult", person__erased_at=None
        )


class SpacePerson(Worded):
    """Somebody has a part in one space since a moment; `until` ends it."""

    space = models.ForeignKey(ForumSpace, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="forum_parts")
    part = models.CharField(max_length=11, choices=Part, default=Part.MEMBER)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = SpacePersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "person"],
                condition=models.Q(until=None),
                name="one_part_in_a_space",
            )
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.space_id}"
