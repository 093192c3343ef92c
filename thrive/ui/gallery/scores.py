"""Scores of an index."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.ui.drawn.scores import ScoreRow, Scores, Spread, SpreadRow
from thrive.ui.gallery.state import Component, State

SCORES = Scores(
    "A sample: one part moved up, one has other choices beside it, one has no score.",
    (
        ScoreRow("Sample part one", "4 of 5 numbers", "51", 1, 51, 46, 56, 44, "↑ better"),
        ScoreRow("Sample part two", "3 of 3 numbers", "44", 2, 44, 38, 50, None, "", 49),
        ScoreRow("Sample part three", "1 of 5 numbers", "not enough numbers", 6),
        ScoreRow("Sample total", "all parts", "48", 0, 48, 44, 52),
    ),
)
SPREAD = Spread(
    "A sample: most places lie in the upper half of one part; of the other nothing is known.",
    (
        SpreadRow(
            "Sample part one",
            "40 places",
            "half lie from 42 to 71",
            (1, 2, 2, 4, 5, 7, 8, 6, 3, 2),
            4,
            58,
        ),
        SpreadRow("Sample part two", "0 places", "no numbers yet", (0,) * 10, 6),
    ),
)

COMPONENTS = (
    Component("score_rows", _("Parts of an index from 0 to 100, each with its likely range."), (State("four parts", "{% score_rows scores=scores %}", {"scores": SCORES}),), "wide"),
    Component("spread_rows", _("How many places lie where, without saying which."), (State("two parts", "{% spread_rows spread_of=spread %}", {"spread": SPREAD}),), "wide"),
    Component("score_key", _("What the marks of scores mean."), (State("all", '{% score_key now=_("now") earlier=_("earlier") likely=_("likely range") chosen=_("with your choices") %}'),)),
)  # fmt: skip
