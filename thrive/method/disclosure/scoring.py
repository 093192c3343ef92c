"""CalHHS Data De-Identification Guidelines: may this table be released, and what would make it so.

Step 1 asks whether the data are of persons; what follows is for data that are. Step 2, the
numerator–denominator condition: every count ≥ 11 and every denominator ≥ 20,001 releases. Step 3,
publication scoring: the scores of the variables add up; at most `scores.THRESHOLD` releases. Step
4, masking (`protect`, or the ladder here), step 5, legal review, and step 6, the department's own
release procedure, are people's decisions and stay so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from thrive.method.disclosure.scores import DENOMINATOR, NUMERATOR, SCORES, THRESHOLD
from thrive.method.errors import BadInput

RELEASE, MASK = "release", "mask or expert review"
PERIODS = {
    "month": "monthly",
    "quarter": "quarterly",
    "half-year": "bi-annual (half-year)",
    "1 year": "1 year",
    "2-4 years": "2-4 years aggregated",
    "5 years": "5 years aggregated",
}
CHOICES = {
    "race": {
        "five": "White, Asian, Black, Hispanic, MENA only",
        "all": "the above plus AIAN, NHPI, mixed",
    },
    "gender identity": {
        "broad": "man, woman, transgender or non-binary",
        "detailed": "more specific identities",
    },
}
PLAIN = ("sex", "ethnicity", "language", "sexual orientation", "intersex", "immigration status")
NUMBERS = ("age band", "characteristic population", "insurance", "enrollment", "other variable")
PLACES = {"address": "address (street and ZIP)", "rural address": "address in rural area",
          "frontier address": "address in frontier area"}  # fmt: skip
Value = bool | int | str


@dataclass(frozen=True)
class Release:
    """What a table shows. `by`: its variables beyond events, time and place.

    {"sex": True, "age band": years of the narrowest band, "race": "five" or "all",
    "gender identity": "broad" or "detailed", "characteristic population": people of the smallest
    category statewide, "other variable": number of its groups, …}. `geography`: "residence" or
    "service" (population of the smallest area), or an address word of `PLACES`.
    """

    smallest_cell: int
    smallest_denominator: int
    population: int
    period: str = "1 year"
    geography: str = "residence"
    by: Mapping[str, Value] = field(default_factory=dict)
    personal: bool = True


@dataclass(frozen=True)
class Scored:
    """The parts (variable, score), their total, the numerator–denominator condition, the result."""

    parts: tuple[tuple[str, int], ...]
    total: int
    condition: bool
    result: str

    @property
    def releasable(self) -> bool:
        return self.result == RELEASE


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: what is done to the table, and the score it then has."""

    what: str
    release: Release
    score: Scored


def condition(release: Release) -> bool:
    """Step 2: smallest count ≥ 11 and smallest denominator ≥ 20,001."""
    return release.smallest_cell >= NUMERATOR and release.smallest_denominator >= DENOMINATOR


def score(release: Release, threshold: int = THRESHOLD) -> Scored:
    """Steps 1 to 3. BadInput where a value is not one the criteria know."""
    parts = [("events", _ranged("events", release.smallest_cell))]
    parts += [(name, _by(name, value)) for name, value in release.by.items() if value is not False]
    parts.append(("place", _place(release)))
    if release.period not in PERIODS:
        raise BadInput(f"period {release.period!r} is none of {', '.join(PERIODS)}.")
    parts.append(("time", _listed("period", PERIODS[release.period])))
    parts.append(("interactions", _listed("interactions", _interactions(release, len(parts) - 3))))
    total = sum(points for _, points in parts)
    met = condition(release)
    free = met or not release.personal or total <= threshold
    return Scored(tuple(parts), total, met, RELEASE if free else MASK)


def _interactions(release: Release, dependent: int) -> str:
    if dependent:
        plural = "" if dependent == 1 else "s"
        return f"+{min(dependent, 3)} further dependent variable{plural}"
    least = next((f"minimum {n}" for n in (5, 3) if release.smallest_cell >= n), "no minimum")
    return f"only events ({least}), time, population"


def _ranged(variable: str, number: int) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise BadInput(f"{variable} needs a whole number from 0 upward, not {number!r}.")
    for line in SCORES:
        least, most = line.least, line.most
        within = least is not None and least <= number and (most is None or number <= most)
        if line.variable == variable and within:
            return line.score
    raise BadInput(f"{variable} {number} is outside the scoring criteria.")


