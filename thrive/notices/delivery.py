"""Sending what waits in the outbox. Any number of processes and threads may do it at once.

What is guaranteed: **every committed mail is tried until it is sent or has failed five times, and
two workers never hold one mail at the same time.** A worker claims a row for a lease of five
minutes in its own short transaction, sends outside any transaction, then writes the outcome only if
the claim is still its own. If it dies in between, the lease runs out and another takes the row.
A second copy can leave only when a worker dies (or hangs for the whole lease) after the mail server
took the mail and before the outcome was written; at most five copies in all, and every copy carries
the same Message-ID, by which most mailboxes show one.
"""

from __future__ import annotations

import datetime
import logging
import threading
import time
import uuid
from collections.abc import Callable
from smtplib import SMTPRecipientsRefused
from typing import Any, NoReturn

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError, close_old_connections, connection, transaction
from django.utils.html import escape

from thrive.base import clock
from thrive.base.orphans import forget_orphans
from thrive.notices.bouncing import STOPPED, count, is_held_back
from thrive.notices.ending import end_of
from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import OutboundMessage
from thrive.notices.signed import returns_to

ATTEMPTS = 5
LEASE = datetime.timedelta(minutes=5)
PAUSES = [datetime.timedelta(minutes=n) for n in (1, 5, 30, 120)]  # after the 1st … 4th failure
SECRETS_KEPT = datetime.timedelta(days=14)  # private links are dead by then
SERVER_TIMEOUT = 30  # seconds; well inside the lease
NOTHING_LEFT = "Nothing left to tell: read, hidden or ended since it was written."
EVERY = datetime.timedelta(days=1)  # between two looks for what is due by the day
POLL = 5.0  # seconds between looks, when nobody wakes us

_log = logging.getLogger("thrive.notices")
_prepared_by: dict[str, Callable[[OutboundMessage], bool]] = {}
_chores: list[Callable[[], object]] = []
_daily: list[Callable[[], object]] = [forget_orphans]
_awake = threading.Event()
_swept_at: datetime.datetime | None = None


def wake() -> None:
    """A mail has just been written in this process: look now instead of at the next poll."""
    _awake.set()


def prepares(template: str, function: Callable[[OutboundMessage], bool]) -> None:
    """Mails of this template are read anew before they are sent. `function(message)` may change
    subject, texts and context, and says whether there is still something to tell."""
    _prepared_by[template] = function


def chore(function: Callable[[], object]) -> None:
    """Done at every look of the worker, before it delivers."""
    _chores.append(function)


def daily(function: Callable[[], object]) -> None:
    """Done once a day by each worker, and when it starts. Several may do it at once."""
    _daily.append(function)


def look() -> int:
    """One look of the worker: what is due is written and sent. Returns how many were sent."""
    for do in _chores:
        do()
    sent = deliver()
    tidy()
    return sent


def deliver(limit: int = 500) -> int:
    """Send what is due, at most `limit` mails. Returns how many were sent (or kept)."""
    done, server = 0, _server()
    _blank_old_secrets()
    for _turn in range(limit):
        message = claim()
        if message is None:
            break
        done += _send(message, server)
    if server is not None:
        server.close()
    return done


def claim() -> OutboundMessage | None:
    """Take the oldest mail that is due, for one lease. None when nothing is."""
    with transaction.atomic():
        due = OutboundMessage.objects.due().order_by("not_before", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, no_key=True)
        message = due.first()
        if message is None:
            return None
        message.claim, message.claimed_until = uuid.uuid4(), clock.now() + LEASE
        message.attempts += 1
        message.save(update_fields=["claim", "claimed_until", "attempts"])
        return message


def deliver_in_background() -> threading.Thread:
    """A daemon thread for a site served by one process (`thrive serve`)."""
    thread = threading.Thread(target=_keep_delivering, name="outbox", daemon=True)
    thread.start()
    return thread


def deliver_for_ever() -> int:
    """The `thrive work` process. Ends on Ctrl-C or SIGTERM; nothing is lost by killing it."""
    try:
        _keep_delivering()
    except KeyboardInterrupt:
        return 0


def _keep_delivering() -> NoReturn:
    while True:
        _awake.clear()
        try:
            close_old_connections()
            look()
        except OperationalError as problem:  # the database is away: wait, then look again
            _log.warning("outbox waits for the database: %s", type(problem).__name__)
            time.sleep(POLL)
        _awake.wait(POLL)


def tidy() -> None:
    """Once a day, beside the mail: files that nothing points at go, and what is due by the day."""
    global _swept_at
    now = clock.now()
    if _swept_at is not None and now - _swept_at < EVERY:
        return
    _swept_at = now
    for do in _daily:
        try:
            do()
        except OperationalError:  # the database is away: all of it again at the next look
            _swept_at = None
            raise
        except Exception as problem:  # a disk that refuses never stands in the mail's way
            _log.warning("%s was not done: %s", do.__name__, type(problem).__name__)


