"""Mail that comes back: addresses that fail again and again get no more of it.

Only permanent failures count, each mail once. A full mailbox or a busy server (4xx, 4.x.x) is a reason
to wait, never to stop.
"""

from __future__ import annotations

import datetime
import re
from email.message import Message

from django.db import transaction

from thrive.base import clock
from thrive.notices.models import Bounce, OutboundMessage

TOO_MANY = 3  # mails that came back for good …
WITHIN = datetime.timedelta(days=60)  # … in this time
STOPPED = "Mail to this address came back several times, so none is sent."

# Codes and links their reader asked for, or that are the only way in for somebody who has no page here
# to mend the address on: tried all the same. Whatever only tells waits, private or not.
DOORS = frozenset(
    [f"people/mail/{name}" for name in ("code_email", "code_join", "code_password", "code_sign_in")]
    + [f"people/mail/{name}" for name in ("guardian_consent", "invitation")]
    + [f"notices/mail/application_{name}" for name in ("invitation", "link", "outreach", "started")]
    + [f"notices/mail/agreement_{name}" for name in ("ask", "guardian")]
    + [f"notices/mail/{name}" for name in ("event_confirm", "official_confirm")]
)

_PERMANENT = re.compile(r"\s*(5\.\d{1,3}\.\d{1,3})\b")


def is_stopped(email: str) -> bool:
    return Bounce.objects.filter(email=email.lower(), stops=True, mended_at=None).exists()


def is_held_back(message: OutboundMessage) -> bool:
    """Mail to its address came back too often, and it opens no door."""
    return message.template not in DOORS and is_stopped(message.to_email)


@transaction.atomic
def count(message: OutboundMessage, code: str) -> bool:
    """This mail came back for good. True when the address is stopped by it."""
    held = OutboundMessage.objects.select_for_update(no_key=True).get(pk=message.pk)
    email, now = held.to_email.lower(), clock.now()
    if Bounce.objects.filter(message=held).exists():
        return False
    before = Bounce.objects.filter(email=email, mended_at=None, at__gt=now - WITHIN).count()
    stops = before + 1 >= TOO_MANY
    Bounce.objects.create(message=held, email=email, code=code[:12], at=now, stops=stops)
    return stops


def permanent_failure(report: Message) -> str:
    """The code of a permanent failure in a delivery report (RFC 3464), or nothing.

    Delayed, relayed and delivered mail, and temporary failures, are none.
    """
    if report.get_content_type() != "multipart/report":
        return ""
    for part in report.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload() if part.is_multipart() else []:
            if not isinstance(block, Message):
                continue
            failed = str(block.get("Action", "")).strip().lower() == "failed"
            found = _PERMANENT.match(str(block.get("Status", "")))
            if failed and found:
                return found[1]
    return ""
