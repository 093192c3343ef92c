"""Files that come with a post."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from thrive.community.models.threads import Post


class PostFile(models.Model):
    """A PDF or a picture, judged by its content; a picture was drawn anew. `sha256` of what is kept.
    It goes with the words of its post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="forum-files/%Y/%m/")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "sha256"], name="one_file_of_a_kind_a_post")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("post_file", args=[self.pk])
