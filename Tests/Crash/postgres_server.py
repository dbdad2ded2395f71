"""Debian's PostgreSQL server, on a folder and a port of its own."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from example_server import eventually
from node import steady_port

VERSIONS = pathlib.Path("/usr/lib/postgresql")


@contextlib.contextmanager
def postgres():
    """Runs an empty server and yields the address of a database on it."""
    programs = sorted(VERSIONS.glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not programs:
        raise RuntimeError(f"no PostgreSQL in {VERSIONS}: apt-get install postgresql")
    # The server refuses to run as root; Debian's package made a user for it.
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    port = steady_port()
    with tempfile.TemporaryDirectory(prefix="jackdaw-postgres-") as folder, tempfile.TemporaryFile("w+") as log:
        if owner:
            shutil.chown(folder, owner["user"], owner["group"])
        options = {"stdout": log, "stderr": log, "cwd": folder, **owner}
        make = ["initdb", "--pgdata=data", "--username=jackdaw", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        run = ["postgres", "-D", "data", "-p", str(port), "-h", "127.0.0.1", "-k", ""]
        subprocess.run([programs[-1] / make[0], *make[1:]], check=True, **options)
        server = subprocess.Popen([programs[-1] / run[0], *run[1:]], **options)
        try:
            ask = [programs[-1] / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
            eventually(lambda: server.poll() is not None or subprocess.run(ask).returncode == 0, within=30)
            if subprocess.run(ask).returncode != 0:
                log.seek(0)
                raise RuntimeError(f"PostgreSQL does not answer: {log.read()}")
            yield f"postgres://jackdaw@127.0.0.1:{port}/postgres"
        finally:
            # Fast shutdown: it does not wait for its clients to leave.
            server.send_signal(signal.SIGINT)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
