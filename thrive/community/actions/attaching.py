"""Files that come with a post: kept under names nobody can guess, and gone with its words."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from thrive.base import history
from thrive.base.decisions import require
from thrive.cities.actions.attachments import ENDINGS, SafeFile
from thrive.community.actions.locks import held_post
from thrive.community.models import Post, PostFile
from thrive.community.rules.files import may_take_off
from thrive.people.models import Person


def keep_files(post: Post, files: Collection[SafeFile]) -> None:
    """Within the action that wrote the post. The same file twice is kept once."""
    marked = {hashlib.sha256(one.content).hexdigest(): one for one in files}
    for mark, one in marked.items():
        kept = PostFile(
            post=post,
            name=one.name,
            media_type=one.media_type,
            size=len(one.content),
            sha256=mark,
        )
        name = f"{secrets.token_hex(16)}.{ENDINGS[one.media_type]}"
        kept.file.save(name, ContentFile(one.content), save=False)
        kept.save()


@transaction.atomic
def take_off(file: PostFile, *, by: Person) -> None:
    """One file of a post, for good: its author, or a moderator."""
    post = held_post(file.post)
    require(may_take_off(by, post))
    forget_files(PostFile.objects.filter(pk=file.pk, post=post), post)
    history.record("take_off_file", on=post, by=by)


def forget_files(files: Collection[PostFile], post: Post) -> None:
    """The rows at once, the bytes once that is certain."""
    for one in files:
        forget = partial(one.file.storage.delete, str(one.file.name))
        one.delete()
        transaction.on_commit(forget)
    post.attached = post.files.count()
    post.save(update_fields=["attached"])
