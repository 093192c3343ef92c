"""`{% url %}` that remembers: the same name and arguments have the same address all day long.

Stands in for Django's own tag in every template. A list of a hundred rows names hundreds of
addresses, and finding each one anew through the URLconf was a third of such a page's time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.translation import get_language

register = template.Library()
PLAIN = (str, int, UUID)


@lru_cache(maxsize=16_384)
def _found(
    name: str, args: tuple[Any, ...], language: str | None, prefix: str, urlconf: str | None
) -> str:
    """Whatever the address depends on is a parameter, though `reverse` asks for it by itself."""
    return reverse(name, args=args)


def address_of(name: str, *args: str | int | UUID) -> str:
    """Raises NoReverseMatch for a name that is not on the site map."""
    return _found(name, args, get_language(), get_script_prefix(), get_urlconf())


class AddressNode(URLNode):
    """Django's node, but for addresses of plain arguments by place."""

    def render(self, context: Any) -> str:
        args = tuple(arg.resolve(context) for arg in self.args)
        if self.kwargs or self.asvar or any(type(arg) not in PLAIN for arg in args):
            return super().render(context)
        name = self.view_name.resolve(context)
        address = address_of(name, *args)
        return conditional_escape(address) if context.autoescape else address


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
