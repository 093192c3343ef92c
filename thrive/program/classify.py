"""Which tier fits, and why. Pure rules that explain themselves.

`likely_tier` reads six plain answers before anyone applies; `recommend` reads the scores of a
review. Neither decides: people do. Both take the rulebook they are to follow, so that a decision
of last year can be read again under last year's rules. Both are monotone: a better answer or a
higher score never leads to a lower tier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .rulebook import GATE_SCORE, TOP_SCORE, Bar, Criterion, Met, PrecheckAnswer, Rulebook
from .text import Text

NOT_NOW: Literal["not_now"] = "not_now"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one question or criterion was read, why, and what would change it."""

    code: str
    about: Text
    met: Met
    because: Text
    would_change: Text | None


@dataclass(frozen=True, slots=True)
class Likely:
    """The tier that six plain answers point to. `once` is what has to happen first, if anything.

    `next_up` says what would move the place on to `next_tier`; empty at the top.
    """

    tier: str
    because: Text
    once: Text | None
    criteria: tuple[Reading, ...]
    next_tier: str | None
    next_up: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a review's scores point to: a tier's slug, or `NOT_NOW` while a gate is closed.

    `total` and `out_of` are weighted points; `rulebook` names the rules it was read under.
    """

    tier: str
    because: Text
    total: int
    out_of: int
    criteria: tuple[Reading, ...]
    next_tier: str | None
    next_up: tuple[Text, ...]
    rulebook: str


# ── Before applying: six plain answers ────────────────────────────────────────────────────────


def likely_tier(rulebook: Rulebook, answers: Mapping[str, str]) -> Likely:
    """The tier to expect from any subset of the plain questions; nobody is told no.

    `answers` maps question codes to answer values. An unknown question or value is refused
    (ValueError names the question).
    """
    _refuse_unknown(answers, (question.code for question in rulebook.precheck), "plain question")
    _require_bars(rulebook)
    given = {q.code: q.answer(answers.get(q.code)) for q in rulebook.precheck}

    reached = [bar for bar in rulebook.bars if not _short_of(bar.precheck, given)]
    tier = rulebook.tier(reached[-1].tier)
    following = rulebook.next_tier_after(tier.slug)
    return Likely(
        tier=tier.slug,
        because=Text(
            f"Your answers point to {tier.name.en}. {tier.summary.en}",
            f"Sus respuestas apuntan a la categoría {tier.name.es}. {tier.summary.es}",
        ),
        once=next((answer.first for answer in given.values() if answer.first), None),
        criteria=tuple(
            Reading(question.code, question.asks, answer.met, answer.because, answer.would_change)
            for question, answer in zip(rulebook.precheck, given.values(), strict=True)
        ),
        next_tier=following.slug if following else None,
        next_up=_todos(_short_of(rulebook.bar(following.slug).precheck, given), given)
        if following
        else (),
    )


def _short_of(needs: Mapping[str, int], given: Mapping[str, PrecheckAnswer]) -> list[str]:
    return [code for code, least in needs.items() if given[code].rank < least]


def _todos(codes: Iterable[str], given: Mapping[str, PrecheckAnswer]) -> tuple[Text, ...]:
    todos = (given[code].would_change for code in codes)
    return tuple(dict.fromkeys(todo for todo in todos if todo))


# ── At the review: scores from 0 to 4 ─────────────────────────────────────────────────────────


def recommend(rulebook: Rulebook, scores: Mapping[str, int]) -> Recommendation:
    """What the scores point to under this rulebook. A criterion without a score counts as 0.

    `scores` maps criterion codes to 0, 1, 2, 3 or 4 (ValueError names the criterion otherwise).
    Caps are not asked here: whether a seat is free is a question for the day of the decision.
    """
    _refuse_unknown(scores, (criterion.code for criterion in rulebook.criteria), "criterion")
    for code, score in scores.items():
        if not isinstance(score, int) or not 0 <= score <= TOP_SCORE:
            raise ValueError(f"Criterion {code!r} is scored 0 to {TOP_SCORE}; got {score!r}.")
    _require_bars(rulebook)

    total = sum(c.weight * scores.get(c.code, 0) for c in rulebook.criteria)
    out_of = sum(c.weight * TOP_SCORE for c in rulebook.criteria)
    closed = [c for c in rulebook.criteria if c.gate and scores.get(c.code, 0) < GATE_SCORE]
    cleared = [] if closed else [b for b in rulebook.bars if _clears(b, scores, total, out_of)]
    tier = cleared[-1].tier if cleared else NOT_NOW
    next_bar = _bar_above(rulebook, tier)
    return Recommendation(
        tier=tier,
        because=_why(rulebook, tier, total, out_of, closed),
        total=total,
        out_of=out_of,
        criteria=tuple(_read(c, scores.get(c.code)) for c in rulebook.criteria),
        next_tier=next_bar.tier if next_bar else None,
        next_up=_next_up(rulebook, next_bar, scores, total, out_of, closed),
        rulebook=str(rulebook),
    )


def _bar_above(rulebook: Rulebook, tier: str) -> Bar | None:
    if tier == NOT_NOW:
        return rulebook.bars[0]
    above = rulebook.next_tier_after(tier)
    return rulebook.bar(above.slug) if above else None


def _clears(bar: Bar, scores: Mapping[str, int], total: int, out_of: int) -> bool:
    enough = total * 100 >= bar.share * out_of
    return enough and all(scores.get(code, 0) >= least for code, least in bar.floors.items())


def _why(rulebook: Rulebook, tier: str, total: int, out_of: int, closed: list[Criterion]) -> Text:
    if closed:
        en = ", ".join(criterion.name.en for criterion in closed)
        es = ", ".join(criterion.name.es for criterion in closed)
        return Text(
            f"Not now: {en} must reach {GATE_SCORE} of {TOP_SCORE} first.",
            f"Por ahora no: {es} debe llegar primero a {GATE_SCORE} de {TOP_SCORE}.",
        )
    name = rulebook.tier(tier).name
    return Text(
        f"{total} of {out_of} points, and every least score for {name.en} is reached.",
        f"{total} de {out_of} puntos, y se alcanza cada mínimo de la categoría {name.es}.",
    )


def _read(criterion: Criterion, score: int | None) -> Reading:
    if score is None:
        unscored = Text("No score yet, so it counts as 0.", "Aún sin puntaje; cuenta como 0.")
        return Reading(criterion.code, criterion.name, "unknown", unscored, None)
    met: Met = "yes" if score >= 3 else "partly" if score >= 1 else "no"
    higher = criterion.anchors[score + 1] if score < TOP_SCORE and criterion.in_reach else None
    return Reading(criterion.code, criterion.name, met, criterion.anchors[score], higher)


def _next_up(
    rulebook: Rulebook,
    bar: Bar | None,
    scores: Mapping[str, int],
    total: int,
    out_of: int,
    closed: list[Criterion],
) -> tuple[Text, ...]:
    if bar is None:
        return ()
    short = {criterion.code: GATE_SCORE for criterion in closed}
    short |= {code: n for code, n in bar.floors.items() if scores.get(code, 0) < n}
    steps = [rulebook.criterion(code).anchors[least] for code, least in short.items()]
    missing = -(-(bar.share * out_of - total * 100) // 100)
    if missing > 0:
        steps.append(
            Text(
                f"Points still missing: {missing}, out of {out_of} in all.",
                f"Puntos que faltan: {missing}, de {out_of} en total.",
            )
        )
    return tuple(steps)


def _refuse_unknown(given: Iterable[str], known: Iterable[str], what: str) -> None:
    if unknown := sorted(set(given) - set(known)):
        raise ValueError(f"This rulebook has no {what} {', '.join(map(repr, unknown))}.")


def _require_bars(rulebook: Rulebook) -> None:
    if not rulebook.bars:
        raise ValueError(f"Rulebook {rulebook} has no tiers to choose from.")
