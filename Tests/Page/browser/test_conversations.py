"""The list of one's own conversations: to open another, delete one, begin a new one; by mouse, keyboard and finger."""

import datetime
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from played_server import Server
from playwright.sync_api import expect

NOW = datetime.datetime.now(datetime.timezone.utc)


class Users(Server):
    """Knows the user, and what the user has talked about."""

    def __init__(self, page):
        super().__init__(page)
        self.features["conversations"] = True
        self.paths["conversations"] = "/conversations"
        self.status = 200
        self.removed = []
        self.opened = []
        self.asked = []
        self.page_size = 100
        self.known = [
            {"id": "s", "lastActive": NOW.isoformat(), "lastText": "Your order\nis on its way."},
            {"id": "b", "lastActive": "2026-01-05T10:00:00.000Z", "name": "A trip to Lisbon"},
            {"id": "c/d", "lastActive": "2025-12-24T10:00:00.000Z", "lastText": "long " * 24},
        ]
        page.route(re.compile(r"/conversations(/|\?|$)"), self.answer)

    def accept(self, socket):
        self.opened.append(parse_qs(urlsplit(socket.url).query).get("session_id", [None])[0])
        super().accept(socket)

    def answer(self, route):
        if self.status != 200:
            return route.fulfill(status=self.status, body="no")
        if route.request.method == "DELETE":
            self.removed.append(route.request.url.split("/conversations/")[1])
            return route.fulfill(status=204)
        after = parse_qs(urlsplit(route.request.url).query).get("after", [None])[0]
        self.asked.append(after)
        begin = int(after.removeprefix("a/")) if after else 0
        answer = {"conversations": self.known[begin : begin + self.page_size]}
        if begin + self.page_size < len(self.known):
            answer["next"] = f"a/{begin + self.page_size}"
        return route.fulfill(body=json.dumps(answer), content_type="application/json")


@pytest.fixture
def shown(gallery, chat):
    """Opens a page whose server knows the user."""

    def show(expected=None, **options):
        it = chat(reduced_motion="reduce", expected=expected, **options)
        server = Users(it.page)
        it.open(gallery)
        return it, server

    return show


def open_list(it):
    it.page.get_by_role("button", name="Your conversations").click()
    dialog = it.page.get_by_role("dialog", name="Your conversations")
    expect(dialog).to_be_visible()
    return dialog


def days(count):
    """As many conversations, one a day."""
    return [
        {"id": str(number), "lastActive": (NOW - datetime.timedelta(number)).isoformat(), "name": f"Day {number}"}
        for number in range(count)
    ]


def test_without_a_user_there_is_no_button(gallery, chat):
    it = chat()
    Server(it.page)
    it.open(gallery)
    expect(it.page.locator("#conversations")).to_be_hidden()


def test_another_conversation_is_opened_and_the_page_comes_back_to_it(shown):
    it, server = shown()
    dialog = open_list(it)
    expect(dialog.get_by_role("listitem")).to_have_count(3)
    expect(dialog.locator("[aria-current]")).to_contain_text("Your order is on its way.")
    dialog.get_by_role("button", name="A trip to Lisbon").first.click()
    it.wait_for("open")
    expect(it.page.get_by_role("dialog")).to_have_count(0)
    assert server.opened == [None, "b"]


def test_the_current_conversation_just_closes_the_list(shown):
    it, server = shown()
    open_list(it).locator("[aria-current]").click()
    expect(it.page.get_by_role("dialog")).to_have_count(0)
    assert server.opened == [None]


def test_a_new_conversation_is_begun_by_the_keyboard_alone(shown):
    it, server = shown()
    it.page.locator("#conversations").focus()
    it.page.keyboard.press("Enter")
    dialog = it.page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="New conversation")).to_be_focused()
    it.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(it.page.locator("#conversations")).to_be_focused()
    it.page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="New conversation")).to_be_focused()
    with it.page.expect_navigation():
        it.page.keyboard.press("Enter")
    it.wait_for("open")
    assert server.opened == [None, None]


