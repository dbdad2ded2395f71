"""A server is killed again and again while people talk to its bot, and nobody may notice more than a short break.

Twenty users say things by jackdaw.v1, some of which take a while or are answered by a timer, and come back after every
kill. At the end each message that anybody sent must be in the history once and answered once, both in the order in
which they were sent, and what the users have seen all the time must be what the history says.

The bot is the executable `StoreTrial` in the folder that JACKDAW_BIN_DIR names. JACKDAW_CRASH_SECONDS is how long each
store is tried (60 by default); JACKDAW_CRASH_SEED takes the moments and messages of an earlier run.
"""

import asyncio
import os

import pytest
from cluster import Misfortune, cluster
from node import Node
from trial import kills, peace, trial

SECONDS = float(os.environ.get("JACKDAW_CRASH_SECONDS", 60))


def explained(report, node):
    return "\n".join([str(report), *report.verdict.findings[:50], "the end of the log:", node.log])


@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_each_message_is_answered_once_and_in_order_however_often_the_bot_is_killed(
    store, request, tmp_path, seed, tell
):
    address = request.getfixturevalue(f"{store}_store")
    with Node("StoreTrial", "--store", address, folder=tmp_path) as node:
        report = asyncio.run(trial(node.address, kills(node, seed), seed, SECONDS))
    tell(report)
    assert report.verdict.is_clean, explained(report, node)
    assert report.kills > 0
    assert report.acknowledged == report.answered == report.messages > 0


def test_each_message_is_answered_once_and_in_order_whichever_of_three_nodes_is_killed_or_stopped(
    postgres_store, tmp_path, seed, tell
):
    with cluster("StoreTrial", "--store", postgres_store, folder=tmp_path) as (nodes, address):
        misfortune = Misfortune(nodes, seed)
        report = asyncio.run(trial(address, misfortune, seed, SECONDS, settling=60))
    tell(f"{report}, {misfortune.pauses} pauses")
    logs = "\n".join(node.log for node in nodes)
    assert report.verdict.is_clean, "\n".join([str(report), *report.verdict.findings[:50], "the end of the logs:", logs])
    assert report.kills > 0 and misfortune.pauses > 0
    assert report.acknowledged == report.answered == report.messages > 0


def test_what_a_killed_server_without_a_store_loses_is_found(tmp_path, seed, tell):
    with Node("StoreTrial", folder=tmp_path) as node:
        report = asyncio.run(trial(node.address, kills(node, seed), seed, seconds=8, settling=2))
    tell(report)
    assert report.kills > 0 and report.messages > 0
    assert report.verdict.lost > 0


def test_nothing_is_found_where_nobody_is_killed(tmp_path, seed, tell):
    with Node("StoreTrial", folder=tmp_path) as node:
        report = asyncio.run(trial(node.address, peace, seed, seconds=5))
    tell(report)
    assert report.verdict.is_clean, explained(report, node)
    assert report.acknowledged == report.answered == report.messages > 0
