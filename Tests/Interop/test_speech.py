"""Spoken to by clients that were not written for it: recordings of every kind, good and bad."""

import base64
import pathlib
import struct
import subprocess

import pytest
from besser import Client


def espeak(text, voice="en-us"):
    return subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "150", "--stdout", text], capture_output=True, check=True
    ).stdout


def wav(data, rate=16_000, channels=1, bits=16, size=None):
    frame = channels * bits // 8
    header = struct.pack("<HHIIHH", 1, channels, rate, rate * frame, frame, bits)
    size = len(data) if size is None else size
    return b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt " + struct.pack("<I", 16) + header + b"data" + struct.pack(
        "<I", size
    ) + data


def say(user, recording):
    user.send("user_voice", base64.b64encode(recording).decode())


def test_a_besser_client_speaks_and_gets_its_words_and_the_answer(greetings):
    with Client(greetings) as user:
        say(user, espeak("hello"))
        echo = user.hear()
        assert (echo["action"], echo["message"], echo["history"]) == ("user_message", "hello", True)
        assert user.hear()["message"] == "Hi! How are you?"
        say(user, espeak("I am well"))
        assert user.hear()["message"] == "I am well"
        assert user.hear()["message"] == "I am glad to hear that!"


BAD = {
    "empty": (b"", "is empty"),
    "no sound": (b"this is no sound", "cannot be read"),
    "an empty wav": (wav(b""), "Nothing can be heard"),
    "cut off": (wav(b"\1\2" * 8_000, size=64_000), "cut off"),
    "wrong header sizes": (wav(b"\1\2" * 8_000, bits=24), "cannot be read"),
    "silent": (wav(bytes(64_000)), "Nothing can be heard"),
    "noise": (wav(bytes((i * i * 2_654_435_761 >> 13) & 0xFF for i in range(64_000))), "could not be understood"),
    "192 kHz 7.1, silent": (wav(bytes(192_000 * 16 // 20), rate=192_000, channels=8), "Nothing can be heard"),
    "about something else": (espeak("purple elephants dance on the roof"), "could not be understood"),
}


@pytest.mark.parametrize("recording, words", BAD.values(), ids=BAD)
def test_a_bad_recording_is_explained_and_the_conversation_goes_on(greetings, recording, words):
    with Client(greetings) as user:
        say(user, recording)
        frame = user.hear()
        assert frame["action"] == "agent_reply_str"
        assert words in frame["message"]
        assert user.ask("hello")["message"] == "Hi! How are you?"


def test_two_hours_are_refused_before_they_are_heard(greetings):
    with Client(greetings) as user:
        # A sample a second: two hours in 14,400 octets.
        say(user, wav(b"\1\2" * 7_200, rate=1))
        assert "60 seconds" in user.hear()["message"]
        assert user.ask("hello")["message"] == "Hi! How are you?"


def folders():
    return set(pathlib.Path("/tmp").glob("jackdaw-speech-*"))


def test_nothing_is_left_behind(greetings):
    # A bot that was killed in the middle of its work, in another test, has left its own.
    before = folders()
    with Client(greetings) as user:
        for _ in range(3):
            say(user, espeak("purple elephants dance on the roof"))
            assert "understood" in user.hear()["message"]
    children = subprocess.run(["pgrep", "-P", str(greetings.pid)], capture_output=True, text=True).stdout
    assert children == ""
    assert folders() <= before
