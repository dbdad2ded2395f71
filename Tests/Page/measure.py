"""Measures the chat page in a real browser, and on request the pages of other frameworks in the same way.

    .venv/bin/python Tests/Page/measure.py --bin .build/release [--others [NAME ...]] [--rounds 5] [--only NAME ...]

`--bin` is the folder of the built example `Gallery`, whose commands `stream N`, `table N` and `many N` are used.
`--others` also measures Streamlit, Chainlit and Gradio, those of them that the interpreter running this can import
(`--python` names another one): a bot of a few lines is written for each into a temporary folder.

Every figure is the median of the rounds, each in a browser context of its own, thus with an empty cache. CPU time is that
of the page's main thread as the DevTools count it (`Performance`, `timeDomain=threadTicks`), which other processes do
not add to; every other time is a clock's, and grows where the machine is busy.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

from playwright.sync_api import Error, sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent / "browser"))
from bots import CHROMIUM, Bot  # noqa: E402
from others import OTHERS  # noqa: E402

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
FIRST_PAINT = """() => new Promise((done) => {
    const found = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (found()) return done(found());
    new PerformanceObserver(() => found() && done(found())).observe({ type: 'paint', buffered: true });
})"""
# Waits for what a condition on the page says, seen by the page itself, once per frame; then for that frame to be drawn.
WATCH = """(seconds) => new Promise((done, fail) => {
    const start = performance.now();
    (function look() {
        if (window.isThere()) return requestAnimationFrame(() => setTimeout(() => done(performance.now() - window.t0)));
        if (performance.now() - start > seconds * 1000) return fail(new Error('it never came'));
        requestAnimationFrame(look);
    })();
})"""


class Jackdaw:
    """How the chat page is talked to; `others.py` has the same for other frameworks."""

    name = "Jackdaw"
    text = "#text"
    answer = ".message.bot"
    hello = "echo hello"
    rows = "#log .table tbody tr"

    def __init__(self, url):
        self.url = url + "/"

    def say(self, page, words):
        page.locator(self.text).fill(words)
        page.locator(self.text).press("Enter")


class Session:
    """One page in a context of its own, with the DevTools at hand."""

    def __init__(self, browser, target, **options):
        self.target = target
        self.context = browser.new_context(viewport={"width": 1100, "height": 800}, **options)
        self.page = self.context.new_page()
        self.tools = self.context.new_cdp_session(self.page)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def open(self):
        self.page.goto(self.target.url, wait_until="commit")
        self.page.locator(self.target.text).first.wait_for(timeout=120_000)
        return self

    def ask(self, words, condition, seconds=180):
        """Says something; the seconds until `condition`, an expression of the page, holds and is drawn."""
        self.page.evaluate(f"() => {{ window.isThere = () => ({condition}); }}")
        self.page.locator(self.target.text).first.fill(words)
        # From the key on, as the page sees it.
        self.page.evaluate(
            "() => addEventListener('keydown', () => { window.t0 = performance.now(); }, { capture: true, once: true })"
        )
        self.page.locator(self.target.text).first.press("Enter")
        return self.page.evaluate(WATCH, seconds) / 1000

    def ask_first(self):
        count = self.page.locator(self.target.answer).count()
        return self.ask(self.target.hello, f"document.querySelectorAll('{self.target.answer}').length > {count}")

    def main_thread(self):
        """Seconds that the page's main thread has worked."""
        values = {m["name"]: m["value"] for m in self.tools.send("Performance.getMetrics")["metrics"]}
        return values["TaskDuration"]

    def count_main_thread(self):
        self.tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def nodes(self):
        return self.page.evaluate("() => document.getElementsByTagName('*').length")


