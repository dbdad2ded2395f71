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


class Postgres:
    """A server that can be stopped, and that comes back with what it had on the same port."""

    def __init__(self, folder, log):
        programs = sorted(VERSIONS.glob("*/bin"), key=lambda folder: int(folder.parent.name))
        if not programs:
            raise RuntimeError(f"no PostgreSQL in {VERSIONS}: apt-get install postgresql")
        # The server refuses to run as root; Debian's package made a user for it.
        owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if owner:
            shutil.chown(folder, owner["user"], owner["group"])
        self.port = steady_port()
        self.address = f"postgres://jackdaw@127.0.0.1:{self.port}/postgres"
        self._programs, self._log = programs[-1], log
        self._options = {"stdout": log, "stderr": log, "cwd": folder, **owner}
        make = ["--pgdata=data", "--username=jackdaw", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run([self._programs / "initdb", *make], check=True, **self._options)

    def start(self):
        """Returns once it answers."""
        run = ["-D", "data", "-p", str(self.port), "-h", "127.0.0.1", "-k", ""]
        self._server = subprocess.Popen([self._programs / "postgres", *run], **self._options)
        eventually(lambda: self._server.poll() is not None or self._answers(), within=30)
        if not self._answers():
            self._log.seek(0)
            raise RuntimeError(f"PostgreSQL does not answer: {self._log.read()}")

    def stop(self):
        """Shuts it down without waiting for its clients to leave."""
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(20)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()

    @contextlib.contextmanager
    def frozen(self):
        """Keeps it from doing anything, as on a machine that hangs: its connections stay open."""
        # First the one that makes the others, then those: each connection has a process of its own.
        processes = [self._server.pid]
        os.kill(self._server.pid, signal.SIGSTOP)
        children = pathlib.Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children").read_text()
        processes += [int(child) for child in children.split()]
        try:
            for process in processes[1:]:
                os.kill(process, signal.SIGSTOP)
            yield
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)

    def program(self, name):
        """One of the programs that belong to the server, as `pg_dump`."""
        return self._programs / name

    def _answers(self):
        ask = [self._programs / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={self.port}"]
        return subprocess.run(ask).returncode == 0


@contextlib.contextmanager
def postgres():
    """Runs an empty server and yields it."""
    with tempfile.TemporaryDirectory(prefix="jackdaw-postgres-") as folder, tempfile.TemporaryFile("w+") as log:
        server = Postgres(folder, log)
        server.start()
        try:
            yield server
        finally:
            server.stop()
