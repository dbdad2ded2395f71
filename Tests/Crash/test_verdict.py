"""The judge of the crash tests finds each fault that it is there for, and nothing else."""

import pytest
from picture import Picture
from verdict import judge

SENT = ["1 hello", "slow 2 hello", "later 3 hello", "4 hello"]


def said(number, text):
    return {"type": "message", "seq": number, "action": "user_message", "message": text}


def answer(number, text):
    return {"type": "message", "seq": number, "action": "agent_reply_str", "message": text}


def conversation(*entries):
    return {number: make(number, text) for number, (make, text) in enumerate(entries, 1)}


RIGHT = [
    (said, "1 hello"),
    (answer, "1: 1 hello"),
    (said, "slow 2 hello"),
    (answer, "2: slow 2 hello …"),
    (said, "later 3 hello"),
    (said, "4 hello"),
    (answer, "2: slow 2 hello"),
    (answer, "4: 4 hello"),
    (answer, "3: later 3 hello"),
]


def test_a_conversation_as_it_should_be_is_clean():
    history = conversation(*RIGHT)
    assert judge(SENT, history, history).findings == []


def test_a_body_that_was_cut_off_may_say_again_that_it_is_under_way():
    history = conversation(*RIGHT[:4], RIGHT[3], *RIGHT[4:])
    assert judge(SENT, history, history).findings == []


@pytest.mark.parametrize(
    "entries, kind",
    [
        (RIGHT[1:], "lost"),
        (RIGHT[:1] + RIGHT[2:], "lost"),
        (RIGHT[:-1], "lost"),
        (RIGHT + [(said, "4 hello")], "doubled"),
        (RIGHT + [(answer, "4: 4 hello")], "doubled"),
        (RIGHT[2:] + RIGHT[:2], "out_of_order"),
        (RIGHT[:6] + [RIGHT[7], RIGHT[6], RIGHT[8]], "out_of_order"),
        ([RIGHT[1], RIGHT[0], *RIGHT[2:]], "out_of_order"),
        (RIGHT[:-1] + [(answer, "4: later 3 hello")], "miscounted"),
        (RIGHT[:3] + [(answer, "3: slow 2 hello …")] + RIGHT[4:], "miscounted"),
        (RIGHT + [(answer, "Sorry, something went wrong.")], "contradictions"),
        (RIGHT + [(said, "5 hello")], "contradictions"),
    ],
)
def test_a_fault_is_found_as_what_it_is(entries, kind):
    history = conversation(*entries)
    verdict = judge(SENT, history, history)
    assert getattr(verdict, kind) > 0 and not verdict.is_clean, verdict


@pytest.mark.parametrize(
    "live",
    [RIGHT[:-1], RIGHT + [(answer, "5: 5 hello")], [(said, "1 hullo"), *RIGHT[1:]]],
    ids=["less", "more", "other"],
)
def test_a_client_that_knows_another_conversation_contradicts(live):
    assert judge(SENT, conversation(*RIGHT), conversation(*live)).contradictions == 1


def picture(*frames, generation=None):
    picture = Picture()
    picture.begin(generation)
    for frame in frames:
        picture.take(frame)
    return picture


def test_frames_that_ascend_by_one_do_not_contradict():
    heard = picture(said(1, "a"), answer(2, "b"))
    assert heard.frames == {1: said(1, "a"), 2: answer(2, "b")} and heard.last == 2
    assert heard.contradictions == []


@pytest.mark.parametrize(
    "frames",
    [
        [said(1, "a"), said(3, "c")],
        [said(1, "a"), said(1, "a")],
        [said(1, "a"), {"type": "history", "seq": 1, "entries": [said(1, "b")]}],
    ],
    ids=["a gap", "again", "another meaning"],
)
def test_frames_that_do_not_go_together_contradict(frames):
    assert len(picture(*frames).contradictions) == 1


def test_a_history_replaces_everything_and_a_number_may_mean_something_else_in_another_generation():
    heard = picture(said(1, "a"), said(2, "b"), said(3, "c"), generation=1)
    heard.announce(2)
    assert (heard.generation, heard.last) == (1, 3)
    heard.take({"type": "history", "seq": 2, "entries": [said(1, "a"), answer(2, "b")]})
    assert (heard.generation, heard.last) == (2, 2)
    heard.take(answer(3, "d"))
    assert heard.frames == {1: said(1, "a"), 2: answer(2, "b"), 3: answer(3, "d")}
    assert heard.contradictions == []
