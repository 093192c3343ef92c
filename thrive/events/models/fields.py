"""A few words in one column, found the same way on every database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.lookups import Lookup

if TYPE_CHECKING:
    _Base = models.CharField[Iterable[str], tuple[str, ...]]
else:
    _Base = models.CharField


class SlugsField(_Base):
    """A tuple of slugs, kept as " one two " so that `field__has="one"` is a plain LIKE."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 400)
        kwargs.setdefault("default", ())
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_args: Any) -> tuple[str, ...]:
        return tuple((value or "").split())

    def to_python(self, value: Any) -> tuple[str, ...]:
        return tuple(value.split()) if isinstance(value, str) else tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        return padded(self.to_python(value))

    def value_to_string(self, obj: Any) -> str:
        return padded(self.to_python(self.value_from_object(obj)))


def padded(slugs: Iterable[str]) -> str:
    words = " ".join(slugs)
    return f" {words} " if words else ""


@SlugsField.register_lookup
class Has(Lookup):
    """`areas__has="economic-supports"`: the slug is among them."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s ESCAPE '\\'", [*params, f"% {_plain(self.rhs)} %"]


def _plain(slug: Any) -> str:
    return "".join("\\" + sign if sign in "%_\\" else sign for sign in str(slug))