def _server() -> BaseEmailBackend | None:
    """The mail server of EMAIL_URL; None when none is set, and mail is kept here."""
    said: dict[str, Any] = settings.EMAIL_DELIVERY
    if said["EMAIL_BACKEND"].endswith("dummy.EmailBackend"):
        return None
    options = {
        "host": said.get("EMAIL_HOST"),
        "port": said.get("EMAIL_PORT"),
        "username": said.get("EMAIL_HOST_USER"),
        "password": said.get("EMAIL_HOST_PASSWORD"),
        "use_tls": said.get("EMAIL_USE_TLS"),
        "use_ssl": said.get("EMAIL_USE_SSL"),
        "file_path": said.get("EMAIL_FILE_PATH") or None,
    }
    if "smtp" in said["EMAIL_BACKEND"]:
        options["timeout"] = SERVER_TIMEOUT
    given = {name: value for name, value in options.items() if value is not None}
    server: BaseEmailBackend = get_connection(said["EMAIL_BACKEND"], **given)
    return server


def _send(message: OutboundMessage, server: BaseEmailBackend | None) -> bool:
    if message.attempts > ATTEMPTS:
        return _write(message, "give_up", problem="Whoever sent it stopped, five times.")
    try:
        if not _is_wanted(message):
            return _write(message, "cancel", problem=NOTHING_LEFT)
        if is_held_back(message):
            return _write(message, "cancel", problem=STOPPED)
        if server is None:
            return _write(message, "keep", **_as_prepared(message))
        server.send_messages([_as_mail(message)])
    except SMTPRecipientsRefused as refusal:
        return _refused(message, refusal)
    except Exception as problem:  # whatever the server does, the next mail goes on
        if server is not None:
            server.close()
        return _try_later(message, problem)
    said = _as_prepared(message) | _blanked(message)
    return _write(message, "send", sent_at=clock.now(), **said)


def _is_wanted(message: OutboundMessage) -> bool:
    prepare = _prepared_by.get(message.template)
    return prepare is None or prepare(message)


def _as_prepared(message: OutboundMessage) -> dict[str, Any]:
    """The words as they left, for the outbox."""
    if message.template not in _prepared_by:
        return {}
    return {name: getattr(message, name) for name in ("subject", "text", "html", "context")}


def _as_mail(message: OutboundMessage) -> EmailMultiAlternatives:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    end = end_of(message)
    mail = EmailMultiAlternatives(
        message.subject,
        f"{end.mark}\n\n{message.text}{end.text}" if end.mark else message.text + end.text,
        returns_to(message) or settings.DEFAULT_FROM_EMAIL,
        [message.to_email],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": f"<{message.public_id}@{host}>",
            "Content-Language": message.language,
            "Auto-Submitted": "auto-generated",
            **end.headers,
        },
    )
    if message.html:
        page = message.html.replace("</body>", f"{end.html}</body>")
        if end.mark:
            page = page.replace("<body>", f'<body>\n<p class="foot">{escape(end.mark)}</p>', 1)
        mail.attach_alternative(page, "text/html")
    return mail


def _refused(message: OutboundMessage, refusal: SMTPRecipientsRefused) -> bool:
    """Refused at the door: for good (5xx), which counts as coming back, or for now (4xx)."""
    code, said = refusal.recipients.get(message.to_email, (0, b""))
    if not 500 <= code < 600:
        return _try_later(message, refusal)
    count(message, str(code))
    words = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    return _write(message, "give_up", problem=f"{code} {words}"[:300])


def _try_later(message: OutboundMessage, problem: Exception) -> bool:
    _log.warning("mail %s: %s", message.public_id, type(problem).__name__)
    said = f"{type(problem).__name__}: {problem}"[:300]
    if message.attempts >= ATTEMPTS:
        _write(message, "give_up", problem=said)
    else:
        later = clock.now() + PAUSES[message.attempts - 1]
        _outcome(message, problem=said, not_before=later)
    return False


def _write(message: OutboundMessage, move: str, **columns: Any) -> bool:
    """The outcome, if the claim is still ours. True when the mail left (or is kept)."""
    status = OUTBOUND_MESSAGE.after(message.status, move)
    held = _outcome(message, status=status, **{"problem": "", **columns})
    return held and status in ("sent", "kept")


def _outcome(message: OutboundMessage, **columns: Any) -> bool:
    ours = OutboundMessage.objects.filter(pk=message.pk, claim=message.claim, status="queued")
    return ours.update(**columns, claim=None, claimed_until=None) == 1


def _blanked(message: OutboundMessage) -> dict[str, str]:
    return {"text": "", "html": ""} if message.secret else {}


def _blank_old_secrets() -> None:
    """Codes and links in mails that never left are not kept longer than they work."""
    old = OutboundMessage.objects.with_secrets().filter(created__lt=clock.now() - SECRETS_KEPT)
    if old.exists():  # asked first: an UPDATE would take SQLite's write lock at every look
        old.exclude(status="queued").update(text="", html="")
