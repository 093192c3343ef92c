"""`thrive serve --workers`: when its first process is killed, nobody is left without an answer."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from thrive.config import workers

THRIVE = str(Path(sys.executable).with_name("thrive"))


def answers(port: int, patience: float = 40) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=9) as page:
                return bool(page.status == 200)
        except OSError:
            time.sleep(0.1)
    return False


def test_the_workers_go_on_when_the_first_process_is_killed(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "DATA_DIR": str(tmp_path), "DEBUG": "0", "HTTPS": "0"}
    words = [THRIVE, "serve", "--workers", "2", "--port", str(port)]
    server = subprocess.Popen(words, env=env, start_new_session=True)
    try:
        assert answers(port)
        server.kill()
        server.wait()
        assert all(answers(port, 5) for _each in range(20))
    finally:
        os.killpg(server.pid, signal.SIGKILL)


def test_a_worker_without_the_first_process_ends_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []
    parents = iter([7, 7, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(time, "sleep", waited.append)
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *said: ended.append(said))

    workers._end_after(7)

    assert waited == [1, 1, workers.ALONE]
    assert ended == [(os.getpid(), signal.SIGTERM)]
