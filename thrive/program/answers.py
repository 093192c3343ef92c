"""Reading the answers of the application form.

`clean` takes what a browser sent and gives the value we store, never failing; `validate` says,
in sentences a person can act on, what still has to be fixed. Cleaning twice changes nothing.

Stored values: text, long, email, phone, choice and url are strings; number an int or None;
yesno a bool or None; consent a bool; choices a list of strings; file `{"name", "size"}` in bytes;
seat `{"name", "email", "organization", "looking"}`. What cannot be read stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from .rulebook import Question, QuestionKind
from .text import Text

_SEAT_WORDS = ("name", "email", "organization")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE = re.compile(r"\(\d{3}\) \d{3}-\d{4}( ext\. \d{1,6})?|\+\d[\d ]{6,18}")
_URL = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?")
_YES, _NO = {"yes", "true", "on", "1"}, {"no", "false", "off", "0"}

EMAIL_LIKE_THIS = Text(
    "Enter an email, like name@city.gov.", "Escriba un correo, como nombre@ciudad.gov."
)
_EMPTY: Mapping[QuestionKind, Text] = {
    "text": Text("Write a short answer here.", "Escriba aquí una respuesta corta."),
    "long": Text("Write a few sentences here.", "Escriba aquí unas frases."),
    "email": EMAIL_LIKE_THIS,
    "phone": Text(
        "Enter a phone number, like (916) 555-0142.", "Escriba un teléfono, como (916) 555-0142."
    ),
    "choice": Text("Choose one answer.", "Elija una respuesta."),
    "choices": Text("Mark at least one answer.", "Marque al menos una respuesta."),
    "yesno": Text("Choose yes or no.", "Elija sí o no."),
    "number": Text("Enter a whole number.", "Escriba un número entero."),
    "url": Text(
        "Enter a web address, like https://city.gov.",
        "Escriba una dirección web, como https://ciudad.gov.",
    ),
    "file": Text("Attach a file.", "Adjunte un archivo."),
    "seat": Text(
        "Name a person, or choose “still looking”.",
        "Nombre a una persona o elija “seguimos buscando”.",
    ),
    "consent": Text(
        "Check the box so that we may read your application.",
        "Marque la casilla para que podamos leer su solicitud.",
    ),
}
_SEAT_EMPTY: Mapping[str, Text] = {
    "name": _EMPTY["seat"],
    "email": Text(
        "Enter an email, like name@city.gov, or choose “still looking”.",
        "Escriba un correo, como nombre@ciudad.gov, o elija “seguimos buscando”.",
    ),
    "organization": Text(
        "Name the organization, or choose “still looking”.",
        "Nombre la organización o elija “seguimos buscando”.",
    ),
}


def clean(question: Question, raw: object) -> object:
    """The value to store for what was sent; see the shapes above. Never fails."""
    return _CLEAN[question.kind](raw)


def validate(question: Question, value: object) -> list[Text]:
    """What to fix, one sentence each; an empty list when the answer is fine."""
    value = clean(question, value)
    if _is_empty(question, value):
        return [_EMPTY[question.kind]] if question.required else []
    return list(_faults(question, value))


# ── Cleaning ──────────────────────────────────────────────────────────────────────────────────


def _line(raw: object) -> str:
    return " ".join(str(raw).split()) if raw is not None else ""


def _lines(raw: object) -> str:
    text = str(raw) if raw is not None else ""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _email(raw: object) -> str:
    return _line(raw).lower()


def _phone(raw: object) -> str:
    text = _line(raw)
    digits = re.sub(r"[\s().\-]", "", text)
    match = re.fullmatch(r"(?:\+?1)?(\d{3})(\d{3})(\d{4})", digits)
    return "({}) {}-{}".format(*match.groups()) if match else text


def _url(raw: object) -> str:
    text = _line(raw)
    return f"https://{text}" if text and "://" not in text else text


def _whole_number(raw: object) -> int | str | None:
    text = _line(raw).replace(",", "")
    if re.fullmatch(r"-?[0-9]{1,12}", text):
        return int(text)
    return _line(raw) or None


def _yes_or_no(raw: object) -> bool | str | None:
    word = _line(raw).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    return _line(raw) or None


def _consent(raw: object) -> bool:
    return _line(raw).lower() in _YES


def _choices(raw: object) -> list[str]:
    many = raw if isinstance(raw, Iterable) and not isinstance(raw, (str, Mapping)) else [raw]
    return list(dict.fromkeys(word for word in map(_line, many) if word))


def _file(raw: object) -> dict[str, object]:
    if not isinstance(raw, Mapping) or not _line(raw.get("name")):
        return {}
    return {"name": _line(raw["name"]), "size": _whole_number(raw.get("size")) or 0}


def _seat(raw: object) -> dict[str, object]:
    sent = raw if isinstance(raw, Mapping) else {"name": raw}
    seat: dict[str, object] = {word: _line(sent.get(word)) for word in _SEAT_WORDS}
    return seat | {"email": _email(sent.get("email")), "looking": _consent(sent.get("looking"))}


_CLEAN: Mapping[QuestionKind, Callable[[object], object]] = {
    "text": _line,
    "long": _lines,
    "email": _email,
    "phone": _phone,
    "choice": _line,
    "choices": _choices,
    "yesno": _yes_or_no,
    "number": _whole_number,
    "url": _url,
    "file": _file,
    "seat": _seat,
    "consent": _consent,
}


# ── Validating ────────────────────────────────────────────────────────────────────────────────


def _is_empty(question: Question, value: object) -> bool:
    if question.kind == "seat" and isinstance(value, Mapping):
        return not any(value.values())
    if question.kind == "consent":
        return value is not True
    return value is None or value in ("", [], {})


def _faults(question: Question, value: object) -> Iterator[Text]:
    if isinstance(value, str):
        yield from _too_long(question, value)
    if question.kind == "email" and not _EMAIL.fullmatch(str(value)):
        yield EMAIL_LIKE_THIS
    elif question.kind == "phone" and not _PHONE.fullmatch(str(value)):
        yield _EMPTY["phone"]
    elif question.kind == "url" and not _URL.fullmatch(str(value)):
        yield _EMPTY["url"]
    elif question.kind == "yesno" and not isinstance(value, bool):
        yield _EMPTY["yesno"]
    elif question.kind == "number":
        yield from _number_faults(question, value)
    elif question.kind in ("choice", "choices"):
        yield from _choice_faults(question, value)
    elif question.kind == "file" and isinstance(value, Mapping):
        yield from _file_faults(question, value)
    elif question.kind == "seat" and isinstance(value, Mapping):
        yield from _seat_faults(question, value)


def _too_long(question: Question, value: str) -> Iterator[Text]:
    over = len(value) - (question.max_length or len(value))
    if over > 0:
        yield Text(
            f"Shorten it to {question.max_length} characters; it is {over} over.",
            f"Acórtelo a {question.max_length} caracteres; sobran {over}.",
        )


def _number_faults(question: Question, value: object) -> Iterator[Text]:
    if not isinstance(value, int):
        yield _EMPTY["number"]
    elif question.least is not None and value < question.least:
        yield Text(f"Enter {question.least} or more.", f"Escriba {question.least} o más.")
    elif question.most is not None and value > question.most:
        yield Text(f"Enter {question.most} or less.", f"Escriba {question.most} o menos.")


def _choice_faults(question: Question, value: object) -> Iterator[Text]:
    known = {option.value for option in question.options}
    chosen = set(value) if isinstance(value, list) else {value}
    if not chosen <= known:
        yield Text(
            "Choose from the answers in the list.", "Elija entre las respuestas de la lista."
        )


def _file_faults(question: Question, value: Mapping[str, object]) -> Iterator[Text]:
    ending = str(value["name"]).rpartition(".")[2].lower()
    size = value["size"] if isinstance(value["size"], int) else 0
    if question.accepts and ending not in question.accepts:
        kinds = ", ".join(question.accepts)
        yield Text(f"Attach one of these: {kinds}.", f"Adjunte uno de estos tipos: {kinds}.")
    if question.max_bytes is not None and size > question.max_bytes:
        room = question.max_bytes // 1_048_576
        yield Text(
            f"Attach a smaller file, up to {room} MB.",
            f"Adjunte un archivo más pequeño, de hasta {room} MB.",
        )


def _seat_faults(question: Question, value: Mapping[str, object]) -> Iterator[Text]:
    if not value["looking"]:
        for part in question.parts:
            if not value[part]:
                yield _SEAT_EMPTY[part]
    if value["email"] and not _EMAIL.fullmatch(str(value["email"])):
        yield EMAIL_LIKE_THIS
    for part in _SEAT_WORDS:
        yield from _too_long(question, str(value[part]))
