"""Starts the examples as a user would and says where they listen."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN_DIR = pathlib.Path(os.environ.get("JACKDAW_BIN_DIR", ROOT / ".build" / "debug"))


def inherited():
    """Our own environment without JACKDAW_…: a bot takes each for its configuration, and refuses those of the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("JACKDAW_")}


class Example:
    """One running example executable on a port of its own; `program` is its file, where that is not in `BIN_DIR`."""

    def __init__(self, name, *options, port=0, env=None, program=None):
        program = program or BIN_DIR / name
        if not program.exists():
            raise RuntimeError(f"{program} does not exist: build first, or set JACKDAW_BIN_DIR")
        self.process = subprocess.Popen(
            [str(program), "--port", str(port), *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**inherited(), **(env or {})},
        )
        self.log = []
        threading.Thread(target=self._collect, daemon=True).start()
        line = self.process.stdout.readline()
        found = re.fullmatch(r"(\S+) is listening on (https?://\S+:(\d+)\S*)\n", line)
        if not found:
            self.process.kill()
            raise RuntimeError(f"{name} said {line!r} in place of its address; log: {''.join(self.log)}")
        self.name, self.url, self.port = found[1], found[2].rstrip("/"), int(found[3])
        self.ws = self.url.replace("http", "ws", 1)

    def _collect(self):
        for line in self.process.stderr:
            self.log.append(line)

    @property
    def pid(self):
        return self.process.pid

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def threads(self):
        return len(os.listdir(f"/proc/{self.pid}/task"))

    def resident_kib(self):
        for line in open(f"/proc/{self.pid}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        raise RuntimeError("no VmRSS")

    def stop(self, how=signal.SIGTERM, within=20):
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


@contextlib.contextmanager
def running(name, *options, **more):
    example = Example(name, *options, **more)
    try:
        yield example
    finally:
        if example.process.poll() is None:
            example.process.kill()
        example.process.wait()


def eventually(holds, within=10.0, every=0.05):
    """Waits until `holds()` is true, and says whether it came to be."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(every)
    return holds()
