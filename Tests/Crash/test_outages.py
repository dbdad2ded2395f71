"""A store fails while people talk to a bot, and comes back: they are told, and nothing that they said is lost.

The bot is the executable `StoreTrial` in the folder that JACKDAW_BIN_DIR names, and is not started again in between.
"""

import asyncio
import contextlib

from node import Node
from trial import trial

USERS = 5
TALKING = 1.5
OUTAGE = 3.5


class Outage:
    """Lets people talk, takes the store away for a while, gives it back, and notes what they were told meanwhile."""

    def __init__(self, store_is_away):
        self._store_is_away = store_is_away
        self.acknowledged = None
        self.warned = 0

    async def __call__(self, talkers, seconds):
        await asyncio.sleep(TALKING)
        async with asyncio.timeout(20):
            # What had been stored is acknowledged a moment later.
            async with self._within_threads():
                await asyncio.sleep(0.3)
                before = sum(talker.acknowledged for talker in talkers)
                await asyncio.sleep(OUTAGE)
                self.acknowledged = sum(talker.acknowledged for talker in talkers) - before
                self.warned = sum(talker.warnings > 0 for talker in talkers)
        await asyncio.sleep(TALKING)
        return 0

    @contextlib.asynccontextmanager
    async def _within_threads(self):
        """The users go on talking while the store goes and comes."""
        store = self._store_is_away()
        await asyncio.to_thread(store.__enter__)
        try:
            yield
        finally:
            await asyncio.to_thread(store.__exit__, None, None, None)


def try_outage(address, store_is_away, folder, seed, tell):
    outage = Outage(store_is_away)
    with Node("StoreTrial", "--store", address, folder=folder) as node:
        report = asyncio.run(trial(node.ws, outage, seed, 2 * TALKING + OUTAGE, users=USERS))
    tell(f"{report}, {outage.warned} warned")
    assert report.verdict.is_clean, "\n".join([str(report), *report.verdict.findings[:50], node.log])
    assert report.acknowledged == report.answered == report.messages > 0
    assert outage.acknowledged == 0
    assert outage.warned == USERS, node.log
    for line in ["conversations cannot be stored", "conversations are stored again"]:
        assert line in node.log, node.log


@contextlib.contextmanager
def stopped(server):
    server.stop()
    yield
    server.start()


def test_nothing_is_lost_while_postgres_is_stopped(postgres_server, tmp_path, seed, tell):
    try_outage(postgres_server.address, lambda: stopped(postgres_server), tmp_path, seed, tell)


def test_nothing_is_lost_while_postgres_hangs(postgres_server, tmp_path, seed, tell):
    try_outage(postgres_server.address, postgres_server.frozen, tmp_path, seed, tell)


@contextlib.contextmanager
def full(folder):
    """Fills what is left on a disk, as a log file does that nobody looks after."""
    hog = folder / "hog"
    with hog.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    yield
    hog.unlink()


def test_nothing_is_lost_while_the_disk_is_full(small_disk, tmp_path, seed, tell):
    try_outage(f"sqlite:{small_disk / 'bot.db'}", lambda: full(small_disk), tmp_path, seed, tell)
