"""Everything around the messages: languages, looks, the composer's manners, and the page on other sites."""

import contextlib
import functools
import http.server
import json
import re
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bots import Bot

LOST = r"WebSocket connection to|ERR_CONNECTION_REFUSED"


# Languages


@pytest.mark.parametrize(
    "locale, address, language, direction, words",
    [
        ("de-LU", "/", "de", "ltr", "Nachricht schreiben …"),
        ("ar-EG", "/", "ar", "rtl", "اكتب رسالة …"),
        ("fr-FR", "/", "en", "ltr", "Write a message …"),
        ("en-US", "/?lang=ar", "ar", "rtl", "اكتب رسالة …"),
        ("de-DE", "/?lang=en", "en", "ltr", "Write a message …"),
        ("de-DE", "/?lang=../x", "de", "ltr", "Nachricht schreiben …"),
    ],
)
def test_the_page_speaks_the_readers_language_from_the_first_word_on(
    gallery, chat, locale, address, language, direction, words
):
    it = chat(locale=locale)
    asked = []
    it.page.on("request", lambda request: "/strings/" in request.url and asked.append(request.url))
    it.page.add_init_script(
        """window.seen = new Set();
        new MutationObserver(() => { for (const e of document.querySelectorAll('[placeholder], [title], .status, .empty'))
          for (const s of [e.placeholder, e.title, e.textContent.trim()]) if (s) seen.add(s); })
          .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });"""
    )
    it.page.goto(gallery.url + address)
    it.wait_for("open")
    expect(it.page.locator("html")).to_have_attribute("lang", language)
    expect(it.page.locator("html")).to_have_attribute("dir", direction)
    expect(it.page.locator("#text")).to_have_attribute("placeholder", words)
    assert len(asked) == (language != "en")
    if language != "en":
        assert not {"Send", "Write a message …", "Connecting …", "Connected"} & set(it.page.evaluate("() => [...seen]"))


def test_right_to_left_breaks_no_rule_and_is_no_wider_than_the_page(gallery, chat, picture):
    it = chat(locale="ar-EG", reduced_motion="reduce", viewport={"width": 390, "height": 844}).open(gallery)
    for kind in ["text", "markdown", "dataframe", "options", "file", "rag"]:
        it.say(kind)
    picture(it, "rtl-390")
    found = [(rule["id"], [n["html"][:160] for n in rule["nodes"]]) for rule in Axe().run(it.page).response["violations"]]
    assert found == [], json.dumps(found, indent=1)
    widths = it.page.evaluate(
        "() => [document.documentElement, document.getElementById('log')].map((e) => [e.scrollWidth, e.clientWidth])"
    )
    assert all(scroll <= client for scroll, client in widths), widths
    # The user's messages stand at the end of the line, which is the left.
    box = it.page.locator(".message.user .body").first.bounding_box()
    assert box["x"] < 40


# Looks


def background(it):
    return it.page.evaluate("() => getComputedStyle(document.body).backgroundColor")


LIGHT, DARK = "rgb(245, 246, 247)", "rgb(21, 24, 28)"


def test_the_appearance_follows_the_system_until_one_is_chosen(gallery, chat, picture):
    it = chat(color_scheme="dark", reduced_motion="reduce").open(gallery)
    assert background(it) == DARK
    it.page.emulate_media(color_scheme="light")
    assert background(it) == LIGHT
    button = it.page.locator("#settings")
    button.focus()
    it.page.keyboard.press("Enter")
    expect(it.page.get_by_role("radio", name="System")).to_be_focused()
    it.page.keyboard.press("ArrowDown")
    it.page.keyboard.press("ArrowDown")
    expect(it.page.get_by_role("radio", name="Dark")).to_be_checked()
    assert background(it) == DARK
    picture(it, "theme")
    assert Axe().run(it.page).response["violations"] == []
    it.page.keyboard.press("Escape")
    expect(it.page.locator(".menu")).to_have_count(0)
    expect(button).to_be_focused()
    it.page.reload()
    assert background(it) == DARK
    it.page.goto(gallery.url + "/?theme=light")
    assert background(it) == LIGHT
    it.page.goto(gallery.url + "/?theme=system")
    it.page.emulate_media(color_scheme="dark")
    assert background(it) == DARK


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_more_contrast_is_given_to_those_who_ask_for_it(gallery, chat, theme):
    it = chat(contrast="more", reduced_motion="reduce", color_scheme=theme).open(gallery)
    it.say("markdown")
    assert Axe().run(it.page).response["violations"] == []
    ink = it.page.evaluate("() => getComputedStyle(document.body).color")
    assert ink == {"light": "rgb(0, 0, 0)", "dark": "rgb(255, 255, 255)"}[theme]


