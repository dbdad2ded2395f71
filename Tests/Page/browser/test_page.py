"""How the page behaves and what it weighs: accessibility, keyboard, scrolling, hostile texts, bytes."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "390": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}
KINDS = [
    "text", "markdown", "html", "dataframe", "options", "plot", "file", "image", "audio", "location", "rag", "custom",
]


@pytest.mark.parametrize("look", LOOKS)
def test_no_rule_of_axe_is_broken_with_every_kind_on_the_page(gallery, chat, picture, look):
    it = chat(reduced_motion="reduce", **LOOKS[look]).open(gallery)
    picture(it, f"{look}-empty")
    for kind in KINDS:
        it.say(kind)
        picture(it, f"{look}-{kind}")
    it.say("stream")
    picture(it, f"{look}-stream")
    results = Axe().run(it.page)
    found = [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in results.response["violations"]]
    assert found == [], json.dumps(found, indent=1)


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_wider_than_the_page(gallery, chat, look):
    it = chat(**LOOKS[look]).open(gallery)
    for kind in ["markdown", "dataframe", "image", "html", "audio"]:
        it.say(kind)
    it.say("echo " + "unbroken" * 60)
    widths = it.page.evaluate(
        "() => [document.documentElement, document.getElementById('log')].map((e) => [e.scrollWidth, e.clientWidth])"
    )
    assert all(scroll <= client for scroll, client in widths), widths


HOSTILE = [
    "<script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<svg onload=\"document.title='owned'\"><a href=\"javascript:alert(1)\">x</a></svg>",
    "[link](javascript:document.title='owned')",
    "[link](data:text/html,<script>alert(1)</script>)",
    "![x](javascript:alert(1))",
    "<iframe src=/></iframe><style>body{display:none}</style>",
    "\u202egnp.exe\u202c",
]


def test_hostile_texts_are_texts(gallery, chat):
    """Where they come back as text; and drawn as markdown by the page's own modules."""
    it = chat().open(gallery)
    for text in HOSTILE:
        expect(it.say(f"echo {text}")).to_contain_text(text)
    found = it.page.evaluate(
        """async (texts) => {
            const { render } = await import(new URL('ui/kinds/markdown.js', location.href));
            const host = document.getElementById('list').appendChild(document.createElement('div'));
            for (const text of texts) host.append(render(text, {}));
            host.append(render('['.repeat(50000) + '*a '.repeat(20000) + '> '.repeat(20000), {}));
            return [
                [...host.querySelectorAll('script,img,svg,iframe,style,object,form')].length,
                [...host.querySelectorAll('a')].map((a) => a.protocol).filter((p) => !/^(https?|mailto):$/.test(p)),
            ];
        }""",
        HOSTILE,
    )
    assert found == [0, []]
    assert it.page.title() != "owned"


def test_the_composer(gallery, chat):
    it = chat().open(gallery)
    text = it.page.locator("#text")
    expect(text).to_be_focused()
    expect(it.page.locator("#send")).to_be_disabled()
    low = text.bounding_box()["height"]
    it.page.keyboard.type("one")
    for _ in range(4):
        it.page.keyboard.press("Shift+Enter")
    it.page.keyboard.type("two")
    assert text.bounding_box()["height"] > low + 60
    for _ in range(40):
        it.page.keyboard.press("Shift+Enter")
    assert text.bounding_box()["height"] <= 330
    # While an input method is composing, Enter is its own.
    text.dispatch_event("compositionstart")
    text.evaluate(
        "(e) => e.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"
    )
    expect(it.page.locator(".message.user")).to_have_count(0)
    text.fill("echo one\ntwo")
    it.page.keyboard.press("Enter")
    expect(it.page.locator(".message.user .body")).to_have_text("echo one\ntwo")
    expect(text).to_have_value("")
    assert text.bounding_box()["height"] == low


