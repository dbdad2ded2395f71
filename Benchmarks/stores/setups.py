"""The stores that are compared, each with a bot that uses it."""

import contextlib
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "Tests/Interop"), str(HERE.parents[1] / "Tests/Crash")]

from cluster import haproxy  # noqa: E402
from measure import CLIENT_CORE, SERVER_CORE, Server, environment  # noqa: E402
from postgres_server import postgres  # noqa: E402

# All the load comes from one address, and far faster than anybody types.
LIMITS = {
    "JACKDAW_LIMITS_CONNECTIONS": "20000",
    "JACKDAW_LIMITS_CONNECTIONS_PER_ADDRESS": "20000",
    "JACKDAW_LIMITS_MESSAGES_PER_SECOND": "1000000",
}


class Bot(Server):
    """StoreTrial, with a store at that address, or without one."""

    def __init__(self, program, address=None, core=SERVER_CORE):
        store = ["--store", address] if address else []
        command = [program, "--port", "0", "--log-level", "error", *store]
        super().__init__(command, core=core, environment=environment(LIMITS))
        self.port = int(self.url.rsplit(":", 1)[1].strip("/"))


@contextlib.contextmanager
def nowhere():
    yield None


@contextlib.contextmanager
def sqlite_file():
    with tempfile.TemporaryDirectory(prefix="jackdaw-stores-") as folder:
        yield f"sqlite:{folder}/bot.db"


@contextlib.contextmanager
def beside_the_load(context):
    """What is started there runs on the core of the load: in earnest it has a machine of its own."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {int(CLIENT_CORE)})
    try:
        started = context.__enter__()
    finally:
        os.sched_setaffinity(0, cores)
    try:
        yield started
    finally:
        context.__exit__(None, None, None)


@contextlib.contextmanager
def postgres_server():
    with beside_the_load(postgres()) as server:
        yield server.address


STORES = {"no store": nowhere, "SQLite": sqlite_file, "PostgreSQL": postgres_server}


def alone(store):
    """One bot that has a store for itself."""

    @contextlib.contextmanager
    def setup(program):
        with STORES[store]() as address, Bot(program, address) as bot:
            yield bot

    return setup


class Cluster:
    """Several bots that are one to who talks to them; what is measured of a process is measured of the first."""

    def __init__(self, bots, url):
        self.url, self.pid = url, bots[0].pid


@contextlib.contextmanager
def three_nodes(program):
    """Three bots that share PostgreSQL, all on the core of the server, behind HAProxy on that of the load."""
    with contextlib.ExitStack() as stack:
        address = stack.enter_context(postgres_server())
        bots = [stack.enter_context(Bot(program, address)) for _ in range(3)]
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jackdaw-stores-")))
        url = stack.enter_context(beside_the_load(haproxy(bots, folder)))
        yield Cluster(bots, url + "/")


THREE = "PostgreSQL, three nodes and HAProxy"

# What people talk to: each runs what it needs, and yields the server that they connect to.
SETUPS = {name: alone(name) for name in STORES}
SETUPS[THREE] = three_nodes
