"""Run a command against a Spark cluster of its own: a master and a worker on this machine.

    python scripts/private_spark.py pytest tests/indicators/test_store_on_spark.py

Standalone mode, from the package `pyspark` (the extra `spark`), on 127.0.0.1 and free ports; gone
afterwards, its logs and work with it. The command sees OBSERVATIONS_ENGINE=spark://127.0.0.1:PORT.
Needs Java 17 or newer.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = "127.0.0.1"
PATIENCE = 60.0  # seconds for the master and the worker to find each other


def needed() -> Path:
    """Spark's home. Leaves with a sentence when Spark or Java is missing."""
    found = importlib.util.find_spec("pyspark")
    if found is None or found.origin is None:
        sys.exit("Spark was not found. Install the extra spark: uv sync --extra spark.")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        sys.exit("NO JAVA: Spark was not run. Run scripts/install_system.sh java first.")
    return Path(found.origin).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def started(home: Path, folder: Path, name: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Spark's master or worker in a process of its own, writing to NAME.log."""
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HERE,
        "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": sys.executable,
    }
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [
                *(home / "bin" / "spark-class", f"org.apache.spark.deploy.{name}"),
                *("--host", HERE, "--webui-port", "0", *arguments),
            ],
            env=environment,
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )


def wait_for(words: str, folder: Path, name: str, process: subprocess.Popen[bytes]) -> None:
    log = folder / f"{name}.log"
    until = time.monotonic() + PATIENCE
    while words not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > until:
            sys.exit(f"Spark's {name} did not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)


def main(command: list[str]) -> int:
    if not command:
        sys.exit(__doc__)
    home = needed()
    folder = Path(tempfile.mkdtemp(prefix="spark-"))
    url = f"spark://{HERE}:{free_port()}"
    running = []
    try:
        master = started(home, folder, "master.Master", "--port", url.rpartition(":")[2])
        running.append(master)
        wait_for("I have been elected leader", folder, "master.Master", master)
        worker = started(
            *(home, folder, "worker.Worker"),
            *("--cores", "1", "--memory", "1g", "--work-dir", str(folder / "work"), url),
        )
        running.append(worker)
        wait_for("Successfully registered with master", folder, "worker.Worker", worker)
        environment = {**os.environ, "OBSERVATIONS_ENGINE": url, "SPARK_LOCAL_IP": HERE}
        return subprocess.run(command, env=environment).returncode
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
