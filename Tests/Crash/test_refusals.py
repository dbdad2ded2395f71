"""What a bot with a store refuses: stores that it cannot use, sessions that it cannot read, secrets that are not theirs.

The bot is the executable `StoreTrial` in the folder that JACKDAW_BIN_DIR names.
"""

import secrets
import sqlite3
import subprocess

import pytest
from example_server import BIN_DIR, inherited
from node import Node, steady_port
from page_client import Client

PAGE = 4096


def refusal(address):
    """What a bot says that cannot use its store, before it ends with status 1."""
    run = subprocess.run(
        [BIN_DIR / "StoreTrial", "--port", "0", "--store", address],
        capture_output=True, text=True, timeout=10, env=inherited(),
    )
    assert run.returncode == 1, run
    assert run.stdout == "", run
    # One line for whoever started it: no stack trace, no log around it.
    assert run.stderr.count("\n") == 1 and run.stderr.startswith("store-trial: "), run.stderr
    return run.stderr


def test_a_postgres_that_is_not_there_is_named_with_what_to_check():
    port = steady_port()
    said = refusal(f"postgres://jackdaw:s3cret@127.0.0.1:{port}/bot")
    assert f"127.0.0.1:{port}/bot" in said and "Check that it runs" in said
    assert "s3cret" not in said


@pytest.fixture
def talked(tmp_path):
    """A file that holds what some users said, and their sessions."""
    path = tmp_path / "bot.db"
    with Node("StoreTrial", "--store", f"sqlite:{path}", folder=tmp_path) as node:
        sessions = [talk(node, number) for number in range(40)]
        node.stop()
    assert path.stat().st_size > 8 * PAGE
    return path, sessions


def talk(node, number):
    """Says something to a bot; a session with its secret comes of it."""
    with Client(node) as user:
        user.say(f"the words of {number}")
        user.hear_until(type="message", message=f"1: the words of {number}")
        return user.hello["session"], user.hello["secret"]


def random_octets(path):
    path.write_bytes(secrets.token_bytes(8 * PAGE))


def cut_off(path):
    path.write_bytes(path.read_bytes()[: 5 * PAGE + 100])


def of_a_newer_version(path):
    change(path, "PRAGMA user_version = 99")


def change(path, sql, *values):
    with sqlite3.connect(path) as database:
        database.execute(sql, values)
    database.close()


@pytest.mark.parametrize(
    "spoil, says",
    [
        (random_octets, "is damaged, or no SQLite database"),
        (cut_off, "is damaged"),
        (of_a_newer_version, "was made by a newer version of Jackdaw"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_not_changed(talked, spoil, says):
    path, _ = talked
    spoil(path)
    before = path.read_bytes()
    said = refusal(f"sqlite:{path}")
    assert str(path) in said and says in said and "back-up" in said, said
    assert path.read_bytes() == before


def test_of_a_file_with_a_page_overwritten_what_is_sound_goes_on_and_the_rest_is_named(talked, tmp_path):
    path, sessions = talked
    octets = path.read_bytes()
    # A leaf of a table (section 1.6 of SQLite's file format) with what some of them said.
    pages = [octets[start : start + PAGE] for start in range(0, len(octets), PAGE)]
    leaf = next(number for number, page in enumerate(pages) if page[0] == 0x0D and b'"kind"' in page)
    pages[leaf] = secrets.token_bytes(PAGE)
    path.write_bytes(b"".join(pages))
    sound = 0
    with Node("StoreTrial", "--store", f"sqlite:{path}", folder=tmp_path) as node:
        for number, (session, secret) in enumerate(sessions):
            with Client(node, session) as user:
                if user.hello["resumable"]:
                    user.resume(session, secret, 0)
                    words = [entry["message"] for entry in user.hear()["entries"]]
                    assert words == [f"the words of {number}", f"1: the words of {number}"]
                    sound += 1
        assert 0 < sound < len(sessions)
        assert str(path) in node.log and "is damaged" in node.log and "back-up" in node.log


def test_a_disk_without_room_is_named_with_what_to_do(small_disk):
    with (small_disk / "hog").open("wb", buffering=0) as hog:
        try:
            while True:
                hog.write(bytes(PAGE))
        except OSError:
            pass
    said = refusal(f"sqlite:{small_disk / 'bot.db'}")
    assert str(small_disk / "bot.db") in said and "make room" in said, said


def stored(path, session):
    database = sqlite3.connect(path)
    rows = database.execute("SELECT * FROM sessions WHERE id = ?", [session]).fetchall()
    rows += database.execute("SELECT * FROM frames WHERE session = (SELECT number FROM sessions WHERE id = ?) ORDER BY sequence", [session]).fetchall()
    database.close()
    return rows


def test_a_session_of_a_newer_version_is_refused_and_kept_and_the_others_go_on(talked, tmp_path):
    path, [(newer, newer_secret), (other, other_secret), *_] = talked
    change(path, "UPDATE sessions SET content = json_set(content, '$.format', 99) WHERE id = ?", newer)
    before = stored(path, newer)
    assert before
    with Node("StoreTrial", "--store", f"sqlite:{path}", folder=tmp_path) as node:
        with Client(node, newer) as user:
            # Begun anew, under another id.
            assert user.hello["resumable"] is False and user.hello["session"] != newer
            assert user.answer("hello")["message"] == "1: hello"
        with Client(node) as user:
            user.send(type="resume", session=newer, secret=newer_secret, last=0)
            assert user.hear()["code"] == "resume_refused"
        with Client(node, other) as user:
            user.resume(other, other_secret, 0)
            assert user.hear_until(type="history")[-1]["entries"][0]["message"] == "the words of 1"
            assert user.answer("hello")["message"] == "2: hello"
        assert newer in node.log and "newer version" in node.log
        node.stop()
    assert stored(path, newer) == before


@pytest.mark.parametrize("is_in_memory", [True, False], ids=["in memory", "stored"])
@pytest.mark.parametrize("names_it", [True, False], ids=["named", "first frame"])
def test_a_secret_that_is_not_the_sessions_own_tells_nothing(tmp_path, sqlite_store, is_in_memory, names_it):
    with Node("StoreTrial", "--store", sqlite_store, folder=tmp_path) as node:
        (session, secret), (_, of_another) = talk(node, 0), talk(node, 1)
        if not is_in_memory:
            node.stop()
            node.start()
        for wrong in [secrets.token_urlsafe(32), of_another, secret[:-1], secret.swapcase(), ""]:
            with Client(node, session if names_it else None) as thief:
                thief.send(type="resume", session=session, secret=wrong, last=0)
                thief.send(type="ping")
                heard = thief.hear_until(type="pong")
                assert [frame.get("code", frame["type"]) for frame in heard] == ["resume_refused", "pong"], wrong
        with Client(node, session) as owner:
            owner.resume(session, secret, 0)
            assert owner.answer("still here")["message"] == "2: still here"
