"""What the agents' page of the example HelpDesk talks to, for those with the password and those without."""

import json
import subprocess

import pytest
from besser import Client
from example_server import BIN_DIR, inherited, running
from test_http import curl

PASSWORD = "correct-horse-battery"
KEY = ["-H", f"Authorization: Bearer {PASSWORD}"]


@pytest.fixture(scope="module")
def desk():
    with running("HelpDesk", env={"HELPDESK_PASSWORD": PASSWORD}) as example:
        yield example


@pytest.mark.parametrize("key", [[], ["-H", "Authorization: Bearer wrong"], ["-H", f"Authorization: Basic {PASSWORD}"]])
def test_nobody_gets_in_without_the_password(desk, key):
    for options in (["/agent/cases"], ["/agent/cases/1"], ["/agent/cases/1/take", "-X", "POST"]):
        status, _, body = curl(*key, desk.url + options[0], *options[1:])
        assert status == 401 and body == ""


def test_the_page_itself_is_open_and_allows_nothing_but_what_comes_from_here(desk):
    status, headers, body = curl(desk.url + "/agent/")
    assert status == 200 and "<title>Help desk</title>" in body
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
    assert "frame-ancestors 'none'" in policy
    status, headers, _ = curl(desk.url + "/agent")
    assert status == 301 and headers["location"] == "agent/"


def test_the_queue_is_live_and_only_one_agent_gets_a_conversation(desk):
    watching = subprocess.Popen(
        ["curl", "-sSN", "--max-time", "20", *KEY, desk.url + "/agent/cases"], stdout=subprocess.PIPE, text=True
    )
    assert json.loads(watching.stdout.readline()) == []
    with Client(desk) as client:
        client.hear_until("agent_reply_options")
        client.say("talk to a person")
        client.hear_until("agent_reply_options")
        (case,) = json.loads(watching.stdout.readline())
        assert case["person"] is None and case["lastWords"] == "talk to a person"
        address = f"{desk.url}/agent/cases/{case['id']}"

        def post(what, **body):
            return curl(*KEY, "--data-binary", json.dumps(body), f"{address}/{what}")[0]

        assert post("messages", text="too early") == 409
        assert post("take") == 400
        assert post("take", by="Robin") == 204
        assert client.hear()["message"] == "Robin is with you now."
        assert post("take", by="Kim") == 409
        assert post("messages", text="  ") == 400
        assert post("messages", text="Good <b>morning</b>") == 204
        assert client.hear()["message"] == "Good <b>morning</b>"
        assert post("return") == 204
        assert client.hear()["message"].startswith("I am back, the bot.")
        assert post("return") == 404
    watching.kill()
    watching.wait()


def test_open_pages_do_not_keep_the_server_from_stopping():
    with running("HelpDesk", env={"HELPDESK_PASSWORD": PASSWORD}) as example:
        watching = subprocess.Popen(
            ["curl", "-sSN", *KEY, example.url + "/agent/cases"], stdout=subprocess.PIPE, text=True
        )
        assert json.loads(watching.stdout.readline()) == []
        assert example.stop(within=5) == 0
        assert watching.wait(5) == 0


def test_a_password_that_is_easily_guessed_is_refused():
    run = subprocess.run(
        [BIN_DIR / "HelpDesk", "--port", "0"],
        env={**inherited(), "HELPDESK_PASSWORD": "secret"},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("help-desk: HELPDESK_PASSWORD is too short: take at least 12 characters")


def test_a_password_that_nobody_gave_is_made_and_printed_once():
    run = subprocess.Popen(
        [BIN_DIR / "HelpDesk", "--port", "0"], env=inherited(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    url = run.stdout.readline().split()[-1]
    password = run.stdout.readline().split()[-1]
    key = f"Authorization: Bearer {password}"
    assert curl("-H", key, f"{url}/agent/cases/1")[0] == 404
    assert curl("-H", key + "0", f"{url}/agent/cases/1")[0] == 401
    run.terminate()
    assert run.stdout.read() == ""
    assert run.wait(10) == 0
