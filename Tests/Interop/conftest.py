import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from example_server import running  # noqa: E402


@pytest.fixture(scope="module")
def gallery():
    with running("Gallery") as example:
        yield example


@pytest.fixture(scope="module")
def greetings():
    with running("Greetings") as example:
        yield example
