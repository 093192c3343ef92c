"""The site map as a tree of words leads where the list led."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path, re_path
from django.urls.resolvers import RegexPattern, RoutePattern

from thrive.config.branches import Branches


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


OIDC = [re_path(r"^(?P<key>[^/]+)/", include([path("login/", view, name="oidc")]))]
ROOM = [
    path("cities/", view, name="cities"),
    path("cities/<slug:city>/", view, name="city"),
    path("cities/new/", view, name="never"),  # stands after a variable that takes it
    path("<slug:page>/", view, name="page"),
    path("news/", view, name="too late"),
    path("cities.csv", view, name="file"),
]
OTHER = [
    path("", view, name="home"),
    path("cities/<slug:city>/team/<int:seat>/", view, {"kind": "x"}, name="seat"),
    path("data/<slug:name>.csv", view, name="numbers"),
    path("accounts/", include([path("in/", view, name="in"), path("oidc/", include(OIDC))])),
]
LIST = [path("", include(OTHER)), path("", include(ROOM)), path("in/", include(ROOM))]
ASKED = (
    "",
    "cities/",
    "cities/new/",
    "cities/arvin/",
    "cities/arvin/team/7/",
    "cities.csv",
    "about/",
    "news/",
    "in/",
    "in/news/",
    "in/cities/arvin/",
    "data/a.csv",
    "accounts/in/",
    "accounts/oidc/okta/login/",
)


def test_every_address_leads_where_it_led_and_is_written_as_it_was() -> None:
    before = URLResolver(RegexPattern(r"^/"), LIST)
    tree = Branches(RoutePattern(""), LIST)
    after = URLResolver(RegexPattern(r"^/"), [tree])

    for asked in ASKED:
        old, new = before.resolve(f"/{asked}"), after.resolve(f"/{asked}")
        assert (new.url_name, new.kwargs, new.route) == (old.url_name, old.kwargs, old.route), asked
    for name, args in (
        ("home", ()),
        ("city", ("arvin",)),
        ("seat", ("arvin", 7)),
        ("page", ("why",)),
    ):
        assert after.reverse(name, *args) == before.reverse(name, *args)
    words = [one for one in tree.url_patterns if isinstance(one.pattern, RoutePattern)]
    assert [str(one.pattern) for one in words] == [
        "",
        "cities/",
        "data/<slug:name>.csv",
        "accounts/",
        "<slug:page>/",
        "news/",
        "cities.csv",
        "in/",
    ]
