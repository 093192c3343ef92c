"""The documentation page: drawn from the OpenAPI schema, by the house's own template.

The usual viewers need scripts from elsewhere; this page needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from thrive.base.web import show


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    place: str
    kind: str
    required: bool
    explains: str


@dataclass(frozen=True, slots=True)
class Answer:
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Operation:
    anchor: str
    path: str
    example: str
    summary: str
    explains: str
    parameters: tuple[Parameter, ...]
    answers: tuple[Answer, ...]


class Documentation(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema(path_params=kwargs)
        return show(
            request,
            "api/documentation.html",
            operations=operations(schema),
            schema_url=reverse("api-1:openapi-json"),
            site_url=settings.SITE_URL,
        )


def operations(schema: dict[str, Any]) -> tuple[Operation, ...]:
    """Every GET of the schema, in its order."""
    shapes = schema["components"]["schemas"]
    return tuple(
        Operation(
            anchor=get["operationId"],
            path=path,
            example=path.replace("{slug}", "vallejo"),
            summary=get["summary"],
            explains=get.get("description", ""),
            parameters=tuple(_parameter(each) for each in get.get("parameters", ())),
            answers=_answers(get["responses"], shapes),
        )
        for path, methods in schema["paths"].items()
        for get in [methods["get"]]
    )


def _parameter(said: dict[str, Any]) -> Parameter:
    shape = said["schema"]
    return Parameter(
        said["name"],
        said["in"],
        _kind(shape),
        said["required"],
        said.get("description", shape.get("description", "")),
    )


def _answers(responses: dict[Any, Any], shapes: dict[str, Any]) -> tuple[Answer, ...]:
    said = next(iter(responses.values())).get("content", {})
    shape = said.get("application/json", {}).get("schema", {})
    properties = shapes.get(_named(shape), {}).get("properties", {})
    return tuple(Answer(name, _kind(each)) for name, each in properties.items())


def _kind(shape: dict[str, Any]) -> str:
    """A shape in a few words: "integer", "string or null", "list of CityOut", "one of a, b"."""
    if "anyOf" in shape:
        return " or ".join(_kind(each) for each in shape["anyOf"])
    if "enum" in shape:
        return "one of " + ", ".join(str(value) for value in shape["enum"])
    if shape.get("type") == "array":
        return f"list of {_kind(shape['items'])}"
    return str(shape.get("format") or shape.get("type") or _named(shape).removesuffix("Out"))


def _named(shape: dict[str, Any]) -> str:
    return str(shape.get("$ref", "")).rpartition("/")[2]
