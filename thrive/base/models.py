"""The one append-only table of the house, read and written through `thrive.base.history`; and what
models with choices have in common."""

from __future__ import annotations

from typing import Any

from django.db import models

from thrive.base.refs import Ref


class Worded(models.Model):
    """A model that says its choices in words fast. Django hashes every label to find one, and so
    translates them all: a tenth of a millisecond for each word of a list."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 - the name is Django's
        value = getattr(self, field.attname)
        return str(dict(field.flatchoices).get(value, value))


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, *things: Ref) -> EntryQuerySet:
        """What happened to these things, oldest first."""
        chosen = models.Q()
        for thing in things:
            chosen |= models.Q(on_kind=thing.kind, on_id=thing.id)
        return self.filter(chosen).order_by("number")

    def by(self, actor: Ref) -> EntryQuerySet:
        return self.filter(by_kind=actor.kind, by_id=actor.id).order_by("number")


class Entry(models.Model):
    """One thing that happened: who did what to which thing, when, and the facts.

    `number` counts from 1 without gaps; `seal` is the SHA-256 of this entry's content and the seal
    before it. Triggers in the database refuse UPDATE and DELETE (migration 0002).
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    what = models.CharField(max_length=60)
    on_kind = models.CharField(max_length=40)
    on_id = models.CharField(max_length=60)
    on_text = models.CharField(max_length=300)
    by_kind = models.CharField(max_length=40)
    by_id = models.CharField(max_length=60, blank=True)
    by_text = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["on_kind", "on_id", "number"], name="base_entry_on_kind_idx"),
            models.Index(fields=["by_kind", "by_id", "number"], name="base_entry_by_kind_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.what} {self.on_text}"

    @property
    def on(self) -> Ref:
        return Ref(self.on_kind, self.on_id, self.on_text)

    @property
    def by(self) -> Ref:
        return Ref(self.by_kind, self.by_id, self.by_text)
