"""A bot behind nginx, Caddy and HAProxy, each configured as the article about deployment says."""

import contextlib
import hashlib
import http.client
import json
import re
import shutil
import subprocess
import time
import types
import urllib.parse

import pytest
from example_server import eventually, running
from page_client import Client
from proxies import HOST, PROXIES, block, changes_for_a_path, installed, proxy, replaced
from tls import Certificate
from websockets.exceptions import InvalidStatus

# That of the article, a twentieth as long, for a bot that pings twenty times as often.
SHORT = {"Caddy": [], "nginx": [("proxy_read_timeout 60s", "proxy_read_timeout 3s")], "HAProxy": [("60s", "3s")]}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return Certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def behind(tmp_path, certificate):
    """Runs a bot, and a proxy before it."""
    with contextlib.ExitStack() as stack:

        def start(name, changes=(), **environment):
            if not installed(name):
                pytest.skip(f"{name} is not installed (apt-get install {name.lower()})")
            settings = tmp_path / "mybot.yaml"
            settings.write_text(block("yaml"))
            env = {f"JACKDAW_{key}": value for key, value in environment.items()}
            bot = stack.enter_context(running("Gallery", "--config", str(settings), env=env))
            port = stack.enter_context(proxy(name, tmp_path, bot.port, certificate, changes))
            site = Site(port, certificate.context)
            # HAProxy lets nobody through before it has seen that the bot is ready.
            base = environment.get("PATH", "")
            assert eventually(lambda: site.get(base + "/ready").status == 200)
            return site

        yield start


class Site:
    """What a browser sees of a proxy."""

    def __init__(self, port, context):
        self.url, self.ws = f"https://{HOST}:{port}", f"wss://{HOST}:{port}"
        self._port, self._context = port, context

    def request(self, method, path, body=None, headers={}):
        connection = http.client.HTTPSConnection(HOST, self._port, timeout=10, context=self._context)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return types.SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())

    def get(self, path):
        return self.request("GET", path)

    def user(self, path="", **options):
        """A client as the page is one: with the origin that a browser gives."""
        at = types.SimpleNamespace(ws=self.ws + path)
        options.setdefault("origin", self.url)
        return Client(at, ssl=self._context, **options)


def try_everything(site, path=""):
    page = site.get(f"{path}/")
    assert page.status == 200 and b'type="module"' in page.body
    script = re.search(rb'<script type="module" src="([^"]+)"', page.body)[1].decode()
    assert site.get(f"{path}/{script}").status == 200
    with site.user(path) as user:
        assert user.answer("echo through the proxy")["message"] == "echo through the proxy"
        # More than what nginx takes unless it is told.
        data = bytes(range(256)) * (2 << 20 >> 8)
        sent = site.request(
            "POST",
            user.hello["paths"]["files"],
            data,
            {
                "X-Session-ID": user.hello["session"],
                "Authorization": f"Bearer {user.hello['secret']}",
                "X-File-Name": "large.bin",
                "Content-Type": "application/octet-stream",
            },
        )
        assert sent.status == 201, sent.body
        user.message("user_file", {"file": json.loads(sent.body)["id"]})
        back = site.get(user.hear_until(action="agent_reply_file")[-1]["message"]["url"])
        assert hashlib.sha256(back.body).digest() == hashlib.sha256(data).digest()
        with site.user(path) as again:
            seen = user.last
            again.resume(user.hello["session"], user.hello["secret"], seen)
            user.say("echo to both")
            assert again.hear_until(action="agent_reply_str")[-1]["message"] == "echo to both"


@pytest.mark.parametrize("name", PROXIES)
def test_page_websocket_and_files_go_through(name, behind):
    site = behind(name)
    try_everything(site)
    with site.user() as user:
        # Where a proxy has a limit of its own, it is the bot's.
        for most in re.findall(r"client_max_body_size (\d+)m", block(name.lower().replace("caddy", "caddyfile"))):
            assert int(most) << 20 == user.hello["limits"]["upload"]


@pytest.mark.parametrize("name", PROXIES)
def test_a_bot_may_have_a_path_of_its_own(name, behind):
    site = behind(name, changes_for_a_path(name), PATH="/chat")
    try_everything(site, "/chat")
    # Who leaves the slash out gets there, too.
    moved = site.get("/chat")
    assert moved.status in (301, 308)
    assert urllib.parse.urljoin(f"{site.url}/chat", moved.headers["Location"]) == f"{site.url}/chat/"
    # The rest of the site is not the bot's.
    assert b'type="module"' not in site.get("/").body


@pytest.mark.parametrize("name", PROXIES)
def test_a_silent_chat_stays_open(name, behind):
    site = behind(name, SHORT[name], HEARTBEAT="1.25")
    with site.user() as user:
        user.answer("echo a")
        time.sleep(4)
        assert user.answer("echo b")["message"] == "echo b"


@pytest.mark.parametrize("name", PROXIES)
def test_the_bot_knows_who_is_behind_the_proxy(name, behind):
    site = behind(name, LIMITS_CONNECTIONS_PER_ADDRESS="1")

    def visitor(address, **headers):
        return site.user(source_address=(address, 0), additional_headers=headers)

    with visitor("127.0.0.1"), visitor("127.0.0.2"):
        # Whatever they say of themselves.
        for claim in [{}, {"X-Forwarded-For": "192.0.2.7"}, {"Forwarded": "for=192.0.2.7"}]:
            with pytest.raises(InvalidStatus):
                visitor("127.0.0.2", **claim)
        with pytest.raises(InvalidStatus) as refusal:
            site.user(source_address=("127.0.0.3", 0), origin="https://elsewhere.example")
        assert refusal.value.response.status_code == 403


def test_systemd_understands_the_unit(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed (apt-get install systemd)")
    unit = tmp_path / "mybot.service"
    # The program has to be there.
    unit.write_text(replaced(block("ini"), [("ExecStart=/usr/local/bin/mybot", f"ExecStart={shutil.which('true')}")]))
    addition = tmp_path / "mybot.service.d/backtrace.conf"
    addition.parent.mkdir()
    addition.write_text(block("systemd"))
    checked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    about_it = [line for line in (checked.stdout + checked.stderr).splitlines() if unit.name in line]
    assert checked.returncode == 0 and about_it == [], checked
