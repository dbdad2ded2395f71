"""Whatever a bot or a user says is said, and does nothing: `hostile_corpus` in every field of every kind of message.

The server that the page talks to is played here. Of the gallery it is given its files alone.
"""

import re

import pytest
from hostile_corpus import AROUND, DRAWING, FIGURE, GROUPS, LARGE, LATER, LONG, MESSAGES, WRONG, filled, named, spoiled
from played_server import Server
from playwright.sync_api import expect

WATCH = """
    window.__errors = [];
    addEventListener('unhandledrejection', ({ reason }) => __errors.push(String(reason?.stack ?? reason)));
    addEventListener('securitypolicyviolation', (event) =>
      __errors.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
"""

# What of the page is there before anything was said; all else must be made of harmless elements.
CENSUS = """() => {
    const found = [];
    const isElsewhere = (url) => URL.canParse(url, location.href) && new URL(url, location.href).origin !== location.origin;
    const inspect = (root, isFrame) => {
      for (const element of root.querySelectorAll('*')) {
        const name = element.localName;
        const say = (what) => found.push(`${what}: ${element.cloneNode().outerHTML.slice(0, 200)}`);
        if (isFrame && 'script,style,form,iframe,object,embed,base,meta,link,frame,template'.split(',').includes(name)) say('element');
        if (!isFrame && element.closest('#list') && 'script,style,form,object,embed,base,meta,link,frame'.split(',').includes(name)
          && !element.closest('.plot')) say('element');
        for (const { name: key, value } of element.attributes) {
          if (/^on/i.test(key)) say('handler');
          if (/^(?:formaction|action|srcdoc|srcset|ping|background)$/i.test(key)) say('attribute');
          if (/^(?:xlink:)?href$/i.test(key) && !value.startsWith('#') && !element.closest('head')
            && !/^(?:https?:|mailto:|about:blank#|data:image\\/|blob:)/.test(value) && !/^\\/?(?:ui|files|libraries)\\//.test(value)) say('address');
          if (key === 'src' && !/^(?:data:image\\/|blob:)/.test(value) && isElsewhere(value)) say('source');
        }
        const target = name === 'a' ? element.getAttribute('href') ?? element.getAttribute('xlink:href') : null;
        if (target && /^https?:/.test(target) && isElsewhere(target)
          && (element.getAttribute('target') !== '_blank' || !element.ownerSVGElement && !element.relList.contains('noopener'))) say('link');
        if (name === 'iframe') {
          if (element.sandbox.contains('allow-scripts') || !element.hasAttribute('sandbox')) say('frame');
          else if (element.contentDocument) inspect(Document.prototype.querySelector.call(element.contentDocument, 'html'), true);
        }
      }
    };
    inspect(document.documentElement, false);
    if (document.querySelectorAll('body > :not(header, main, #drop, noscript, svg, dialog, div[id^=js-plotly])').length) found.push('body');
    if ({}.polluted !== undefined) found.push('polluted');
    return found;
}"""


@pytest.fixture
def victim(gallery, chat):
    """Opens pages that talk to a `Server`, and judges them at the end."""
    opened = []

    def open(name="bot"):
        it = chat(reduced_motion="reduce")
        page = it.page
        it.server = Server(page, name)
        it.strange = []
        page.add_init_script(WATCH)
        # Whatever address the server has is one of a drawing that would run.
        page.route(
            re.compile(re.escape(gallery.url) + "/(?!$|ui/|libraries/|tiles/)"),
            lambda route: route.fulfill(body=DRAWING, content_type="image/svg+xml"),
        )
        page.on("request", lambda request: judge(request.url))
        page.on("dialog", lambda dialog: (it.strange.append("a dialog"), dialog.dismiss()))
        page.on("popup", lambda popup: it.strange.append(f"a window of {popup.url}"))
        page.on("framenavigated", lambda frame: frame == page.main_frame and it.strange.append(f"went to {frame.url}"))

        def judge(url):
            own = url.startswith((gallery.url + "/", "data:", "blob:", "about:"))
            if not own:
                it.strange.append(f"asked for {url[:200]}")

        it.open(gallery)
        it.strange.clear()
        opened.append(it)
        return it

    yield open
    for it in opened:
        unharmed(it)


def unharmed(it):
    """Nothing ran, nothing left, and the page still works."""
    page = it.page
    assert it.strange == []
    assert page.evaluate(CENSUS) == []
    # Not within frames: no script runs there, not even a test's.
    assert page.evaluate("() => [window.__ran, ...window.__errors]") == [None]
    said = f"still here {next(it.server.ids)}"
    it.type(said)
    expect(page.locator(".message.user .body").last).to_have_text(said)
    expect(page.locator(".message.bot .body").last).to_contain_text(f"You said {said}.")
    assert page.locator("#status").get_attribute("data-state") == "open"
    box = page.locator("#composer").bounding_box()
    assert box["width"] > 400 and 40 < box["y"] < 800
    assert page.evaluate("() => [document.documentElement, document.getElementById('log')].every((e) => e.scrollWidth <= e.clientWidth)")


