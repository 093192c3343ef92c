"""Run a command against a PostgreSQL of its own: started in a temporary folder, gone afterwards.

    python scripts/private_postgres.py pytest -m database

The command sees DATABASE_URL. Needs the PostgreSQL server programs; works as root and as anybody.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def programs() -> Path:
    """The folder of the newest installed server's programs."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[4])
    )
    found = installed[-1:] or [Path(name) for name in [shutil.which("initdb")] if name]
    if not found:
        sys.exit(
            "PostgreSQL's server programs were not found. Run scripts/install_system.sh first."
        )
    return found[0].parent


def main(command: list[str]) -> int:
    if not command:
        sys.exit(__doc__)
    where = programs()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    as_user: dict[str, Any] = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
    if os.geteuid() == 0:  # the server refuses to run as root
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        as_user |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    data, log = folder / "data", folder / "log"
    try:
        subprocess.run(
            [
                *(where / "initdb", "-D", data, "-U", "thrive", "--auth=trust"),
                *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
            ],
            **as_user,
        )
        settings = (
            f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off "
            "-c full_page_writes=off -c max_connections=120"
        )
        subprocess.run(
            [where / "pg_ctl", "-w", "-D", data, "-l", log, "-o", settings, "start"], **as_user
        )
        url = f"postgres://thrive@/postgres?host={folder}"
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    finally:
        if data.exists():
            subprocess.run(
                [where / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
                **{**as_user, "check": False},
            )
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
