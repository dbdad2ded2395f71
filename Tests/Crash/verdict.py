"""Holds what a bot that numbers its answers has said against what it was sent."""

import collections
import dataclasses
import itertools
import re

ANSWER = re.compile(r"(\d+): (.*)", re.DOTALL)


@dataclasses.dataclass
class Verdict:
    """How often a conversation went wrong in which way; `findings` says it of each case."""

    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    miscounted: int = 0
    contradictions: int = 0
    findings: list[str] = dataclasses.field(default_factory=list)

    @property
    def is_clean(self):
        return not self.findings

    def note(self, kind, finding):
        setattr(self, kind, getattr(self, kind) + 1)
        self.findings.append(f"{kind.replace('_', ' ')}: {finding}")

    def add(self, other):
        for field in dataclasses.fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


@dataclasses.dataclass
class Answers:
    """What a conversation has of each text that was sent, and what it has besides."""

    said: list[tuple[int, str]] = dataclasses.field(default_factory=list)
    """The user's messages: where each stands, and its text."""
    final: list[tuple[int, int, str]] = dataclasses.field(default_factory=list)
    """The answers: where each stands, its number, and the text that it answers."""
    under_way: list[tuple[int, str]] = dataclasses.field(default_factory=list)
    """The numbers and texts of slow messages that are said to be under way; a body cut off says so again."""
    foreign: list[dict] = dataclasses.field(default_factory=list)
    """Entries that belong to nothing that was sent."""

    @classmethod
    def of(cls, sent, entries):
        """Sorts the entries of a history, or frames, in the order of their numbers."""
        known, answers = set(sent), cls()
        for entry in entries:
            action, text = entry.get("action"), entry.get("message")
            match = ANSWER.fullmatch(text) if action == "agent_reply_str" else None
            if action == "user_message" and text in known:
                answers.said.append((entry["seq"], text))
            elif match and match[2] in known:
                answers.final.append((entry["seq"], int(match[1]), match[2]))
            elif match and match[2].startswith("slow") and match[2].removesuffix(" …") in known:
                answers.under_way.append((int(match[1]), match[2].removesuffix(" …")))
            else:
                answers.foreign.append(entry)
        return answers

    def are_complete(self, sent):
        """Whether each text that was sent has its answer."""
        return {text for _, _, text in self.final} >= set(sent)


def judge(sent, history, live):
    """The verdict over one conversation.

    - Parameters:
      - sent: the texts in the order in which they were sent, each of them only once.
      - history: the entries of the history by number.
      - live: what a client knows that was there all the time, by number.
    """
    verdict = Verdict()
    answers = Answers.of(sent, [history[number] for number in sorted(history)])
    _judge_presence(verdict, sent, answers)
    _judge_order(verdict, sent, answers)
    _judge_numbers(verdict, answers)
    for entry in answers.foreign:
        verdict.note("contradictions", f"nobody asked for {entry}")
    for number in sorted(history.keys() | live.keys()):
        if history.get(number) != live.get(number):
            verdict.note(
                "contradictions", f"frame {number} is {history.get(number)} in the history and {live.get(number)} live"
            )
    return verdict


def _judge_presence(verdict, sent, answers):
    said = collections.Counter(text for _, text in answers.said)
    answered = collections.Counter(text for _, _, text in answers.final)
    for text in sent:
        if not said[text]:
            verdict.note("lost", f"{text!r} is not in the history")
        elif not answered[text]:
            verdict.note("lost", f"{text!r} has no answer")
        if said[text] > 1:
            verdict.note("doubled", f"{text!r} is in the history {said[text]} times")
        if answered[text] > 1:
            verdict.note("doubled", f"{text!r} is answered {answered[text]} times")


def _judge_order(verdict, sent, answers):
    place = {text: index for index, text in enumerate(sent)}
    # Those by a timer come when it is time.
    in_turn = [text for _, _, text in answers.final if not text.startswith("later")]
    for what, texts in [("said", [text for _, text in answers.said]), ("answered", in_turn)]:
        for before, after in itertools.pairwise(texts):
            if place[before] > place[after]:
                verdict.note("out_of_order", f"{before!r} was {what} before {after!r}")
    asked = {text: number for number, text in reversed(answers.said)}
    for number, _, text in answers.final:
        if number < asked.get(text, 0):
            verdict.note("out_of_order", f"{text!r} was answered before it was said")


def _judge_numbers(verdict, answers):
    expected = {}
    for _, text in answers.said:
        expected.setdefault(text, len(expected) + 1)
    counted = [(number, text) for _, number, text in answers.final] + answers.under_way
    for number, text in counted:
        if number != expected.get(text, number):
            verdict.note("miscounted", f"{text!r} was counted as {number} and is message {expected[text]}")
