"""The article "Getting started", followed literally: what script/new makes, and what the article makes of that."""

import json
import pathlib
import shutil
import subprocess
import urllib.request

import pytest
from articles import ROOT, files
from example_server import running
from websockets.sync.client import connect

TEXT = (ROOT / "Sources/Jackdaw/Jackdaw.docc/GettingStarted.md").read_text()
# Always the same place, so that only what changed is built anew.
PACKAGE = ROOT / ".build-docs-package" / "MyBot"
# Shared with the example that is a package of its own: both build the same dependencies.
SCRATCH = ROOT / ".build-secure"


def swift(*arguments):
    command = ["swift", *arguments, "--package-path", str(PACKAGE), "--scratch-path", str(SCRATCH)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-6000:]
    return done.stdout


def program():
    return pathlib.Path(swift("build", "--show-bin-path").strip()) / "MyBot"


def answers(*turns):
    """Asks the bot by its WebSocket, and its page by HTTP."""
    with running("my-bot", program=program()) as bot:
        with urllib.request.urlopen(bot.url + "/") as answer:
            assert answer.status == 200 and b"<html" in answer.read()
        with connect(bot.ws + "/") as client:
            for said, heard in turns:
                client.send(json.dumps({"action": "user_message", "message": said}))
                assert json.loads(client.recv(timeout=10))["message"] == heard


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What script/new makes."""
    folder = tmp_path_factory.mktemp("new") / "MyBot"
    said = subprocess.run([ROOT / "script/new", "MyBot", folder], capture_output=True, text=True, check=True).stdout
    assert "swift run MyBot" in said
    return folder


def put(folder):
    """Puts the files of a folder where they are built; what is the same already stays as it is."""
    wanted = {path.relative_to(folder): path.read_text() for path in folder.rglob("*") if path.is_file()}
    for old in PACKAGE.rglob("*"):
        if old.is_file() and old.relative_to(PACKAGE) not in wanted:
            old.unlink()
    for name, text in wanted.items():
        file = PACKAGE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text() != text:
            file.write_text(text)


def test_what_is_made_builds_passes_its_tests_and_answers(made):
    put(made)
    swift("build", "--build-tests")
    swift("test", "--skip-build", "--disable-xctest")
    answers(("good morning", "Hi! How are you?"))
    for file in made.rglob("*"):
        assert "__" not in file.name
        assert not file.is_file() or not {"__NAME__", "__BOT__", "__JACKDAW__"} & set(file.read_text().split())
    assert (made / ".gitignore").exists() and (made / "Containerfile").exists()


def test_the_article_followed_to_its_end(made, tmp_path):
    commands = [line[2:] for line in TEXT.split("\n") if line.startswith("$ ")]
    assert commands == ["script/new MyBot", "cd ../MyBot", "swift run MyBot", "swift test"]
    package = tmp_path / "MyBot"
    shutil.copytree(made, package)
    article = files(TEXT)
    assert len(article) == 3
    for name, code in article.items():
        # What the article replaces is there before.
        assert (package / name).exists(), name
        (package / name).write_text(code)
    put(package)
    swift("build", "--build-tests")
    swift("test", "--skip-build", "--disable-xctest")
    answers(
        ("two huge pizzas", "2 large, coming up. Please pay."),
        ("help", "Which pizza would you like, a small or a large one?"),
    )


@pytest.mark.parametrize(
    "arguments, problem",
    [
        ([], "script/new NAME [FOLDER]"),
        (["my-bot"], "cannot be the name of a Swift module"),
        (["mybot"], "begin with a capital letter"),
        (["Jackdaw"], "the name of a module that the bot is made of"),
        (["MyBot", "."], "exists and is not empty"),
        (["MyBot", str(ROOT / "MyBot")], "lies within the checkout"),
    ],
)
def test_what_cannot_be_made_is_said(arguments, problem, tmp_path):
    (tmp_path / "file").touch()
    done = subprocess.run([ROOT / "script/new", *arguments], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 64
    assert problem in done.stderr
    assert done.stdout == ""
    assert not (ROOT / "MyBot").exists()
