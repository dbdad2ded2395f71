import os
import pathlib
import secrets
import signal
import subprocess
import sys

import pytest

# Bots as processes are started as the tests of other clients do it.
sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1] / "Interop")]

from postgres_server import postgres  # noqa: E402

REPORTS = pytest.StashKey[list]()


def pytest_configure(config):
    config.stash[REPORTS] = []
    # Whoever ends the tests early, such as `timeout`, must not leave servers behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter, config):
    for line in config.stash[REPORTS]:
        terminalreporter.write_line(line)


@pytest.fixture
def tell(request):
    """Prints what a trial came to below the results, also when the test passes."""
    return lambda report: request.config.stash[REPORTS].append(f"{request.node.name}: {report}")


@pytest.fixture
def seed():
    """Decides about moments and messages; JACKDAW_CRASH_SEED takes that of an earlier run."""
    return os.environ.get("JACKDAW_CRASH_SEED") or secrets.token_hex(4)


@pytest.fixture
def sqlite_store(tmp_path):
    return f"sqlite:{tmp_path / 'bot.db'}"


@pytest.fixture
def postgres_server():
    with postgres() as server:
        yield server


@pytest.fixture
def postgres_store(postgres_server):
    return postgres_server.address


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with room for few conversations."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system to fill it")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    made = subprocess.run(mount, capture_output=True, text=True)
    if made.returncode != 0:
        pytest.skip(f"a small file system to fill cannot be mounted here: {made.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
