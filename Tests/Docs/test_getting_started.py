"""The package of the article "Getting started" builds as it stands there, and its bot answers."""

import json
import pathlib
import subprocess
import urllib.request

import pytest
from articles import ROOT, files
from example_server import running
from websockets.sync.client import connect

ARTICLE = files((ROOT / "Sources/Jackdaw/Jackdaw.docc/GettingStarted.md").read_text())
# Beside a folder called jackdaw, as in the article; always the same place, so that only what changed is built anew.
FOLDER = ROOT / ".build-docs-package"
# Shared with the example that is a package of its own: both build the same dependencies.
SCRATCH = ROOT / ".build-secure"


@pytest.fixture(scope="module")
def program():
    """The article's package, built."""
    package = FOLDER / "MyBot"
    FOLDER.mkdir(exist_ok=True)
    link = FOLDER / "jackdaw"
    if not link.is_symlink():
        link.symlink_to("..")
    for name, code in ARTICLE.items():
        file = package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text() != code:
            file.write_text(code)
    command = ["swift", "build", "--package-path", str(package), "--scratch-path", str(SCRATCH)]
    built = subprocess.run(command, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout[-4000:] + built.stderr[-4000:]
    folder = subprocess.run([*command, "--show-bin-path"], capture_output=True, text=True, check=True).stdout.strip()
    return pathlib.Path(folder) / "MyBot"


def test_the_article_has_all_files_of_a_package():
    assert set(ARTICLE) == {"Package.swift", "Sources/MyBot/Greetings.swift", "Sources/MyBot/main.swift"}


def test_its_bot_serves_the_page_and_answers(program):
    with running("greetings", program=program) as bot:
        with urllib.request.urlopen(bot.url + "/") as answer:
            assert answer.status == 200 and b"<html" in answer.read()
        with connect(bot.ws + "/") as client:
            for said, heard in (("good morning", "Hi! How are you?"), ("fine", "I am glad to hear that!")):
                client.send(json.dumps({"action": "user_message", "message": said}))
                assert json.loads(client.recv(timeout=10))["message"] == heard