def load(browser, target):
    with Session(browser, target) as it:
        requests, octets = [], []
        it.tools.send("Network.enable")
        it.tools.on("Network.requestWillBeSent", lambda event: requests.append(event["request"]["url"]))
        it.tools.on("Network.loadingFinished", lambda event: octets.append(event["encodedDataLength"]))
        start = time.monotonic()
        it.open()
        it.ask_first()
        took = time.monotonic() - start
        paint = it.page.evaluate(FIRST_PAINT) / 1000
        it.page.wait_for_timeout(500)
        fetched = [url for url in requests if url.startswith("http")]
        outside = [url for url in fetched if not url.startswith(target.url.rstrip("/"))]
        return {
            "requests": len(fetched), "of them to other hosts": len(outside), "octets on the wire": sum(octets),
            "first contentful paint, s": paint, "first reply, s": took,
        }


def slow(browser, target):
    with Session(browser, target) as it:
        it.tools.send("Network.enable")
        it.tools.send("Network.emulateNetworkConditions", SLOW)
        start = time.monotonic()
        it.page.goto(target.url, wait_until="commit")
        field = it.page.locator(target.text).first
        field.wait_for(timeout=180_000)
        field.fill("hello")
        return {"input usable at 1.6 Mbit/s + 150 ms, s": time.monotonic() - start}


def stream(browser, target):
    with Session(browser, target) as it:
        it.open()
        it.ask_first()
        it.count_main_thread()
        before = it.main_thread()
        it.ask("stream 1000", target.is_streamed)
        it.page.wait_for_timeout(300)
        return {"1,000 streamed tokens, main thread, s": it.main_thread() - before}


def table(browser, target):
    with Session(browser, target) as it:
        it.open()
        it.ask_first()
        # What only the first table needs is loaded with a small one.
        it.ask("table 5", target.is_table(1))
        it.page.wait_for_timeout(300)
        before = it.nodes()
        took = it.ask("table 10000", target.is_table(2))
        return {"10,000 × 10 table shown, s": took, "new nodes": it.nodes() - before}


def many(browser, target):
    with Session(browser, target) as it:
        it.open()
        it.ask_first()
        it.count_main_thread()
        before = it.main_thread()
        took = it.ask("many 1000", f"document.querySelectorAll('{target.answer}').length >= 1000")
        worked = it.main_thread() - before
        it.page.wait_for_timeout(1_000)
        return {
            "1,000 messages shown, s": took, "the same, main thread, s": worked,
            "next reply after them, s": it.ask_first(),
        }


Jackdaw.is_streamed = "document.querySelectorAll('.message.bot').length > 1 && !document.querySelector('.open')"
Jackdaw.is_table = staticmethod(
    lambda count: f"document.querySelectorAll('.table').length >= {count} && "
    "[...document.querySelectorAll('.table')].at(-1).querySelector('td')"
)
ROUNDS = {"load": load, "slow": slow, "stream": stream, "table": table, "many": many}


def axe(browser, target):
    """Rules of axe-core that are broken: light, dark, small, right-to-left."""
    from axe_playwright_python.sync_playwright import Axe

    looks = {
        "light": {}, "dark": {"color_scheme": "dark"},
        "390 px": {"viewport": {"width": 390, "height": 844}}, "right-to-left": {"locale": "ar"},
    }
    found = {}
    for look, options in looks.items():
        context = browser.new_context(reduced_motion="reduce", **options)
        page = context.new_page()
        page.goto(target.url, wait_until="commit")
        page.locator(target.text).first.wait_for(timeout=60_000)
        for words in target.tour:
            count = page.locator(target.answer).count()
            target.say(page, words)
            page.locator(target.answer).nth(count).wait_for(timeout=30_000)
        page.wait_for_timeout(500)
        found[look] = [rule["id"] for rule in Axe().run(page).response["violations"]]
        context.close()
    rules = {rule for broken in found.values() for rule in broken}
    where = "; ".join(f"{look}: {', '.join(broken)}" for look, broken in found.items() if broken)
    return {"axe-core rules broken": f"{len(rules)}" + (f" ({where})" if where else "")}


