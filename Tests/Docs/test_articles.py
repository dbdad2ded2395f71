"""The code in the documentation compiles, as it stands there, with the modules that were built."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from articles import ROOT, blocks, documents, files, source

BIN = Path(os.environ.get("JACKDAW_BIN_DIR", ROOT / ".build" / "debug")).resolve()


def c_options():
    """What the build told the compiler about modules in C and their headers."""
    manifest = (BIN.parent.parent / "debug.yaml").read_text()
    return sorted(set(re.findall(r'"(-fmodule-map-file=[^"]+|-I/[^"]+)"', manifest)))


def test_the_code_in_all_articles_compiles(tmp_path):
    sources = []
    for number, document in enumerate(documents()):
        text = source(f"document{number}", document)
        if text is not None:
            sources.append(tmp_path / f"Document{number}.swift")
            sources[-1].write_text(text)
    assert len(sources) > 10, "where are the articles?"
    command = ["swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-suppress-warnings"]
    command += ["-module-name", "Articles", "-I", str(BIN / "Modules")]
    command += [flag for option in c_options() for flag in ("-Xcc", option)]
    result = subprocess.run([*command, *map(str, sources)], capture_output=True, text=True)
    errors = [line for line in result.stderr.splitlines() if ": error: " in line]
    assert result.returncode == 0, "\n".join(errors or [result.stderr])


def test_blocks_are_found_in_order_with_what_is_hidden():
    text = "a\n```swift\nlet x = 1\n```\n<!-- swift\nlet y = 2\n-->\n```json\n```swift\n```\n"
    assert [(block.code, block.line) for block in blocks(text)] == [("let x = 1", 3), ("let y = 2", 6)]


def test_a_block_is_a_file_where_the_line_before_names_one():
    text = "Write `Sources/A/main.swift`:\n\n```swift\nrun()\n```\n\nThen, with `run` and `API_KEY`:\n\n```swift\nmore()\n```\n"
    assert files(text) == {"Sources/A/main.swift": "run()\n"}


def test_a_file_may_be_in_any_language():
    text = "Write `Conversations/A.md`:\n\n```markdown\n- user: hello\n```\n\n```markdown\n# Another\n```\n"
    assert files(text) == {"Conversations/A.md": "- user: hello\n"}


@pytest.mark.parametrize("text", ["```swift\nlet x = 1\n", "<!-- swift\nlet x = 1\n"])
def test_a_block_without_an_end_is_an_error(text):
    with pytest.raises(ValueError, match="line 1"):
        blocks(text)
