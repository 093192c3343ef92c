"""`{% url %}` that remembers. Stands in for Django's own tag in every template."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape

from thrive.base.addresses import address_of

register = template.Library()
PLAIN = (str, int, UUID)


class AddressNode(URLNode):
    """Django's node, but for addresses of plain arguments by place."""

    def render(self, context: Any) -> str:
        args = tuple(arg.resolve(context) for arg in self.args)
        if self.kwargs or any(type(arg) not in PLAIN for arg in args):
            return super().render(context)
        try:
            address = address_of(self.view_name.resolve(context), *args)
        except NoReverseMatch:
            return super().render(context)  # nothing where it is kept for later, else an error
        if self.asvar:
            context[self.asvar] = address
            return ""
        return conditional_escape(address) if context.autoescape else address


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
