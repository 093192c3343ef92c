"""The analyst's commands: `thrive index`, `inequality`, `precision`, `disclosure`.

Exit codes: 0 done · 1 a check failed (the report says where) · 2 the call or a file is off, and
nothing was written · 3 a hidden cell can be pinned down (`thrive disclosure attack`).
Each module here offers `add(parser)`, which gives its parser arguments and a `command`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from thrive.method.errors import BadInput

COMMANDS = {
    "index": "Build, compare, reproduce and question a composite index.",
    "inequality": "Measures of inequality between groups, with their uncertainty.",
    "precision": "Margins of error, intervals and presentation standards.",
    "disclosure": "Protect a table of counts, attack a published one, score a release.",
}


def run(words: Sequence[str]) -> int:
    """Run `thrive WORDS...`, whose first word is one of COMMANDS."""
    name = words[0]
    parser = argparse.ArgumentParser(prog=f"thrive {name}", description=COMMANDS[name])
    importlib.import_module(f"thrive.method.commands.{name}").add(parser)
    said = parser.parse_args(words[1:])
    try:
        code: int = said.command(said)
    except BadInput as fault:
        sys.stderr.write(f"thrive {name}: {fault}\n")
        return 2
    except BrokenPipeError:
        return 0
    return code
