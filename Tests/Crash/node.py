"""A bot's process that is killed and comes back."""

import random
import signal
import socket

from example_server import Example


def steady_port():
    """A free port that stays free while nobody listens on it.

    It is below those that the kernel hands out (from 32768 on under Linux, from 49152 on elsewhere): a client that
    calls a dead server there could be given that very port for its own end.
    """
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port among a hundred")


class Node:
    """A bot that comes back on the same port with the same options; `folder` is where it keeps its files.

    As a context manager it runs from the beginning, and is gone at the end in whatever state it is.
    """

    def __init__(self, name, *options, folder):
        self.port = steady_port()
        self.address = f"ws://127.0.0.1:{self.port}"
        self._name, self._options = name, options
        self._environment = {
            "JACKDAW_FILES_DIRECTORY": str(folder / "files"),
            # Conversations are judged by their whole history.
            "JACKDAW_LIMITS_HISTORY": "1000000",
            "JACKDAW_LIMITS_OUTGOING_BUFFER": str(256 << 20),
        }
        self._lives = []

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def start(self):
        """Returns once it listens."""
        self._lives.append(Example(self._name, *self._options, port=self.port, env=self._environment))

    def kill(self):
        """Ends it without warning, as a power cut does."""
        if self._process.poll() is not None:
            raise RuntimeError(f"{self._name} ended by itself with status {self._process.returncode}: {self.log}")
        self._lives[-1].stop(signal.SIGKILL)

    def pause(self):
        """Stops it where it is, as an overloaded machine does; its connections stay open, and it says nothing."""
        self._process.send_signal(signal.SIGSTOP)

    def resume(self):
        """Lets it go on, unaware that it was stopped."""
        self._process.send_signal(signal.SIGCONT)

    def stop(self):
        """Ends it in good order."""
        status = self._lives[-1].stop()
        if status != 0:
            raise RuntimeError(f"{self._name} ended with status {status}: {self.log}")

    @property
    def ws(self):
        """Its address, under the name that clients of the examples know it by."""
        return self.address

    @property
    def log(self):
        """The last lines that it wrote, over all of its lives."""
        return "".join([line for life in self._lives for line in life.log][-50:])

    @property
    def _process(self):
        return self._lives[-1].process
