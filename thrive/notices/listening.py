"""`thrive mail`: one message from a pipe, or a small SMTP server behind the mail server."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import Any, BinaryIO

from aiosmtpd.controller import Controller
from django.db import connection

from thrive.notices.incoming import LARGEST, Incoming, Outcome, addressed_to, is_ours, take

# Exit codes of sysexits.h, as mail servers understand them.
TAKEN, TOO_LARGE, NO_SUCH_ADDRESS, LATER = 0, 65, 67, 75
LATER_SAID = "451 4.3.0 Please bring it again later"

_log = logging.getLogger("thrive.notices")


def receive(stream: BinaryIO, to: str = "") -> int:
    """One message. The exit code tells the mail server whether to forget it, refuse it, or bring it
    again."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return TOO_LARGE
    try:
        ours = [address for address in ([to] if to else addressed_to(raw)) if is_ours(address)]
        if not ours:
            return NO_SUCH_ADDRESS
        return TAKEN if take(Incoming(ours[0], raw)) is not Outcome.UNKNOWN else NO_SUCH_ADDRESS
    except Exception as fault:  # the mail server keeps it and comes again
        _log.exception("mail was not taken: %s", type(fault).__name__)
        return LATER


class Door:
    """What the SMTP server asks: is this address ours, and take this message."""

    async def handle_RCPT(  # noqa: N802 - the name is the library's
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        try:
            if not await asyncio.to_thread(_asked, address):
                return "550 5.1.1 There is no such address"
        except Exception as fault:  # left to the library it would be refused for good, and lost
            _log.exception("an address was not looked up: %s", type(fault).__name__)
            return LATER_SAID
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        try:
            for address in envelope.rcpt_tos:
                await asyncio.to_thread(_taken, address, envelope.original_content)
        except Exception as fault:
            _log.exception("mail was not taken: %s", type(fault).__name__)
            return LATER_SAID
        return "250 2.0.0 Taken"


def controller(host: str, port: int) -> Controller:
    return Controller(Door(), hostname=host, port=port, data_size_limit=LARGEST, ident="mail")


def listen(host: str, port: int) -> int:
    """The `thrive mail listen` process. Ends on Ctrl-C or SIGTERM; nothing is lost by killing it."""
    door = controller(host, port)
    door.start()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return 0
    finally:
        door.stop()
    return 0


def _asked(address: str) -> bool:
    try:
        return is_ours(address)
    finally:
        connection.close()  # the threads of the server come and go, and would leave theirs open


def _taken(address: str, raw: bytes) -> None:
    try:
        take(Incoming(address, raw))
    finally:
        connection.close()
