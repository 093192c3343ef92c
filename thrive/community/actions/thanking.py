"""Thanks: the only reaction. A post counts them while its row is held."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from thrive.base import clock, history
from thrive.base.decisions import Refused, require
from thrive.community.actions.locks import held_post
from thrive.community.actions.noting import note_held_back
from thrive.community.models import Post, Thanks
from thrive.community.queries import standing
from thrive.community.reach import who_of
from thrive.community.rules import writing as rules
from thrive.community.rules.open_meetings import may_react
from thrive.people.models import Person


def thank(post: Post, *, by: Person) -> None:
    """Thanked twice is thanked once."""
    try:
        _thank(post, by=by)
    except Refused as refused:
        note_held_back(post.thread, refused.decision, act="thank", by=by)
        raise


@transaction.atomic
def _thank(post: Post, *, by: Person) -> None:
    post = held_post(post)
    space = post.thread.space
    who = who_of(by, [space])
    table = standing.table_at(post.thread, who)
    meeting = may_react(table, space.access, post.author_id)
    require(rules.may_thank(who, post, meeting=meeting))
    if Thanks.objects.filter(post=post, person=by).exists():
        return
    Thanks.objects.create(post=post, person=by, at=clock.now())
    Post.objects.filter(pk=post.pk).update(thanks=F("thanks") + 1)
    history.record("thank", on=post, by=by)


@transaction.atomic
def take_thanks_back(post: Post, *, by: Person) -> None:
    post = held_post(post)
    gone, _each = Thanks.objects.filter(post=post, person=by).delete()
    if not gone:
        return
    Post.objects.filter(pk=post.pk).update(thanks=F("thanks") - 1)
    history.record("take_thanks_back", on=post, by=by)
