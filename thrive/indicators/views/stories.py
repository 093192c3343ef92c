"""Data stories: read by everybody, written block by block by the city's teams."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import (
    AT_WORK,
    EVERYONE,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.indicators.actions import stories as acts
from thrive.indicators.forms.stories import FORMS, CoverForm, LinkForm
from thrive.indicators.models import Consent, DataStory, StoryBlock
from thrive.indicators.plan_items import items_of
from thrive.indicators.queries.finding import find_block, find_link
from thrive.indicators.queries.sessions import consents_to_choose
from thrive.indicators.queries.stories import (
    find_story,
    stories_of,
    story_list,
    story_page,
    writing_page,
)
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.rules.consents import is_in_force
from thrive.indicators.rules.moves import may_join
from thrive.indicators.views.in_city import own_city, trail
from thrive.people.signed_in import signed_in


@reads(EVERYONE)
def data_stories(request: HttpRequest) -> HttpResponse:
    page = story_list(request.GET.get("page", "1")[:9])
    return show(request, "indicators/stories.html", page=page)


@reads(EVERYONE_AND_AT_WORK)
def data_story(request: HttpRequest, story: str) -> HttpResponse:
    """Everybody reads what is published; the city's people see how a draft will look."""
    rows = DataStory.objects.visible_to(reader(request)).select_related("community__county")
    found = get_object_or_404(rows.select_related("community__geography"), slug=story)
    return show(request, "indicators/story.html", page=story_page(found))


@reads(EVERYONE_AND_AT_WORK)
def story_photo(request: HttpRequest, story: str, block: int) -> HttpResponse:
    """The picture, while its consent is in force."""
    found = get_object_or_404(DataStory.objects.visible_to(reader(request)), slug=story)
    row = found.blocks.filter(pk=block, gone_at=None).select_related("consent__person").first()
    if row is None or not row.photo or not row.consent or not is_in_force(row.consent):
        raise Http404
    try:
        with row.photo.open("rb") as kept:
            answer = HttpResponse(kept.read(), content_type=row.media_type)
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@reads(AT_WORK)
@own_city
def city_stories(request: HttpRequest, at: CityData) -> HttpResponse:
    may = may_join(at.me, at.seat)
    return show(request, "indicators/city_stories.html", at=at, stories=stories_of(at), may=may)


@reads_and_writes(AT_WORK)
@own_city
def begin_story(request: HttpRequest, at: CityData) -> HttpResponse:
    form = CoverForm(sent(request))
    begun: list[DataStory] = []
    return errand(
        request,
        form,
        lambda: begun.append(
            acts.begin_story(at.community, cover=form.cover(), by=signed_in(request))
        ),
        said=_("The draft is begun. Add its first block."),
        title=_("Begin a story"),
        place=at.community.name,
        trail=trail(at, (_("Stories"), reverse("city_stories", args=[at.slug]))),
        then=lambda: reverse("write_story", args=[at.slug, begun[0].pk]),
        may=lambda: may_join(at.me, at.seat),
    )


@reads(AT_WORK)
@own_city
def write_story(request: HttpRequest, at: CityData, tale: int) -> HttpResponse:
    page = writing_page(at, _story(at, tale), signed_in(request))
    return show(request, "indicators/write_story.html", page=page, at=at, kinds=StoryBlock.Kind)


@reads_and_writes(AT_WORK)
@own_city
def change_cover(request: HttpRequest, at: CityData, tale: int) -> HttpResponse:
    found = _story(at, tale)
    form = CoverForm(sent(request), story=found)
    return errand(
        request,
        form,
        lambda: acts.change_cover(found, cover=form.cover(), by=signed_in(request)),
        said=_("It is changed."),
        title=_("Change title and first sentence"),
        place=at.community.name,
        trail=_trail(at, found),
    )


@reads_and_writes(AT_WORK)
@own_city
def add_block(request: HttpRequest, at: CityData, tale: int, piece: str) -> HttpResponse:
    found = _story(at, tale)
    if piece not in FORMS:
        raise Http404
    form = FORMS[piece](
        sent(request), request.FILES or None, community=at.community, consents=_consents(at)
    )
    return errand(
        request,
        form,
        lambda: acts.add_block(found, block=form.block(), by=signed_in(request)),
        said=_("The block stands at the end of the story."),
        title=_("Add: %(what)s") % {"what": StoryBlock.Kind(piece).label},
        place=at.community.name,
        trail=_trail(at, found),
        button=_("Keep this block"),
    )


@reads_and_writes(AT_WORK)
@own_city
def change_block(request: HttpRequest, at: CityData, tale: int, block: int) -> HttpResponse:
    row = _block(at, tale, block)
    form = FORMS[row.kind](
        sent(request),
        request.FILES or None,
        community=at.community,
        consents=_consents(at),
        block=row,
    )
    return errand(
        request,
        form,
        lambda: acts.change_block(row, said=form.block(), by=signed_in(request)),
        said=_("The block is changed."),
        title=_("Change: %(what)s") % {"what": row.get_kind_display()},
        place=at.community.name,
        trail=_trail(at, row.story),
        button=_("Keep this block"),
    )


@writes(AT_WORK)
@own_city
def move_block(request: HttpRequest, at: CityData, tale: int, block: int, way: str) -> HttpResponse:
    """Up, down, or out of the story."""
    row, by = _block(at, tale, block), signed_in(request)
    if way == "out":
        acts.take_out_block(row, by=by)
        messages.info(request, _("The block is out of the story."))
    elif way in ("up", "down"):
        acts.move_block(row, up=way == "up", by=by)
    else:
        raise Http404
    return redirect("write_story", at.slug, tale)


@reads_and_writes(AT_WORK)
@own_city
def link_story(request: HttpRequest, at: CityData, tale: int) -> HttpResponse:
    """What the city plans because of what the story shows."""
    found = _story(at, tale)
    form = LinkForm(sent(request), plan=items_of(at.community))
    return errand(
        request,
        form,
        lambda: acts.link_to_plan(found, to=form.ref(), by=signed_in(request)),
        said=_("The link stands."),
        title=_("Link it to the roadmap"),
        place=at.community.name,
        trail=_trail(at, found),
        may=lambda: may_join(at.me, at.seat),
    )


@writes(AT_WORK)
@own_city
def unlink(request: HttpRequest, at: CityData, link: int) -> HttpResponse:
    found = find_link(at, link)
    if found is None:
        raise Http404
    begins = found.story or found.finding
    assert begins is not None
    acts.unlink(found, by=signed_in(request))
    messages.info(request, _("The link is gone."))
    return redirect(begins)


def _story(at: CityData, pk: int) -> DataStory:
    found = find_story(at, pk)
    if found is None:
        raise Http404
    return found


def _block(at: CityData, story: int, pk: int) -> StoryBlock:
    found = find_block(at, story, pk)
    if found is None:
        raise Http404
    return found


def _consents(at: CityData) -> list[Consent]:
    return [one for use in Consent.Use.values for one in consents_to_choose(at, use)]


def _trail(at: CityData, story: DataStory) -> list[tuple[str, str]]:
    to = reverse("write_story", args=[at.slug, story.pk])
    return trail(at, (_("Stories"), reverse("city_stories", args=[at.slug])), (story.title, to))
