"""A release that stands on the shelf, and the answers of all of them that are kept in memory."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from thrive.indicators.queries.numbers import Edition
from thrive.indicators.store.answers import Answers
from thrive.indicators.store.read import Observations

_answers = Answers()


class Held:
    """Whose numbers stand there, and the door to them."""

    def __init__(self, edition: Edition, observations: Observations) -> None:
        self.edition, self.observations = edition, observations

    def asked(self, question: str, *given: Any) -> pa.Table:
        """One of the questions of `Observations`, answered from memory where it was asked before."""
        key = (self.edition.fingerprint, question, given)
        return _answers.to(key, lambda: getattr(self.observations, question)(*given))
