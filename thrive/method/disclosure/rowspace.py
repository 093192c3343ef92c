"""Which hidden cells follow from the published numbers by adding and subtracting alone.

Hidden cells y satisfy A y = b. Cell j follows exactly when the unit vector e_j lies in the row
space of A, that is, when every vector of the null space of A is zero at j. (Non-negativity can
pin further cells; `attacker.intervals` finds those.)
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from thrive.method.disclosure.cells import Mask

EXACT = 300  # columns up to which the elimination is carried out in exact fractions


def determined(matrix: Any, exact_up_to: int = EXACT) -> Mask:
    """Mask (n,) of the columns of a sparse matrix (m, n) whose unit vector is in its row space.

    Up to `exact_up_to` columns by Gauss–Jordan elimination in exact fractions, which is a proof. Above,
    by projecting a fixed vector without special position on the null space (LSMR, tolerance
    1e-13): the projection is zero at j when j is determined, and for almost no vector otherwise.
    """
    return _eliminated(matrix) if matrix.shape[1] <= exact_up_to else _projected(matrix)


def _eliminated(matrix: Any) -> Mask:
    csr = matrix.tocsr()
    pivots: dict[int, dict[int, Fraction]] = {}
    for e in range(csr.shape[0]):
        span = slice(csr.indptr[e], csr.indptr[e + 1])
        row = {
            int(j): Fraction(float(a))
            for j, a in zip(csr.indices[span], csr.data[span], strict=True)
        }
        for j in [j for j in row if j in pivots]:
            _subtract(row, pivots[j], row[j])
        if not row:
            continue
        lead = min(row)
        scale = row[lead]
        row = {j: a / scale for j, a in row.items()}
        for other in pivots.values():
            if lead in other:
                _subtract(other, row, other[lead])
        pivots[lead] = row
    found = np.zeros(csr.shape[1], bool)
    found[[j for j, row in pivots.items() if len(row) == 1]] = True
    return found


def _subtract(row: dict[int, Fraction], other: dict[int, Fraction], times: Fraction) -> None:
    for j, a in other.items():
        left = row.get(j, Fraction(0)) - times * a
        if left:
            row[j] = left
        else:
            row.pop(j, None)


def _projected(matrix: Any) -> Mask:
    from scipy.sparse.linalg import lsmr

    n = matrix.shape[1]
    # The fractional parts of the golden ratio times squares: fixed, spread, and in no relation with
    # small integer coefficients. (Of plain multiples, four cells at equal distances cancel.)
    start = np.modf(np.arange(1, n + 1) ** 2 * 1.618033988749895)[0] + 0.5
    across = lsmr(matrix.T.tocsr(), start, atol=1e-13, btol=1e-13, maxiter=20 * n)[0]
    left = start - matrix.T @ across
    return np.asarray(np.abs(left) < 1e-7)
