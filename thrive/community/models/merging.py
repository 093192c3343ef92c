"""One thread went into another: which, why, and until when."""

from __future__ import annotations

from django.db import models

from thrive.base import clock
from thrive.community.models.threads import Thread
from thrive.people.models import Person


class ThreadMerge(models.Model):
    """`posts` went along from `thread` into `into`; `undone_at` when they were taken back again.

    `thread` keeps nothing but its address. What it was called stands with its first post
    (`Post.began_as`), so that the title goes when the words go.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="took_in")
    posts = models.PositiveIntegerField()
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread"],
                condition=models.Q(undone_at=None),
                name="a_thread_is_merged_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} into {self.into_id}"
