"""permessage-deflate (RFC 7692): against another implementation at random, and promise by promise."""

import itertools
import os
import random
import zlib

import pytest
from example_server import running
from random_messages import LARGEST, random_fragments, random_message, tempting_messages
from raw_client import BINARY, CLOSE, CONTINUATION, DEFLATE, PING, PONG, RSV1, TEXT
from raw_client import RawClient, compressed, deflated, fragmented, frame
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.sync.client import connect

MESSAGES = int(os.environ.get("JACKDAW_DIFFERENTIAL_MESSAGES", "2000"))
SEED = int(os.environ.get("JACKDAW_DIFFERENTIAL_SEED", "7692"))
OFFERS = list(itertools.product([False, True], [False, True], [None, *range(8, 16)], [None, True, *range(8, 16)]))


class Offer(ClientPerMessageDeflateFactory):
    """An offer that may say `client_max_window_bits=8`, which the library declines to make."""

    def __init__(self, server_fresh, client_fresh, server_bits, client_bits):
        super().__init__(server_fresh, client_fresh, server_bits, 9 if client_bits == 8 else client_bits)
        self.client_max_window_bits = client_bits

    def process_response_params(self, params, accepted_extensions):
        # zlib makes no window of 8, but with one of 9 it looks back by 250 octets at most (deflate.h, MAX_DIST).
        if ("client_max_window_bits", "8") in params:
            params = [(name, "9" if name == "client_max_window_bits" else value) for name, value in params]
            self.client_max_window_bits = 9
        return super().process_response_params(params, accepted_extensions)


def with_pings(peer, pongs, rng, pieces):
    for piece in pieces:
        yield piece
        if rng.random() < 0.1:
            pongs.append(peer.ping())


def echo_at_random(peer, rng, count):
    pongs = []
    for _ in range(0, count, 4):
        batch = [random_message(rng) for _ in range(min(4, count))]
        count -= len(batch)
        for content, is_text in batch:
            if rng.random() < 0.5:
                peer.send(with_pings(peer, pongs, rng, random_fragments(rng, content)), text=is_text)
            else:
                peer.send(content, text=is_text)
        for content, is_text in batch:
            echo = peer.recv(timeout=30)
            assert isinstance(echo, str) == is_text, f"{len(content)} octets of the other kind"
            got = echo.encode() if is_text else echo
            assert got == content, f"{len(content)} octets sent, {len(got)} others got"
    assert all(pong.wait(10) for pong in pongs), "a ping was not answered"


