"""What the page says and keeps while the bot's store is down."""

import pathlib
import sys

import pytest
from playwright.sync_api import expect

ROOT = pathlib.Path(__file__).parents[2]
sys.path += [str(ROOT / "Crash"), str(ROOT / "Interop")]

from postgres_server import postgres  # noqa: E402


@pytest.fixture
def server():
    with postgres() as server:
        yield server


def test_what_is_typed_while_the_store_is_down_is_kept_and_sent_when_it_is_back(server, bot, chat, picture):
    it = chat()
    it.page.clock.install()
    it.open(bot("StoreTrial", "--store", server.address))
    expect(it.say("before").locator(".body")).to_have_text("1: before")
    notice = it.page.locator("#notice")
    with server.frozen():
        it.type("meanwhile")
        it.type("and again")
        expect(notice).to_contain_text("cannot store messages at the moment")
        # Other notices go after some seconds; this one counts as long as it is true.
        it.page.clock.fast_forward(10_000)
        expect(notice).to_contain_text("cannot store messages at the moment")
        expect(it.page.locator(".message.user.waiting .body")).to_have_text(["meanwhile", "and again"])
        picture(it, "store-down")
        assert it.texts("bot") == ["1: before"]
        # A reload loses nothing: the tab keeps what was not acknowledged, and the bot what was told.
        it.page.reload()
        it.wait_for("open")
        expect(it.page.locator(".message.user.waiting .body")).to_have_text(["meanwhile", "and again"])
        expect(notice).to_contain_text("cannot store messages at the moment")
        picture(it, "store-down-reloaded")
    expect(it.page.locator(".message.bot .body")).to_have_text(["1: before", "2: meanwhile", "3: and again"])
    expect(it.page.locator(".message.user .body")).to_have_text(["before", "meanwhile", "and again"])
    expect(it.page.locator(".waiting")).to_have_count(0)
    expect(notice).to_be_empty()
    picture(it, "store-back")
