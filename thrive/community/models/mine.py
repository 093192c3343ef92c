"""What belongs to one reader: drafts, what was read and is followed, thanks, mentions."""

from __future__ import annotations

from django.db import models

from thrive.base import clock
from thrive.community.models.spaces import ForumSpace
from thrive.community.models.threads import Post, Thread
from thrive.people.models import Person


class Draft(models.Model):
    """What somebody began to write in one place (`place` is “space 4” or “thread 17”)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="forum_drafts")
    place = models.CharField(max_length=40)
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "place"], name="one_draft_a_place")
        ]

    def __str__(self) -> str:
        return self.place


class ThreadMark(models.Model):
    """How far somebody has read a thread, and whether they follow it. `mails`: each reply at once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="thread_marks")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="marks")
    read_to = models.PositiveIntegerField(default=0)
    follows = models.BooleanField(default=False)
    mails = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "thread"], name="one_mark_a_thread")
        ]
        indexes = [
            models.Index(
                fields=["thread"], condition=models.Q(mails=True), name="forum_mailed_followers"
            )
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} to {self.read_to}"


class SpaceMark(models.Model):
    """Somebody follows a space: its new threads stand on their page. `mails`: and come by mail."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="space_marks")
    space = models.ForeignKey(ForumSpace, on_delete=models.CASCADE, related_name="marks")
    since = models.DateTimeField(default=clock.now)
    mails = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "space"], name="one_mark_a_space")]

    def __str__(self) -> str:
        return str(self.space_id)


class Thanks(models.Model):
    """One person thanks for one post: the only reaction there is."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="thanked")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="forum_thanks")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="thanked_once")]

    def __str__(self) -> str:
        return str(self.post_id)


class Mention(models.Model):
    """A post calls on somebody who takes part in its thread."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="forum_mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="mentioned_once")]

    def __str__(self) -> str:
        return str(self.post_id)
