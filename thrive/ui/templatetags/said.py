"""`{% translate %}` and `|date` that remember what they said, and `{% fixed %}` for whole pieces.

The first two stand in for Django's own in every template. A page says a hundred fixed words and
writes dozens of dates, and each took as long as a small query.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.defaultfilters import date as django_date
from django.templatetags.i18n import TranslateNode, do_translate
from django.urls import get_script_prefix
from django.utils.translation import get_language

register = template.Library()


class SaidNode(TranslateNode):
    """Words that nothing but the language can change, said once in each."""

    def __init__(self, node: TranslateNode) -> None:
        vars(self).update(vars(node))
        self.said: dict[str | None, str] = {}

    def render(self, context: Any) -> str:
        language = get_language()
        if language not in self.said:
            self.said[language] = super().render(context)
        return self.said[language]


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> TranslateNode:
    node = do_translate(parser, token)
    words = node.filter_expression
    is_fixed = isinstance(words.var.var, str) and words.var.literal is not None
    if is_fixed and not (words.filters or node.asvar or node.message_context or node.noop):
        return SaidNode(node)
    return node


class FixedNode(Node):
    """A piece of the page frame, drawn once in each language, and for each value it varies with."""

    def __init__(self, nodelist: NodeList, varies: Sequence[FilterExpression] = ()) -> None:
        self.nodelist, self.varies = nodelist, varies
        self.drawn: dict[tuple[Any, ...], str] = {}

    def render(self, context: Any) -> str:
        values = (one.resolve(context) for one in self.varies)
        key = get_language(), get_script_prefix(), *values
        if key not in self.drawn:
            self.drawn[key] = self.nodelist.render(context)
        return self.drawn[key]


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    """`{% fixed %}…{% endfixed %}`: nothing in it may depend on the page, the person or a setting,
    but for the words named with it, which take a handful of values: `{% fixed house.section %}`."""
    varies = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(nodelist, varies)


@register.filter(expects_localtime=True, is_safe=False)
def date(value: Any, arg: str | None = None) -> str:
    if isinstance(value, datetime.date):
        return _written(value, arg, get_language())
    return str(django_date(value, arg))


@lru_cache(maxsize=16_384)
def _written(value: datetime.date, arg: str | None, language: str | None) -> str:
    return str(django_date(value, arg))
