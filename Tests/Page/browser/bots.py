"""Example bots as processes, and the browser to look at them with."""

import os
import pathlib
import re
import select
import subprocess
import time

CHROMIUM = os.environ.get("JACKDAW_CHROMIUM", "/usr/bin/chromium")


class Bot:
    """One example bot as a process of its own."""

    def __init__(self, name, port=0, *arguments):
        folder = os.environ.get("JACKDAW_BIN_DIR")
        assert folder, "set JACKDAW_BIN_DIR to the folder of the built examples, e.g. .build/debug"
        self.name = name
        self.arguments = arguments
        self.program = pathlib.Path(folder) / name
        self.start(port)

    def start(self, port):
        self.process = subprocess.Popen(
            [self.program, "--port", str(port), *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # Every JACKDAW_… is the bot's configuration, and those of the tests are no keys of it.
            env={name: value for name, value in os.environ.items() if not name.startswith("JACKDAW_")},
        )
        self.output = b""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if select.select([self.process.stdout], [], [], 0.2)[0]:
                chunk = os.read(self.process.stdout.fileno(), 65536)
                self.output += chunk
                found = re.search(rb"is listening on (http://127\.0\.0\.1:(\d+)\S*)", self.output)
                if found:
                    self.url = found[1].decode().rstrip("/")
                    self.port = int(found[2])
                    return
                assert chunk, f"{self.name} ended: {self.output.decode()}"
        raise AssertionError(f"{self.name} did not say where it listens: {self.output.decode()}")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def restart(self):
        """The same bot on the same port, with no memory of what was."""
        self.start(self.port)
