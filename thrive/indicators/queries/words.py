"""Numbers, periods, groups and cautions in words, in the language spoken."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from thrive.indicators.queries.numbers import About, Number
from thrive.program.text import Text

DECIMALS = {"percent": 1, "rate": 1, "count": 0, "dollars": 0, "rank": 2, "percentile": 0}
KEYS = {
    "race": Text("Race and ethnicity", "Raza y etnia"),
    "age": Text("Age", "Edad"),
    "sex": Text("Sex", "Sexo"),
    "income": Text("Income", "Ingresos"),
    "language": Text("Language", "Idioma"),
    "grade": Text("Grade", "Grado"),
}
GROUPS = {
    "race=latino": Text("Hispanic or Latino", "Hispana o latina"),
    "race=white": Text("White", "Blanca"),
    "race=white-not-latino": Text("White, not Hispanic or Latino", "Blanca, no hispana ni latina"),
    "race=black": Text("Black or African American", "Negra o afroamericana"),
    "race=asian": Text("Asian", "Asiática"),
    "race=aian": Text("American Indian or Alaska Native", "Indígena de Estados Unidos o de Alaska"),
    "race=nhpi": Text("Native Hawaiian or Pacific Islander", "Nativa de Hawái o de las islas del Pacífico"),
    "race=mena": Text("Middle Eastern or North African", "De Medio Oriente o Norte de África"),
    "race=two-or-more": Text("Two or more", "Dos o más"),
    "race=other": Text("Another", "Otra"),
    "sex=female": Text("Female", "Femenino"),
    "sex=male": Text("Male", "Masculino"),
}  # fmt: skip
CAUTIONS = {
    "whole_tracts": Text(
        "It is not the city’s own number. We added up census tracts, each counted whole for one "
        "city, so it is near the city’s number.",
        "No es el dato propio de la ciudad. Sumamos sectores censales, cada uno contado entero para "
        "una sola ciudad, así que se acerca al dato de la ciudad.",
    ),
    "rounded_base": Text(
        "What the share is of was worked out from percentages rounded to a tenth.",
        "La base del porcentaje se calculó a partir de porcentajes redondeados a un décimo.",
    ),
    "independent": Text(
        "Its margin follows the Census Bureau’s formula, which treats the parts as if they had "
        "nothing to do with each other. They do, so the real margin may be wider or narrower.",
        "Su margen sigue la fórmula de la Oficina del Censo, que trata las partes como si no "
        "tuvieran relación. Sí la tienen, así que el margen real puede ser mayor o menor.",
    ),
    "no_margins": Text(
        "The publisher gives no margin of error, so nobody can say how sure it is.",
        "Quien lo publica no da margen de error, así que nadie puede decir qué tan seguro es.",
    ),
    "over_residents": Text(
        "It is the mean of what residents’ census tracts have. No person has the mean.",
        "Es el promedio de lo que tienen los sectores censales de sus residentes. Ninguna persona "
        "tiene el promedio.",
    ),
    "edition_year": Text(
        "The year is that of the edition. Its measurements are older, and from several years.",
        "El año es el de la edición. Sus mediciones son anteriores y de varios años.",
    ),
}


def said(value: float | None, about: About) -> str:
    """“39.9%”, “412”, “$61,200”; "" for None."""
    if value is None:
        return ""
    words = _digits(value, _places(about))
    if about.unit == "percent":
        return f"{words}%"
    return f"${words}" if about.unit == "dollars" else words


def margin(number: Number, about: About) -> str:
    """“±3.1”: half the 90 % interval; "" where none is known."""
    return "" if number.moe is None else half_width(number.moe, about)


def half_width(size: float, about: About) -> str:
    return plus_minus(size, _places(about), "$" if about.unit == "dollars" else "")


def plus_minus(size: float, places: int, sign: str = "") -> str:
    """“±3.1”, “±$900”. A margin that would round to nothing is not nothing: “± under 0.1”. Zero
    itself, of what was counted whole, stays “±0”."""
    least = 10.0**-places
    if size == 0:
        return f"±{sign}0"
    if float(f"{size:.{places}f}") == 0:
        return _("± under %(least)s") % {"least": sign + _digits(least, places)}
    return f"±{sign}{_digits(size, places)}"


def reach(number: Number, about: About) -> str:
    """“35.5–44.3%”: the 90 % interval; "" where none is known."""
    if number.low is None or number.high is None:
        return ""
    return f"{said(number.low, about).removesuffix('%')}–{said(number.high, about)}"


def suffix(about: About) -> str:
    """What follows the numbers on an axis."""
    return "%" if about.unit == "percent" else ""


def unit(about: About) -> str:
    """“percent”, “per 1,000”, “micrograms …”: what a number counts in; may be empty."""
    if about.unit == "percent":
        return _("percent")
    if about.per:
        return _("per %(n)s") % {"n": number_format(about.per, 0, force_grouping=True)}
    return ""


def period(text: str) -> str:
    """“2014–2018” of `2014-2018`."""
    return text.replace("-", "–")


def key(name: str) -> str:
    return str(KEYS[name]) if name in KEYS else name.replace("_", " ").capitalize()


def groups(text: str) -> str:
    """A group, or several that cross, in words; everyone for ""."""
    if not text:
        return _("All people")
    return ", ".join(_group(pair) for pair in text.split("|"))


def sentences(place: str, number: Number, about: About) -> Iterator[str]:
    """What the number is there, how sure it is, or why it is not shown."""
    facts = {
        "place": place,
        "period": period(number.period),
        "value": said(number.value, about),
        "low": said(number.low, about),
        "high": said(number.high, about),
        "unit": unit(about),
    }
    if number.value is None:
        yield number.reason
        return
    if about.unit == "percent":
        facts["n"] = f"{number.value:.0f}"
        yield _("In %(place)s it was about %(n)s in every 100 in %(period)s.") % facts
    elif facts["unit"]:
        yield _("In %(place)s it was %(value)s %(unit)s in %(period)s.") % facts
    else:
        yield _("In %(place)s it was %(value)s in %(period)s.") % facts
    if number.low is not None:
        yield _("The real value is likely between %(low)s and %(high)s.") % facts
    if number.is_unstable:
        yield number.reason


def cautions(number: Number) -> list[str]:
    """What the number is not, one sentence each."""
    return [str(CAUTIONS[code]) for code in number.made.cautions if code in CAUTIONS]


def _places(about: About) -> int:
    """Digits after the point, as each unit is shown."""
    if about.unit == "rate" and about.per >= 100_000:
        return 0
    return DECIMALS.get(about.unit, 1)


def _digits(value: float, places: int) -> str:
    # Django cuts digits off instead of rounding, so the digits are rounded before.
    return number_format(f"{value:.{places}f}", places, use_l10n=True, force_grouping=True)


def _group(pair: str) -> str:
    if pair in GROUPS:
        return str(GROUPS[pair])
    name, _equals, value = pair.partition("=")
    if name == "age":
        return _("Ages %(ages)s") % {"ages": value.replace("-", "–")}
    return value.replace("-", " ").capitalize()
