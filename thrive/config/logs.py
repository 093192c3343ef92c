"""One JSON object a line, without personal data: what, when, where; never who by name."""

from __future__ import annotations

import json
import re
from typing import Any

import structlog

_stamp = structlog.processors.TimeStamper(fmt="iso")
# Whoever reads the log could open these: the secret part of an address is left out.
_PRIVATE_LINK = re.compile(r"(/(?:consent|invitations|apply/continue|apply/official)/)[^/\s\"?]+")


def as_json(logger: Any, name: str, event: dict[str, Any]) -> str:
    record = event.pop("_record", None)
    event.pop("_from_structlog", None)
    line = dict(_stamp(logger, name, event))
    line["event"] = _PRIVATE_LINK.sub(r"\1…", str(line.get("event", "")))
    if record is not None:
        line |= {"level": record.levelname, "logger": record.name}
        if record.exc_info and record.exc_info[0]:
            line["problem"] = record.exc_info[0].__name__
    return json.dumps(line, default=str, ensure_ascii=False)
