"""Back-ups made while people talk, as the article about operations says: conversations go on from them.

The bot is the executable `StoreTrial` in the folder that JACKDAW_BIN_DIR names.
"""

import asyncio
import shlex
import stat
import subprocess
import time

import pytest
from example_server import ROOT
from node import Node
from page_client import Client
from trial import trial
from verdict import Answers, judge
from websockets.exceptions import ConnectionClosed

ARTICLE = ROOT / "Sources/Jackdaw/Jackdaw.docc/Operations.md"
FOLDERS = ["/var/lib/mybot", "/var/backups/mybot"]
DATABASE = "postgres://bot@db.example.org/bot"


class Article:
    """What somebody types who follows the article, with folders and a database of the test in the place of its own."""

    def __init__(self, folder, database=DATABASE, programs=None):
        self._places = [(place, str(folder / place[1:])) for place in FOLDERS] + [(DATABASE, database)]
        self._path = f"{programs}:/usr/bin:/bin" if programs else "/usr/bin:/bin"
        for place in FOLDERS:
            (folder / place[1:]).mkdir(parents=True)

    def follow(self, *commands, at="2026-11-26"):
        """Runs the lines that begin with these commands, each of which is there once, in one shell."""
        lines = [line[2:] for line in ARTICLE.read_text().splitlines() if line.startswith("$ ")]
        script = ["set -e"]
        for command in commands:
            found = list(dict.fromkeys(line for line in lines if line.startswith(command)))
            assert len(found) == 1, f"the article has {len(found)} commands {command!r}"
            script += found
        text = "\n".join(script).replace("2026-11-26", at)
        for old, new in self._places:
            text = text.replace(old, new)
        run = subprocess.run(["bash", "-c", text], capture_output=True, text=True, env={"PATH": self._path})
        assert run.returncode == 0, f"{text}\n{run.stderr}"


def try_backup(address, folder, seed, tell, back_up, restore):
    users = []

    async def disturb(talkers, seconds):
        users.extend(talkers)
        await asyncio.sleep(seconds / 2)
        started = time.monotonic()
        await asyncio.to_thread(back_up)
        await asyncio.sleep(max(0, seconds / 2 - (time.monotonic() - started)))
        return 0

    with Node("StoreTrial", "--store", address, folder=folder) as node:
        report = asyncio.run(trial(node.ws, disturb, seed, seconds=5, users=5))
        tell(report)
        # Nobody noticed.
        assert report.verdict.is_clean, "\n".join([str(report), *report.verdict.findings[:50], node.log])
        node.stop()
        restore()
        node.start()
        for user in users:
            go_on(node, user)


WORDS = "after the restore"


def go_on(node, user):
    """A page that knows more than the back-up comes back, and its user says something."""
    until = time.monotonic() + 20
    while True:
        try:
            said = come_back(node, user)
            break
        except ConnectionClosed:
            # What the back-up says to be at another node is so until that one's lease is over.
            assert time.monotonic() < until
            time.sleep(0.2)
    deadline = time.monotonic() + 10
    history = asyncio.run(user.fresh_history())
    while not Answers.of(said, history.values()).are_complete(said) and time.monotonic() < deadline:
        time.sleep(0.05)
        history = asyncio.run(user.fresh_history())
    verdict = judge(said, history, history)
    assert verdict.is_clean, "\n".join(verdict.findings)


def come_back(node, user):
    """Resumes, and says something unless it was said before; returns all that was said."""
    with Client(node, user.session) as page:
        page.send(
            type="resume",
            session=user.session,
            secret=user.secret,
            last=user.picture.last,
            generation=user.picture.generation,
        )
        entries = page.hear_until(type="history")[-1]["entries"]
        said = [text for _, text in Answers.of([*user.sent, WORDS], entries).said]
        if said[-1:] == [WORDS]:
            return said
        # What was said before, and not what came after.
        assert 0 < len(said) < len(user.sent) and said == user.sent[: len(said)]
        page.send(type="message", id="restored", action="user_message", message=WORDS)
        page.hear_until(type="ack", id="restored")
        return [*said, WORDS]


def test_conversations_go_on_from_a_copy_of_the_file(tmp_path, seed, tell):
    article = Article(tmp_path)
    kept, copies = (tmp_path / place[1:] for place in FOLDERS)

    def restore():
        (copy,) = copies.iterdir()
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        check = subprocess.run(["sqlite3", copy, "PRAGMA integrity_check"], capture_output=True, text=True)
        assert check.stdout == "ok\n", check
        article.follow("rm -f", "cp", "chown", at=copy.stem.removeprefix("bot-"))

    back_up = lambda: article.follow("umask", "sqlite3")  # noqa: E731
    try_backup(f"sqlite:{kept / 'bot.db'}", tmp_path, seed, tell, back_up, restore)


@pytest.mark.parametrize("is_new", [False, True], ids=["the same database", "a new one"])
def test_conversations_go_on_from_a_dump_of_the_database(postgres_server, tmp_path, seed, tell, is_new):
    article = Article(tmp_path, shlex.quote(postgres_server.address), postgres_server.program("psql").parent)

    def restore():
        if is_new:
            names = ["--host=127.0.0.1", f"--port={postgres_server.port}", "--username=jackdaw"]
            for command in [["dropdb", *names, "--maintenance-db=template1"], ["createdb", *names, "--template=template0"]]:
                subprocess.run([postgres_server.program(command[0]), *command[1:], "postgres"], check=True)
        article.follow("pg_restore")

    back_up = lambda: article.follow("umask", "pg_dump")  # noqa: E731
    try_backup(postgres_server.address, tmp_path, seed, tell, back_up, restore)