def test_what_is_being_written_survives_a_reload(gallery, chat):
    it = chat().open(gallery)
    it.page.locator("#text").fill("not yet")
    it.page.reload()
    expect(it.page.locator("#text")).to_have_value("not yet")


def test_the_page_follows_only_a_reader_who_is_at_the_end(gallery, chat):
    it = chat().open(gallery)
    at_end = """() => {
        const e = document.getElementById('log');
        return e.scrollHeight - e.scrollTop - e.clientHeight < 4; }"""
    for number in range(6):
        it.say("markdown")
    it.page.wait_for_function(at_end)
    it.page.locator("#log").hover()
    it.page.mouse.wheel(0, -900)
    it.page.wait_for_timeout(200)
    expect(it.page.locator("#latest")).to_have_text("Jump to latest")
    top = it.page.evaluate("() => document.getElementById('log').scrollTop")
    other = chat(context=it.page.context).open(gallery)
    other.say("echo from elsewhere")
    expect(it.page.locator("#latest")).to_have_text("1 new message")
    assert abs(it.page.evaluate("() => document.getElementById('log').scrollTop") - top) < 3
    it.page.locator("#latest").click()
    it.page.wait_for_function(at_end)
    expect(it.page.locator("#latest")).to_be_hidden()


def test_a_finished_message_is_announced_once(gallery, chat):
    it = chat().open(gallery)
    it.say("echo hello")
    expect(it.page.locator("#announcer p").last).to_contain_text("echo hello")
    assert it.page.locator("#log").get_attribute("role") == "log"
    it.page.reload()
    it.wait_for("open")
    expect(it.page.locator("#announcer p")).to_have_count(0)


def test_the_whole_dialogue_works_by_keyboard(gallery, chat):
    it = chat().open(gallery)
    it.page.keyboard.type("options")
    it.page.keyboard.press("Enter")
    expect(it.page.locator("button.option").first).to_be_visible()
    for _ in range(6):
        it.page.keyboard.press("Shift+Tab")
        if it.page.evaluate("() => document.activeElement.classList.contains('option')"):
            break
    it.page.keyboard.press("Space")
    expect(it.page.locator("button.option.chosen")).to_have_count(1)
    expect(it.page.locator("#text")).to_be_focused()


def test_the_page_is_light(bot, chat):
    it = chat()
    requests = []
    session = it.page.context.new_cdp_session(it.page)
    session.send("Network.enable")
    octets = []
    session.on("Network.loadingFinished", lambda event: octets.append(event["encodedDataLength"]))
    it.page.on("request", lambda request: request.url.startswith("http") and requests.append(request.url))
    server = bot("Greetings")
    it.open(server)
    it.say("hello")
    assert len(requests) <= 6, requests
    assert all(url.startswith(server.url) for url in requests)
    assert 0 < sum(octets) <= 60_000


def test_a_thousand_messages_stay_fast(bot, chat):
    """The time of the page's main thread alone, so that a busy machine does not disturb."""
    it = chat().open(bot("Gallery"))
    took = it.page.evaluate(
        """async () => {
            const { Log } = await import(new URL('ui/log.js', location.href));
            const part = (id) => document.getElementById(id);
            const parts = Object.fromEntries(['list', 'typing', 'latest', 'announcer'].map((id) => [id, part(id)]));
            const log = new Log(
              { ...parts, scroller: part('log') }, { name: () => 'bot' }, { arrived() {}, streams() {} });
            const entries = Array.from({ length: 1000 }, (_, i) => ({
              type: 'message', seq: i + 1, id: `m${i}`, action: i % 2 ? 'agent_reply_str' : 'user_message',
              message: `message number ${i}`, timestamp: '2026-01-01T12:00:00.000Z' }));
            const start = performance.now();
            log.receive({ type: 'history', seq: 1000, entries });
            part('log').scrollHeight;
            return performance.now() - start;
        }"""
    )
    assert took < 1500, took
    assert it.page.locator(".message").count() == 1000
