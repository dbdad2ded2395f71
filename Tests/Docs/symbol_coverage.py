"""How much of the public API of each product is documented, read from the compiler's symbol graphs.

    symbol_coverage.py GRAPHS MODULE...

Names every public symbol without a doc comment as file:line, and fails when there is one. What implements a requirement
of a protocol, which has the comment already, and what the compiler writes by itself is not asked for.
"""

import json
import sys
from pathlib import Path


def symbols_and_origins(graphs: Path, module: str):
    """All symbols of the module, extensions of others' types included, and which of them a protocol declares already."""
    files = [graphs / f"{module}.symbols.json", *sorted(graphs.glob(f"{module}@*.symbols.json"))]
    symbols, inherited = [], set()
    for file in files:
        graph = json.loads(file.read_text())
        symbols += graph["symbols"]
        # A source origin is the requirement, or the default implementation, that a symbol takes its documentation from.
        inherited |= {edge["source"] for edge in graph["relationships"] if "sourceOrigin" in edge}
    return symbols, inherited


def undocumented(graphs: Path, module: str):
    symbols, inherited = symbols_and_origins(graphs, module)
    asked = [
        symbol
        for symbol in symbols
        if "::SYNTHESIZED::" not in symbol["identifier"]["precise"]
        and symbol["identifier"]["precise"] not in inherited
        and symbol["kind"]["identifier"] != "swift.extension"
        and "location" in symbol  # what the compiler synthesizes stands nowhere
    ]
    return [symbol for symbol in asked if "docComment" not in symbol], len(asked)


def report(graphs: Path, modules: list[str]) -> bool:
    """Says how much of each module is documented, and whether all of it is."""
    complete = True
    for module in modules:
        missing, count = undocumented(graphs, module)
        share = 100 * (count - len(missing)) / count if count else 0
        print(f"{module:24}{count - len(missing):5} of {count:4} public symbols documented {share:6.1f} %")
        for symbol in missing:
            file = symbol["location"]["uri"].removeprefix("file://")
            line = symbol["location"]["position"]["line"] + 1
            print(f"  {file}:{line}: error: {'.'.join(symbol['pathComponents'])} has no doc comment")
        complete = complete and count > 0 and not missing
    return complete


if __name__ == "__main__":
    sys.exit(0 if report(Path(sys.argv[1]), sys.argv[2:]) else 1)
