"""What goes wrong in other frameworks, and must not here."""

import concurrent.futures
import json
import signal
import socket
import subprocess
import time

import pytest
from besser import Client
from example_server import BIN_DIR, eventually, inherited, running
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


def test_twenty_fast_messages_get_twenty_answers_in_order(gallery):
    with Client(gallery) as user:
        for number in range(20):
            user.say(f"echo {number}")
        assert [user.hear()["message"] for _ in range(20)] == [f"echo {n}" for n in range(20)]


def test_fifty_users_at_once_each_get_their_own_answers_in_order(gallery):
    def talk(user_number):
        with Client(gallery) as user:
            for number in range(20):
                user.say(f"echo {user_number}.{number}")
            return [user.hear()["message"] for _ in range(20)]

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        for user_number, heard in enumerate(pool.map(talk, range(50))):
            assert heard == [f"echo {user_number}.{n}" for n in range(20)]


def test_the_newer_of_two_connections_gets_replies_after_the_older_one_left(gallery):
    older = Client(gallery, session="two")
    with Client(gallery, session="two") as newer:
        older.say("echo both")
        assert older.hear()["message"] == "echo both"
        assert newer.hear_until("agent_reply_str")["message"] == "echo both"
        older.socket.close()
        newer.say("echo alone")
        assert newer.hear_until("agent_reply_str")["message"] == "echo alone"


def test_ten_thousand_connections_leave_nothing_behind():
    with running("Greetings", "--log-level", "error", env={"JACKDAW_LIMITS_CONNECTIONS_PER_ADDRESS": "1000"}) as server:
        def visit(count):
            for _ in range(count):
                with Client(server, compression=None) as user:
                    assert user.ask("hello")["message"] == "Hi! How are you?"

        visit(20)
        assert eventually(lambda: server.descriptors() < 40)
        descriptors, threads = server.descriptors(), server.threads()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(visit, [1250] * 8))
        assert eventually(lambda: server.descriptors() <= descriptors), server.descriptors()
        assert server.threads() <= threads + 2
        health = subprocess.run(
            ["curl", "-s", f"{server.url}/health"], capture_output=True, text=True, check=True, timeout=10
        ).stdout
        assert json.loads(health)["sessions"] == 0
        assert json.loads(health)["connections"] == 0


def test_sigterm_closes_sockets_with_1001_and_ends_with_status_0():
    with running("Greetings") as server:
        user = connect(server.ws, legacy=True)
        user.send(json.dumps({"action": "user_message", "message": "hello"}))
        user.recv(timeout=10)
        idle = socket.create_connection(("127.0.0.1", server.port))
        started = time.monotonic()
        assert server.stop(signal.SIGTERM) == 0
        assert time.monotonic() - started < 10
        with pytest.raises(ConnectionClosed):
            user.recv(timeout=5)
        assert user.close_code == 1001
        idle.close()


def test_sigint_ends_it_as_well():
    with running("Greetings") as server:
        assert server.stop(signal.SIGINT) == 0


def test_a_running_body_may_finish_before_the_server_stops():
    with running("Gallery") as server, Client(server) as user:
        user.say("slow")
        user.send("fetch_user_messages")
        user.hear()
        server.process.send_signal(signal.SIGTERM)
        heard = []
        with pytest.raises(ConnectionClosed):
            while True:
                heard.append(user.hear())
        assert any(frame["action"] == "agent_reply_str" and not frame["history"] for frame in heard), heard
        assert user.socket.close_code == 1001
        assert server.process.wait(20) == 0


def start(name, *options, env=None):
    return subprocess.run(
        [str(BIN_DIR / name), *options], capture_output=True, text=True, timeout=20, env={**inherited(), **(env or {})}
    )


def test_a_port_in_use_is_one_clear_line():
    with running("Greetings") as server:
        second = start("Greetings", "--port", str(server.port))
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1 and str(server.port) in second.stderr, second.stderr
    assert second.stdout == ""


def test_an_address_that_does_not_exist_is_one_clear_line():
    run = start("Greetings", "--host", "300.1.1.1")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1 and "300.1.1.1" in run.stderr and "Error" not in run.stderr, run.stderr


def test_help_lists_options_and_keys_within_a_terminals_width():
    run = start("Greetings", "--help")
    assert run.returncode == 0 and "serve (default)" in run.stdout and "--port 9000" in run.stdout
    assert max(len(line) for line in run.stdout.splitlines()) <= 100
    run = start("Greetings", "serve", "--help")
    assert run.returncode == 0 and "--config" in run.stdout and "limits.pending" in run.stdout
    assert max(len(line) for line in run.stdout.splitlines()) <= 100


@pytest.mark.parametrize(
    "text,expected",
    [
        ("prot: 1\n", "port"),
        ("port: eight\n", "port"),
        ("port: 70000\n", "port"),
        ("a: [1\n", "config"),
    ],
)
def test_a_bad_configuration_is_one_clear_line_and_status_78(tmp_path, text, expected):
    file = tmp_path / "config.yaml"
    file.write_text(text)
    run = start("Greetings", "--config", str(file))
    assert run.returncode == 78, run
    assert run.stderr.count("\n") == 1 and expected in run.stderr and str(file) in run.stderr, run.stderr


def test_a_configuration_that_cannot_be_read_is_one_clear_line(tmp_path):
    run = start("Greetings", "--config", str(tmp_path / "missing.yaml"))
    assert run.returncode == 78
    assert run.stderr.count("\n") == 1 and "missing.yaml" in run.stderr


def test_a_misspelt_environment_variable_names_the_nearest_key():
    run = start("Greetings", env={"JACKDAW_PROT": "1"})
    assert run.returncode == 78 and "JACKDAW_PORT" in run.stderr
