"""The page in a real browser, served by real example bots.

The bots are the executables `Greetings` and `Gallery` in the folder that the environment variable `JACKDAW_BIN_DIR`
names. `pytest --screenshots FOLDER` also saves pictures to look at.
"""

import pathlib
import re

import pytest
from bots import CHROMIUM, Bot
from playwright.sync_api import expect, sync_playwright

# On a busy machine what is right may take longer than the usual five seconds.
expect.set_options(timeout=15_000)


def pytest_addoption(parser):
    parser.addoption("--screenshots", default=None, help="a folder for pictures of the page")


@pytest.fixture
def bot():
    """Starts bots by name and ends them with the test."""
    running = []

    def start(name, *arguments):
        running.append(Bot(name, 0, *arguments))
        return running[-1]

    yield start
    for one in running:
        one.kill()


@pytest.fixture(scope="session")
def gallery():
    one = Bot("Gallery")
    yield one
    one.kill()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        with playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        ) as chromium:
            yield chromium


# A map's tile, for there is no network in tests.
TILE = "<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'><rect width='256' height='256' fill='#d9e2d5'/></svg>"


class Chat:
    """A page of a bot, and what a user does with it."""

    def __init__(self, page, complaints):
        self.page = page
        self.complaints = complaints

    def open(self, bot):
        self.page.goto(bot.url + "/")
        self.wait_for("open")
        return self

    def wait_for(self, status, seconds=15):
        self.page.locator(f"#status[data-state={status}]").wait_for(timeout=seconds * 1000)

    def type(self, text):
        self.page.locator("#text").fill(text)
        self.page.locator("#text").press("Enter")

    def say(self, text):
        """Says something and waits for the bot's next message."""
        before = self.page.locator(".message.bot").count()
        self.type(text)
        answer = self.page.locator(".message.bot").nth(before)
        answer.wait_for()
        answer.locator(".body:not(.loading):not(.open)").wait_for()
        return answer

    def texts(self, who="message"):
        return self.page.locator(f".{who} .body").all_text_contents()


@pytest.fixture
def chat(browser, request):
    """Opens pages; at the end of the test none of them may have had anything to complain about."""
    contexts = []
    complaints = []

    def make(context=None, expected=None, **options):
        if context is None:
            options.setdefault("viewport", {"width": 1100, "height": 800})
            context = browser.new_context(**options)
            context.route(
                "https://tile.openstreetmap.org/**",
                lambda route: route.fulfill(body=TILE, content_type="image/svg+xml"),
            )
            contexts.append(context)
        page = context.new_page()

        def complain(text):
            if not (expected and re.search(expected, text)):
                complaints.append(text)

        page.on("console", lambda message: message.type in ("error", "warning") and complain(message.text))
        page.on("pageerror", lambda error: complain(str(error)))
        return Chat(page, complaints)

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def picture(request):
    """Saves what a page shows, where pictures were asked for."""
    folder = request.config.getoption("--screenshots")

    def save(chat, name):
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            chat.page.wait_for_timeout(250)
            chat.page.screenshot(path=f"{folder}/{name}.png")

    return save
