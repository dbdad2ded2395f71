"""Peers that mean harm: what they cost, what they are told, and that others do not notice them."""

import concurrent.futures
import contextlib
import itertools
import pathlib
import random
import resource
import socket
import struct
import zlib

import pytest
from example_server import eventually, running
from raw_client import BINARY, CLOSE, CONTINUATION, DEFLATE, PING, PONG, RSV1, RSV2, RSV3, TEXT
from raw_client import RawClient, compressed, deflated, fragmented, frame, head, masked

MIB = 1 << 20
# What the allocator and the runtime may take for reasons of their own, in KiB.
ALLOWANCE = 4096


class Memory:
    """How far a server's memory has risen, at its peak, above where it stood."""

    def __init__(self, server):
        self.folder = pathlib.Path(f"/proc/{server.pid}")
        (self.folder / "clear_refs").write_text("5")
        self.before = server.resident_kib()

    def grown_kib(self):
        lines = (self.folder / "status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) - self.before


@pytest.fixture(scope="module")
def echo():
    with running("WebSocketEcho", "--max-message", str(MIB)) as server:
        with RawClient(server, DEFLATE) as user:
            user.echo(bytes(MIB))
        yield server


@pytest.fixture
def user(echo):
    with RawClient(echo, DEFLATE) as user:
        yield user


# What inflates


def bomb_pieces():
    """1 GiB of zeros in about 1 MiB, in pieces that each inflate to 8 MiB."""
    compressor = zlib.compressobj(9, wbits=-15)
    return [compressor.compress(bytes(8 * MIB)) + compressor.flush(zlib.Z_FULL_FLUSH)] * 128


BOMB = b"".join(bomb_pieces())


@pytest.mark.parametrize("name,options", [("WebSocketEcho", ["--max-message", str(MIB)]), ("Greetings", [])])
@pytest.mark.parametrize("pieces", [[BOMB], bomb_pieces()], ids=["one frame", "128 frames"])
@pytest.mark.parametrize("count", [1, 50])
def test_bombs_are_1009_and_cost_next_to_nothing(name, options, pieces, count):
    assert MIB - 8192 < len(BOMB) <= MIB
    with running(name, *options) as server:
        with RawClient(server, DEFLATE):
            memory = Memory(server)
        for _ in range(count):
            with RawClient(server, DEFLATE) as attacker:
                assert attacker.agreed is not None
                attacker.send(fragmented(TEXT, pieces, RSV1))
                assert attacker.close_code() == 1009
        print(f"{count} bombs, one after the other: {memory.grown_kib()} KiB grown")
        assert memory.grown_kib() < 8192


def test_the_largest_message_is_taken_and_one_octet_more_is_not(user):
    user.say_compressed(bytes(MIB))
    assert user.hear() == (BINARY, bytes(MIB))
    user.say_compressed(bytes(MIB + 1))
    assert user.close_code() == 1009


@pytest.mark.parametrize("block", [b"\x03\x00", b"\x02\x00\x00\x00\xff\xff", b"\x00\x00\x00\xff\xff"], ids=bytes.hex)
def test_a_megabyte_of_empty_blocks_holds_nobody_up(echo, user, block):
    with RawClient(echo, DEFLATE) as attacker:
        attacker.say(block * (MIB // len(block) - 1) + b"\x00", BINARY, RSV1)
        among_them = user.slowest_echo(50)
        assert attacker.hear() == (BINARY, b"")
        print(f"{among_them * 1000:.1f} ms slowest echo")
        assert among_them < 0.1


# Who sends slowly, and who does not read


def half_open(server):
    """Connections that begin a request and never end it, and those that never end a frame."""
    for _ in range(500):
        sock = socket.create_connection(("127.0.0.1", server.port))
        sock.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        yield sock
    for _ in range(500):
        peer = RawClient(server)
        peer.send(head(BINARY, 65536) + b"\0\0\0\0")
        yield peer.socket


def test_a_thousand_slow_senders_hold_nobody_up_and_unfinished_requests_are_given_up():
    with running("WebSocketEcho") as server, RawClient(server) as user, contextlib.ExitStack() as stack:
        alone = user.slowest_echo()
        descriptors = server.descriptors()
        slow = itertools.cycle([stack.enter_context(sock) for sock in half_open(server)])

        def dribble():
            for sock in itertools.islice(slow, 90):
                with contextlib.suppress(ConnectionError):  # Where we are slow ourselves, the time may be up already.
                    sock.send(b"a")

        among_them = user.slowest_echo(before_each=dribble)
        print(f"slowest echo: {alone * 1000:.1f} ms alone, {among_them * 1000:.1f} ms among slow senders")
        assert among_them - alone < 0.1
        assert eventually(lambda: server.descriptors() <= descriptors + 500, within=15)
        user.echo(b"and served on")


def plain(number):
    content = random.Random(number).randbytes(65536)
    return content, frame(BINARY, content)


def amplified(number):
    """What a client compresses well with its large window, and the server not at all with its small one."""
    content = random.Random(number).randbytes(32000) * 32
    return content, frame(BINARY, compressed(content), rsv=RSV1)


@pytest.mark.parametrize("make", [plain, amplified])
def test_who_does_not_read_is_held_back_costs_its_buffer_and_loses_nothing(make):
    buffer = 8 * MIB
    with running("WebSocketEcho", "--max-message", str(MIB), "--outgoing-buffer", str(buffer)) as server:
        offer = f"{DEFLATE}; server_max_window_bits=9"
        with RawClient(server) as user, RawClient(server, offer, kernel_buffer=65536) as deaf:
            alone, memory = user.slowest_echo(), Memory(server)
            begun, rest = deaf.send_until_held_back((make(number)[1] for number in itertools.count()), 64 * MIB)
            among_them = user.slowest_echo()
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                pool.submit(deaf.send, rest)
                for number in range(begun):
                    assert deaf.hear() == (BINARY, make(number)[0])
            deaf.echo(b"heard it all")
            print(f"{begun} messages taken, {memory.grown_kib()} KiB grown, {among_them * 1000:.1f} ms slowest echo")
            assert memory.grown_kib() < buffer // 1024 + ALLOWANCE
            assert among_them - alone < 0.1


def test_who_pings_and_does_not_read_the_pongs_is_held_back(echo, user):
    with RawClient(echo, kernel_buffer=65536) as attacker:
        alone = user.slowest_echo()
        memory = Memory(echo)
        payloads = (b"%0125d" % number for number in itertools.count())
        begun, rest = attacker.send_until_held_back((frame(PING, payload) for payload in payloads), 64 * MIB)
        among_them = user.slowest_echo()
        print(f"{begun} pings taken, {memory.grown_kib()} KiB grown, {among_them * 1000:.1f} ms slowest echo")
        assert memory.grown_kib() < ALLOWANCE
        assert among_them - alone < 0.1
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            pool.submit(attacker.send, rest)
            for number in range(begun):
                assert attacker.frame()[:2] == (PONG, b"%0125d" % number)


@pytest.mark.parametrize("rsv", [0, RSV1], ids=["plain", "compressed"])
@pytest.mark.parametrize("piece", [b"", b"\x00"], ids=["no octet", "one octet"])
def test_a_message_of_endless_fragments_is_refused(echo, user, piece, rsv):
    memory = Memory(echo)
    user.send(frame(BINARY, b"", fin=False, rsv=rsv))
    user.send_until_answered(frame(CONTINUATION, piece, fin=False) * 1000, most=2000)
    assert user.close_code() in (1007, 1008, 1009)
    assert memory.grown_kib() < ALLOWANCE


# What breaks the rules of RFC 6455


@pytest.mark.parametrize("size", [MIB + 1, 1 << 32, 1 << 62, (1 << 63) - 1])
def test_a_frame_announced_too_large_is_1009_at_once_and_takes_no_memory(echo, user, size):
    memory = Memory(echo)
    user.send(head(BINARY, size) + b"\0\0\0\0")
    assert user.close_code() == 1009
    assert memory.grown_kib() < ALLOWANCE


def test_many_announced_and_unfinished_frames_take_no_memory(echo):
    with contextlib.ExitStack() as stack:
        memory = Memory(echo)
        for _ in range(200):
            stack.enter_context(RawClient(echo)).send(head(BINARY, MIB) + b"\0\0\0\0" + b"a")
        print(f"{memory.grown_kib()} KiB for 200 beginnings of frames")
        assert memory.grown_kib() < 200 * 64 + ALLOWANCE


def test_octet_by_octet_is_read_as_well(user):
    text = "Zwölf Boxkämpfer 🐦".encode() * 8

    def dribble(octets):
        for octet in octets:
            user.send(bytes([octet]))

    dribble(frame(PING, b"?") + frame(TEXT, text) + fragmented(TEXT, [text, b"", text]))
    assert user.frame()[:2] == (PONG, b"?")
    assert [user.hear(), user.hear()] == [(TEXT, text), (TEXT, text * 2)]
    dribble(frame(CLOSE, b"\x03\xe8"))
    assert user.close_code() == 1000


VIOLATIONS = {
    "no mask": bytes([0x82, 2]) + b"hi",
    "no mask on a ping": bytes([0x89, 0]),
    "no mask on a fragment": frame(BINARY, b"hi", fin=False) + bytes([0x80, 2]) + b"hi",
    **{f"opcode {opcode}": frame(opcode) for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)},
    "RSV2": frame(TEXT, b"hi", rsv=RSV2),
    "RSV3": frame(TEXT, b"hi", rsv=RSV3),
    "RSV2 on a ping": frame(PING, rsv=RSV2),
    "RSV1 and RSV3": frame(TEXT, compressed(b"hi"), rsv=RSV1 | RSV3),
    "RSV3 on a continuation": frame(TEXT, fin=False) + frame(CONTINUATION, rsv=RSV3),
    "a ping of 126 octets": frame(PING, bytes(126)),
    "a pong of 65536 octets": frame(PONG, bytes(65536)),
    "a close of 126 octets": frame(CLOSE, b"\x03\xe8" + b"a" * 124),
    "a ping in two": frame(PING, fin=False),
    "a close in two": frame(CLOSE, fin=False),
    "a continuation of nothing": frame(CONTINUATION, b"hi"),
    "a continuation after the end": fragmented(TEXT, [b"h", b"i"]) + frame(CONTINUATION, b"!"),
    "a message within another": frame(TEXT, b"h", fin=False) + frame(TEXT, b"i"),
    "125 octets in a form too long": frame(BINARY, bytes(125), form=126),
    "65535 octets in a form too long": frame(BINARY, bytes(65535), form=127),
    "a ping's length in a form too long": frame(PING, b"hi", form=126),
    "a length with its highest bit": head(BINARY, 1 << 63) + b"\0\0\0\0",
    "a close of one octet": frame(CLOSE, b"\x03"),
    **{
        f"close code {code}": frame(CLOSE, struct.pack("!H", code))
        for code in (0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535)
    },
}


@pytest.mark.parametrize("octets", VIOLATIONS.values(), ids=VIOLATIONS)
def test_a_violation_is_1002_after_what_came_before_is_answered(user, octets):
    user.send(frame(TEXT, b"before") + octets + frame(TEXT, b"after"))
    assert user.hear() == (TEXT, b"before")
    assert user.close_code() == 1002


@pytest.mark.parametrize("code", [1000, 1001, 1003, 1007, 1011, 1012, 1014, 3000, 3999, 4000, 4999])
def test_a_valid_close_is_answered_with_its_code(user, code):
    user.send(frame(CLOSE, struct.pack("!H", code) + "Tschüß".encode()) + frame(TEXT, b"after"))
    assert user.close_code() == code


def test_a_close_without_a_code_is_answered(user):
    user.send(frame(CLOSE))
    assert user.close_code() in (None, 1000)


BAD_TEXT = [
    bytes.fromhex(octets)
    for octets in "ff 80 c0af c1bf e080af eda080 edbfbf f08080af f4908080 f5808080 f888808080 e228 f09f61 cece".split()
]


@pytest.mark.parametrize("deflates", [False, True], ids=["plain", "compressed"])
@pytest.mark.parametrize("bad", BAD_TEXT, ids=bytes.hex)
def test_text_that_is_not_utf_8_is_1007_before_its_message_ends(echo, bad, deflates):
    for cut in range(len(bad) + 1):
        with RawClient(echo, DEFLATE) as user:
            pieces = ["Größe 🐦 ".encode() + bad[:cut], bad[cut:], b""]
            if deflates:
                pieces = [deflated(piece) for piece in pieces]
            whole = fragmented(TEXT, pieces, RSV1 if deflates else 0)
            user.send(whole[: -len(frame(CONTINUATION, pieces[-1]))])
            assert user.close_code() == 1007


def test_text_that_is_not_utf_8_is_1007_before_its_frame_ends(user):
    user.send(head(TEXT, 1000) + b"\1\2\3\4" + masked(b"all well \xed\xa0", b"\1\2\3\4"))
    assert user.close_code() == 1007


CUT_SHORT = [frame(TEXT, b"\xe2\x82"), fragmented(TEXT, [b"\xf0\x9f", b"\x90", b""])]


@pytest.mark.parametrize("octets", [*CUT_SHORT, frame(CLOSE, b"\x03\xe8\xff")], ids=["one frame", "fragments", "close"])
def test_text_that_ends_within_a_character_is_1007(user, octets):
    user.send(octets)
    assert user.close_code() == 1007


# Very many


@contextlib.contextmanager
def descriptors_for(count):
    """As many descriptors as the system lets us have; the servers started meanwhile inherit that."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        pytest.skip(f"needs {count} descriptors, and may have {hard}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_ten_thousand_idle_connections_hold_nobody_up_and_leave_nothing_behind():
    with descriptors_for(10_500), running("WebSocketEcho") as server, RawClient(server, DEFLATE) as user:
        alone, descriptors = user.slowest_echo(), server.descriptors()
        memory = Memory(server)
        with contextlib.ExitStack() as stack:
            peers = []
            for number in range(10_000):
                peers.append(stack.enter_context(RawClient(server, DEFLATE)))
                if number % 500 == 0:
                    user.echo(b"%d" % number)
            assert server.descriptors() >= descriptors + 10_000
            among_them = user.slowest_echo()
            print(f"{memory.grown_kib() / 10_000:.1f} KiB each, {among_them * 1000:.1f} ms slowest echo")
            assert among_them - alone < 0.1
            for peer in peers[::1000]:
                peer.echo(b"not asleep")
            for peer in peers[::10]:
                peer.send(frame(CLOSE, b"\x03\xe9"))
                assert peer.close_code() == 1001
            for peer in peers[1::2]:
                peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert eventually(lambda: server.descriptors() <= descriptors), server.descriptors()
        user.echo(b"and served on")
