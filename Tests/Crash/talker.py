"""A user: talks to a bot by jackdaw.v1, and comes back whenever the connection breaks."""

import asyncio
import collections
import itertools
import json
import random
import time

from picture import Picture
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

# A process that is stopped keeps its connections open and says nothing: pings find that out.
CONNECTION = {
    "subprotocols": ["jackdaw.v1"],
    "compression": None,
    "max_size": None,
    "proxy": None,
    "open_timeout": 5,
    "ping_interval": 3,
    "ping_timeout": 5,
    "close_timeout": 1,
}
BROKEN = (OSError, WebSocketException)
IN_FLIGHT = 3
LONGEST_DELAY = 0.5
WORDS = ["jackdaw", "größe", "猫 🐦", '"quoted"', "back\\slash", "two\nlines", "{}", "<b>", "nul\0nul"]


class Talker:
    """One user with a session of their own.

    What was not acknowledged waits in the outbox, and goes out again on each new connection under the same id. So does,
    now and then, what was acknowledged last, as if the acknowledgement had been lost with the connection.
    """

    def __init__(self, address, seed):
        self.address = address
        self.sent = []
        self.outbox = []
        self.picture = Picture()
        self.errors = []
        self.warnings = 0
        self.slowest_return = 0.0
        # What is said must not depend on how often this user had to call.
        self._words, self._returns = random.Random(f"{seed}, words"), random.Random(f"{seed}, returns")
        self.session = None
        self.secret = None
        self._socket = None
        self._settled = collections.deque(maxlen=IN_FLIGHT)
        self._lost_at = None
        self._attempts = 0

    @property
    def acknowledged(self):
        return len(self.sent) - len(self.outbox)

    async def stay(self):
        """Keeps the conversation open until cancelled; whoever calls a dead server calls again ever more rarely."""
        while True:
            try:
                async with connect(self._url, **CONNECTION) as socket:
                    await self._listen(socket)
            except BROKEN:
                pass
            if self._socket:
                self._socket = None
                self._lost_at = time.monotonic()
            ceiling = min(LONGEST_DELAY, 0.02 * 2**self._attempts)
            self._attempts += 1
            await asyncio.sleep(ceiling * self._returns.uniform(0.5, 1))

    async def speak(self, seconds):
        """Says one thing after the other, also while there is no connection, a few ahead of what is acknowledged."""
        until = time.monotonic() + seconds
        for number in itertools.count(1):
            await asyncio.sleep(self._words.uniform(0, 0.4))
            while len(self.outbox) >= IN_FLIGHT and time.monotonic() < until:
                await asyncio.sleep(0.01)
            if time.monotonic() >= until:
                return
            kind = self._words.choice(["", "", "", "", "slow ", "later "])
            await self._say(f"c{number}", f"{kind}{number} {self._words.choice(WORDS)}")

    async def fresh_history(self):
        """The conversation as somebody gets it who knows nothing of it yet, by number."""
        async with asyncio.timeout(20):
            while True:
                try:
                    return await self._ask_for_history()
                except BROKEN:
                    # It goes on at another node, or in a newer process.
                    await asyncio.sleep(0.1)

    async def _ask_for_history(self):
        newcomer = Picture()
        async with connect(self._url, **CONNECTION) as socket:
            async for data in socket:
                frame = json.loads(data)
                if frame["type"] == "hello":
                    await self._write(socket, type="resume", session=self.session, secret=self.secret, last=0)
                elif frame["type"] == "history":
                    newcomer.take(frame)
                    return newcomer.frames
                elif frame["type"] == "error":
                    raise RuntimeError(f"the history was refused: {frame}")
        raise OSError("the connection was closed before the history came")

    @property
    def _url(self):
        return f"{self.address}/?session_id={self.session}" if self.session else f"{self.address}/"

    async def _say(self, client_id, text):
        self.sent.append(text)
        self.outbox.append((client_id, text))
        if self._socket:
            try:
                await self._write_message(self._socket, client_id, text)
            except BROKEN:
                pass  # It stays in the outbox.

    async def _listen(self, socket):
        async for data in socket:
            frame = json.loads(data)
            match frame["type"]:
                case "hello" if frame["resumable"]:
                    await self._resume(socket)
                case "hello":
                    self.session, self.secret = frame["session"], frame["secret"]
                    self.picture.begin(frame.get("generation"))
                    await self._open(socket)
                case "resumed":
                    self.picture.announce(frame.get("generation"))
                    await self._open(socket)
                case "ack":
                    self._settle(frame["id"])
                case "error" if frame["code"] == "not_stored":
                    self.warnings += 1
                case "error":
                    self.errors.append(f"error {frame['code']}: {frame['message']}")
                    if frame["code"] == "resume_refused":
                        return
                case "typing" | "pong":
                    pass
                case _:
                    self.picture.take(frame)

    async def _resume(self, socket):
        resume = {"session": self.session, "secret": self.secret, "last": self.picture.last}
        if self.picture.generation is not None:
            resume["generation"] = self.picture.generation
        await self._write(socket, type="resume", **resume)

    def _settle(self, client_id):
        for item in self.outbox:
            if item[0] == client_id:
                self.outbox.remove(item)
                self._settled.append(item)
                return

    async def _open(self, socket):
        # Not each time: it would hide that something was acknowledged too early.
        if self._lost_at is not None and self._returns.random() < 0.3:
            for client_id, text in self._settled:
                await self._write_message(socket, client_id, text)
        # What is said meanwhile is appended, and goes out in this loop too: nothing overtakes.
        for client_id, text in self.outbox:
            await self._write_message(socket, client_id, text)
        self._socket = socket
        self._attempts = 0
        if self._lost_at is not None:
            self.slowest_return = max(self.slowest_return, time.monotonic() - self._lost_at)
            self._lost_at = None

    async def _write_message(self, socket, client_id, text):
        await self._write(socket, type="message", id=client_id, action="user_message", message=text)

    async def _write(self, socket, **frame):
        await socket.send(json.dumps(frame))
