"""A WebSocket client that sends what it is told to, right or wrong, and holds the server to the rules."""

import base64
import hashlib
import os
import select
import socket
import time
import zlib
from typing import NamedTuple

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
RSV1, RSV2, RSV3 = 0x40, 0x20, 0x10
TAIL = b"\x00\x00\xff\xff"
DEFLATE = "permessage-deflate"


class Frame(NamedTuple):
    opcode: int
    payload: bytes
    fin: bool = True
    rsv1: bool = False


def masked(payload, key):
    size = len(payload)
    repeated = (key * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(repeated, "little")).to_bytes(size, "little")


def head(opcode, size, fin=True, rsv=0, form=None, mask=0x80):
    """A frame's octets before its key; `form` takes a longer form of length (126, 127) than the size needs."""
    form = form or (size if size < 126 else 126 if size < 65536 else 127)
    extended = {126: 2, 127: 8}.get(form, 0)
    return bytes([fin << 7 | rsv | opcode, mask | form]) + (size.to_bytes(extended, "big") if extended else b"")


def frame(opcode, payload=b"", fin=True, rsv=0, form=None):
    key = os.urandom(4)
    return head(opcode, len(payload), fin, rsv, form) + key + masked(payload, key)


def fragmented(opcode, pieces, rsv=0):
    """One message, a frame for each piece; `rsv` is that of the first."""
    return b"".join(
        frame(CONTINUATION if index else opcode, piece, index == len(pieces) - 1, 0 if index else rsv)
        for index, piece in enumerate(pieces)
    )


def deflated(content, final=False, before=b""):
    """Blocks that end at an octet's edge, the last one marked as final or not; they may refer to what was `before`."""
    dictionary = {"zdict": before} if before else {}
    compressor = zlib.compressobj(wbits=-15, **dictionary)
    return compressor.compress(content) + compressor.flush(zlib.Z_FINISH if final else zlib.Z_SYNC_FLUSH)


def compressed(content, before=b""):
    """The payload of a compressed message."""
    return deflated(content, before=before)[: -len(TAIL)]


def handshake(port, *offers, path="/", protocol=None):
    """A request to open a WebSocket, and what its acceptance has to be; each offer has a header line of its own."""
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
        *(f"Sec-WebSocket-Extensions: {offer}" for offer in offers),
        *([f"Sec-WebSocket-Protocol: {protocol}"] if protocol else []),
    ]
    proof = hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), base64.b64encode(proof).decode()


