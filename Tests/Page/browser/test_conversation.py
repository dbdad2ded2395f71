"""The main job: a conversation, whatever happens to the connection."""

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

LOST = r"WebSocket connection to|ERR_CONNECTION_REFUSED"


def test_both_branches_of_the_greetings(bot, chat, picture):
    it = chat().open(bot("Greetings"))
    picture(it, "greetings-empty")
    expect(it.say("hello")).to_contain_text("Hi! How are you?")
    expect(it.say("good")).to_contain_text("I am glad to hear that!")
    expect(it.say("hello")).to_contain_text("Hi! How are you?")
    expect(it.say("bad")).to_contain_text("I am sorry to hear that")
    picture(it, "greetings")
    assert it.page.title().lower() == "greetings"
    assert it.texts("user") == ["hello", "good", "hello", "bad"]


def test_what_is_typed_while_the_server_is_gone_arrives_once_and_in_order(bot, chat, picture):
    server = bot("Greetings")
    it = chat(expected=LOST).open(server)
    it.say("hello")
    server.kill()
    it.wait_for("lost", seconds=2)
    it.type("hello")
    it.type("good")
    expect(it.page.locator(".message.waiting")).to_have_count(2)
    picture(it, "lost")
    server.restart()
    it.wait_for("open", seconds=20)
    expect(it.page.locator(".message.bot").last).to_contain_text("I am glad to hear that!")
    expect(it.page.locator(".message.waiting")).to_have_count(0)
    expect(it.page.locator(".divider:not(.day)")).to_have_count(1)
    assert it.texts() == [
        "hello", "Hi! How are you?", "hello", "good", "Hi! How are you?", "I am glad to hear that!",
    ] or it.texts() == [
        "hello", "Hi! How are you?", "hello", "Hi! How are you?", "good", "I am glad to hear that!",
    ]
    picture(it, "restarted")
    # The server's own record, not what the page believes.
    it.page.reload()
    it.wait_for("open")
    expect(it.page.locator(".message.bot").last).to_contain_text("I am glad to hear that!")
    assert it.texts("user") == ["hello", "good"]


def test_what_was_not_sent_survives_a_reload(bot, chat):
    server = bot("Greetings")
    it = chat(expected=LOST).open(server)
    held = []
    it.page.route_web_socket(re.compile("ws://"), lambda socket: held.append(socket))
    it.page.reload()
    it.type("hello")
    expect(it.page.locator(".message.waiting")).to_have_count(1)
    it.page.unroute_all()
    other = chat(context=it.page.context, expected=LOST)
    it.page.close()
    other.page.goto(server.url + "/")
    other.wait_for("open")
    # What a tab did not send is that tab's own: another one shows the conversation without it.
    assert other.texts("user") == []


def test_a_server_that_says_nothing_any_more_is_noticed(bot, chat):
    """The network swallows everything: no close ever comes."""
    server = bot("Greetings")
    it = chat(expected=LOST)
    state = {"silent": False}

    def route(socket):
        upstream = socket.connect_to_server()
        socket.on_message(lambda message: state["silent"] or upstream.send(message))
        upstream.on_message(lambda message: state["silent"] or socket.send(message))

    it.page.route_web_socket(re.compile("ws://"), route)
    it.open(server)
    it.say("hello")
    state["silent"] = True
    it.page.evaluate("() => dispatchEvent(new Event('offline'))")
    it.wait_for("lost", seconds=2)
    it.type("good")
    state["silent"] = False
    it.wait_for("open", seconds=20)
    expect(it.page.locator(".message.bot").last).to_contain_text("I am glad to hear that!")
    assert it.texts() == ["hello", "Hi! How are you?", "good", "I am glad to hear that!"]


def test_a_reload_and_a_second_tab_show_the_same_conversation(bot, chat):
    server = bot("Greetings")
    it = chat().open(server)
    it.say("hello")
    it.page.reload()
    it.wait_for("open")
    expect(it.page.locator(".message")).to_have_count(2)
    assert it.texts() == ["hello", "Hi! How are you?"]
    other = chat(context=it.page.context).open(server)
    expect(other.page.locator(".message")).to_have_count(2)
    other.say("good")
    expect(it.page.locator(".message")).to_have_count(4)
    assert it.texts() == ["hello", "Hi! How are you?", "good", "I am glad to hear that!"]


def test_twenty_messages_typed_fast_are_shown_in_order(bot, chat):
    it = chat().open(bot("Gallery"))
    for number in range(20):
        it.type(f"echo {number}")
    expect(it.page.locator(".message.bot", has_text="echo 19")).to_have_count(1, timeout=15_000)
    assert it.texts("user") == [f"echo {number}" for number in range(20)]
    assert [text for text in it.texts("bot") if text.startswith("echo")] == [f"echo {n}" for n in range(20)]


def test_the_conversation_starts_again(bot, chat):
    it = chat().open(bot("Greetings"))
    it.say("hello")
    it.page.locator("#restart").click()
    it.page.get_by_role("button", name="Start again").click()
    expect(it.page.locator(".divider:not(.day)")).to_have_count(1)
    expect(it.say("hello")).to_contain_text("Hi! How are you?")
    it.page.reload()
    it.wait_for("open")
    expect(it.page.locator(".divider:not(.day)")).to_have_count(1)


def test_unread_messages_are_counted_in_the_title(bot, chat):
    it = chat().open(bot("Greetings"))
    it.page.evaluate("() => Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    it.say("hello")
    assert it.page.title().startswith("(1) ")
    it.page.evaluate(
        "() => { Object.defineProperty(document, 'hidden', { value: false, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    assert not it.page.title().startswith("(")


def test_without_the_page_there_is_none(bot):
    server = bot("Greetings", "--no-ui")
    for path in ("/", "/ui/main.js"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(server.url + path)
        assert caught.value.code == 404
    assert server.process.poll() is None