def test_paper_holds_the_whole_conversation(gallery, chat):
    it = chat(color_scheme="dark").open(gallery)
    for _ in range(8):
        it.say("markdown")
    it.page.emulate_media(media="print")
    tall, shown, dock = it.page.evaluate(
        """() => [document.documentElement.scrollHeight, document.getElementById('list').offsetHeight,
                  getComputedStyle(document.querySelector('.dock')).display]"""
    )
    assert tall >= shown > 2_000 and dock == "none"
    assert background(it) == "rgb(255, 255, 255)"


# The composer and what can be done with messages


def test_up_brings_back_what_was_last_said_into_an_empty_field(gallery, chat):
    it = chat().open(gallery)
    it.page.keyboard.press("ArrowUp")
    expect(it.page.locator("#text")).to_have_value("")
    it.say("echo one")
    it.say("echo two")
    it.page.keyboard.press("ArrowUp")
    expect(it.page.locator("#text")).to_have_value("echo two")
    expect(it.page.locator("#send")).to_be_enabled()
    it.page.locator("#text").fill("other")
    it.page.keyboard.press("ArrowUp")
    expect(it.page.locator("#text")).to_have_value("other")


def test_a_message_of_the_bot_is_copied_as_it_was_written(gallery, chat, browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    it = chat(context=context).open(gallery)
    it.say("stream")
    streamed = it.page.locator(".message.bot .take")
    expect(streamed).to_have_count(1)
    streamed.focus()
    expect(streamed).to_have_css("opacity", "1")
    it.page.keyboard.press("Enter")
    expect(streamed).to_have_attribute("aria-label", "Copied")
    assert it.page.evaluate("() => navigator.clipboard.readText()").startswith("# A guided tour")
    it.page.reload()
    it.wait_for("open")
    it.page.locator(".message.bot").hover()
    it.page.locator(".message.bot .take").click()
    assert it.page.evaluate("() => navigator.clipboard.readText()").startswith("# A guided tour")
    it.say("dataframe")
    expect(it.page.locator(".take")).to_have_count(1)
    context.close()


def test_starting_again_is_asked_about_only_where_something_was_said(bot, chat, picture):
    it = chat(reduced_motion="reduce").open(bot("Greetings"))
    it.page.locator("#restart").click()
    expect(it.page.locator(".divider:not(.day)")).to_have_count(1)
    it.say("hello")
    it.page.locator("#restart").click()
    expect(it.page.get_by_role("dialog")).to_be_visible()
    expect(it.page.get_by_role("button", name="Cancel")).to_be_focused()
    picture(it, "restart")
    assert Axe().run(it.page).response["violations"] == []
    it.page.keyboard.press("Escape")
    expect(it.page.get_by_role("dialog")).to_have_count(0)
    expect(it.page.locator(".divider:not(.day)")).to_have_count(1)
    it.page.locator("#restart").click()
    it.page.get_by_role("button", name="Start again").click()
    expect(it.page.locator(".divider:not(.day)")).to_have_count(2)
    expect(it.page.locator("#text")).to_be_focused()


def test_files_are_removed_by_keyboard_and_the_focus_stays(gallery, chat):
    it = chat().open(gallery)
    expect(it.page.locator("#attach")).to_have_attribute("title", re.compile("25 MB"))
    files = [{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": b"x" * 100} for name in ("one", "two")]
    it.page.locator("#picker").set_input_files(files)
    expect(it.page.locator(".chip small")).to_have_text(["100 B · ready to send"] * 2)
    it.page.get_by_role("button", name="Remove one.txt").focus()
    it.page.keyboard.press("Enter")
    expect(it.page.get_by_role("button", name="Remove two.txt")).to_be_focused()
    it.page.keyboard.press("Enter")
    expect(it.page.locator("#text")).to_be_focused()
    expect(it.page.locator("#tray")).to_be_hidden()
    expect(it.page.locator("#send")).to_be_disabled()


@pytest.mark.parametrize("is_loaded", [True, False])
def test_a_file_chosen_while_there_is_no_connection_goes_once_there_is(bot, chat, is_loaded):
    server = bot("Gallery")
    it = chat(expected=LOST + "|Failed to fetch").open(server)
    it.say("text")
    if is_loaded:
        it.page.locator("#picker").set_input_files({"name": "x.txt", "mimeType": "text/plain", "buffer": b"x"})
        it.page.get_by_role("button", name="Remove x.txt").click()
    server.kill()
    it.wait_for("lost", seconds=2)
    it.page.locator("#picker").set_input_files({"name": "late.txt", "mimeType": "text/plain", "buffer": b"late"})
    if is_loaded:
        expect(it.page.locator(".chip small")).to_have_text("waiting for the connection")
        it.page.locator("#send").click()
    server.restart()
    it.wait_for("open", seconds=20)
    if not is_loaded:
        expect(it.page.locator(".chip small")).to_have_text("4 B · ready to send")
        it.page.locator("#send").click()
    expect(it.page.locator(".message.bot[data-action=agent_reply_file]")).to_have_count(1, timeout=10_000)
    expect(it.page.locator("#tray")).to_be_hidden()


def test_files_are_dropped_and_pasted(gallery, chat):
    it = chat().open(gallery)
    give = """(kind) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['hello'], `${kind}.txt`, { type: 'text/plain' }));
        const over = new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true });
        if (kind === 'drop') {
          dispatchEvent(over);
          window.overlay = document.getElementById('drop').textContent;
          dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        } else {
          document.getElementById('text').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
        } }"""
    it.page.evaluate(give, "drop")
    assert "25 MB" in it.page.evaluate("() => overlay")
    it.page.evaluate(give, "paste")
    expect(it.page.locator(".chip b")).to_have_text(["drop.txt", "paste.txt"])
    expect(it.page.locator("#drop")).to_be_hidden()
    expect(it.page.locator(".chip small")).to_have_text(["5 B · ready to send"] * 2)
    it.page.locator("#text").press("Enter")
    expect(it.page.locator(".message.bot[data-action=agent_reply_file]")).to_have_count(2)


def test_the_time_of_a_message_is_there_in_full(gallery, chat):
    it = chat(locale="en-GB", timezone_id="Europe/Luxembourg").open(gallery)
    it.say("text")
    for who in ("user", "bot"):
        it.page.locator(f".message.{who} time").dispatch_event("pointerover")
        title = it.page.locator(f".message.{who} time").get_attribute("title")
        assert re.fullmatch(r"\w+,? \d+ \w+ \d{4} at \d\d:\d\d:\d\d", title), title


# On other sites


class Site(http.server.BaseHTTPRequestHandler):
    """Any page, from another origin than the bot's."""

    def __init__(self, html, *arguments):
        self.html = html
        super().__init__(*arguments)

    def do_GET(self):
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.html.encode() if self.path == "/" else b"")

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def site(html):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, html))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # Another host's name is another site to the browser, with cookies and storage of its own.
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


