"""What somebody wrote in an answer by mail: their own words, without quotes, signature and files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

LONGEST = 200_000  # letters that are looked at; far more than a post may have
MARK = gettext_noop("Write your answer above this line")

# What a mail program puts between an answer and what it answers.
_WROTE = re.compile(
    r"^\s*(On\b.{4,200}\bwrote|El\b.{4,200}\bescribió|.{0,200}\bha scritto|Le\b.{4,200}\ba écrit)\s*:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_REST_IS_OLD = re.compile(
    r"^\s*(-{2,}\s*(original message|forwarded message|mensaje original|mensaje reenviado)"
    r"|_{10,}\s*$)",
    re.IGNORECASE,
)
_HEAD_OF_OLD = re.compile(r"^\s*\*?(from|de):\*?\s.*[@<]", re.IGNORECASE)
_HEAD_GOES_ON = re.compile(r"^\s*\*?(sent|date|to|enviado|fecha|para):", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(--\s?$|sent from my\b|enviado desde mi\b|get outlook for\b|obtener outlook\b"
    r"|sent (from|with) \S+ (mail|for)\b)",
    re.IGNORECASE,
)
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Answer:
    """`files`: how many came with it; none is kept."""

    words: str
    files: int


def mark_in(language: str) -> str:
    with override(language):
        return _(MARK)


def answer_in(message: EmailMessage) -> Answer:
    body = message.get_body(preferencelist=("plain", "html"))
    files = sum(1 for part in message.walk() if _is_file(part) and part is not body)
    if body is None:
        return Answer("", files)
    text = _text_of(body)
    if body.get_content_type() == "text/html":
        text = _Plain.of(text)
    return Answer(own_words(text[:LONGEST].replace("\0", "")), files)


def own_words(text: str) -> str:
    """Up to our own line, a signature or an old message; quoted lines are left out wherever they
    stand, so that an answer below its quote is found, too."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        bare = line.lstrip("> \t")
        if any(mark_in(language) in bare for language in ("en", "es")):
            if not line.lstrip().startswith(">"):
                break
            continue
        if line.lstrip().startswith(">"):
            continue
        if _SIGNATURE.match(line) or _REST_IS_OLD.match(line) or _is_head(lines, number):
            break
        if _introduces(lines, number):
            continue
        kept.append(line.rstrip())
    return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()


def _is_head(lines: list[str], number: int) -> bool:
    """“From: …” with “Sent: …” or “To: …” under it: an old message begins."""
    below = lines[number + 1 : number + 4]
    return bool(_HEAD_OF_OLD.match(lines[number])) and any(map(_HEAD_GOES_ON.match, below))


def _introduces(lines: list[str], number: int) -> bool:
    """“On Monday … wrote:” before a quote, which programs break into two or three lines."""
    for start in range(max(0, number - 2), number + 1):
        for end in range(number + 1, min(len(lines), start + 3) + 1):
            said = lines[start:end]
            if all(line.strip() for line in said) and _WROTE.match(" ".join(said)):
                return _is_quoted(next((one for one in lines[end:] if one.strip()), ">"))
    return False


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">") or any(mark_in(one) in line for one in ("en", "es"))


def _text_of(part: Any) -> str:
    """Letters that cannot be read are replaced; an unknown encoding is read as UTF-8."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:
        return raw.decode("utf-8", errors="replace")


def _is_file(part: EmailMessage) -> bool:
    if part.get_content_maintype() in ("multipart", "message"):
        return False
    return part.get_content_maintype() != "text" or bool(part.get_filename())


class _Plain(HTMLParser):
    """The words of an HTML mail, without what it quotes."""

    _BREAKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"}
    _SILENT = {"style", "script", "head", "title", "blockquote"}
    _VOID = {"br", "img", "hr", "meta", "link", "input"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent: list[str] = []

    @classmethod
    def of(cls, page: str) -> str:
        reader = cls()
        reader.feed(page)
        reader.close()
        return "".join(reader.said).replace("\xa0", " ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        quoted = any(
            name in ("class", "id") and value and re.search(r"quote|divRplyFwdMsg", value)
            for name, value in attrs
        )
        if tag in self._BREAKS:
            self.said.append("\n")
        if tag not in self._VOID and (self.silent or tag in self._SILENT or quoted):
            self.silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            while self.silent.pop() != tag:
                pass
        elif tag in ("p", "div") and not self.silent:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(re.sub(r"\s+", " ", data))
