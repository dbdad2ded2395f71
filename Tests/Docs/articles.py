"""Finds the code in the documentation: blocks marked ```swift, and what hidden comments add so that these compile.

An article's blocks, in their order, are the body of one function that is handed a bot, `bot`. What a reader need not see,
such as a bot around a state, stands in a comment:

    <!-- swift
    func example(session: Session) async throws {
    -->

Where the line before a block ends in the name of a file, as in "Write `Sources/MyBot/main.swift`:", it is that file of a
package in place of that.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Block:
    """A piece of code, the number of its first line in the document, and the file it is meant for, if it is one."""

    code: str
    line: int
    file: str | None = None


def blocks(text: str) -> list[Block]:
    """The Swift in a document, hidden or not, and the files that it makes in whatever language.

    Raises ValueError for a block or a comment without an end.
    """
    found, lines, number, before = [], text.split("\n"), 0, ""
    while number < len(lines):
        line = lines[number].rstrip()
        if line.startswith("```") or line == "<!-- swift":
            end = "-->" if line.startswith("<") else "```"
            try:
                last = lines.index(end, number + 1)
            except ValueError:
                raise ValueError(f"line {number + 1}: {line} has no end") from None
            file = re.search(r"`([\w./]+\.\w+)`:$", before) if end == "```" else None
            if file or line in ("```swift", "<!-- swift"):
                found.append(Block("\n".join(lines[number + 1 : last]), number + 2, file and file[1]))
            number, before = last, ""
        elif line:
            before = line
        number += 1
    return found


def files(text: str) -> dict[str, str]:
    """The files of a package that a document makes, by their paths."""
    return {block.file: block.code + "\n" for block in blocks(text) if block.file}


def source(name: str, path: Path) -> str | None:
    """A document's Swift as a file that compiles, errors in which point at the document; None where there is none."""
    code = [block for block in blocks(path.read_text()) if block.file is None]
    if not code:
        return None
    imports = ["Jackdaw", "Understanding", "FoundationEssentials"]
    body = []
    for block in code:
        body.append(f'#sourceLocation(file: "{path}", line: {block.line})')
        for line in block.code.split("\n"):
            module = re.fullmatch(r"import (\w+)", line)
            if module:
                imports.append(module[1])
            body.append("" if module else line)
    body.append("#sourceLocation()")
    header = [f"import {module}" for module in dict.fromkeys(imports)]
    return "\n".join([*header, f"func {name}(bot: inout Bot) async throws {{", *body, "}", ""])


def documents() -> list[Path]:
    """Everything that is written for users of the package."""
    return [ROOT / "README.md", *sorted(ROOT.glob("Sources/*/*.docc/**/*.md"))]
