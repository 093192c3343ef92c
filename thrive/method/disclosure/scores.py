"""The publication scoring criteria as a table: what each variable of a release adds.

Publisher: California Health and Human Services Agency (CalHHS). Document: Data De-Identification
Guidelines, edition 2.0 (2025), appendix D, tables 1–33. All 71 scores. The release threshold, 12,
is that of edition 1.0 (2016), section 4.3.
"""

from __future__ import annotations

from typing import NamedTuple

PUBLISHER = "California Health and Human Services Agency"
EDITION = "Data De-Identification Guidelines, edition 2.0 (2025), appendix D"
THRESHOLD = 12  # a total up to this releases
NUMERATOR, DENOMINATOR = 11, 20_001  # the smallest that release without scoring


class Score(NamedTuple):
    """One line: a variable, a characteristic, the range it covers where it is a number, a score."""

    variable: str
    characteristic: str
    least: int | None
    most: int | None
    score: int


SCORES = (
    Score("events", "1000+", 1000, None, 2),
    Score("events", "100-999", 100, 999, 3),
    Score("events", "11-99", 11, 99, 5),
    Score("events", "<11 (smallest cell in the table)", 0, 10, 7),
    Score("characteristic population", ">4,000,000", 4000001, None, 1),
    Score("characteristic population", "300,001-4,000,000", 300001, 4000000, 2),
    Score("characteristic population", "100,001-300,000", 100001, 300000, 3),
    Score("characteristic population", "20,001-100,000", 20001, 100000, 5),
    Score("characteristic population", "<=20,000", 0, 20000, 7),
    Score("age band", ">29-year range", 30, None, 1),
    Score("age band", "11-29-year range", 11, 29, 2),
    Score("age band", "6-10-year range", 6, 10, 3),
    Score("age band", "3-5-year range", 3, 5, 5),
    Score("age band", "1-2-year range", 1, 2, 7),
    Score("race", "White, Asian, Black, Hispanic, MENA only", None, None, 2),
    Score("race", "the above plus AIAN, NHPI, mixed", None, None, 3),
    Score("ethnicity", "Hispanic yes/no", None, None, 1),
    Score("language", "English, Spanish, Other", None, None, 1),
    Score("sex", "male/female", None, None, 1),
    Score("sexual orientation", "straight, gay/lesbian, bisexual, asexual", None, None, 2),
    Score("gender identity", "man, woman, transgender or non-binary", None, None, 3),
    Score("gender identity", "more specific identities", None, None, 5),
    Score("intersex", "yes/no or combined with sex", None, None, 2),
    Score("immigration status", "citizen/foreign born (or naturalized/noncitizen)", None, None, 1),
    Score("residence", ">2,000,000", 2000001, None, -5),
    Score("residence", "1,000,001-2,000,000", 1000001, 2000000, -3),
    Score("residence", "560,001-1,000,000", 560001, 1000000, -1),
    Score("residence", "250,001-560,000", 250001, 560000, 0),
    Score("residence", "100,001-250,000", 100001, 250000, 1),
    Score("residence", "50,001-100,000", 50001, 100000, 3),
    Score("residence", "20,001-50,000", 20001, 50000, 4),
    Score("residence", "4,001-20,000", 4001, 20000, 5),
    Score("residence", "<=4,000", 0, 4000, 7),
    Score("service geography", ">2,000,000", 2000001, None, -5),
    Score("service geography", "1,000,001-2,000,000", 1000001, 2000000, -4),
    Score("service geography", "560,001-1,000,000", 560001, 1000000, -3),
    Score("service geography", "250,001-560,000", 250001, 560000, -1),
    Score("service geography", "20,001-250,000", 20001, 250000, 0),
    Score("service geography", "<=20,000", 0, 20000, 1),
    Score("service geography", "address (street and ZIP)", None, None, 3),
    Score("service geography", "address in rural area", None, None, 5),
    Score("service geography", "address in frontier area", None, None, 7),
    Score("insurance", ">2,000,000", 2000001, None, -5),
    Score("insurance", "1,000,001-2,000,000", 1000001, 2000000, -3),
    Score("insurance", "560,001-1,000,000", 560001, 1000000, -1),
    Score("insurance", "250,001-560,000", 250001, 560000, 0),
    Score("insurance", "100,001-250,000", 100001, 250000, 1),
    Score("insurance", "50,001-100,000", 50001, 100000, 3),
    Score("insurance", "20,001-50,000", 20001, 50000, 4),
    Score("insurance", "<=20,000", 0, 20000, 5),
    Score("enrollment", ">10,000,000", 10000001, None, 0),
    Score("enrollment", "4,000,001-10,000,000", 4000001, 10000000, 1),
    Score("enrollment", "300,001-4,000,000", 300001, 4000000, 2),
    Score("enrollment", "100,001-300,000", 100001, 300000, 3),
    Score("enrollment", "20,001-100,000", 20001, 100000, 5),
    Score("enrollment", "<=20,000", 0, 20000, 7),
    Score("period", "5 years aggregated", None, None, -5),
    Score("period", "2-4 years aggregated", None, None, -3),
    Score("period", "1 year", None, None, 0),
    Score("period", "bi-annual (half-year)", None, None, 3),
    Score("period", "quarterly", None, None, 4),
    Score("period", "monthly", None, None, 5),
    Score("interactions", "only events (minimum 5), time, population", None, None, -5),
    Score("interactions", "only events (minimum 3), time, population", None, None, -3),
    Score("interactions", "only events (no minimum), time, population", None, None, 0),
    Score("interactions", "+1 further dependent variable", None, None, 1),
    Score("interactions", "+2 further dependent variables", None, None, 2),
    Score("interactions", "+3 further dependent variables", None, None, 4),
    Score("other variable", "<5 groups", None, None, 3),
    Score("other variable", "5-9 groups", None, None, 5),
    Score("other variable", "10+ groups", None, None, 7),
)
