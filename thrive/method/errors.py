"""What goes wrong with an analyst's files, said so that they can put it right."""

from __future__ import annotations


class BadInput(ValueError):
    """A fault in a file, a recipe or an argument. `str()` is one sentence that names the place.

    `file` as the analyst gave it, `line` counted from 1 with the header as line 1,
    `column` by its name. Commands print the sentence on standard error and exit with 2.
    """

    def __init__(
        self,
        says: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        self.says, self.file, self.line, self.column = says, file, line, column
        place = [
            part
            for part in (
                file,
                line is not None and f"line {line}",
                column is not None and f"column {column}",
            )
            if part
        ]
        super().__init__(f"{', '.join(place)}: {says}" if place else says)
