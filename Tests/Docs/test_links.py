"""Links between the documents of the repository lead somewhere."""

import re

import pytest
from articles import ROOT

READMES = [path for pattern in ("README.md", "*/README.md", "[!.]*/*/README.md") for path in sorted(ROOT.glob(pattern))]


def anchors(text):
    """The anchors of a document's headings, as GitHub and DocC make them, in small letters."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).replace(" ", "-").lower() for title in titles}


@pytest.mark.parametrize("path", READMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_readme_links_to_exists(path):
    for target in re.findall(r"\]\(([^)]+)\)|(?:src|srcset)=\"([^\"]+)\"", path.read_text()):
        target = target[0] or target[1]
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name) if name else path
        assert file.exists(), f"{target} leads nowhere"
        assert not anchor or anchor.lower() in anchors(file.read_text()), f"{target} has no such heading"
