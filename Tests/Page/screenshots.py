"""Takes the pictures of the READMEs: of each example what is worth seeing, on a desktop and on a phone, side by side.

    JACKDAW_BIN_DIR=.build/debug .venv/bin/python Tests/Page/screenshots.py FOLDER [PICTURE…]

`script/screenshots` builds what it needs first. Without the name of a picture, all are taken.
"""

import base64
import contextlib
import os
import pathlib
import re
import sys

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent / "browser"))
from bots import CHROMIUM, Bot  # noqa: E402
from palette import with_palette  # noqa: E402

# Device pixels to a CSS pixel: the same for pages and scene, and a whole number, so that nothing is blurred.
SHARPNESS = 2

EXAMPLES = pathlib.Path(__file__).parents[2] / "Examples"

# What frames the two; the colours are those behind the page, a little deeper.
SCENE = """<!doctype html><style>
  body {{ margin: 0; padding: 36px; display: inline-flex; gap: 32px; align-items: center; background: transparent }}
  img {{ display: block; border-radius: 14px }}
  div {{ border-radius: 14px; box-shadow: 0 0 0 1px #8884, 0 10px 30px #0005 }}
  .phone {{ padding: 8px; border-radius: 30px; background: #0b0d10; box-shadow: 0 0 0 1px #8886, 0 12px 30px #0006 }}
  .phone img {{ border-radius: 22px }}
</style><body><div><img width="{desktop}" src="{left}"></div><div class="phone"><img width="{phone}" src="{right}"></div></body>"""


class Visitor:
    """Somebody at a page of a bot, on a screen of a size."""

    def __init__(self, browser, address, size, scheme="light"):
        self.width = size[0]
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            device_scale_factor=SHARPNESS,
            locale="en-GB",
        )
        self.page = self.context.new_page()
        self.page.goto(address)

    def say(self, words, answer=None):
        """Types the words and waits for the text or element of the answer, where there is to be one."""
        self.page.locator("#status[data-state=open]").wait_for()
        self.page.locator("#text").fill(words)
        self.page.locator("#text").press("Enter")
        if answer:
            self.see(answer)

    def choose(self, option, answer):
        """Presses the last option of that name and waits for the answer."""
        self.page.locator(".message.bot").get_by_role("button", name=option, exact=True).last.click()
        self.see(answer)

    def see(self, what):
        """Waits for a text of the bot's, or for an element (`.class`) in what it said."""
        said = self.page.locator(".message.bot")
        (said.locator(what) if what.startswith(".") else said.filter(has_text=what)).last.wait_for()

    def begin_with(self, words):
        """Makes the screen as high as it takes for the last message with these words to be the first one on it."""
        message = self.page.locator("[role=log] :is(.message, .line)").filter(has_text=words).last
        self.page.wait_for_timeout(500)
        hidden = message.evaluate(
            "message => message.closest('[role=log]').getBoundingClientRect().top - message.getBoundingClientRect().top"
        )
        # In fours: half of what two screens differ by is then whole.
        height = self.page.viewport_size["height"] + hidden
        self.page.set_viewport_size({"width": self.width, "height": int(height / 4) * 4})
        self.page.evaluate("document.querySelector('[role=log]').scrollTop = 1e6")

    def picture(self):
        """What the page shows, as a data URL; the visitor leaves."""
        # Nothing but the conversation: no cursor, and whatever was moving has come to rest.
        self.page.evaluate("document.activeElement?.blur()")
        self.page.mouse.move(0, 0)
        self.page.wait_for_timeout(1500)
        picture = self.page.screenshot(animations="disabled")
        self.context.close()
        return "data:image/png;base64," + base64.b64encode(picture).decode()


@contextlib.contextmanager
def running(name):
    """An example bot that runs for as long as it is looked at."""
    bot = Bot(name)
    try:
        yield bot
    finally:
        bot.kill()


def frame(browser, desktop, phone, path):
    """Saves the pictures of two visitors side by side, the second in a phone."""
    page = browser.new_page(viewport={"width": 1600, "height": 1100}, device_scale_factor=SHARPNESS)
    page.set_content(
        SCENE.format(left=desktop.picture(), right=phone.picture(), desktop=desktop.width, phone=phone.width)
    )
    for image in page.locator("img").all():
        image.evaluate("image => image.decode()")
    picture = page.locator("body").screenshot(omit_background=True)
    path.write_bytes(with_palette(page, picture))
    page.close()


def chat(browser, path, scheme, other):
    with running("Gallery") as gallery, running("Weather") as weather:
        desktop = Visitor(browser, gallery.url, (860, 1010), scheme)
        desktop.say("dataframe 4", "4 birds")
        desktop.say("plot 60", ".js-plotly-plot")
        phone = Visitor(browser, weather.url, (360, 740), other)
        phone.say("what is the weather like", "Which city")
        phone.say("the Big Apple", "19 °C")
        phone.say("is it raining in Amsterdam", "14 °C")
        frame(browser, desktop, phone, path)


def chat_light(browser, path):
    chat(browser, path, "light", "dark")


