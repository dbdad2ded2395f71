"""The page in Firefox, served by real example bots.

Set `JACKDAW_BIN_DIR` to the folder of the built examples. Firefox is `firefox-esr` or `firefox` of the PATH, or what
`JACKDAW_FIREFOX` names; where there is none, the tests are skipped.
"""

import http.server
import json
import os
import pathlib
import shutil
import sys
import threading

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[2] / "Interop")]

from example_server import running  # noqa: E402
from firefox import Firefox  # noqa: E402

TILE = b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#cdc" d="M0 0h256v256H0z"/></svg>'


@pytest.fixture(scope="session")
def firefox():
    program = os.environ.get("JACKDAW_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("there is no Firefox: apt-get install --no-install-recommends firefox-esr, or set JACKDAW_FIREFOX")
    browser = Firefox(program)
    yield browser
    browser.close()


class Tiles(http.server.BaseHTTPRequestHandler):
    """A server of maps, for there is no network in tests."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "image/svg+xml")
        self.end_headers()
        self.wfile.write(TILE)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def tiles():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.svg"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def gallery(tiles, tmp_path_factory):
    file = tmp_path_factory.mktemp("bot") / "bot.json"
    file.write_text(json.dumps({"map": {"tiles": tiles}}))
    with running("Gallery", "--config", str(file)) as example:
        yield example


@pytest.fixture
def start():
    """Starts bots by name, on a port of choice, and ends them with the test."""
    opened = []

    def one(name, port=0):
        manager = running(name, port=port)
        opened.append(manager)
        return manager.__enter__()

    yield one
    for manager in opened:
        manager.__exit__(None, None, None)


class Chat:
    """A page of a bot, and what a user does with it."""

    def __init__(self, page):
        self.page = page

    def open(self, bot, query=""):
        self.page.open(f"{bot.url}/{query}")
        # Each test has a conversation of its own.
        self.page.evaluate("(localStorage.clear(), sessionStorage.clear(), 1)")
        self.page.open(f"{bot.url}/{query}")
        return self.wait_for("open")

    def wait_for(self, status, within=20):
        self.page.until(f"document.querySelector('#status').dataset.state === '{status}'", within)
        return self

    def type(self, text):
        self.page.click("#text")
        self.page.press(*text, "Enter")

    def say(self, text):
        """Says something and waits for the bot's next message."""
        count = "document.querySelectorAll('.message.bot .body:not(.loading, .open)').length"
        before = self.page.evaluate(count)
        self.type(text)
        self.page.until(f"{count} > {before}")
        return self.last()

    def last(self):
        return self.page.evaluate("[...document.querySelectorAll('.message.bot .body')].at(-1).textContent")

    def texts(self, who="message"):
        return self.page.evaluate(f"[...document.querySelectorAll('.{who} .body')].map((body) => body.textContent)")


@pytest.fixture
def chat(firefox):
    """Opens a page; at the end of the test it may have had nothing to complain about."""
    firefox.complaints.clear()
    page = firefox.page()
    it = Chat(page)
    it.expected = None
    yield it
    page.close()
    assert [text for text in firefox.complaints if not (it.expected and it.expected in text)] == []
