"""Puts small faults into a bot, one at a time, and finds out whether its conversation tests notice.

    mutants.py EXAMPLE [--count 20] [--seed 1]

A package is made of the bot's sources and tests; for each fault it is built and its tests are run. A fault that does not
compile, or makes no valid bot before any conversation, is not counted: another one is taken.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Mutant:
    """A fault: what it does, and the text of the file with it."""

    kind: str
    file: str
    line: int
    before: str
    after: str
    text: str


def in_line(kind, pattern, change):
    """Makes mutants by changing each match of a pattern, one at a time."""

    def mutate(name, text, states):
        for match in re.finditer(pattern, text):
            for replacement in change(match, states):
                yield Mutant(
                    kind, name, text.count("\n", 0, match.start()) + 1, match[0].strip(), replacement.strip(),
                    text[: match.start()] + replacement + text[match.end() :],
                )

    return mutate


def other_states(match, states):
    return [f"{match[1]}.{state}" for state in states if state != match[2]]


MUTATIONS = [
    in_line("another target", r"(goTo: |GoTo\()\.(\w+)", other_states),
    in_line("a transition left out", r"\n *(When|After|GoTo|GoBack)\([^\n]*\)(?=\n)", lambda match, _: [""]),
    in_line("another text", r'(Body\(|Fallback\(|reply\()"([^"\\]+)"', lambda match, _: [f'{match[1]}"{match[2]} indeed"']),
    in_line("a reply left out", r"\n *try await session\.reply\([^\n]*\)(?=\n)", lambda match, _: [""]),
    in_line("another time", r"\.(seconds|minutes|milliseconds)\((\d+)\)", lambda match, _: [f".{match[1]}({int(match[2]) * 2 + 1})"]),
    in_line("a condition turned round", r"When\(([^,()\n]+(?:\([^()\n]*\))?), goTo", lambda match, _: [f"When(!({match[1]}), goTo"]),
    in_line("another comparison", r" (>=|<=|==|>|<) (?=[\w.]+)", lambda match, _: [f" {dict([('>=', '<'), ('<=', '>'), ('==', '!='), ('>', '<='), ('<', '>=')])[match[1]]} "]),
    in_line("another step", r" (\+=|-=) ", lambda match, _: [" -= " if match[1] == "+=" else " += "]),
    in_line("another number", r"(?<![\w.\"])([1-9]\d*)(?![\w.\"%])", lambda match, _: [str(int(match[1]) + 1)]),
    in_line("another default", r"initially: (\d+)", lambda match, _: [f"initially: {int(match[1]) + 1}"]),
]


def mutants(sources: dict[str, str]) -> list[Mutant]:
    """Every fault that can be made, without those that change nothing but comments."""
    states = sorted({name for text in sources.values() for name in re.findall(r"\bState\(\.(\w+)\)", text)})
    found = []
    for name, text in sources.items():
        for mutate in MUTATIONS:
            found += [mutant for mutant in mutate(name, text, states) if not commented(text, mutant.line)]
    return found


def commented(text: str, line: int) -> bool:
    return text.split("\n")[line - 1].lstrip().startswith("//")


def spread(all_of_them: list[Mutant], seed: int):
    """The mutants in an order by which kinds take turns, so that the first few are of many kinds."""
    chance = random.Random(seed)
    kinds: dict[str, list[Mutant]] = {}
    for mutant in chance.sample(all_of_them, len(all_of_them)):
        kinds.setdefault(mutant.kind, []).append(mutant)
    while any(kinds.values()):
        for waiting in kinds.values():
            if waiting:
                yield waiting.pop()


def package(folder: Path, example: str, products: list[str]) -> Path:
    """A package of the example and its tests alone, so that little has to be built for each fault.

    The module has another name there, since the package that it depends on has the example too.
    """
    module = example + "Mutant"
    sources, tests = folder / "Sources" / module, folder / "Tests" / f"{module}Tests"
    shutil.rmtree(folder / "Sources", ignore_errors=True)
    shutil.rmtree(folder / "Tests", ignore_errors=True)
    shutil.copytree(ROOT / "Examples" / example, sources)
    tests.mkdir(parents=True)
    text = (ROOT / "Tests" / "ExamplesTests" / f"{example}Tests.swift").read_text()
    (tests / "Tests.swift").write_text(text.replace(f"@testable import {example}\n", f"@testable import {module}\n"))
    listed = ", ".join(f'.product(name: "{product}", package: "jackdaw")' for product in products)
    (folder / "Package.swift").write_text(
        f"""// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "mutants",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "jackdaw", path: "{ROOT}")],
    targets: [
        .executableTarget(name: "{module}", dependencies: [{listed}]),
        .testTarget(
            name: "{module}Tests",
            dependencies: ["{module}", .product(name: "JackdawTesting", package: "jackdaw")]
        ),
    ]
)
"""
    )
    return sources


def run(folder: Path, *command: str):
    return subprocess.run(["swift", *command], cwd=folder, capture_output=True, text=True, timeout=1800)


def survives(folder: Path) -> tuple[str, str]:
    """What became of the fault that is in the sources: "caught", "survived", or "invalid"."""
    build = run(folder, "build", "--build-tests")
    if build.returncode != 0:
        return "invalid", "does not compile"
    tests = run(folder, "test", "--skip-build", "--disable-xctest", "--no-parallel")
    output = tests.stdout + tests.stderr
    if tests.returncode == 0:
        return "survived", ""
    if "Caught error: the bot" in output and " error: " in output:
        return "invalid", "no valid bot"
    return "caught", f"{output.count('recorded an issue')} issues"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("example", choices=["Greetings", "Weather", "Quiz", "DataExplorer"])
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    name = options.example
    products = ["Jackdaw"] + {"DataExplorer": ["JackdawCSV"], "Quiz": []}.get(name, ["JackdawSpeech"])
    # Each example has a package of its own, since what was built for one would be built anew for another.
    folder = ROOT / ".build-mutants" / name
    sources = package(folder, name, products)
    files = {
        str(path.relative_to(sources)): path.read_text()
        for path in sorted(sources.rglob("*.swift"))
        if path.name != "main.swift"
    }
    if (result := survives(folder))[0] != "survived":
        sys.exit(f"the tests do not pass without any fault: {result[1]}")
    counted, survivors, start = 0, [], time.monotonic()
    for mutant in spread(mutants(files), options.seed):
        if counted == options.count:
            break
        target = sources / mutant.file
        target.write_text(mutant.text)
        fate, why = survives(folder)
        target.write_text(files[mutant.file])
        if fate == "invalid":
            continue
        counted += 1
        survivors += [mutant] if fate == "survived" else []
        print(f"{counted:3} {fate:8} {mutant.kind:24} {mutant.file}:{mutant.line}: {mutant.before!r} → {mutant.after!r} {why}", flush=True)
    print(f"{counted - len(survivors)} of {counted} faults caught in {time.monotonic() - start:.0f} s")
    sys.exit(1 if survivors or counted < options.count else 0)


if __name__ == "__main__":
    main()
