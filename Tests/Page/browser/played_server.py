"""The other end of a page's connection, played by a test: it says what no bot would, and when the test says so."""

import itertools
import json
import pathlib
import re

ASSETS = pathlib.Path(__file__).parents[3] / ".web-assets"

LEAFLET = {
    "script": "libraries/leaflet/leaflet.js",
    "style": "libraries/leaflet/leaflet.css",
    "tiles": "tiles/{z}/{x}/{y}.png",
    "attribution": "© OpenStreetMap contributors",
}
TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#cdc" d="M0 0h256v256H0z"/></svg>'
# In a frame, it stands for a value that nests deeper than Python can write.
DEEP = "<deep>"


class Server:
    """Greets, and answers what is said to it with the same words."""

    def __init__(self, page, name="bot"):
        self.name = name
        self.libraries = {
            "plotly": {"script": "libraries/plotly/plotly.min.js"},
            "leaflet": dict(LEAFLET),
            "katex": {"script": "libraries/katex/katex.min.js"},
        }
        self.features = {"voice": False, "uploads": True}
        self.paths = {"files": "/files"}
        self.seq = itertools.count(1)
        self.ids = itertools.count(1)
        page.route_web_socket(re.compile("^ws"), self.accept)
        page.route("**/libraries/**", lambda route: route.fulfill(path=ASSETS / route.request.url.split("/libraries/")[1]))
        page.route("**/tiles/**", lambda route: route.fulfill(body=TILE, content_type="image/svg+xml"))

    def accept(self, socket):
        self.socket = socket
        socket.on_message(lambda text: self.hear(json.loads(text)))
        socket.send(json.dumps({
            "type": "hello", "protocol": "jackdaw.v1", "session": "s", "secret": "t" * 43, "resumable": False,
            "bot": {"name": self.name}, "heartbeat": 25, "limits": {"message": 1048576, "upload": 1048576},
            "features": self.features, "paths": self.paths, "libraries": self.libraries,
        }))

    def hear(self, frame):
        if frame["type"] == "ping":
            return self.send({"type": "pong"})
        if frame["type"] != "message" or frame["action"] != "user_message":
            return None
        self.send({"type": "ack", "id": frame["id"], "seq": None})
        self.say("user_message", frame["message"], client_id=frame["id"])
        return self.say("agent_reply_str", f"You said {frame['message']}.")

    def send(self, frame):
        self.socket.send(json.dumps(frame).replace(f'"{DEEP}"', "[" * 20_000 + "]" * 20_000))

    def frame(self, action, message, **more):
        return {
            "type": "message", "seq": next(self.seq), "id": f"m{next(self.ids)}", "timestamp": "2026-01-01T12:00:00.000Z",
            "action": action, "message": message, **more,
        }

    def say(self, action, message, **more):
        frame = self.frame(action, message, **more)
        self.send(frame)
        return frame["id"]

    def later(self, frame):
        self.send({"seq": next(self.seq), "timestamp": "2026-01-01T12:00:00.000Z", **frame})

    def history(self, entries):
        self.send({"type": "history", "seq": next(self.seq), "entries": entries})