def _listed(variable: str, characteristic: str) -> int:
    return next(
        line.score
        for line in SCORES
        if line.variable == variable and line.characteristic == characteristic
    )


def _by(name: str, value: Value) -> int:
    if name in PLAIN and value is True:
        return next(line.score for line in SCORES if line.variable == name)
    if name in CHOICES and isinstance(value, str) and value in CHOICES[name]:
        return _listed(name, CHOICES[name][value])
    if name == "other variable" and isinstance(value, int) and value > 0:
        groups = "<5 groups" if value < 5 else "5-9 groups" if value < 10 else "10+ groups"
        return _listed(name, groups)
    if name in NUMBERS and isinstance(value, int):
        return _ranged(name, value)
    known = (*PLAIN, *CHOICES, *NUMBERS)
    if name not in known:
        raise BadInput(f"{name!r} is not a variable of the criteria: {', '.join(known)}.")
    raise BadInput(f"{name} = {value!r} is not a value the criteria know.")


def _place(release: Release) -> int:
    if release.geography in PLACES:
        return _listed("service geography", PLACES[release.geography])
    names = {"residence": "residence", "service": "service geography"}
    if release.geography not in names:
        known = ", ".join((*names, *PLACES))
        raise BadInput(f"geography {release.geography!r} is none of {known}.")
    return _ranged(names[release.geography], release.population)


def ladder(release: Release, threshold: int = THRESHOLD) -> list[Rung]:
    """“Make it releasable”: the table as it is, then one change a rung until it may be released.

    In turn: widen the age band, pool years, merge places, drop the variable that scores most.
    Only changes that lower the score are rungs. The smallest count is taken as unchanged, which
    is the cautious side: pooled counts can only grow. The last rung may still not release.
    """
    rungs = [Rung("as it is", release, score(release, threshold))]
    found = True
    while found and not rungs[-1].score.releasable:
        found = False
        for change in (_widen, _pool, _merge, _drop):
            for what, changed in change(rungs[-1].release):
                scored = score(changed, threshold)
                if scored.total < rungs[-1].score.total:
                    rungs.append(Rung(what, changed, scored))
                    found = True
                    break
            if rungs[-1].score.releasable:
                break
    return rungs


def _widen(release: Release) -> Iterator[tuple[str, Release]]:
    for years in (3, 6, 11, 30):
        if 0 < int(release.by.get("age band", 0)) < years:
            by = {**release.by, "age band": years}
            yield f"widen the narrowest age band to {years} years", replace(release, by=by)


def _pool(release: Release) -> Iterator[tuple[str, Release]]:
    for shorter, longer in pairwise(PERIODS):
        if release.period == shorter:
            yield f"pool to {longer}", replace(release, period=longer)


def _merge(release: Release) -> Iterator[tuple[str, Release]]:
    name = "service geography" if release.geography == "service" else "residence"
    if release.geography not in ("residence", "service"):
        return
    starts = sorted(line.least for line in SCORES if line.variable == name and line.least)
    for least in starts:
        if least > release.population:
            yield (
                f"merge places up to {least:,} people or more",
                replace(release, population=least),
            )


def _drop(release: Release) -> Iterator[tuple[str, Release]]:
    shown = {name: value for name, value in release.by.items() if value is not False}
    for name in sorted(shown, key=lambda name: (-_by(name, shown[name]), name)):
        by = {other: value for other, value in shown.items() if other != name}
        yield f"drop {name}", replace(release, by=by)


def read_release(path: str) -> Release:
    """A TOML file with the keys of Release; `by` is a table. BadInput names the key."""
    try:
        with open(path, "rb") as stream:
            found = tomllib.load(stream)
    except OSError as fault:
        raise BadInput(f"the file cannot be read: {fault.strerror}.", file=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(f"the TOML is broken: {fault}.", file=path) from None
    needed = {"smallest_cell": int, "smallest_denominator": int, "population": int}
    kinds = {**needed, "period": str, "geography": str, "by": dict, "personal": bool}
    for key, value in found.items():
        if key not in kinds:
            raise BadInput(f"the key {key} is none of {', '.join(kinds)}.", file=path)
        if type(value) is not kinds[key]:
            raise BadInput(f"{key} = {value!r} is not of the right kind.", file=path)
    for key in needed:
        if key not in found:
            raise BadInput(f"the key {key} is missing.", file=path)
        if found[key] < 0:
            raise BadInput(f"{key} = {found[key]} is negative.", file=path)
    try:
        score(Release(**found))
    except BadInput as fault:
        raise BadInput(fault.says, file=path) from None
    return Release(**found)
