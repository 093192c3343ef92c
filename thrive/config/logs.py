"""One JSON object a line, without personal data: what, when, where; never who by name."""

from __future__ import annotations

import datetime
import json
import logging
import re

# Whoever reads the log could open these: the secret part of an address is left out.
_PRIVATE_LINK = re.compile(r"(/(?:consent|invitations|apply/continue|apply/official)/)[^/\s\"?]+")


class AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        line = {
            "timestamp": at.isoformat(),
            "event": _PRIVATE_LINK.sub(r"\1…", record.getMessage()),
            "level": record.levelname,
            "logger": record.name,
        }
        if record.exc_info and record.exc_info[0]:
            line["problem"] = record.exc_info[0].__name__
        return json.dumps(line, default=str, ensure_ascii=False)
