"""A store that holds many sessions: what a start, a resume and the memory cost with it."""

import json
import random
import statistics
import time
import urllib.request

import setups
from measure import figure, load, say, table
from raw_client import TEXT, RawClient

# So many of the sessions are known by their secrets, and resumed.
KNOWN = 1_000
BATCHES = 10
EXCHANGES = 5
# Unused sessions leave the memory after a minute.
LEAVING = 150


class User(RawClient):
    """A user of jackdaw.v1 who does no more than what is measured."""

    def __init__(self, bot, session=None):
        super().__init__(bot, path=f"/?session_id={session}" if session else "/", protocol="jackdaw.v1")

    def tell(self, **frame):
        self.say(json.dumps(frame).encode(), TEXT)

    def hear_of(self, kind):
        while (heard := json.loads(self.hear()[1]))["type"] != kind:
            if heard["type"] == "error":
                raise RuntimeError(f"the bot says {heard}")
        return heard


def begin(bot):
    """Says as much as the others, and leaves; a session and its secret come of it."""
    with User(bot) as user:
        hello = user.hear_of("hello")
        for number in range(EXCHANGES):
            user.tell(type="message", id=f"c{number}", action="user_message", message=f"{number} hello")
            user.hear_of("ack")
    return hello["session"], hello["secret"]


def resume(bot, session, secret):
    """Comes back with nothing but the secret; the open connection, and the seconds until the history was there."""
    before = time.perf_counter()
    user = User(bot, session)
    user.hear_of("hello")
    user.tell(type="resume", session=session, secret=secret, last=0)
    history = user.hear_of("history")
    seconds = time.perf_counter() - before
    if len(history["entries"]) != 2 * EXCHANGES:
        raise RuntimeError(f"the history has {len(history['entries'])} entries")
    return user, seconds


def fill(program, address, wsload, count, headers, talk):
    """Has so many sessions stored by talking; those that are known."""
    known = []
    with setups.Bot(program, address, core=None) as bot:
        for number in range(BATCHES):
            say(f"talking: {(number + 1) * count // BATCHES:,} of {count:,} sessions")
            known += [begin(bot) for _ in range(KNOWN // BATCHES)]
            others = (count - KNOWN) // BATCHES
            common = ["-I", "-c", others, "-k", EXCHANGES, "-d", 0, "-T", 120, "-m", "agent_reply", "-t", talk]
            load(wsload, bot, *common, *headers)
    return known


def start_times(program, address):
    times = []
    for _ in range(11):
        before = time.perf_counter()
        with setups.Bot(program, address):
            times.append((time.perf_counter() - before) * 1000)
    return statistics.median(times)


def sessions_in_memory(bot):
    with urllib.request.urlopen(f"http://127.0.0.1:{bot.port}/health", timeout=10) as answer:
        return json.load(answer)["sessions"]


def leave(bot, users):
    """Hangs up, and waits until nobody is in memory any more."""
    for user in users:
        user.socket.close()
    until = time.monotonic() + LEAVING
    while left := sessions_in_memory(bot):
        if time.monotonic() > until:
            raise RuntimeError(f"{left} sessions do not leave the memory")
        time.sleep(1)


def quantiles(seconds):
    ordered = sorted(seconds)
    return [figure(ordered[round(part * (len(ordered) - 1))] * 1000, " ms") for part in [0.5, 0.99]]


def measure(program, name, wsload, count, headers, talk):
    """One store's columns."""
    with setups.STORES[name]() as address:
        say(f"{name}: starting with an empty store")
        empty = start_times(program, address)
        with setups.Bot(program, address) as bot:
            time.sleep(2)
            resident_empty = bot.resident_mib()
        known = fill(program, address, wsload, count, headers, talk)
        random.Random(name).shuffle(known)
        say(f"{name}: starting with a full store")
        full = start_times(program, address)
        with setups.Bot(program, address) as bot:
            time.sleep(2)
            resident = [bot.resident_mib()]
            say(f"{name}: resuming")
            users, seconds = zip(*(resume(bot, *one) for one in known))
            resident.append(bot.resident_mib())
            in_memory = []
            for one in known:
                user, duration = resume(bot, *one)
                user.socket.close()
                in_memory.append(duration)
            say(f"{name}: waiting until nobody is in memory any more, twice")
            leave(bot, users)
            resident.append(bot.resident_mib())
            leave(bot, [resume(bot, *one)[0] for one in known])
            resident.append(bot.resident_mib())
    return [
        f"{empty:.1f} ms",
        f"{full:.1f} ms",
        *quantiles(seconds),
        *quantiles(in_memory),
        *(figure(value, " MiB") for value in [resident_empty, *resident]),
    ]


def keeping(program, wsload, count, headers, talk):
    """The table of all stores."""
    rows = [
        "exec to listening, empty",
        f"exec to listening, {count:,} sessions",
        "resume of a stored session (connection, secret, history), median",
        "99 % within",
        "the same of one in memory, median",
        "99 % within",
        "resident memory, empty",
        f"resident memory, {count:,} sessions",
        f"{KNOWN:,} of them resumed, still connected",
        "when they have left the memory",
        "when they have come and left once more",
    ]
    names = [name for name in setups.STORES if name != "no store"]
    columns = [measure(program, name, wsload, count, headers, talk) for name in names]
    return table([f"{count:,} sessions of {EXCHANGES} exchanges", *names], [list(row) for row in zip(rows, *columns)])
