"""Many users talk to a bot at once while something befalls it; then everything they have said is judged."""

import asyncio
import dataclasses
import random
import time

from talker import Talker
from verdict import Answers, Verdict, judge


@dataclasses.dataclass
class Report:
    """What came of a trial, in one line."""

    seed: str
    kills: int
    sessions: int = 0
    messages: int = 0
    acknowledged: int = 0
    answered: int = 0
    slowest_recovery: float = 0.0
    verdict: Verdict = dataclasses.field(default_factory=Verdict)

    def add(self, talker, history):
        verdict = judge(talker.sent, history, talker.picture.frames)
        for contradiction in talker.picture.contradictions + talker.errors:
            verdict.note("contradictions", contradiction)
        self.sessions += 1
        self.messages += len(talker.sent)
        self.acknowledged += talker.acknowledged
        self.answered += len({text for _, _, text in Answers.of(talker.sent, history.values()).final})
        self.slowest_recovery = max(self.slowest_recovery, talker.slowest_return)
        self.verdict.add(verdict)

    def __str__(self):
        return (
            f"{self.kills} kills, {self.sessions} sessions, {self.messages} messages, "
            f"{self.acknowledged} acknowledged, {self.answered} answered, {self.verdict.lost} lost, "
            f"{self.verdict.doubled} doubled, {self.verdict.out_of_order} out of order, "
            f"{self.verdict.miscounted} miscounted, {self.verdict.contradictions} contradictions, "
            f"slowest recovery {self.slowest_recovery:.2f} s, seed {self.seed}"
        )


async def trial(address, disturb, seed, seconds, users=20, settling=30):
    """Lets users talk for a while, waits until everything is answered, and reports.

    - Parameters:
      - address: where the bot is; what the users' addresses begin with.
      - disturb: called with the users and the seconds that it has; returns after them, with how often it killed.
      - settling: how many seconds everything may take to be answered once nothing is disturbed any more.
    """
    talkers = [Talker(address, f"{seed}, user {number}") for number in range(users)]
    async with asyncio.TaskGroup() as group:
        staying = [group.create_task(talker.stay()) for talker in talkers]
        speaking = [group.create_task(talker.speak(seconds)) for talker in talkers]
        report = Report(seed, await disturb(talkers, seconds))
        await asyncio.wait(speaking)
        await _settle(talkers, settling)
        for talker in talkers:
            report.add(talker, await talker.fresh_history())
        for task in staying:
            task.cancel()
    return report


async def _settle(talkers, seconds):
    until = time.monotonic() + seconds
    for talker in talkers:
        while talker.outbox or not Answers.of(talker.sent, talker.picture.frames.values()).are_complete(talker.sent):
            if time.monotonic() > until:
                return
            await asyncio.sleep(0.1)


async def peace(_, seconds):
    """Nothing befalls the bot."""
    await asyncio.sleep(seconds)
    return 0


def kills(node, seed):
    """Kills a node again and again, each time at a random moment after it listens, and starts it again."""
    rng = random.Random(f"{seed}, kills")

    async def disturb(_, seconds):
        count, until = 0, time.monotonic() + seconds
        while (life := rng.uniform(0.2, 3)) < until - time.monotonic():
            await asyncio.sleep(life)
            await asyncio.to_thread(node.kill)
            count += 1
            await asyncio.to_thread(node.start)
        await asyncio.sleep(max(0, until - time.monotonic()))
        return count

    return disturb
