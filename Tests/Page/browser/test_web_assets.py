"""The script that fetches the page's optional libraries, as far as it goes without a network."""

import json
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).parents[3]
ASSETS = ROOT / ".web-assets"


def run(*arguments):
    return subprocess.run([ROOT / "script" / "web-assets", *arguments], capture_output=True, text=True)


def test_what_is_there_is_checked_and_named_file_by_file():
    done = run("--check", ASSETS)
    assert done.returncode == 0, done.stderr
    lock = json.loads((ROOT / "Resources" / "web-assets.lock.json").read_text())
    assert len(done.stdout.splitlines()) == sum(len(library["files"]) for library in lock.values())


def test_what_is_missing_or_other_than_it_should_be_is_a_fault(tmp_path):
    missing = run("--check", tmp_path / "nowhere")
    assert missing.returncode == 1
    assert missing.stderr.count("is missing") == 3
    copy = tmp_path / "copy"
    shutil.copytree(ASSETS, copy)
    with open(copy / "katex" / "katex.min.js", "a") as file:
        file.write("\n")
    other = run("--check", copy)
    assert other.returncode == 1
    assert "katex.min.js is not the file of the lock" in other.stderr


def test_what_is_there_and_right_is_not_fetched_again():
    done = run(ASSETS)
    assert done.returncode == 0, done.stderr
    assert all(line.endswith("present") for line in done.stdout.splitlines())