class RawClient:
    """An open connection; `agreed` are the parameters of compression, or None, `octets` those of frames so far.

    `kernel_buffer` bounds what the kernel holds for this side, in octets each way; `wrap` puts TLS around the socket.
    """

    def __init__(
        self, server, *offers, path="/", protocol=None, timeout=10, kernel_buffer=None, wrap=lambda socket: socket
    ):
        self.socket = socket.socket()
        self.socket.settimeout(timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if kernel_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, kernel_buffer)
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, kernel_buffer)
        self.socket.connect(("127.0.0.1", server.port))
        self.socket = wrap(self.socket)
        self._received = bytearray()
        self.octets = 0
        request, proof = handshake(server.port, *offers, path=path, protocol=protocol)
        self.send(request)
        while b"\r\n\r\n" not in self._received:
            assert self._receive(), f"the handshake got {bytes(self._received)}"
        answer, _, self._received = self._received.partition(b"\r\n\r\n")
        status, *lines = answer.decode().split("\r\n")
        headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        assert status.split()[1] == "101", status
        assert dict(headers)["sec-websocket-accept"] == proof
        answers = [value for name, value in headers if name == "sec-websocket-extensions"]
        assert len(answers) < 2, answers
        self.agreed = self._parameters(answers[0]) if answers else None
        if self.agreed is not None:
            self._inflater = self._fresh_inflater()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    @staticmethod
    def _parameters(answer):
        name, *parameters = (part.strip() for part in answer.split(";"))
        assert name == DEFLATE, answer
        pairs = [tuple(parameter.split("=")) if "=" in parameter else (parameter, True) for parameter in parameters]
        assert len(dict(pairs)) == len(pairs), answer
        return {name: value if value is True else int(value) for name, value in pairs}

    def _fresh_inflater(self):
        return zlib.decompressobj(-self.agreed.get("server_max_window_bits", 15))

    # Sending

    def send(self, octets):
        self.socket.sendall(octets)

    def say(self, payload, opcode=BINARY, rsv=0):
        self.send(frame(opcode, payload, rsv=rsv))

    def say_compressed(self, content, opcode=BINARY):
        self.say(compressed(content), opcode, RSV1)

    def send_until_answered(self, chunk, most):
        """Sends a chunk over and over, until anything comes back."""
        for _ in range(most):
            if select.select([self.socket], [], [], 0)[0]:
                break
            self.send(chunk)

    def send_until_held_back(self, chunks, most):
        """Sends until nothing has been taken for a second; how many chunks that took, and what the last one lacks."""
        sent = 0
        for begun, chunk in enumerate(chunks, 1):
            rest = memoryview(chunk)
            while rest:
                if not select.select([], [self.socket], [], 1)[1]:
                    return begun, bytes(rest)
                count = self.socket.send(rest, socket.MSG_DONTWAIT)
                sent, rest = sent + count, rest[count:]
                assert sent < most, "the server takes everything from a peer that reads nothing"

    # Receiving

    def _receive(self):
        """Whether anything came before the end."""
        some = self.socket.recv(1 << 18)
        self._received += some
        return bool(some)

    def _take(self, count):
        while len(self._received) < count:
            assert self._receive(), "the server hung up without a close frame"
        taken = bytes(self._received[:count])
        self.octets += count
        del self._received[:count]
        return taken

    def frame(self):
        """The next frame, which must be one that a server may send."""
        first, second = self._take(2)
        size = second & 0x7F
        assert not second & 0x80, "a server's frame is masked"
        assert not first & (RSV2 | RSV3), "a reserved bit is set"
        if size > 125:
            form, count = size, {126: 2, 127: 8}[size]
            size = int.from_bytes(self._take(count), "big")
            assert size > {126: 125, 127: 65535}[form], "a length is not in its shortest form"
        return Frame(first & 0x0F, self._take(size), bool(first & 0x80), bool(first & RSV1))

    def hear(self):
        """The next message: its opcode and its content; this server does not fragment. Pings are answered."""
        while (heard := self.frame()).opcode == PING:
            self.say(heard.payload, PONG)
        assert heard.opcode in (TEXT, BINARY) and heard.fin, heard
        return heard.opcode, self.content(heard)

    def content(self, heard):
        if not heard.rsv1:
            return heard.payload
        assert self.agreed is not None, "RSV1 is set, but nothing was agreed"
        if self.agreed.get("server_no_context_takeover"):
            self._inflater = self._fresh_inflater()
        return self._inflater.decompress(heard.payload + TAIL)

    def echo(self, content, opcode=BINARY):
        """Has a message of the plainest kind sent back."""
        self.say(content, opcode)
        assert self.hear() == (opcode, content)

    def slowest_echo(self, count=200, before_each=lambda: None):
        """The slowest of many round trips, in seconds."""

        def one():
            before_each()
            started = time.perf_counter()
            self.echo(b"still served?", TEXT)
            return time.perf_counter() - started

        return max(one() for _ in range(count))

    def close_code(self):
        """What the server closes with; it says nothing after that, and hangs up."""
        while (heard := self.frame()).opcode != CLOSE:
            pass
        assert heard.fin and not heard.rsv1 and len(heard.payload) != 1, heard
        heard.payload[2:].decode()  # The reason has to be UTF-8.
        self.socket.shutdown(socket.SHUT_WR)
        assert not self._received and not self._receive(), "the server goes on after its close frame"
        return int.from_bytes(heard.payload[:2], "big") if heard.payload else None