def together(pages, script):
    """Has pages do the same at the same time: each is a process of its own, and nearly all that these tests take."""
    for it in pages:
        it.page.evaluate(f"() => {{ window.__work = ({script})(); }}")
    for it in pages:
        it.page.evaluate("() => window.__work")


def look_at_all(*pages):
    """Scrolls through the conversation a screen per frame, so that whatever waits to be seen is drawn."""
    for it in pages:
        expect(it.page.locator(".body.loading")).to_have_count(0, timeout=30_000)
    together(
        pages,
        """async () => {
            const log = document.getElementById('log');
            const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
            log.scrollTop = 0;
            await frame();
            for (let calm = 0; calm < 3;) {
              const before = log.scrollTop;
              log.scrollTop += log.clientHeight;
              await frame();
              calm = log.scrollTop === before ? calm + 1 : 0;
            }
            // Until each is drawn; a plot that never is fails below.
            for (let plot, i = 0; i < 1000 && (plot = document.querySelector('.plot[aria-busy]')); i += 1) {
              plot.scrollIntoView();
              await frame();
            }
        }"""
    )
    for it in pages:
        expect(it.page.locator(".plot[aria-busy]")).to_have_count(0, timeout=30_000)


def touch_all(*pages):
    """Does to the messages what people do, but for what would save a file."""
    together(
        pages,
        """async () => {
            for (const details of document.querySelectorAll('#list details')) details.open = true;
            for (const button of document.querySelectorAll('#list button, #list [role=button]')) {
              if (!/Download|Copy|Enlarge/.test(button.textContent + button.getAttribute('aria-label'))) button.click();
            }
            for (const mark of document.querySelectorAll('#list .annotation, #list .point, #list .slice')) {
              for (const type of ['mouseover', 'mousemove', 'click']) mark.dispatchEvent(new MouseEvent(type, { bubbles: true }));
            }
            // What they load and draw then.
            for (let i = 0; i < 3; i += 1) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }));
        }"""
    )


@pytest.mark.parametrize("group", GROUPS)
def test_texts_are_texts_in_every_field_of_every_kind(victim, group):
    texts = GROUPS[group]
    shown, everywhere = pages = victim(texts[0]), victim(texts[0])
    for start in range(0, len(texts), 8):
        some = texts[start : start + 8]
        for it in pages:
            it.server.history([
                it.server.frame(action, filled(message, text, it is everywhere))
                for text in some for action, message in MESSAGES
            ])
        for it in pages:
            expect(it.page.locator("#list > .message")).to_have_count(len(some) * len(MESSAGES), timeout=30_000)
        look_at_all(*pages)
        touch_all(*pages)
        for it in pages:
            assert it.page.evaluate(CENSUS) == [], some
            assert it.page.evaluate("() => [window.__ran, ...window.__errors]") == [None], some
        # What somebody said as a text stands there as they said it.
        if group != "broken":
            said = shown.page.locator(".message[data-action=agent_reply_str] > .body > .text").all_text_contents()
            assert set(some) <= set(said)


@pytest.mark.parametrize("group", GROUPS)
def test_texts_are_texts_in_every_frame_that_follows_a_message(victim, group):
    it = victim()
    server = it.server
    server.libraries["leaflet"]["attribution"] = " ".join(GROUPS[group])
    it.page.reload()
    it.wait_for("open")
    it.strange.clear()
    templates = dict(reversed(MESSAGES))
    for text in GROUPS[group]:
        server.name = text
        for action, later in LATER:
            is_stream = later["type"].startswith("stream")
            if is_stream:
                id = f"m{next(server.ids)}"
                server.later({"type": "stream_begin", "id": id, "action": action})
                server.later({"type": "stream_delta", "id": id, "delta": text[:7]})
            else:
                id = server.say(action, filled(templates[action], text))
            server.later({**filled(later, text, True), "id": id, "about": id})
            if is_stream:
                server.later({"type": "stream_end", "id": id, "reason": "finished"})
        server.say("agent_reply_location", filled(templates["agent_reply_location"], text))
        server.send({"type": "error", "code": text, "message": text, "about": text})
        server.send({"type": text, "message": text})
        server.say(text, text, client_id=text, chosen={"value": text, "label": text}, transcript=text)
    look_at_all(it)
    # The name of the bot comes with the next connection, and with it all that the page says of the bot.
    server.socket.close(code=1001)
    it.wait_for("lost")
    it.wait_for("open")


def test_what_is_no_text_breaks_nothing(victim):
    pages = victim(), victim()
    for values in zip(WRONG[::2], WRONG[1::2], strict=True):
        for it, value in zip(pages, values):
            server = it.server
            entries = [server.frame(action, message) for action, template in MESSAGES for message in spoiled(template, value)]
            server.history(entries)
            # Said live, messages are also announced.
            for action, template in MESSAGES:
                server.say(action, value)
                server.say(action, filled(template, value, True))
        for it in pages:
            count = len(entries) + 2 * len(MESSAGES)
            expect(it.page.locator("#list > .message")).to_have_count(count, timeout=60_000)
        look_at_all(*pages)
        for it in pages:
            unspoilt(it)