SHOP = """<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Shop</title>
<link rel="icon" href="data:,">
<style>body {{ margin: 3rem; font: 1rem/1.6 Georgia, serif }} button {{ color: red !important }} {style}</style></head>
<body><main><h1>A shop</h1><p>Things to buy.</p></main>{body}</body></html>"""


@pytest.fixture(scope="session")
def framed(tmp_path_factory):
    """A bot whose page may be shown on another site."""
    file = tmp_path_factory.mktemp("bot") / "bot.json"
    file.write_text(json.dumps({"frameAncestors": ["'self'", "http://localhost:*", "http://127.0.0.1:*"]}))
    one = Bot("Gallery", 0, "--config", str(file))
    yield one
    one.kill()


@pytest.mark.parametrize("kind", ["", 'type="module"', "async"])
def test_a_script_puts_the_chat_on_another_site(framed, chat, picture, kind):
    body = f'<script {kind} src="{framed.url}/ui/embed.js"></script><jackdaw-chat theme="light"></jackdaw-chat>'
    with site(SHOP.format(style="jackdaw-chat { --jackdaw-accent: rgb(120, 20, 90) }", body=body)) as address:
        it = chat(reduced_motion="reduce")
        page = it.page
        page.goto(address)
        launch = page.get_by_role("button", name="Open the chat")
        expect(launch).to_be_visible()
        picture(it, "embed-closed")
        # Nothing of the chat is loaded before it is wanted.
        assert len(page.frames) == 1
        launch.focus()
        page.keyboard.press("Enter")
        inside = page.frame_locator("jackdaw-chat iframe")
        expect(inside.locator("#status[data-state=open]")).to_be_visible()
        expect(inside.locator("#text")).to_be_focused()
        page.keyboard.type("echo hello")
        page.keyboard.press("Enter")
        expect(inside.locator(".message.bot .body")).to_contain_text("echo hello")
        expect(inside.locator(".message.user .body")).to_have_css("background-color", "rgb(120, 20, 90)")
        picture(it, "embed-open")
        violations = [rule["id"] for rule in Axe().run(page).response["violations"]]
        assert violations == []
        page.keyboard.press("Escape")
        expect(page.locator("jackdaw-chat")).not_to_have_attribute("open", "")
        expect(page.get_by_role("button", name="Open the chat")).to_be_focused()


