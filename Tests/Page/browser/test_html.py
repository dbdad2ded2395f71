"""HTML of a bot's author is apart from the page: nothing of it runs, nothing leaks either way, links lead out safely."""

import re

import pytest
from played_server import Server
from playwright.sync_api import expect


@pytest.fixture
def shown(gallery, chat):
    """Shows HTML, and returns the page and the frame."""

    def show(html, **options):
        it = chat(reduced_motion="reduce", **options)
        server = Server(it.page)
        it.open(gallery)
        server.say("agent_reply_html", html)
        frame = it.page.locator(".message.bot iframe").last
        frame.content_frame.locator("body > *").first.wait_for(state="attached")
        return it, frame

    return show


def test_no_script_runs_in_the_frame_whoever_puts_it_there(shown):
    it, frame = shown("<p>hello</p><script>top.ran = 1</script><p onclick='top.ran = 2' onmouseover='top.ran = 3'>click</p>")
    frame.content_frame.locator("p").last.click()
    it.page.evaluate(
        """() => {
            const inside = document.querySelector('iframe').contentDocument;
            const script = inside.createElement('script');
            script.text = 'top.ran = 4';
            inside.body.append(script);
            script.remove();
        }"""
    )
    assert it.page.evaluate("() => window.ran") is None
    it.complaints[:] = [text for text in it.complaints if not re.search("sandbox|Content Security Policy", text)]


def test_the_frame_has_the_rights_of_nobody(shown):
    """Without `allow-scripts` nothing in it could ask for storage, or for the page around it; nor may it move either."""
    _, frame = shown("<p>hello</p>")
    rights = set(frame.get_attribute("sandbox").split())
    assert rights == {"allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"}
    assert frame.get_attribute("allow") is None
    assert frame.get_attribute("referrerpolicy") == "no-referrer"


def test_styles_leak_neither_out_nor_in(shown):
    it, frame = shown(
        """<style>* { color: rgb(1, 2, 3) !important; letter-spacing: 9px } .composer, .message { display: none !important }
        :root { --accent: red }</style><p class="message">inside</p><p class="faint text" id="composer">inside</p>
        <p style="font-size: 31px; background: rgb(4, 5, 6)">styled</p>"""
    )
    page = it.page
    expect(page.locator("#composer")).to_be_visible()
    outside = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((element) => {
            const { color, letterSpacing } = getComputedStyle(element);
            return color === 'rgb(1, 2, 3)' || letterSpacing === '9px'; }).length"""
    )
    assert outside == 0
    inside = frame.content_frame
    expect(inside.locator(".message")).to_be_hidden()
    assert inside.locator("p").last.evaluate("(p) => [getComputedStyle(p).fontSize, getComputedStyle(p).backgroundColor]") == [
        "31px", "rgb(4, 5, 6)",
    ]
    # Of the page's own style sheet nothing is there: neither its properties nor what it says about such classes.
    assert inside.locator("body").evaluate("(body) => getComputedStyle(body).getPropertyValue('--page')") == ""
    assert inside.locator("#composer").evaluate("(p) => [getComputedStyle(p).borderStyle, getComputedStyle(p).whiteSpace]") == [
        "none", "normal",
    ]


def test_links_open_a_page_of_their_own_that_knows_nothing_of_this_one(shown):
    it, frame = shown('<p><a href="https://elsewhere.example/a" target="_top" rel="opener">out</a> <a href="#end">down</a></p><p style="height: 3000px"></p><p id="end">end</p>')
    seen = []
    it.page.context.route("https://elsewhere.example/**", lambda route: (
        seen.append(route.request.all_headers()), route.fulfill(body="<title>there</title>", content_type="text/html")))
    with it.page.context.expect_page() as opened:
        frame.content_frame.get_by_text("out").click()
    opened.value.wait_for_load_state()
    assert opened.value.title() == "there"
    assert opened.value.evaluate("() => window.opener") is None
    assert "referer" not in seen[0]
    # Scripts run there: it is a page like any other.
    assert opened.value.evaluate("() => origin") == "https://elsewhere.example"
    opened.value.close()
    frame.content_frame.get_by_text("down").click()
    expect(frame.content_frame.locator("#end")).to_be_in_viewport()
    assert len(it.page.context.pages) == 1
    expect(it.page.locator("#status")).to_have_attribute("data-state", "open")


def test_forms_do_nothing(shown):
    it, frame = shown(
        """<form action="https://elsewhere.example/" method="post" target="_top"><input name="a" required><button>send</button>
        <button formaction="https://elsewhere.example/b" formtarget="_top">other</button><input type="submit"></form>"""
    )
    asked = []
    it.page.on("request", lambda request: asked.append(request.url))
    inside = frame.content_frame
    inside.locator("input[name=a]").fill("words")
    inside.locator("input[name=a]").press("Enter")
    for button in ("send", "other"):
        inside.get_by_role("button", name=button).click()
    inside.locator("[type=submit]").click()
    it.page.wait_for_timeout(300)
    assert asked == []
    expect(inside.locator("input[name=a]")).to_have_value("words")


def test_the_frame_is_as_high_as_what_is_in_it(shown):
    it, frame = shown("<details><summary>more</summary><div style='height: 200px'>inside</div></details>")
    height = lambda: frame.bounding_box()["height"]  # noqa: E731
    low = height()
    assert 15 < low < 60
    frame.content_frame.locator("summary").click()
    it.page.wait_for_function("(low) => document.querySelector('iframe').clientHeight > low + 190", arg=low)
    frame.content_frame.locator("summary").click()
    it.page.wait_for_function("(low) => document.querySelector('iframe').clientHeight <= low + 1", arg=low)


def test_the_frame_follows_its_width_and_ends_at_a_limit(shown):
    it, frame = shown("<p>" + "some words " * 60 + "</p>")
    wide = frame.bounding_box()["height"]
    it.page.set_viewport_size({"width": 390, "height": 800})
    it.page.wait_for_function("(wide) => document.querySelector('iframe').clientHeight > wide * 1.3", arg=wide)
    _, tall = shown("<div style='height: 5000px'>tall</div><p>end</p>")
    assert tall.bounding_box()["height"] == 640
    # What is below is reached by scrolling in it.
    tall.content_frame.get_by_text("end").scroll_into_view_if_needed()
    expect(tall.content_frame.get_by_text("end")).to_be_in_viewport()


def test_what_fills_the_window_does_not_grow_for_ever(shown):
    _, frame = shown("<div style='min-height: 100vh; padding: 10px'>x</div>")
    frame.page.wait_for_timeout(500)
    assert frame.bounding_box()["height"] <= 640
