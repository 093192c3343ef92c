"""Every measure that applies to one case, refusals included."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from thrive.method.errors import BadInput
from thrive.method.inequality import gradient, impact, pairs, spread
from thrive.method.inequality.bootstrap import DRAWS, SEED, dispersion
from thrive.method.inequality.groups import Groups
from thrive.method.inequality.measure import Measure, refused

OF_ORDER: dict[str, Callable[..., Measure]] = {
    "sii": gradient.slope_index,
    "sii_linear": partial(gradient.slope_index, linear=True),
    "rii": gradient.relative_index,
    "rii_linear": partial(gradient.relative_index, linear=True),
    "aci": gradient.absolute_concentration,
    "rci": gradient.relative_concentration,
    "rci_wagstaff": partial(gradient.relative_concentration, correction="wagstaff"),
    "rci_erreygers": partial(gradient.relative_concentration, correction="erreygers"),
}
CLOSED: dict[str, Callable[..., Measure]] = {
    "d": pairs.difference,
    "r": pairs.ratio,
    **OF_ORDER,
    "bgv": spread.between_group_variance,
    "ti": spread.theil,
    "mld": spread.mean_log_deviation,
    "paf": impact.attributable_fraction,
    "parisk": impact.attributable_risk,
}
CODES = (
    *("d", "r", *OF_ORDER, "bgv", "bgsd", "covar", "ti", "mld", "idisu", "idisw"),
    *("mdbu", "mdbw", "mdmu", "mdmw", "mdru", "mdrw", "paf", "parisk"),
)


def measures(
    groups: Groups, *, draws: int = DRAWS, seed: int = SEED, force: bool = False
) -> list[Measure]:
    """All measures that apply, in the order of CODES (those of an order only where there is one).

    A measure that is refused has a NaN estimate and the reason, one sentence, in its note.
    """
    drawn = dispersion(groups, draws=draws, seed=seed, force=force)
    found = []
    for code in CODES:
        if code in OF_ORDER and groups.order is None:
            continue
        if code in drawn:
            found.append(drawn[code])
            continue
        try:
            found.append(CLOSED[code](groups, force=force))
        except BadInput as fault:
            found.append(refused(code, str(fault)))
    return found