def test_what_comes_while_the_chat_is_closed_is_counted_on_its_button(framed, chat, picture):
    body = f'<script src="{framed.url}/ui/embed.js"></script><jackdaw-chat label="Ask us" position="start"></jackdaw-chat>'
    with site(SHOP.format(style="", body=body)) as address:
        it = chat(reduced_motion="reduce")
        page = it.page
        page.goto(address)
        page.evaluate(
            "() => { window.counts = []; document.querySelector('jackdaw-chat')"
            ".addEventListener('jackdaw:unread', (e) => counts.push(e.detail.count)); }"
        )
        page.get_by_role("button", name="Ask us").click()
        inside = page.frame_locator("jackdaw-chat iframe")
        inside.locator("#status[data-state=open]").wait_for()
        page.keyboard.type("slow")
        page.keyboard.press("Enter")
        # At once: the answer takes two seconds, which a busy machine may let pass.
        page.keyboard.press("Escape")
        expect(page.locator("jackdaw-chat .badge")).to_have_text("1", timeout=10_000)
        expect(page.get_by_role("button", name="Ask us. Unread messages: 1")).to_be_focused()
        picture(it, "embed-unread")
        page.keyboard.press("Enter")
        expect(page.locator("jackdaw-chat .badge")).to_be_hidden()
        expect(inside.locator(".message.bot")).to_contain_text("two seconds")
        expect(inside.locator("#text")).to_be_focused()
        assert page.evaluate("() => counts") == [1, 0]


def test_on_a_small_screen_the_chat_is_all_of_it(framed, chat, picture):
    body = f'<script src="{framed.url}/ui/embed.js"></script><jackdaw-chat open lang="ar"></jackdaw-chat>'
    with site(SHOP.format(style="", body=body)) as address:
        it = chat(reduced_motion="reduce", viewport={"width": 390, "height": 844}, device_scale_factor=2)
        page = it.page
        page.goto(address)
        inside = page.frame_locator("jackdaw-chat iframe")
        inside.locator("#status[data-state=open]").wait_for()
        assert page.locator("jackdaw-chat iframe").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
        expect(inside.locator("html")).to_have_attribute("dir", "rtl")
        picture(it, "embed-390")
        inside.locator("#close").click()
        expect(page.locator("jackdaw-chat")).not_to_have_attribute("open", "")
        expect(page.locator("jackdaw-chat .launch")).to_be_focused()


def test_words_of_other_origins_are_not_listened_to(framed, chat):
    body = f'<script src="{framed.url}/ui/embed.js"></script><jackdaw-chat open></jackdaw-chat><iframe src="data:text/html,x"></iframe>'
    with site(SHOP.format(style="", body=body)) as address:
        it = chat()
        page = it.page
        page.goto(address)
        inside = page.frame_locator("jackdaw-chat iframe")
        inside.locator("#status[data-state=open]").wait_for()
        expect(inside.locator("#close")).to_be_visible()
        # From the page itself, and from another frame in it.
        page.evaluate("() => postMessage({ jackdaw: 1, close: true, unread: 7 }, '*')")
        stranger = next(frame for frame in page.frames if frame.url.startswith("data:"))
        stranger.evaluate("() => parent.postMessage({ jackdaw: 1, close: true, unread: 7 }, '*')")
        stranger.evaluate("() => parent.frames[0].postMessage({ jackdaw: 1, open: false }, '*')")
        page.wait_for_timeout(300)
        expect(page.locator("jackdaw-chat")).to_have_attribute("open", "")
        expect(page.locator("jackdaw-chat .badge")).to_be_hidden()