Jackdaw.tour = [
    "text", "markdown", "html", "dataframe", "options", "plot", "file", "image", "audio", "location", "rag", "custom",
    "stream",
]


def connection(browser, bot, target):
    """What a lost connection does, and what survives a reload or is there in a second tab."""
    with Session(browser, target) as it:
        it.open()
        it.page.locator("#status[data-state=open]").wait_for()
        it.ask_first()
        it.page.reload()
        it.page.locator(target.answer).first.wait_for()
        other = it.context.new_page()
        other.goto(target.url)
        other.locator(target.answer).first.wait_for()
        tabs = other.locator(target.answer).count() == it.page.locator(target.answer).count() == 1
        other.close()
        policy = it.page.request.get(target.url).headers.get("content-security-policy", "none")
        start = time.monotonic()
        bot.kill()
        it.page.locator("#status[data-state=lost]").wait_for()
        noticed = time.monotonic() - start
        for words in ("echo one", "echo two"):
            target.say(it.page, words)
        bot.restart()
        it.page.locator(target.answer).nth(2).wait_for(timeout=60_000)
        answers = it.page.locator(".message.bot .body").all_text_contents()[1:]
    scripts = policy.split("script-src", 1)[-1].split(";")[0]
    return {
        "connection lost: shown after, s": noticed,
        "typed meanwhile": "arrives once, in order" if answers == ["echo one", "echo two"] else f"{answers}",
        "history after a reload; second tab": "same conversation" if tabs else "lost",
        "Content-Security-Policy": policy if "unsafe" in scripts else f"strict: script-src{scripts}",
    }


def measured(browser, target, rounds, only):
    results = {}
    for name, measure in ROUNDS.items():
        if only and name not in only:
            continue
        values = []
        for _ in range(rounds):
            try:
                values.append(measure(browser, target))
            except Error as error:
                print(f"{target.name}, {name}: {str(error).splitlines()[0]}", file=sys.stderr)
                break
        for figure in values[0] if values else ():
            results[figure] = statistics.median(value[figure] for value in values)
            # The table comes at the very end; until then, this is what there is to see.
            print(f"{target.name}: {figure}: {written(results[figure])}", file=sys.stderr)
    return results


def written(value):
    if isinstance(value, float):
        return f"{value:.2f}" if value >= 0.095 else f"{value:.3f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def main():
    parser = argparse.ArgumentParser(description="Measures the chat page.")
    parser.add_argument("--bin", required=True, help="the folder of the built examples")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--others", nargs="*", metavar="NAME", help="measure other frameworks as well: all, or these")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the other frameworks")
    parser.add_argument("--only", nargs="*", choices=[*ROUNDS, "axe", "connection"], default=None)
    options = parser.parse_args()
    os.environ["JACKDAW_BIN_DIR"] = options.bin

    columns = {}
    with sync_playwright() as playwright:
        with playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]) as it:
            bot = Bot("Gallery")
            try:
                target = Jackdaw(bot.url)
                results = columns[target.name] = measured(it, target, options.rounds, options.only)
                if not options.only or "axe" in options.only:
                    results |= axe(it, target)
                if not options.only or "connection" in options.only:
                    results |= connection(it, bot, target)
            finally:
                bot.kill()
            for other in OTHERS if options.others is not None else ():
                if options.others and other.name not in options.others:
                    continue
                if subprocess.run([options.python, "-c", f"import {other.module}"], capture_output=True).returncode:
                    print(f"{other.name} is not installed", file=sys.stderr)
                    continue
                with other(options.python) as target:
                    results = columns[other.name] = measured(it, target, options.rounds, options.only)
                    if not options.only or "axe" in options.only:
                        results |= axe(it, target)

    names = list(dict.fromkeys(name for results in columns.values() for name in results))
    print(f"| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name in names:
        print(f"| {name} | {' | '.join(written(results.get(name, '–')) for results in columns.values())} |")


if __name__ == "__main__":
    main()
