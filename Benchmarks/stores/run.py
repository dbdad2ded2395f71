#!/usr/bin/env python3
"""Measures what a store costs: talking with each store in turn, and a store of 100,000 sessions.

    Benchmarks/stores/run.py              everything, about twelve minutes once built
    Benchmarks/stores/run.py --quick      shorter, to see that it works; its figures are not worth keeping
    Benchmarks/stores/run.py --only talk  or --only keep: one of both parts
    Benchmarks/stores/run.py --write      puts the tables into README.md as well

It needs PostgreSQL (`apt-get install postgresql`), and a Python that has nothing but its own library.
"""

import argparse
import contextlib
import os
import pathlib
import statistics
import tempfile
import time

import setups
from keeping import keeping
from measure import Build, Measurements, allow_connections, figure, load, machine, publish, ratio, say, table, warn_when_busy

SESSIONS = 50
# Ids are a client's own for a session; none of them may come twice.
MESSAGES = 100_000
TALK = '{"type": "message", "id": "c{seq}", "action": "user_message", "message": "{seq} hello"}'
VERSION_1 = ["-H", "Sec-WebSocket-Protocol: jackdaw.v1"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one short round, 2,000 sessions")
    parser.add_argument("--only", choices=["talk", "keep"], help="measure only this")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often everybody talks (default 5)")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write every single measurement of talking there")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md as well")
    parser.add_argument("--build-dir", type=pathlib.Path, metavar="DIR", help="build there instead of in .build")
    parser.add_argument("--program", type=pathlib.Path, metavar="FILE", help="measure this StoreTrial, and build none")
    options = parser.parse_args()
    if options.write and (options.quick or options.only):
        parser.error("README.md takes the tables of whole runs only")
    options.rounds = options.rounds or (1 if options.quick else 5)
    return options


def flush_time():
    """What the disk takes to have four KiB for sure, in milliseconds: no store can be faster for one message."""
    times = []
    with tempfile.NamedTemporaryFile(prefix="jackdaw-stores-") as file:
        for _ in range(200):
            file.write(os.urandom(4096))
            file.flush()
            before = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - before) * 1000)
    return statistics.median(times)


def talk(options, program, wsload, found):
    seconds, warm = (1, 0.5) if options.quick else (5, 1)
    for number in range(options.rounds):
        found.add(("flush",), {"ms": flush_time()})
        with contextlib.ExitStack() as stack:
            servers = {name: stack.enter_context(setup(program)) for name, setup in setups.SETUPS.items()}
            for name, server in servers.items():
                say(f"round {number + 1} of {options.rounds}: {SESSIONS} sessions, {name}")
                common = ["-c", SESSIONS, "-d", seconds, "-w", warm, "-m", "agent_reply", "-t", TALK, "-P", MESSAGES]
                found.add((name,), load(wsload, server, *common, *VERSION_1))


def talk_table(found):
    rows = []
    for name in setups.SETUPS:
        rate, none = (found.median(key, name="msgs_s") for key in [name, "no store"])
        row = [name, figure(rate), ratio(rate, none)]
        row += [figure(found.median(name, name=key) / 1000, " ms") for key in ["p50_us", "p99_us"]]
        # Of several bots only the first is looked at.
        cpu = "–" if name == setups.THREE else figure(found.median(name, name="server_us_msg"), " µs")
        rows.append([*row, cpu])
    header = [f"{SESSIONS} sessions", "round trips a second", "to no store", "median", "99 % within", "CPU of the bot each"]
    return table(header, rows)


def main():
    options = arguments()
    build = Build(options.build_dir and options.build_dir.resolve(), options.program is not None)
    program = options.program.resolve() if options.program else build.jackdaw("StoreTrial")
    wsload = build.tool("wsload")
    allow_connections(10_500)
    warn_when_busy()
    text = f"{machine()}"
    found = Measurements()
    if options.only != "keep":
        talk(options, program, wsload, found)
        text += f"; the disk takes {figure(found.median('flush', name='ms'), ' ms')} to flush 4 KiB (`fdatasync`, median)"
        text += f"; {options.rounds} rounds, medians.\n\n{talk_table(found)}"
    else:
        text += ".\n"
    if options.json:
        found.dump(options.json)
    if options.only != "talk":
        text += f"\n{keeping(program, wsload, 2_000 if options.quick else 100_000, VERSION_1, TALK)}"
    publish("stores", text, options.write)


if __name__ == "__main__":
    main()