def test_one_is_deleted_after_a_question(shown):
    it, server = shown()
    dialog = open_list(it)
    cross = dialog.get_by_role("button", name=re.compile("^Delete “long"))
    cross.click()
    it.page.get_by_role("button", name="Cancel").click()
    assert server.removed == []
    cross.click()
    it.page.get_by_role("button", name="Delete", exact=True).click()
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    assert server.removed == ["c%2Fd"]
    expect(dialog.get_by_role("button", name="A trip to Lisbon").first).to_be_focused()


def test_who_deletes_the_current_one_gets_a_new_one(shown):
    it, server = shown()
    dialog = open_list(it)
    dialog.get_by_role("button", name=re.compile("^Delete “Your order")).click()
    with it.page.expect_navigation():
        it.page.get_by_role("button", name="Delete", exact=True).click()
    it.wait_for("open")
    assert server.removed == ["s"]
    assert server.opened == [None, None]


def test_older_ones_are_shown_a_page_at_a_time_by_the_keyboard(shown):
    it, server = shown()
    server.known, server.page_size = days(7), 3
    dialog = open_list(it)
    older = dialog.get_by_role("button", name="Show older ones")
    for count in [3, 6]:
        expect(dialog.get_by_role("listitem")).to_have_count(count)
        older.focus()
        it.page.keyboard.press("Enter")
        expect(dialog.get_by_role("button", name=f"Day {count}").first).to_be_focused()
    expect(dialog.get_by_role("listitem")).to_have_count(7)
    expect(older).to_be_hidden()
    assert server.asked == [None, "a/3", "a/6"]


@pytest.mark.parametrize("count", [1, 3])
def test_what_comes_twice_is_shown_once(shown, count):
    it, server = shown()
    server.known, server.page_size = days(5), 3
    dialog = open_list(it)
    expect(dialog.get_by_role("listitem")).to_have_count(3)
    newer = [{"id": f"n{number}", "lastActive": NOW.isoformat()} for number in range(count)]
    server.known = newer + server.known
    dialog.get_by_role("button", name="Show older ones").click()
    expect(dialog.get_by_role("button", name="Day 3").first).to_be_focused()
    expect(dialog.get_by_role("listitem")).to_have_count(5)


def test_older_ones_that_cannot_be_had_can_be_asked_for_again(shown):
    it, server = shown(expected="status of 503")
    server.known, server.page_size = days(4), 3
    dialog = open_list(it)
    older = dialog.get_by_role("button", name="Show older ones")
    expect(older).to_be_visible()
    server.status = 503
    older.click()
    expect(dialog).to_contain_text("did not work")
    expect(older).to_be_focused()
    server.status = 200
    it.page.keyboard.press("Enter")
    expect(dialog.get_by_role("listitem")).to_have_count(4)
    expect(dialog).not_to_contain_text("did not work")


def test_who_deletes_all_that_are_shown_sees_older_ones(shown):
    it, server = shown()
    server.known, server.page_size = days(2), 1
    dialog = open_list(it)
    dialog.get_by_role("button", name="Delete “Day 0”").click()
    it.page.get_by_role("button", name="Delete", exact=True).click()
    expect(dialog.get_by_role("button", name="Day 1").first).to_be_focused()
    expect(dialog.get_by_role("listitem")).to_have_count(1)


@pytest.mark.parametrize("status, words", [(401, "not signed in"), (503, "did not work")])
def test_what_goes_wrong_is_said(shown, status, words):
    it, server = shown(expected=f"status of {status}")
    server.status = status
    expect(open_list(it)).to_contain_text(words)


def test_a_user_without_conversations_is_told_so(shown):
    it, server = shown()
    server.known = []
    expect(open_list(it)).to_contain_text("There is none yet.")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_rule_of_axe_is_broken(shown, look):
    it, _ = shown(color_scheme=look)
    expect(open_list(it).get_by_role("listitem")).to_have_count(3)
    results = Axe().run(it.page)
    found = [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in results.response["violations"]]
    assert found == [], json.dumps(found, indent=1)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_it_fits_a_telephone_in_every_language(shown, picture, look, language):
    it, server = shown(viewport={"width": 390, "height": 800}, color_scheme=look, locale=language)
    server.page_size = 2
    it.page.locator("#conversations").click()
    dialog = it.page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    picture(it, f"conversations-{language}-{look}")
    assert it.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert dialog.evaluate("(it) => it.scrollWidth <= it.clientWidth")
    for button in dialog.get_by_role("button").all():
        box = button.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
