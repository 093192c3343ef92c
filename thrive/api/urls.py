"""The read API at /api/v1/, with its own documentation page and OpenAPI schema.

Every address declares its access as pages do: all of this is public, and only reads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from thrive.api.documentation import Documentation
from thrive.api.index import router as index
from thrive.api.numbers import router as numbers
from thrive.api.views import router
from thrive.base.web import EVERYONE, Access, refused

READS = Access(EVERYONE.who, EVERYONE.roles, ("GET", "HEAD"))


class ReadAPI(NinjaAPI):
    """Ninja's API, with every address declaring its access as the pages' addresses do."""

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        patterns, app, namespace = super().urls
        return [_declared(pattern) for pattern in patterns], app, namespace


def _declared(pattern: Any) -> URLPattern:
    """The same address; its view says who may open it and by which method."""
    view = _to_the_docs if pattern.name == "api-root" else pattern.callback
    return URLPattern(pattern.pattern, _only_reads(view), pattern.default_args, pattern.name)


def _only_reads(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READS.methods:
            said = refused(request, _("The API can only be read, with GET."), 405)
            said["Allow"] = ", ".join(READS.methods)
            return said
        return view(request, *args, **kwargs)

    reading.access = READS  # type: ignore[attr-defined]
    # Nothing is written, so whoever sends something hears that, not that a form is too old.
    reading.csrf_exempt = True  # type: ignore[attr-defined]
    return reading


def _to_the_docs(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return redirect("api-1:openapi-view")


api = ReadAPI(
    title="All Children Thrive – California",
    version="1",
    description="Public facts of the program: its rules, its cities, its places. Read only.",
    docs=Documentation(),
    urls_namespace="api-1",
)
api.add_router("", router)
api.add_router("", index)
api.add_router("", numbers)


@api.exception_handler(Http404)
def not_here(request: HttpRequest, problem: Http404) -> HttpResponse:
    return refused(request, _("There is nothing at this address."), 404)


@api.exception_handler(ValidationError)
def misread(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """Name each parameter that cannot be read."""
    names = ", ".join(sorted({str(error["loc"][-1]) for error in problem.errors}))
    return refused(request, _("These values cannot be read: %(names)s.") % {"names": names}, 422)


urlpatterns = api.urls[0]
