"""Several nodes that share a store, behind a proxy that hands every connection to another one."""

import asyncio
import contextlib
import random
import shutil
import socket
import subprocess
import time

from example_server import eventually
from node import Node, steady_port

# No connection comes back to the node that it was with: that is what the nodes have to cope with.
CONFIGURATION = """
global
    maxconn 4096
defaults
    mode http
    timeout connect 1s
    timeout client 1h
    timeout server 1h
    timeout tunnel 1h
    timeout check 500ms
    option redispatch
    retries 3
frontend bot
    bind 127.0.0.1:{port}
    default_backend nodes
backend nodes
    balance roundrobin
    option httpchk GET /ready
    default-server check inter 200ms fall 2 rise 1 on-marked-down shutdown-sessions
{servers}
"""


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def haproxy(nodes, folder):
    """Runs HAProxy before the nodes, and yields its address for WebSockets."""
    program = shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        raise RuntimeError("no HAProxy: apt-get install haproxy")
    port = steady_port()
    servers = "\n".join(f"    server node{number} 127.0.0.1:{node.port}" for number, node in enumerate(nodes))
    configuration = folder / "haproxy.cfg"
    configuration.write_text(CONFIGURATION.format(port=port, servers=servers))
    process = subprocess.Popen([program, "-db", "-f", str(configuration)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: is_open(port), within=10)
        yield f"ws://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


@contextlib.contextmanager
def cluster(name, *options, folder, size=3):
    """Runs nodes and their proxy; yields the nodes and the proxy's address."""
    with contextlib.ExitStack() as stack:
        nodes = []
        for number in range(size):
            home = folder / f"node{number}"
            home.mkdir()
            nodes.append(stack.enter_context(Node(name, *options, folder=home)))
        yield nodes, stack.enter_context(haproxy(nodes, folder))


class Misfortune:
    """Kills nodes and stops them for a while, one at a time."""

    def __init__(self, nodes, seed):
        self.pauses = 0
        self._nodes = nodes
        self._rng = random.Random(f"{seed}, misfortune")

    async def __call__(self, _, seconds):
        kills, until = 0, time.monotonic() + seconds
        while (life := self._rng.uniform(0.5, 3)) < until - time.monotonic():
            await asyncio.sleep(life)
            node = self._rng.choice(self._nodes)
            # One of each comes to pass however short the trial is.
            if kills == 0 or self.pauses > 0 and self._rng.random() < 0.6:
                await asyncio.to_thread(node.kill)
                kills += 1
                await asyncio.sleep(self._rng.uniform(0, 2))
                await asyncio.to_thread(node.start)
            else:
                node.pause()
                self.pauses += 1
                # Shorter than a lease, or longer: then others have its sessions when it wakes.
                await asyncio.sleep(self._rng.choice([0.5, 2, 7, 9]))
                node.resume()
        await asyncio.sleep(max(0, until - time.monotonic()))
        return kills
