"""What a client knows of its conversation, kept as the page keeps it."""


class Picture:
    """The conversation's frames by number, where a `history` frame replaces everything.

    Numbers ascend by one, and within one generation none of them ever means two things; what does otherwise is noted in
    `contradictions`.
    """

    def __init__(self):
        self.frames = {}
        self.last = 0
        self.generation = None
        self.contradictions = []
        self._announced = None
        self._meant = {}

    def begin(self, generation):
        """The server knows nothing of the conversation (any more): its numbers begin anew."""
        self.frames = {}
        self.last = 0
        self.generation = self._announced = generation
        self._meant = {}

    def announce(self, generation):
        """What comes from now on is of this generation.

        It is taken over with the first of it. A connection that breaks before leaves what is here in the generation
        that it is of, else the server would continue after a number that meant something else.
        """
        self._announced = generation

    def take(self, frame):
        """A frame that has a number."""
        if self.generation != self._announced:
            self.generation = self._announced
            self._meant = {}
        if frame["type"] == "history":
            self._replace(frame)
            return
        number = frame["seq"]
        if number != self.last + 1:
            self.contradictions.append(f"frame {number} came after frame {self.last}")
        self._compare(frame)
        # The page passes over what it has seen already.
        if number > self.last:
            self.frames[number] = frame
            self.last = number

    def _replace(self, history):
        if history.get("truncated"):
            raise RuntimeError("the history is cut short and cannot be judged: raise limits.outgoingBuffer")
        for entry in history["entries"]:
            self._compare(entry)
        self.frames = {entry["seq"]: entry for entry in history["entries"]}
        self.last = history["seq"]

    def _compare(self, frame):
        before = self._meant.setdefault(frame["seq"], frame)
        if frame != before:
            self.contradictions.append(f"frame {frame['seq']} was {before} and is now {frame}")
