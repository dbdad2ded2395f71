"""The messages that are sent: chat JSON and English-like prose, the same in every run.

Repeated letters would compress to nothing and random ones not at all. Words drawn by their rank (Zipf's law) compress about as
real prose does: to half at 1 KiB with a window of 4 KiB.
"""

import itertools
import json
import pathlib
import random

WORDS = (pathlib.Path(__file__).parent / "words.txt").read_text().split()
# The most frequent word comes first in the file; the offset keeps it from being every third one.
RANKS = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(WORDS))))


def words(source, size):
    """Sentences of exactly `size` ASCII characters."""
    text = ""
    while len(text) < size:
        sentence = source.choices(WORDS, cum_weights=RANKS, k=source.randint(5, 16))
        if len(sentence) > 9:
            sentence[4] += ","
        text += " ".join(sentence).capitalize() + source.choice(".....?!") + " "
    return text[: size - 1].rstrip().ljust(size - 1) + "."


def chat_json(source, number, size):
    """What a bot's reply looks like on the wire, `size` octets long."""
    message = {
        "type": "message",
        "seq": 1000 + number,
        "id": f"{source.getrandbits(64):016x}",
        "timestamp": f"2026-03-01T12:{number // 60 % 60:02}:{number % 60:02}.{source.randrange(1000):03}Z",
        "action": "agent_reply_str",
        "message": "",
    }
    return filled(source, message, size)


def short_json(source, number, size):
    """What a user's message looks like on the wire, `size` octets long."""
    return filled(source, {"action": "user_message", "message": ""}, size)


def filled(source, message, size):
    room = size - len(json.dumps(message, separators=(",", ":")))
    return json.dumps({**message, "message": words(source, room)}, separators=(",", ":"))


def prose(source, number, size):
    return words(source, size)


# Name, octets, how made, how many different ones.
KINDS = {
    "64 B": (64, short_json, 256),
    "190 B": (190, chat_json, 256),
    "1 KiB": (1024, prose, 128),
    "16 KiB": (16384, prose, 32),
}


def write(folder):
    """One file for each kind, one message a line. Returns the paths by name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name, (size, make, count) in KINDS.items():
        source = random.Random(name)
        path = folder / f"{name.replace(' ', '')}.txt"
        lines = [make(source, number, size) for number in range(count)]
        assert all(len(line) == size for line in lines)
        path.write_text("".join(line + "\n" for line in lines))
        paths[name] = path
    return paths
