"""What is asked of a protection."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.method.disclosure.blocks import Bounds
from thrive.method.disclosure.cells import Cells, Floats, Hierarchy, Mask


@dataclass(frozen=True)
class Task:
    """What is asked: hide `primary` and others, never `fixed`, as cheaply as can be.

    Arrays (n,): `widths` is read at primary cells; `prices` > 0 is the cost of hiding a cell;
    `dear` cells are hidden only where nothing else protects a cell.
    """

    cells: Cells
    primary: Mask
    widths: Floats
    fixed: Mask
    prices: Floats
    bounds: Bounds
    hierarchy: Hierarchy
    dear: Mask