def test_a_plain_frame_works_and_keeps_its_conversation(framed, chat):
    body = f'<iframe src="{framed.url}/" title="Chat" width="400" height="600" allow="microphone; clipboard-write"></iframe>'
    with site(SHOP.format(style="", body=body)) as address:
        it = chat()
        # Another origin of the same site: to others this browser may give no storage, as the next test has it.
        it.page.goto(address.replace("localhost", "127.0.0.1"))
        inside = it.page.frame_locator("iframe")
        inside.locator("#text").fill("echo kept")
        inside.locator("#text").press("Enter")
        expect(inside.locator(".message.bot")).to_have_count(1)
        expect(inside.locator("#close")).to_have_count(0)
        it.page.reload()
        expect(inside.locator(".message.bot .body")).to_contain_text("echo kept")


def test_a_frame_that_is_given_no_storage_still_talks(framed, chat):
    with site(SHOP.format(style="", body=f'<iframe src="{framed.url}/" title="Chat"></iframe>')) as address:
        it = chat()
        it.page.goto(address)
        inside = it.page.frame_locator("iframe")
        inside.locator("#text").fill("echo hello")
        inside.locator("#text").press("Enter")
        expect(inside.locator(".message.bot .body")).to_contain_text("echo hello")
        with pytest.raises(Exception, match="Access is denied"):
            it.page.frames[1].evaluate("() => localStorage")


def test_a_page_without_storage_still_talks(gallery, chat):
    it = chat()
    it.page.add_init_script(
        """for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });"""
    )
    it.open(gallery)
    it.say("echo hello")
    it.page.locator("#settings").click()
    it.page.get_by_role("radio", name="Dark").check()
    assert background(it) == DARK


def test_another_site_that_was_not_named_may_not_show_the_page(gallery, chat):
    with site(SHOP.format(style="", body=f'<iframe src="{gallery.url}/" title="Chat"></iframe>')) as address:
        it = chat(expected="frame-ancestors|Framing")
        it.page.goto(address)
        it.page.wait_for_timeout(500)
        expect(it.page.frame_locator("iframe").locator("#text")).to_have_count(0)


# Long conversations


def test_a_long_conversation_is_drawn_at_once_and_the_next_answer_as_well(gallery, chat):
    it = chat().open(gallery)
    took = it.page.evaluate(
        """async () => {
            const { Log } = await import(new URL('ui/log.js', location.href));
            const part = (id) => document.getElementById(id);
            const parts = Object.fromEntries(['list', 'typing', 'latest', 'announcer'].map((id) => [id, part(id)]));
            const log = new Log(
              { ...parts, scroller: part('log') }, { name: () => 'bot' }, { arrived() {}, streams() {} });
            const say = (i) => log.receive({
              type: 'message', seq: i + 1, id: `m${i}`, action: i % 2 ? 'agent_reply_str' : 'user_message',
              message: `message number ${i}`, timestamp: '2026-01-01T12:00:00.000Z' });
            const shown = (count) => new Promise((resolve) => {
              const look = () => document.querySelectorAll('.message').length === count;
              const watcher = new MutationObserver(() => look() && (watcher.disconnect(), part('log').scrollHeight, resolve()));
              watcher.observe(part('list'), { childList: true });
            });
            const start = performance.now();
            const first = shown(1000);
            for (let i = 0; i < 1000; i += 1) say(i);
            await first;
            const all = performance.now();
            const second = shown(1001);
            say(1001);
            await second;
            return [all - start, performance.now() - all];
        }"""
    )
    assert it.page.locator(".message").count() == 1001
    # Generous: the machine that tests is busy. Tests/Page/measure.py has the figures.
    assert took[0] < 2_000 and took[1] < 150, took
