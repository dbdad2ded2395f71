"""Takes the pictures of the README: a desktop's chat and a phone's, side by side.

    JACKDAW_BIN_DIR=.build/debug .venv/bin/python Tests/Page/screenshots.py FOLDER

`script/screenshots` builds what it needs first.
"""

import base64
import pathlib
import sys

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent / "browser"))
from bots import CHROMIUM, Bot  # noqa: E402

DESKTOP, PHONE = (860, 1010), (360, 740)

# What frames the two; the colours are those behind the page, a little deeper.
SCENE = """<!doctype html><style>
  body {{ margin: 0; padding: 36px; display: inline-flex; gap: 32px; align-items: center; background: transparent }}
  img {{ display: block; border-radius: 14px }}
  div {{ border-radius: 14px; box-shadow: 0 0 0 1px #8884, 0 10px 30px #0005 }}
  .phone {{ padding: 8px; border-radius: 30px; background: #0b0d10; box-shadow: 0 0 0 1px #8886, 0 12px 30px #0006 }}
  .phone img {{ border-radius: 22px }}
</style><body><div><img width="{desktop}" src="{left}"></div><div class="phone"><img width="{phone}" src="{right}"></div></body>"""


def chat(browser, bot, size, scheme, said, wait_for):
    """The picture of a conversation, as a data URL: `said` is what is typed, or the label of a button that is pressed."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, device_scale_factor=2, locale="en-GB"
    )
    page = context.new_page()
    page.goto(bot.url + "/")
    page.locator("#status[data-state=open]").wait_for()
    answers = 0
    for words in said:
        button = page.get_by_role("button", name=words, exact=True)
        if button.count():
            button.last.click()
        else:
            page.locator("#text").fill(words)
            page.locator("#text").press("Enter")
        answers += 1
        page.locator(".message.bot").nth(answers - 1).wait_for()
    page.locator(wait_for).first.wait_for()
    # Nothing but the conversation: no cursor, and whatever was moving has come to rest.
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(1500)
    picture = page.screenshot(animations="disabled")
    context.close()
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    gallery, weather = Bot("Gallery"), Bot("Weather")
    try:
        with sync_playwright() as playwright:
            options = {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}
            with playwright.chromium.launch(**options) as browser:
                for scheme, other in (("light", "dark"), ("dark", "light")):
                    left = chat(browser, gallery, DESKTOP, scheme, ["dataframe 4", "plot 60"], ".message .js-plotly-plot")
                    asked = ["what is the weather like", "the Big Apple", "is it raining in Amsterdam"]
                    right = chat(browser, weather, PHONE, other, asked, "text=14 °C")
                    page = browser.new_page(viewport={"width": 1400, "height": 1100}, device_scale_factor=1.25)
                    page.set_content(SCENE.format(left=left, right=right, desktop=DESKTOP[0], phone=PHONE[0]))
                    page.locator("img").last.evaluate("image => image.decode()")
                    page.locator("body").screenshot(path=folder / f"chat-{scheme}.png", omit_background=True)
                    page.close()
    finally:
        gallery.kill()
        weather.kill()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