def chat_dark(browser, path):
    chat(browser, path, "dark", "light")


def quiz(browser, path):
    """A round against the clock, and the table after others have played as well."""
    solutions = dict(re.findall(r'Question\("(.+?)", "(.+?)"', (EXAMPLES / "Quiz" / "Question.swift").read_text()))

    def answer(player, number, rightly=True):
        player.see(f"{number}. ")
        text = player.page.locator(".message.bot").filter(has_text=f"{number}. ").last.text_content()
        solution = next(solution for question, solution in solutions.items() if question in text)
        options = player.page.locator(".message.bot").last.get_by_role("button")
        options.first.wait_for()
        labels = options.all_text_contents()
        choice = next(at for at, label in enumerate(labels) if (solution in label) == rightly)
        options.nth(choice).click()

    def play(player, name, right):
        player.choose("Play", "1. ")
        for number in range(1, 6):
            answer(player, number, rightly=number <= right)
        player.see("Which name")
        player.say(name, "High scores")

    with running("Quiz") as bot:
        for name, right in (("Grace", 4), ("Emmy", 2), ("Ada", 5)):
            other = Visitor(browser, bot.url, (360, 700))
            play(other, name, right)
            other.context.close()
        phone = Visitor(browser, bot.url, (340, 620), "dark")
        play(phone, "Sofia", 3)
        phone.begin_with("points.")
        desktop = Visitor(browser, bot.url, (620, 720))
        desktop.choose("Play", "1. ")
        answer(desktop, 1)
        answer(desktop, 2, rightly=False)
        desktop.see("3. ")
        desktop.see("Five seconds left!")
        desktop.begin_with("1. ")
        frame(browser, desktop, phone, path)


def order(browser, path):
    """An order that is corrected and paid, and the page that it is paid on."""
    with running("Order") as bot:
        desktop = Visitor(browser, bot.url, (620, 780))
        desktop.say("I would like two large funghi", "Where shall we bring it?")
        desktop.say("12 Mill Lane", "24.60")
        desktop.say("make it three", "36.90")
        desktop.choose("Pay", "Pay 36.90")
        address = desktop.page.get_by_role("link", name="Pay 36.90").get_attribute("href")
        phone, payer = Visitor(browser, address, (340, 560), "dark"), Visitor(browser, address, (340, 560))
        payer.page.get_by_role("button", name="Pay").click()
        payer.context.close()
        desktop.see("in half an hour")
        desktop.begin_with("make it three")
        frame(browser, desktop, phone, path)


def data_explorer(browser, path):
    """Questions about the example: figures by groups, a chart over the years, one figure."""
    with running("DataExplorer") as bot:
        desktop = Visitor(browser, bot.url, (660, 860))
        desktop.choose("Try an example", "houses")
        desktop.say("average of price per town", ".js-plotly-plot")
        desktop.begin_with("average of price per town")
        phone = Visitor(browser, bot.url, (360, 680), "dark")
        phone.choose("Try an example", "houses")
        phone.say("plot price by year", ".js-plotly-plot")
        phone.say("average of area", "The average area")
        phone.begin_with("plot price by year")
        frame(browser, desktop, phone, path)


def help_desk(browser, path):
    """A conversation that a person has taken over, on both sides; two more wait."""
    os.environ["HELPDESK_PASSWORD"] = "correct-horse-battery"
    with running("HelpDesk") as bot:
        phone = Visitor(browser, bot.url, (340, 640), "dark")
        phone.choose("Where is my parcel?", "two to four days")
        phone.say("Talk to a person", "Somebody will be with you")
        phone.say("It should have been here on Monday.")
        for words in ("They are two sizes too small.", "Your link does not work."):
            other = Visitor(browser, bot.url, (340, 640))
            other.choose("Talk to a person", "Somebody will be with you")
            other.say(words)

        agent = Visitor(browser, bot.url + "/agent/", (840, 640))
        agent.page.get_by_label("Your name").fill("Robin")
        agent.page.get_by_label("Password").fill(os.environ["HELPDESK_PASSWORD"])
        agent.page.get_by_role("button", name="Sign in").click()
        agent.page.get_by_role("button", name="It should have been").click()
        agent.page.get_by_role("button", name="Take over").click()
        phone.see("Robin is with you now.")
        agent.page.get_by_label("Answer").fill("I am sorry! It is at the post office in Mill Lane. Shall I send it on?")
        agent.page.get_by_label("Answer").press("Enter")
        phone.see("post office")
        phone.say("Yes, please!")
        agent.page.get_by_role("log").get_by_text("Yes, please!").wait_for()
        agent.begin_with("Talk to a person")
        phone.begin_with("Talk to a person")
        frame(browser, agent, phone, path)


PICTURES = {
    "chat-light": chat_light,
    "chat-dark": chat_dark,
    "quiz": quiz,
    "order": order,
    "data-explorer": data_explorer,
    "help-desk": help_desk,
}


def main(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        options = {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}
        with playwright.chromium.launch(**options) as browser:
            for name in names or PICTURES:
                PICTURES[name](browser, folder / f"{name}.png")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
