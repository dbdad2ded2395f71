"""A client of the besser dialect, as the other framework's pages write it."""

import json

from websockets.sync.client import connect


class Client:
    def __init__(self, server, session=None, path="/", headers=None, **options):
        headers = dict(headers or {})
        if session:
            headers["X-Session-ID"] = session
        self.socket = connect(server.ws + path, additional_headers=headers, legacy=True, **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, action, message=None, **more):
        self.socket.send(json.dumps({"action": action, "message": message, **more}))

    def say(self, text):
        self.send("user_message", text)

    def hear(self, timeout=10):
        frame = json.loads(self.socket.recv(timeout=timeout))
        assert set(frame) == {"action", "message", "history", "timestamp", "message_id"}, frame
        return frame

    def hears_nothing(self, timeout=0.3):
        try:
            frame = self.socket.recv(timeout=timeout)
        except TimeoutError:
            return True
        raise AssertionError(f"heard {frame}")

    def ask(self, text):
        self.say(text)
        return self.hear()

    def hear_until(self, action, timeout=10):
        while True:
            frame = self.hear(timeout)
            if frame["action"] == action:
                return frame
