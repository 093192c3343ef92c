"""What the search finds of cities and tiers, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.pages.queries import rules_today
from thrive.places.tables import regions
from thrive.portal.queries.standing import listed
from thrive.search import Document

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def cities() -> Iterator[Document]:
    names = {region.slug: region.name for region in regions()}
    columns = ("slug", "name", "region", "county__name", "geography__legal_name")
    for slug, name, region, county, legal_name in listed().values_list(*columns):
        for language in LANGUAGES:
            with override(language):
                where = _("%(county)s County") % {"county": county} if county else ""
            parts = [legal_name if legal_name != name else "", where]
            parts.append(names[region].said_in(language) if region in names else "")
            body = " · ".join(part for part in parts if part)
            yield Document("city", slug, language, name, body, "city", (slug,), city=slug)


def tiers() -> Iterator[Document]:
    _cycle, book = rules_today()
    for language in LANGUAGES:
        for tier in book.tiers:
            offered = "; ".join(row.name.said_in(language) for row in book.offered_to(tier.slug))
            yield Document(
                kind="tier",
                ref_id=tier.slug,
                language=language,
                title=tier.name.said_in(language),
                body=f"{tier.summary.said_in(language)} {offered}",
                url_name="tiers",
                fragment=tier.slug,
            )


def areas() -> Iterator[Document]:
    _cycle, book = rules_today()
    for language in LANGUAGES:
        for area in book.areas:
            goals = " ".join(goal.said_in(language) for goal in area.goal_statements)
            yield Document(
                kind="area",
                ref_id=area.slug,
                language=language,
                title=area.name.said_in(language),
                body=f"{area.summary.said_in(language)} {goals}",
                url_name="action_area",
                url_args=(area.slug,),
            )
