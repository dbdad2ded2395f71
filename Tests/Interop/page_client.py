"""A client of jackdaw.v1, written from the protocol's description alone. Every frame is held against the schema."""

import itertools
import json
import pathlib
import uuid

import jsonschema
from websockets.sync.client import connect

PROTOCOL = pathlib.Path(__file__).resolve().parents[2] / "Sources/Jackdaw/Protocol"
SCHEMA = jsonschema.Draft202012Validator(json.loads((PROTOCOL / "jackdaw.v1.schema.json").read_text()))


class Client:
    def __init__(self, server, session=None, **options):
        query = f"/?session_id={session}" if session else "/"
        self.socket = connect(server.ws + query, subprotocols=["jackdaw.v1"], legacy=True, **options)
        assert self.socket.subprotocol == "jackdaw.v1"
        self.ids = (uuid.uuid4().hex for _ in itertools.count())
        self.last = 0
        self.hello = self.hear()
        assert self.hello["type"] == "hello"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, **frame):
        SCHEMA.validate(frame)
        self.socket.send(json.dumps(frame))

    def message(self, action, message=None, **more):
        frame = {"type": "message", "id": next(self.ids), "action": action, **more}
        if message is not None:
            frame["message"] = message
        self.send(**frame)
        return frame["id"]

    def say(self, text, **more):
        return self.message("user_message", text, **more)

    def hear(self, timeout=10):
        """The next frame; numbers must ascend by one."""
        while True:
            frame = json.loads(self.socket.recv(timeout=timeout))
            SCHEMA.validate(frame)
            if frame["type"] == "history":
                self.last = frame["seq"]
            elif "seq" in frame and frame["type"] not in ("ack", "resumed"):
                assert frame["seq"] == self.last + 1, (self.last, frame)
                self.last = frame["seq"]
            return frame

    def hear_until(self, **wanted):
        """Everything up to the first frame that has these fields."""
        heard = []
        while True:
            heard.append(self.hear())
            if all(heard[-1].get(key) == value for key, value in wanted.items()):
                return heard

    def answer(self, text):
        """What the bot says to a text, in one frame."""
        self.say(text)
        while True:
            frame = self.hear()
            if frame["type"] == "message" and frame["action"].startswith("agent_reply_"):
                return frame

    def resume(self, session, secret, last):
        self.last = last
        self.send(type="resume", session=session, secret=secret, last=last)
        return self.hear_until(type="resumed")[-1]
