"""TLS as the tests' clients speak it: a certificate of their own, and sockets that two threads may use."""

import select
import shutil
import ssl
import subprocess
import threading


class Certificate:
    """A certificate that signs itself, its key, and a client's context that trusts nothing else."""

    def __init__(self, folder):
        assert shutil.which("openssl"), "openssl is missing: script/bootstrap --tests installs it"
        self.chain, self.key, self.both = (folder / name for name in ["fullchain.pem", "key.pem", "chat.pem"])
        subprocess.run(
            [
                *"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(),
                *"-subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1".split(),
                *("-keyout", self.key, "-out", self.chain),
            ],
            check=True,
            capture_output=True,
        )
        self.both.write_text(self.chain.read_text() + self.key.read_text())
        self.context = ssl.create_default_context(cafile=self.chain)
        self.context.sslsocket_class = SharedSocket


class SharedSocket(ssl.SSLSocket):
    """One that a thread reads while another one writes, as a synchronous client of websockets has it.

    OpenSSL lets one thread at a time at a connection, and Python's own class leaves it to its users to see to that: once in
    some thousand connections, what is written while the session's ticket is read gets lost.
    """

    def __new__(cls, *arguments, **named):
        made = super().__new__(cls, *arguments, **named)
        made._lock, made._limit, made._is_open = threading.Lock(), None, False
        return made

    def do_handshake(self, *arguments):
        super().do_handshake(*arguments)
        self._is_open = True
        super().settimeout(0)

    def settimeout(self, limit):
        self._limit = limit
        super().settimeout(0 if self._is_open else limit)

    def recv(self, *arguments):
        return self._in_turn(super().recv, *arguments)

    def recv_into(self, *arguments):
        return self._in_turn(super().recv_into, *arguments)

    def send(self, *arguments):
        return self._in_turn(super().send, *arguments)

    def _in_turn(self, operation, *arguments):
        """Nobody waits for the peer with the lock in hand."""
        while True:
            try:
                with self._lock:
                    return operation(*arguments)
            except (ssl.SSLWantReadError, BlockingIOError):
                ready = select.select([self], [], [], self._limit)
            except ssl.SSLWantWriteError:
                ready = select.select([], [self], [], self._limit)
            if not any(ready):
                raise TimeoutError("the peer neither sent nor took anything in time")
