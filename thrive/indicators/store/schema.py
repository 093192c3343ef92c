"""One observation, as every reader gives it and every release stores it.

`place` is kind and code (`state:06`, `county:06095`, `place:0681666`, `tract2010:06095250100`);
`period` is `2018` or `2014-2018` and `year` its last year; `groups` is "" for everyone, else
`key=value` pairs sorted by key and joined by `|`; `moe` is half the width of the 90 % interval.
No number is ever present where `status` is one of HIDDEN.
"""

from __future__ import annotations

import pyarrow as pa

OK = "ok"
MISSING = "missing"
WITHHELD = "withheld_by_source"
SUPPRESSED = "suppressed"
SECONDARY = "suppressed_secondary"
UNSTABLE = "unstable"

STATUSES = (OK, MISSING, WITHHELD, SUPPRESSED, SECONDARY, UNSTABLE)
HIDDEN = frozenset({MISSING, WITHHELD, SUPPRESSED, SECONDARY})
NUMBERS = ("value", "numerator", "denominator", "moe")

OBSERVATION = pa.schema(
    [
        pa.field("place", pa.string(), nullable=False),
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("period", pa.string(), nullable=False),
        pa.field("year", pa.int16(), nullable=False),
        pa.field("groups", pa.string(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("numerator", pa.float64()),
        pa.field("denominator", pa.float64()),
        pa.field("moe", pa.float64()),
        pa.field("status", pa.dictionary(pa.int8(), pa.string()), nullable=False),
    ]
)
