"""Language and address prefix of a request, kept in the thread that draws its page.

Django keeps them in a `Local` that also serves event loops and takes a lock at every look. A page
looks four hundred times, which was a tenth of its time. Every door of the house (`config/wsgi.py`
behind any server, the worker, the commands) does a request or a job in one thread from its first line
to its last, so the thread's own place is enough.
"""

from __future__ import annotations

import threading

from django.urls import base
from django.utils.translation import trans_real


def keep_in_threads() -> None:
    trans_real._active = threading.local()  # type: ignore[attr-defined]
    base._prefixes = threading.local()  # type: ignore[attr-defined]
    base._urlconfs = threading.local()  # type: ignore[attr-defined]
