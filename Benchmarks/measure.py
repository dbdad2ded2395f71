"""What `run`, `bots`, `codec` and `stores/run.py` share: building, servers and their load, tables."""

import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
# Server and client never share a core, so that neither's cost depends on the other's.
SERVER_CORE, CLIENT_CORE = "0", "1"


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def bootstrap():
    """Installs what building needs, where it is missing."""
    subprocess.run([ROOT / "script/bootstrap"], check=True, stdout=sys.stderr)


class Build:
    """Builds what is measured, in the packages' own `.build` folders or in one folder given."""

    def __init__(self, folder=None, skip=False):
        self.jackdaw_scratch = folder / "jackdaw" if folder else ROOT / ".build"
        self.scratch = folder / "benchmarks" if folder else HERE / ".build"
        self.skip = skip
        if not skip:
            bootstrap()

    def jackdaw(self, product):
        """A product of the package that is measured."""
        return self._swift(ROOT, self.jackdaw_scratch, product)

    def benchmark(self, product):
        """A product of the package in this folder."""
        return self._swift(HERE, self.scratch, product)

    def tool(self, name):
        """A program in C, NAME/NAME.c."""
        source, program = HERE / name / f"{name}.c", self.scratch / "tools" / name
        if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
            say(f"compiling {name}")
            program.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cc", "-O3", "-o", program, source, "-lz"], check=True)
        return program

    def _swift(self, package, scratch, product):
        # As a server would be deployed, and as script/run builds.
        command = ["swift", "build", "-c", "release", "--static-swift-stdlib"]
        command += ["--package-path", package, "--scratch-path", scratch]
        if not self.skip:
            say(f"building {product} (a first build takes some minutes)")
            subprocess.run([*command, "--product", product], check=True, stdout=sys.stderr)
        out = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True)
        return pathlib.Path(out.stdout.strip()) / product


def pinned(core, command):
    # The whole process: a NIO server starts a thread for each core that the machine has, wherever it may run.
    return ["taskset", "-c", core, *command] if core else command


def environment(settings):
    """This process's own environment, without what would configure a bot, and with these settings."""
    return {key: value for key, value in os.environ.items() if not key.startswith("JACKDAW_")} | settings


class Server:
    """A running server; ready once it has said where it listens."""

    def __init__(self, command, core=SERVER_CORE, environment=None):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            pinned(core, command),
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
            env=environment,
        )
        self.line = self.process.stdout.readline()
        found = re.search(r"http://([\d.]+:\d+)", self.line)
        if not found:
            self.log.seek(0)
            sys.exit(f"{command[0]} does not say where it listens: {self.line}{self.log.read()}")
        self.url = f"ws://{found[1]}/"
        self.pid = self.process.pid

    def resident_mib(self):
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.log.close()


def load(wsload, server, *options, core=CLIENT_CORE):
    """Runs the load generator against a server; what it has measured. Any error ends everything: the figures would be wrong."""
    command = [wsload, "-j", "-S", str(server.pid), *map(str, options), server.url]
    run = subprocess.run(pinned(core, command), capture_output=True, text=True)
    result = json.loads(run.stdout) if run.stdout else {"errors": 1, "first_error": run.stderr}
    if result["errors"]:
        sys.exit(f"{' '.join(map(str, command))}: {result['errors']} errors, the first: {result['first_error']}")
    if "-z" in options and result["deflate"] != result["conns"]:
        sys.exit(f"{' '.join(map(str, command))}: permessage-deflate was declined")
    return result


class Measurements:
    """Every figure of every round, by what was measured; the least of the rounds counts.

    What disturbs a measurement on a machine that others use as well only ever adds to it.
    """

    def __init__(self):
        self.all = {}

    def add(self, key, result):
        self.all.setdefault(key, []).append(result)

    def least(self, *key, name="server_us_msg"):
        return min((result[name] for result in self.all.get(key, [])), default=None)

    def most(self, *key, name="msgs_s"):
        return max((result[name] for result in self.all.get(key, [])), default=None)

    def median(self, *key, name):
        return statistics.median(result[name] for result in self.all[key])

    def dump(self, path):
        named = {" / ".join(map(str, key)): results for key, results in self.all.items()}
        path.write_text(json.dumps(named, indent=1) + "\n")


def allow_connections(wanted):
    """Raises the limit of open files as far as it goes; how many connections that allows."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard - 500)


def warn_when_busy():
    busy = os.getloadavg()[0]
    if busy > 0.5:
        say(f"other programs keep this machine busy (load average {busy:.1f}): figures will be worse, and ratios less sure")


def machine():
    """The machine in a few words."""
    name = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version ([\d.]+)", swift)
    return f"{os.cpu_count()} cores ({name[1].strip() if name else os.uname().machine}), Swift {version[1] if version else '?'}"


def figure(value, unit=""):
    """Three digits that count, and thousands apart."""
    if value is None:
        return "–"
    value = value if value >= 1000 else float(f"{value:.3g}")
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}{unit}"


def ratio(value, to):
    return "–" if value is None or not to else f"**{value / to:.2f}**"


def cost(found, *key):
    """CPU per message, and how many messages a second the server's core has handled."""
    return f"{figure(found.least(*key), ' µs')} ({figure(found.most(*key), '/s')})" if key in found.all else "–"


def table(header, rows):
    """A table in Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def publish(name, text, write):
    """Prints what was measured; with `write`, also puts it in the README, between the comments that name the script."""
    print(text, end="", flush=True)
    if not write:
        return
    path = HERE / "README.md"
    begin, end = f"<!-- printed by {name} -->\n", f"<!-- end of {name} -->\n"
    before, rest = path.read_text().split(begin)
    path.write_text(f"{before}{begin}\n{text}\n{end}{rest.split(end)[1]}")
