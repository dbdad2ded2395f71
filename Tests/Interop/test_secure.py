"""The example that serves a bot by https and wss: the same port, and the same manners, inside of TLS."""

import contextlib
import hashlib
import json
import os
import pathlib
import random
import socket
import string
import subprocess
import time

import besser
import page_client
import pytest
from example_server import eventually, inherited, running
from raw_client import CLOSE, TEXT, RawClient, frame, handshake, head
from tls import Certificate
from websockets.exceptions import ConnectionClosed

BUILD = "swift build --package-path Examples/Secure --scratch-path .build-secure"
HELLO = json.dumps({"action": "user_message", "message": "hello"}).encode()
ASKS = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
# What a TLS handshake begins with, and nothing more of it.
BEGUN = b"\x16\x03\x01\x02\x00\x01"
GREETING = "Hello! Whatever you say stays between us."


def program():
    named = os.environ.get("JACKDAW_SECURE_BIN")
    if not named or not pathlib.Path(named).is_file():
        pytest.fail(f"the secure example is missing: build it by `{BUILD}`, and set JACKDAW_SECURE_BIN to its binary")
    return pathlib.Path(named).resolve()


class Pair(Certificate):
    """A certificate as the example takes it."""

    def __init__(self, folder):
        super().__init__(folder)
        self.options = ("--certificate", str(self.chain), "--key", str(self.key))

    def serve(self, **environment):
        env = {f"JACKDAW_{name.upper()}": str(value) for name, value in environment.items()}
        return running("Secure", *self.options, program=program(), env=env)

    def wrap(self, plain):
        """TLS that tells an end in good order from a mere hang-up."""
        return self.context.wrap_socket(plain, server_hostname="127.0.0.1", suppress_ragged_eofs=False)

    def connect(self, server):
        return self.wrap(socket.create_connection(("127.0.0.1", server.port), timeout=10))

    def curl(self, *options):
        run = subprocess.run(
            ["curl", "-sS", "--max-time", "30", "--cacert", self.chain, *options], capture_output=True
        )
        assert run.returncode == 0, run.stderr
        return run.stdout


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    return Pair(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module")
def secure(pair):
    with pair.serve() as server:
        assert server.url.startswith("https://")
        yield server


def noise(size):
    return "".join(random.Random(size).choices(string.ascii_letters, k=size))


def agreed(client):
    return [extension.name for extension in client.socket.protocol.extensions]


def fetches(peer):
    """A whole request and its whole answer, after which the connection is kept."""
    peer.sendall(ASKS)
    answer = b""
    while not answer.endswith(b"}"):
        some = peer.recv(65536)
        assert some, answer
        answer += some
    assert answer.startswith(b"HTTP/1.1 200")


def ends_in_good_order(peer):
    """Whether nothing comes but TLS's own farewell; a reset, or an end without one, raises."""
    return peer.recv(1) == b""


def hangs_up(peer):
    """Whatever comes first, an end comes before the time is up."""
    try:
        while peer.recv(65536):
            pass
    except ConnectionResetError:
        pass


def sockets(server):
    """How many a server has open; other descriptors, such as its timers, come and go."""
    count = 0
    for each in pathlib.Path(f"/proc/{server.pid}/fd").iterdir():
        # One may be closed while it is looked at.
        with contextlib.suppress(FileNotFoundError):
            count += os.readlink(each).startswith("socket:")
    return count


# What is served


def test_the_page_comes_by_https(pair, secure):
    assert b"<html" in pair.curl(secure.url + "/")
    assert b"<html" in pair.curl("--http2", secure.url + "/")
    assert b"<html" in pair.curl("--tlsv1.2", "--tls-max", "1.2", secure.url + "/")
    assert json.loads(pair.curl(secure.url + "/health"))["status"] == "ok"


@pytest.mark.parametrize("compression", ["deflate", None])
def test_both_dialects_come_by_wss(pair, secure, compression):
    for module in besser, page_client:
        with module.Client(secure, ssl=pair.context, compression=compression) as user:
            assert agreed(user) == (["permessage-deflate"] if compression else [])
            answer = user.answer("hello") if module is page_client else user.ask("hello")
            assert answer["message"] == GREETING


@pytest.mark.parametrize("text", [noise(700_000), "The same again. " * 45_000], ids=["noise", "prose"])
@pytest.mark.parametrize("compression", ["deflate", None])
def test_large_messages_go_both_ways(pair, secure, compression, text):
    for module in besser, page_client:
        with module.Client(secure, ssl=pair.context, compression=compression) as user:
            for _ in range(3):
                answer = user.answer(text) if module is page_client else user.ask(text)
                assert answer["message"] == text


def test_many_messages_at_once_are_answered_in_order(pair, secure):
    with besser.Client(secure, ssl=pair.context) as user:
        for number in range(50):
            user.say(f"number {number} {noise(2000)}")
        assert [user.hear()["message"].split()[1] for _ in range(50)] == [str(number) for number in range(50)]


def test_a_file_goes_up_and_comes_down(pair, secure, tmp_path):
    (tmp_path / "up").write_bytes(bytes(range(256)) * 20_000)
    with page_client.Client(secure, ssl=pair.context) as user:
        hello = user.hello
        fields = {
            "X-Session-ID": hello["session"],
            "Authorization": f"Bearer {hello['secret']}",
            "X-File-Name": "up.bin",
            "Content-Type": "application/octet-stream",
        }
        file = json.loads(
            pair.curl(
                *(option for name, value in fields.items() for option in ("-H", f"{name}: {value}")),
                *("--data-binary", f"@{tmp_path}/up", secure.url + hello["paths"]["files"]),
            )
        )
        assert file["sha256"] == hashlib.sha256((tmp_path / "up").read_bytes()).hexdigest()
        user.message("user_file", {"file": file["id"]})
        returned = user.hear_until(action="agent_reply_file")[-1]["message"]
        assert pair.curl(secure.url + returned["url"]) == (tmp_path / "up").read_bytes()


def test_a_bot_asks_another_one_by_wss(pair, secure):
    asks = (*pair.options, "--friend", f"wss://localhost:{secure.port}/")
    for more, answer in [
        (("--friend-authority", str(pair.chain)), f"My friend says: {GREETING}"),
        # Whom no authority vouches for is not spoken to.
        ((), "My friend cannot be reached now."),
    ]:
        with running("Secure", *asks, *more, program=program()) as asking:
            with besser.Client(asking, ssl=pair.context) as user:
                assert user.ask("ask: hello")["message"] == answer


def test_a_connection_that_was_used_for_https_may_become_a_websocket(pair, secure):
    class Kept(RawClient):
        """Has a page fetched before it asks for a WebSocket."""

        def send(self, octets):
            if octets.startswith(b"GET"):
                fetches(self.socket)
            super().send(octets)

    with Kept(secure, wrap=pair.wrap) as user:
        user.say(HELLO, TEXT)
        assert json.loads(user.hear()[1])["message"] == GREETING


def test_the_same_origin_is_known_by_https(pair, secure):
    def status(origin):
        with pair.connect(secure) as peer:
            request, _ = handshake(secure.port)
            peer.sendall(request.replace(b"Upgrade: websocket", f"Upgrade: websocket\r\nOrigin: {origin}".encode()))
            return int(peer.recv(65536).split()[1])

    assert status(secure.url) == 101
    assert status("https://elsewhere.example") == 403


# Who does not speak TLS


def test_plain_http_on_the_port_gets_an_end(pair, secure):
    with socket.create_connection(("127.0.0.1", secure.port), timeout=5) as peer:
        peer.sendall(ASKS)
        hangs_up(peer)
    assert b"<html" in pair.curl(secure.url + "/")


def test_who_never_shakes_hands_or_never_asks_is_hung_up_on(pair):
    with pair.serve(limits_handshake_time=1) as server:
        silent = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        halting = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        halting.sendall(BEGUN)
        mute = pair.connect(server)
        started = time.monotonic()
        assert ends_in_good_order(mute)
        hangs_up(silent)
        hangs_up(halting)
        assert 0.5 < time.monotonic() - started < 4


def test_who_is_one_too_many_is_hung_up_on(pair):
    with pair.serve(limits_connections_per_address=2) as server:
        kept = [RawClient(server, wrap=pair.wrap) for _ in range(2)]
        with pytest.raises(OSError):
            # Beyond the WebSockets there is room for some sixty sockets of one address.
            for _ in range(100):
                kept.append(pair.connect(server))
        kept[0].say(HELLO, TEXT)
        assert json.loads(kept[0].hear()[1])["message"] == GREETING


# Ends


def test_a_client_closes_and_is_answered_with_the_same_code(pair, secure):
    with besser.Client(secure, ssl=pair.context) as user:
        user.ask("hello")
        user.socket.close()
        assert user.socket.close_code == 1000
    with RawClient(secure, wrap=pair.wrap) as user:
        user.say((1000).to_bytes(2, "big"), CLOSE)
        assert user.frame().payload[:2] == (1000).to_bytes(2, "big")
        assert ends_in_good_order(user.socket)


def test_the_server_closes_and_says_why(pair, secure):
    with RawClient(secure, wrap=pair.wrap) as user:
        user.send(head(TEXT, len(HELLO), mask=0) + HELLO)
        assert user.frame().payload[:2] == (1002).to_bytes(2, "big")
        assert ends_in_good_order(user.socket)


def test_a_last_answer_is_whole_before_the_end(pair, secure):
    page = pair.curl("-H", "Accept-Encoding: identity", secure.url + "/")
    with pair.connect(secure) as peer:
        peer.sendall(ASKS.replace(b"/health", b"/").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        answer = b""
        while some := peer.recv(65536):
            answer += some
        assert answer.partition(b"\r\n\r\n")[2] == page


@pytest.mark.parametrize("how", ["close", "hang up", "half"])
def test_nothing_is_left_of_those_who_hang_up(pair, how):
    with pair.serve() as server:
        before = sockets(server)
        peers = [RawClient(server, wrap=pair.wrap) for _ in range(10)] + [pair.connect(server) for _ in range(10)]
        assert eventually(lambda: sockets(server) >= before + 20)
        for peer in peers:
            bare = peer.socket if isinstance(peer, RawClient) else peer
            if how == "close" and isinstance(peer, RawClient):
                peer.say((1000).to_bytes(2, "big"), CLOSE)
                assert peer.frame().opcode == CLOSE
            if how == "half":
                # No farewell of TLS's, and an end that the kernel keeps for as long as the server does.
                bare.shutdown(socket.SHUT_WR)
            else:
                bare.close()
        # Sooner than the five seconds for which TLS would wait for a farewell.
        assert eventually(lambda: sockets(server) <= before, within=4), sockets(server) - before


def test_sigterm_ends_everything_within_its_time(pair):
    with pair.serve(shutdown_time=3, limits_close_time=1) as server:
        user = besser.Client(server, ssl=pair.context)
        assert user.ask("hello")["message"] == GREETING
        hanging = RawClient(server, wrap=pair.wrap)
        idle = pair.connect(server)
        kept = pair.connect(server)
        fetches(kept)
        silent = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        halting = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        halting.sendall(BEGUN)
        started = time.monotonic()
        server.process.terminate()
        with pytest.raises(ConnectionClosed):
            user.socket.recv(timeout=5)
        assert user.socket.close_code == 1001
        assert ends_in_good_order(idle) and ends_in_good_order(kept)
        # `hanging` reads nothing, and so never agrees to close.
        assert server.process.wait(10) == 0
        assert time.monotonic() - started < 3
        assert hanging.frame().payload[:2] == (1001).to_bytes(2, "big")
        for peer in hanging.socket, silent, halting:
            peer.close()


# What it says about mistakes


def refusal(*options):
    run = subprocess.run([program(), *options], capture_output=True, text=True, timeout=10, env=inherited())
    return run.returncode, run.stderr


def test_without_a_certificate_it_says_how_to_make_one(pair):
    status, said = refusal("--key", str(pair.key))
    assert status == 64 and "--certificate FILE" in said and "openssl req -x509" in said


def test_a_file_of_no_use_is_named(pair, tmp_path):
    for options in (
        ("--certificate", str(tmp_path / "none.pem"), "--key", str(pair.key)),
        ("--certificate", str(pair.key), "--key", str(pair.key)),
        ("--certificate", str(pair.chain), "--key", str(pair.chain)),
    ):
        status, said = refusal(*options, "--port", "0")
        assert status == 1 and "is no use" in said and said.count("\n") == 1, said
