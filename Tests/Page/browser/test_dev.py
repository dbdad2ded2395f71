"""What `--dev` shows beside the conversation, and that nothing of it is there otherwise."""

import json
import os
import pathlib
import shutil
import subprocess
import urllib.error
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGE = pathlib.Path(__file__).parents[3] / "Resources" / "ui"
LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "390": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}


@pytest.fixture
def greetings(bot):
    return bot("Greetings", "--dev")


def panel(it):
    return it.page.locator("#dev-panel")


def open_panel(it):
    if it.page.locator("#dev").get_attribute("aria-expanded") == "false":
        it.page.locator("#dev").click()
    expect(panel(it)).to_be_visible()
    expect(panel(it).locator(".node.current")).to_have_count(1)


def test_the_panel_follows_the_conversation(greetings, chat):
    it = chat().open(greetings)
    expect(it.page.locator(".node.current")).to_have_text("waitingwaiting")
    expect(it.page.locator(".dev-state")).to_have_text("waiting")
    it.say("hello")
    expect(it.page.locator(".dev-state")).to_have_text("greeted")
    expect(it.page.locator(".node.current title")).to_have_text("greeted")
    expect(it.page.locator(".edge.last")).to_have_count(1)
    it.say("I am well")
    expect(it.page.locator(".dev-state")).to_have_text("waiting")
    # To `glad`, and back from there by itself; the way before is no longer the last, but was taken.
    expect(it.page.locator(".edge.last")).to_have_count(2)
    expect(it.page.locator(".edge.taken")).to_have_count(3)


def test_a_state_shows_where_it_leads_and_where_that_is_written(greetings, chat):
    it = chat().open(greetings)
    it.page.locator(".node", has_text="greeted").click()
    ways = it.page.locator(".dev-ways li")
    expect(ways).to_have_count(2)
    expect(ways.first).to_contain_text("good")
    expect(ways.first).to_contain_text("→ glad")
    expect(ways.first).to_contain_text("Greetings.swift:")
    it.say("hello")
    it.say("bad")
    expect(it.page.locator(".dev-site b")).to_have_text("waiting")


def test_scores_events_and_fallbacks(greetings, chat):
    it = chat().open(greetings)
    it.say("hello")
    it.say("I am well")
    expect(it.page.locator(".dev-scores li.chosen")).to_contain_text("good")
    expect(it.page.locator(".dev-scores li")).to_have_count(2)
    bars = it.page.locator(".dev-scores li .dev-bar")
    marks = it.page.locator(".dev-bar u").evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().x)")
    assert len(marks) == 2 and abs(marks[0] - marks[1]) < 1
    chosen = it.page.locator(".dev-scores li.chosen .dev-bar")
    fill = chosen.locator("i").bounding_box()
    assert chosen.locator("u").bounding_box()["x"] < fill["x"] + fill["width"]
    assert bars.first.bounding_box()["width"] > 60
    events = it.page.locator(".dev-events li")
    expect(events.filter(has_text="hello → hello")).to_have_count(1)
    expect(events.filter(has_text="greeted → glad")).to_have_count(1)
    it.say("<b>qwertz</b>")
    expect(events.first).to_contain_text("fallback")
    expect(it.page.locator(".dev-said")).to_have_text("<b>qwertz</b>")
    expect(events.filter(has_text="no intent")).to_have_count(1)


