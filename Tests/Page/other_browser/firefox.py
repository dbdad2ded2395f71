"""Firefox by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): the commands that tests of a page need, no more."""

import itertools
import json
import re
import select
import subprocess
import tempfile
import time

from websockets.sync.client import connect

# Nothing is asked of the network but the page itself.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutConfig.showWarning": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Space": " "}


class BiDiError(Exception):
    pass


class Firefox:
    """One browser without a window, with a profile of its own."""

    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        with open(f"{self.profile.name}/user.js", "w") as file:
            for name, value in PREFERENCES.items():
                file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
        self.process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--profile", self.profile.name, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self.socket = connect(self._address() + "/session", max_size=None, compression=None, open_timeout=30, legacy=True)
        self.numbers = itertools.count(1)
        self.complaints = []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded"])

    def _address(self):
        said = b""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            if not select.select([self.process.stderr], [], [], 0.2)[0]:
                continue
            said += self.process.stderr.read1()
            if found := re.search(rb"WebDriver BiDi listening on (ws://\S+)", said):
                return found[1].decode()
        raise BiDiError(f"Firefox did not say where it listens: {said.decode(errors='replace')[-2000:]}")

    def command(self, method, **parameters):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv(timeout=60))
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] in ("error", "warn"):
                self.complaints.append(answer["params"]["text"])
            if answer.get("id") == number:
                break
        if answer["type"] == "error":
            raise BiDiError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def page(self):
        return Page(self, self.command("browsingContext.create", type="tab")["context"])

    def close(self):
        self.socket.close()
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()
        self.profile.cleanup()


class Page:
    """A tab, and what a user does with the page in it."""

    def __init__(self, browser, context):
        self.browser = browser
        self.context = context

    def command(self, method, **parameters):
        return self.browser.command(method, context=self.context, **parameters)

    def open(self, address):
        self.command("browsingContext.navigate", url=address, wait="complete")

    def reload(self):
        self.command("browsingContext.reload", wait="complete")

    def close(self):
        self.command("browsingContext.close")

    def evaluate(self, expression):
        """What an expression of the page is, as JSON has it."""
        answer = self.browser.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression}) ?? null))()",
            target={"context": self.context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise BiDiError(f"{expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def until(self, expression, within=15):
        """Waits until an expression of the page is true."""
        deadline = time.monotonic() + within
        while not self.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < deadline, f"not within {within} s: {expression}\n{self.evaluate(STATE)}"
            time.sleep(0.05)

    def element(self, selector):
        self.until(f"document.querySelectorAll({json.dumps(selector)}).length")
        locator = {"type": "css", "value": selector}
        return self.command("browsingContext.locateNodes", locator=locator)["nodes"][-1]

    def click(self, selector):
        """Clicks the last of the elements that a selector finds, wherever it stands."""
        element = self.element(selector)
        self.evaluate(f"[...document.querySelectorAll({json.dumps(selector)})].at(-1).scrollIntoView({{ block: 'center' }})")
        origin = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.command("input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": actions}])

    def press(self, *keys):
        actions = []
        for key in keys:
            value = KEYS.get(key, key)
            actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self.command("input.performActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def give(self, selector, *paths):
        """Chooses files in a field for files."""
        element = {"sharedId": self.element(selector)["sharedId"]}
        self.command("input.setFiles", element=element, files=[str(path) for path in paths])


STATE = "document.querySelector('#list')?.innerText.slice(-600) + ' | ' + document.querySelector('#status')?.dataset.state"