@pytest.mark.parametrize("options", [["--window-bits", "15"], ["--no-context-takeover"]], ids=" ".join)
def test_every_offer_gets_every_message_back(options):
    share, rest = divmod(MESSAGES // 2, len(OFFERS))
    with running("WebSocketEcho", "--max-message", str(2 * LARGEST), *options) as server:
        for index, offer in enumerate(OFFERS):
            count = share + (index < rest)
            if not count:
                break
            rng = random.Random(f"{SEED} {options} {index}")
            try:
                with connect(
                    server.ws, compression=None, extensions=[Offer(*offer)], max_size=None, max_queue=None, legacy=True
                ) as peer:
                    agreed = [extension.name for extension in peer.protocol.extensions]
                    assert agreed == ([] if offer[2] == 8 else [DEFLATE])
                    echo_at_random(peer, rng, count)
            except Exception as error:
                raise AssertionError(f"JACKDAW_DIFFERENTIAL_SEED={SEED}, {options}, offer {index}: {offer}") from error


@pytest.fixture(scope="module")
def echo():
    with running("WebSocketEcho") as server:
        yield server


# What was promised


def payloads_of(user, messages):
    """The echoes as they come, compressed."""
    for message in messages:
        user.say(message)
        heard = user.frame()
        assert heard.rsv1, "a message worth compressing came as it is"
        yield heard.payload


def inflate_strictly(payloads, bits):
    """Octet by octet: within one call zlib lets references reach all that the call has put out."""
    inflater = zlib.decompressobj(-bits)
    for payload in payloads:
        yield b"".join(inflater.decompress(bytes([octet])) for octet in payload + b"\x00\x00\xff\xff")


@pytest.mark.parametrize("bits", range(9, 16))
@pytest.mark.parametrize("level", ["1", "9"])
def test_no_reference_goes_back_further_than_promised(bits, level):
    messages = list(tempting_messages(random.Random(SEED)))
    largest = ("--window-bits", "15", "--memory-level", "9", "--memory-per-connection", "1000000")
    with running("WebSocketEcho", *largest, "--level", level) as server:
        with RawClient(server, f"{DEFLATE}; server_max_window_bits={bits}") as user:
            assert user.agreed == {"server_max_window_bits": bits}
            payloads = list(payloads_of(user, messages))
    assert list(inflate_strictly(payloads, bits)) == messages
    # And the window is used: half of it would not do. (Of 512 octets zlib uses 250, which fit into half.)
    if bits > 9:
        with pytest.raises(zlib.error):
            list(inflate_strictly(payloads, bits - 1))


def test_a_server_with_a_smaller_window_promises_that_and_keeps_it(echo):
    messages = list(tempting_messages(random.Random(SEED)))
    with RawClient(echo, f"{DEFLATE}; server_max_window_bits=15") as user:
        assert user.agreed == {"server_max_window_bits": 12}
        assert list(inflate_strictly(payloads_of(user, messages), 12)) == messages


def fresh_inflation(payload):
    return zlib.decompressobj(-15).decompress(payload + b"\x00\x00\xff\xff")


PROSE = b"Nobody expects the second message to know anything of the first one. " * 3


@pytest.mark.parametrize(
    "options,offer",
    [([], f"{DEFLATE}; server_no_context_takeover"), (["--no-context-takeover"], DEFLATE)],
    ids=["asked for", "offered"],
)
def test_without_takeover_each_message_stands_alone(options, offer):
    messages = [PROSE + b"%d" % (number // 2) for number in range(20)]
    with running("WebSocketEcho", *options) as server, RawClient(server, offer) as one, RawClient(server, offer) as two:
        assert one.agreed["server_no_context_takeover"]
        for message, *payloads in zip(messages, payloads_of(one, messages), payloads_of(two, messages)):
            assert [fresh_inflation(payload) for payload in payloads] == [message] * 2


def test_with_takeover_a_message_refers_to_those_before(echo):
    with RawClient(echo, DEFLATE) as user:
        first, second = payloads_of(user, [PROSE, PROSE])
        assert fresh_inflation(first) == PROSE and len(second) < len(first) / 2
        with pytest.raises(zlib.error):
            fresh_inflation(second)


# Final blocks, section 7.2.3.4

HELLO = bytes.fromhex("f348cdc9c90700")
EMPTY_FINAL = bytes.fromhex("0300")
ONE, TWO = b"a final block does not end a message; ", b"more blocks may follow, and the window is kept. "

FINAL_BLOCKS = {
    "the RFC's example": (HELLO + b"\0", b"Hello"),
    "no octet after it": (HELLO, b"Hello"),
    "not compressed": (bytes.fromhex("010500faff") + b"Hello" + b"\0", b"Hello"),
    "an ordinary block after it": (deflated(ONE, final=True) + compressed(TWO), ONE + TWO),
    "an ordinary block before it": (deflated(ONE) + deflated(TWO, final=True) + b"\0", ONE + TWO),
    "three of them": (deflated(ONE, True) + deflated(TWO, True) + HELLO + b"\0", ONE + TWO + b"Hello"),
    "three of them and no octet after": (deflated(ONE, True) + deflated(TWO, True) + HELLO, ONE + TWO + b"Hello"),
    "empty ones all about": (EMPTY_FINAL * 3 + deflated(ONE, True) + EMPTY_FINAL * 2 + compressed(TWO), ONE + TWO),
    "one that refers to the one before": (deflated(ONE, True) + deflated(ONE, True, ONE) + b"\0", ONE + ONE),
    "one that refers further back": (
        deflated(ONE, True) + HELLO + compressed(TWO + ONE, ONE + b"Hello"), ONE + b"Hello" + TWO + ONE
    ),
}


def in_two(payload):
    return [[payload[:cut], payload[cut:]] for cut in range(len(payload) + 1)]


def octet_by_octet(payload):
    return [bytes([octet]) for octet in payload]


@pytest.mark.parametrize("payload,content", FINAL_BLOCKS.values(), ids=FINAL_BLOCKS)
@pytest.mark.parametrize("offer", [DEFLATE, f"{DEFLATE}; client_no_context_takeover"])
def test_final_blocks_may_stand_anywhere_and_keep_the_window(echo, offer, payload, content):
    said = b""
    with RawClient(echo, offer) as user:
        for pieces in [[payload], *in_two(payload), octet_by_octet(payload)]:
            user.send(fragmented(TEXT, pieces, RSV1))
            assert user.hear() == (TEXT, content), pieces
            said += content
            again = content[::-1] + content
            window = b"" if "client_no" in offer else said
            user.say(compressed(again, before=window), BINARY, RSV1)
            assert user.hear() == (BINARY, again), pieces
            said += again


# Fragments and empty messages

EMPTY = {
    "plain": (b"", 0),
    "a stored block": (b"\x00", RSV1),
    "a block of fixed codes": (b"\x02\x00", RSV1),
    "a final block": (b"\x03\x00\x00", RSV1),
    "a final block alone": (b"\x03\x00", RSV1),
    "whole blocks before": (deflated(b"") * 3 + b"\x00", RSV1),
}


@pytest.mark.parametrize("opcode", [TEXT, BINARY])
@pytest.mark.parametrize("payload,rsv", EMPTY.values(), ids=EMPTY)
def test_an_empty_message_is_one_in_every_form(echo, payload, rsv, opcode):
    with RawClient(echo, DEFLATE) as user:
        for pieces in ([payload], [b"", *octet_by_octet(payload), b""]) * 2:
            user.send(fragmented(opcode, pieces, rsv))
            assert user.hear() == (opcode, b"")
            user.say_compressed(PROSE)
            assert user.hear() == (BINARY, PROSE)


def test_a_message_may_be_cut_after_every_octet_with_pings_in_between(echo):
    content = "Zwölf Boxkämpfer 猫 🐦 ".encode() * 4
    payload = compressed(content)
    with RawClient(echo, f"{DEFLATE}; client_no_context_takeover") as user:
        for pieces in [*in_two(payload), octet_by_octet(payload), [b"", *octet_by_octet(payload), b"", b""]]:
            user.send(fragmented(TEXT, pieces, RSV1))
            assert user.hear() == (TEXT, content)
        first, *others = octet_by_octet(payload)
        user.send(frame(TEXT, first, fin=False, rsv=RSV1))
        for piece in others:
            user.send(frame(PING, piece) + frame(CONTINUATION, piece, fin=False))
        user.send(frame(CONTINUATION))
        for piece in others:
            assert user.frame()[:2] == (PONG, piece)
        assert user.hear() == (TEXT, content)


def test_plain_and_compressed_messages_may_be_mixed(echo):
    with RawClient(echo, DEFLATE) as user:
        said = b""
        for number in range(20):
            content = PROSE + b"%d" % number
            user.say(content)
            user.say(compressed(content, before=said), TEXT, RSV1)
            assert [user.hear(), user.hear()] == [(BINARY, content), (TEXT, content)]
            said += content


# What breaks the rules


@pytest.mark.parametrize("opcode", [CONTINUATION, PING, PONG, CLOSE])
def test_rsv1_on_any_but_a_messages_first_frame_is_1002(echo, opcode):
    with RawClient(echo, DEFLATE) as user:
        user.send(frame(TEXT, compressed(PROSE), fin=False, rsv=RSV1) + frame(opcode, b"", rsv=RSV1))
        assert user.close_code() == 1002


@pytest.mark.parametrize("offers", [[], ["x-webkit-deflate-frame"], [f"{DEFLATE}; server_max_window_bits=8"]])
def test_rsv1_without_agreement_is_1002(echo, offers):
    with RawClient(echo, *offers) as user:
        assert user.agreed is None
        user.say(compressed(PROSE), TEXT, RSV1)
        assert user.close_code() == 1002


BAD_DATA = {
    "a reserved kind of block": b"\x07",
    "a length that is not its complement's": b"\x00\x05\x00\x05\x00Hello",
    "a reference to before the start": compressed(PROSE, before=PROSE),
    "a table of codes that is none": bytes.fromhex("04fdffffffffffff"),
    "an end within a block": deflated(PROSE, final=True)[:-3],
    "an end within a stored block": b"\x00\xff\x00\x00\xffHello",
    "junk after a good block": deflated(PROSE) + b"\xff" * 20,
    "junk after a final block": deflated(PROSE, final=True) + b"\xff" * 20,
}


@pytest.mark.parametrize("payload", BAD_DATA.values(), ids=BAD_DATA)
def test_bad_data_is_1007_and_the_answers_before_it_arrive(echo, payload):
    for pieces in ([payload], octet_by_octet(payload)):
        with RawClient(echo, f"{DEFLATE}; client_no_context_takeover") as user:
            user.say_compressed(PROSE)
            user.send(fragmented(BINARY, pieces, RSV1))
            assert user.hear() == (BINARY, PROSE)
            assert user.close_code() == 1007


def test_text_that_is_not_utf_8_once_inflated_is_1007_before_the_message_ends(echo):
    with RawClient(echo, DEFLATE) as user:
        user.send(frame(TEXT, deflated(b"as far as here all is well: \xce"), fin=False, rsv=RSV1))
        user.send(frame(CONTINUATION, deflated(b"\xba\xe1\xbd\xff"), fin=False))
        assert user.close_code() == 1007


# What is offered

BAD_BITS = ["0", "7", "16", "08", "010", "0x0a", "1e1", "10.0", "+10", "-10", "ten", "1010", "9" * 20, '"08"', '"16"']
DECLINED = [
    "unknown", "unknown=1", "server_no_context_takeover; server_no_context_takeover", "server_max_window_bits=8",
    "client_no_context_takeover; client_no_context_takeover", "server_max_window_bits=10; server_max_window_bits=10",
    "client_max_window_bits; client_max_window_bits", "client_max_window_bits=10; client_max_window_bits",
    "server_no_context_takeover=1", "server_no_context_takeover=true", "client_no_context_takeover=0",
    'client_no_context_takeover="x"', "server_max_window_bits", "server_max_window_bits; client_max_window_bits",
    *(f"{side}_max_window_bits={bad}" for side in ("server", "client") for bad in BAD_BITS),
]  # fmt: skip
JUNK = [
    f"{DEFLATE};", f"{DEFLATE}; ;", f"{DEFLATE}; =10", f"{DEFLATE}; server_max_window_bits=", ";", "=", '"', "@",
    f'{DEFLATE}; server_max_window_bits="10', f'{DEFLATE}; server_max_window_bits="1 0"', f"{DEFLATE} {DEFLATE}",
    f'{DEFLATE}; server_max_window_bits=""', f'"{DEFLATE}"', f"{DEFLATE}; server_max_window_bits=1 0", f"{DEFLATE}/1",
    f"{DEFLATE}; server max window bits", ";" * 2000, f"{DEFLATE}; " + "a" * 8000, "\xff",
]  # fmt: skip
FRESH = "server_no_context_takeover"
ACCEPTED = {
    (DEFLATE,): {},
    (f"  {DEFLATE}  ;  server_max_window_bits  =  10  ",): {"server_max_window_bits": 10},
    (f'{DEFLATE};server_max_window_bits="10"',): {"server_max_window_bits": 10},
    (f'{DEFLATE}; server_max_window_bits="1\\0"',): {"server_max_window_bits": 10},
    (f'{DEFLATE}; client_max_window_bits="9"',): {"client_max_window_bits": 9},
    (f"{DEFLATE}; client_max_window_bits=8",): {"client_max_window_bits": 8},
    (f"{DEFLATE}; unknown, {DEFLATE}; {FRESH}, {DEFLATE}",): {FRESH: True},
    (f"{DEFLATE}; server_max_window_bits=8, {DEFLATE}; server_max_window_bits=9",): {"server_max_window_bits": 9},
    (f"{DEFLATE}; {FRESH}=1", f"{DEFLATE}; {FRESH}", DEFLATE): {FRESH: True},
    ("x-webkit-deflate-frame; no_context_takeover", f"other; a=b; c, {DEFLATE}"): {},
    (f",, ,{DEFLATE},",): {},
    ("", DEFLATE): {},
}


def shortly(offers):
    return " | ".join(offers)[:80]


@pytest.mark.parametrize("offers", [[f"{DEFLATE}; {bad}"] for bad in DECLINED] + [[junk] for junk in JUNK], ids=shortly)
def test_an_offer_that_is_wrong_is_declined_and_the_connection_opened(echo, offers):
    with RawClient(echo, *offers) as user:
        assert user.agreed is None
        user.echo(PROSE)


@pytest.mark.parametrize("offers", ACCEPTED, ids=shortly)
def test_the_first_offer_that_can_be_honoured_is_taken(echo, offers):
    with RawClient(echo, *offers) as user:
        assert user.agreed == ACCEPTED[offers]
        user.say_compressed(PROSE)
        assert user.hear() == (BINARY, PROSE)