def test_variables_and_errors(bot, chat):
    it = chat().open(bot("Weather", "--dev"))
    it.say("what is the weather in Luxembourg")
    row = it.page.locator(".dev-kept tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("city parameter")
    expect(row.locator("td")).to_have_text('"Luxembourg"')
    it = chat().open(bot("Gallery", "--dev"))
    it.say("error")
    expect(it.page.locator(".dev-events li[data-kind=failed]")).to_contain_text("BrokenExhibit")


def test_the_panel_by_keyboard(greetings, chat):
    it = chat().open(greetings)
    open_panel(it)
    expect(it.page.locator("#text")).to_be_focused()
    it.page.keyboard.press("Control+Backquote")
    expect(panel(it)).to_be_hidden()
    expect(it.page.locator("#text")).to_be_focused()
    it.page.keyboard.press("Control+Backquote")
    expect(panel(it).locator("header button")).to_be_focused()
    expect(it.page.locator("#dev")).to_have_attribute("aria-expanded", "true")
    focused = "() => document.activeElement.getAttribute('aria-label')"
    for _ in range(4):
        it.page.keyboard.press("Tab")
        if it.page.evaluate("() => document.activeElement.classList.contains('node')"):
            break
    assert it.page.evaluate(focused) == "waiting"
    it.page.keyboard.press("ArrowDown")
    assert it.page.evaluate(focused) == "greeted"
    it.page.keyboard.press("Enter")
    expect(it.page.locator(".dev-site b")).to_have_text("greeted")
    it.page.keyboard.press("Escape")
    expect(panel(it)).to_be_hidden()
    expect(it.page.locator("#dev")).to_be_focused()
    it.page.reload()
    it.wait_for("open")
    expect(it.page.locator("#dev")).to_have_attribute("aria-expanded", "false")


def test_the_page_loads_itself_again_when_a_file_changes(bot, chat, tmp_path):
    folder = tmp_path / "ui"
    shutil.copytree(PAGE, folder)
    it = chat(expected="SyntaxError|Unexpected").open(bot("Greetings", "--dev", "--dev-assets", str(folder)))
    expect(panel(it)).to_be_visible()
    index = folder / "index.html"
    index.write_text(index.read_text().replace("<title>Chat</title>", "<title>Chat</title><meta name=changed>"))
    it.page.locator("meta[name=changed]").wait_for(state="attached")
    it.wait_for("open")
    # A page that is broken is loaded again once it is mended.
    main = folder / "ui" / "main.js"
    whole = main.read_text()
    main.write_text("const = ;")
    expect(it.page.locator("#name")).to_have_text("")
    it.page.wait_for_timeout(1_000)
    main.write_text(whole)
    it.wait_for("open")
    expect(panel(it)).to_be_visible()


def test_the_page_loads_itself_again_when_the_bot_was_started_anew(greetings, chat):
    it = chat(expected="ERR_CONNECTION_REFUSED|WebSocket|ERR_INCOMPLETE|ERR_EMPTY").open(greetings)
    expect(panel(it)).to_be_visible()
    it.page.evaluate("() => { window.isOld = true; }")
    greetings.kill()
    it.wait_for("lost")
    greetings.restart()
    it.page.wait_for_function("() => window.isOld === undefined")
    it.wait_for("open")
    open_panel(it)


def test_a_session_that_the_page_got_later_is_followed(greetings, chat):
    it = chat().open(greetings)
    expect(it.page.locator(".dev-state")).to_have_text("waiting")
    other = chat(context=it.page.context).open(greetings)
    other.say("hello")
    expect(it.page.locator(".dev-state")).to_have_text("greeted")
    stranger = chat().open(greetings)
    expect(stranger.page.locator(".dev-state")).to_have_text("waiting")
    expect(stranger.page.locator(".dev-events")).not_to_contain_text("hello")


def test_nothing_of_it_is_there_without_the_option(bot, chat):
    server = bot("Greetings")
    it = chat()
    requests = []
    it.page.on("request", lambda request: requests.append(request.url))
    it.open(server)
    it.say("hello")
    assert not [url for url in requests if "/dev" in url]
    expect(it.page.locator("#dev, #dev-panel")).to_have_count(0)
    for path in ["/dev/events", "/ui/dev/dev.js"]:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(server.url + path)
        assert refused.value.code == 404


def test_a_chat_within_another_page_is_not_affected(greetings, chat):
    it = chat()
    requests = []
    it.page.on("request", lambda request: requests.append(request.url))
    around = f"<iframe src='{greetings.url}/' width=500 height=700></iframe>"
    it.page.route("**/around", lambda route: route.fulfill(content_type="text/html", body=around))
    it.page.goto(greetings.url + "/around")
    frame = it.page.frame_locator("iframe")
    frame.locator("#status[data-state=open]").wait_for()
    expect(frame.locator("#dev, #dev-panel")).to_have_count(0)
    assert not [url for url in requests if url.endswith("/dev/events")]


def test_it_refuses_to_listen_where_others_could_look(greetings):
    run = subprocess.run(
        [greetings.program, "--dev", "--host", "0.0.0.0", "--port", "0"],
        capture_output=True,
        text=True,
        timeout=30,
        env={name: value for name, value in os.environ.items() if not name.startswith("JACKDAW_")},
    )
    assert run.returncode == 78
    assert "--dev" in run.stderr and "127.0.0.1" in run.stderr


@pytest.mark.parametrize("look", LOOKS)
def test_no_rule_of_axe_is_broken_and_all_fits(bot, chat, picture, look):
    it = chat(reduced_motion="reduce", **LOOKS[look]).open(bot("Greetings", "--dev"))
    open_panel(it)
    picture(it, f"dev-{look}-begin")
    for text in ["hello", "I am well", "hello", "what?"]:
        it.say(text)
    expect(it.page.locator(".dev-events li").first).to_contain_text("fallback")
    picture(it, f"dev-{look}")
    panel(it).locator("details").last.scroll_into_view_if_needed()
    picture(it, f"dev-{look}-events")
    results = Axe().run(it.page)
    found = [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in results.response["violations"]]
    assert found == [], json.dumps(found, indent=1)
    widths = it.page.evaluate(
        """() => [document.documentElement, document.getElementById('dev-panel'), document.getElementById('log')]
            .map((e) => [e.scrollWidth, e.clientWidth])"""
    )
    assert all(scroll <= client for scroll, client in widths), widths
    # What is said and where it is typed stay in sight beside or above the panel.
    text, side = it.page.locator("#text").bounding_box(), panel(it).bounding_box()
    assert text["x"] + text["width"] <= side["x"] or text["y"] + text["height"] <= side["y"]


def test_right_to_left(greetings, chat, picture):
    it = chat(locale="ar").open(greetings)
    open_panel(it)
    it.say("hello")
    picture(it, "dev-rtl")
    assert it.page.evaluate("() => document.documentElement.dir") == "rtl"
    assert panel(it).bounding_box()["x"] == 0
    text, side = it.page.locator("#text").bounding_box(), panel(it).bounding_box()
    assert text["x"] >= side["x"] + side["width"]
