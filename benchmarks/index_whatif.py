"""“Change the choices”: every place scored anew, as in a request.

`.venv/bin/python benchmarks/index_whatif.py`: both designs of the site with invented numbers of 483,
4,830 and 48,300 places (seed 1, a tenth missing), each kind of choice; best of 20, in milliseconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from thrive.method.index.recipe import Recipe, parse
from thrive.wellbeing.recipes.choices import Choices, applied
from thrive.wellbeing.recipes.designs import DESIGNS, Design
from thrive.wellbeing.recipes.scoring import ranges, scored
from thrive.wellbeing.recipes.writing import goalposts_of, written

CHOICES = {
    "weights": Choices(points={1: 3.0, 2: 1.0, 3: 1.0, 4: 2.0, 5: 1.0, 6: 2.0}),
    "missing rule": Choices(share="half"),
    "wider goalposts": Choices(scale="wide"),
    "position": Choices(scale="position"),
    "everything": Choices(points={1: 2.0, 4: 1.0}, scale="position", share="all", mean="geometric"),
}


def best(what: Callable[[], object], times: int = 20) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        what()
        taken.append(time.process_time() - start)
    return 1000 * min(taken)


def one(design: Design, places: int) -> str:
    recipe, values = ground(design, places)
    everybody = np.ones(places, bool)

    def anew(choices: Choices) -> float:
        return best(lambda: scored(applied(recipe, choices, values, everybody), values))

    told = ", ".join(f"{name} {anew(choices):.1f}" for name, choices in CHOICES.items())
    return f"{design.slug}, {len(design.parts)} indicators × {places:,} places: {told} ms"


def ground(design: Design, places: int) -> tuple[Recipe, np.ndarray]:
    random = np.random.default_rng(1)
    values = random.gamma(3, 4, (places, len(design.parts)))
    values[random.random(values.shape) < 0.1] = np.nan
    posts = {part.code: goalposts_of(values[:, at]) for at, part in enumerate(design.parts)}
    return parse(written(design, posts)), values


def main() -> None:
    for design in DESIGNS.values():
        for places in (483, 4_830, 48_300):
            print(one(design, places))
    recipe, values = ground(DESIGNS["public-tables"], 483)
    taken = best(lambda: ranges(recipe, values, np.full(values.shape, 0.5)), 3)
    print(f"likely ranges of 483 places by 400 draws, when an edition is made: {taken:.0f} ms")


if __name__ == "__main__":
    main()