def unspoilt(it):
    """Each message says something, and nothing went wrong."""
    empty = it.page.evaluate(
        """() => [...document.querySelectorAll('#list > .message')].filter((article) => {
            const body = article.querySelector('.body');
            return !body.textContent.trim() && !body.querySelector('img, audio, iframe');
        }).map((article) => article.outerHTML)"""
    )
    assert not empty
    assert it.page.evaluate("() => window.__errors") == []


def test_frames_that_are_none_break_nothing(victim):
    it = victim()
    server = it.server
    for text in ("", "{", "null", "[]", "3", '"x"', "{}", '{"type": null}', '{"type": {"toString": 1}}', "\u202e", "[" * 100_000):
        server.socket.send(text)
    for value in WRONG:
        for around in spoiled(AROUND, value):
            server.send({**server.frame("", ""), **around})
        entries = [{**server.frame("", ""), **around} for around in spoiled(AROUND, value)]
        server.history([*entries, value, {"type": "restarted"}])
        server.history(value)
        for action, later in LATER:
            for spoilt in spoiled(later, value):
                id = server.say(action, filled(dict(reversed(MESSAGES))[action], "words"))
                server.later({**spoilt, "id": id, "about": id})
            server.later({**filled(later, "words"), "id": value, "about": value})
        server.send({"type": "error", "code": value, "message": value, "about": value})
        server.send({"type": "typing", "on": value})
    expect(it.page.locator(".body.loading")).to_have_count(0, timeout=30_000)


def test_names_that_all_objects_have_are_names(victim):
    it = victim()
    server = it.server
    for name in ("__proto__", "constructor", "prototype", "toString", "hasOwnProperty"):
        own = named(name)
        for part in ({"polluted": 1}, {"prototype": {"polluted": 1}}):
            own[name] = part
            figure = filled(FIGURE, "words")
            figure["layout"] = {**figure["layout"], **own, "xaxis": {"title": {"text": "x"}, **own}}
            figure["data"] = [{**figure["data"][0], **own, "marker": own}]
            figure["config"] = own
            server.say("agent_reply_plotly", figure)
            server.say("agent_reply_custom", {"name": name, "value": own})
            server.say("user_message", own)
            server.say("agent_reply_rag", {"answer": name, "docs": [{"content": name, "metadata": own}]})
        server.say("agent_reply_dataframe", {"columns": [{"name": name, "type": name, "values": [name, own]}]})
        server.say("agent_reply_options", {"options": [{"label": name, "value": name}]})
        server.say("agent_reply_markdown", f"```{name}\na = 1\n```\n\n[{name}] [a][{name}]\n\n&{name};")
        server.later({"type": "chosen", "id": name, "value": name, "label": name})
        server.say(name, name)
    look_at_all(it)


@pytest.mark.parametrize("name", LARGE)
def test_long_texts_leave_the_page_usable(victim, name):
    it = victim()
    server = it.server
    for action, template in LONG:
        it.page.evaluate("() => { window.began = performance.now(); }")
        server.say(action, filled(template, LARGE[name]))
        server.say("agent_reply_str", f"after {action}")
        expect(it.page.locator(".message.bot .body").last).to_have_text(f"after {action}", timeout=30_000)
        expect(it.page.locator(".body.loading")).to_have_count(0, timeout=30_000)
        it.page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
        took = it.page.evaluate("() => performance.now() - began")
        # Generous: most of it is the browser's own work, and the machine that tests is busy.
        assert took < 15_000, (action, took)
        server.later({"type": "restarted"})
        server.history([])


def test_control_characters_turn_nothing_but_their_own_text(victim, picture):
    it = victim("bot \u202e[turned]")
    server = it.server
    for text in GROUPS["directions"]:
        server.history([server.frame(action, filled(message, text)) for action, message in MESSAGES])
        look_at_all(it)
        touch_all(it)
        picture(it, f"hostile-direction-{GROUPS['directions'].index(text)}")
        turned = it.page.evaluate(
            """() => {
                const found = [];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  // Words of ours: they hold no character that turns, and none that is written from the right.
                  if (!/[A-Za-z]{2}/.test(node.data) || /[\\u0590-\\u08ff\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data)) continue;
                  if (!node.parentElement.checkVisibility({ visibilityProperty: true }) || node.parentElement.closest('pre, svg, .hidden')) continue;
                  const [start, end] = [/[A-Za-z]{2}/.exec(node.data).index, /[A-Za-z]{2}/.exec(node.data).index + 1];
                  const place = (index) => {
                    const range = document.createRange();
                    range.setStart(node, index);
                    range.setEnd(node, index + 1);
                    return range.getBoundingClientRect();
                  };
                  const [a, b] = [place(start), place(end)];
                  if (a.top === b.top && a.width > 0 && a.left > b.left) found.push(node.data.slice(0, 80));
                }
                return found;
            }"""
        )
        assert turned == [], text
