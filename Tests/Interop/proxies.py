"""Reverse proxies as the article about deployment configures them, run as programs of this machine."""

import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess

from example_server import ROOT, eventually

ARTICLE = ROOT / "Sources/Jackdaw/Jackdaw.docc/Deployment.md"
HOST = "127.0.0.1"


def block(language):
    """The code in the article that is in a language."""
    (code,) = re.findall(rf"^```{language}\n(.*?)^```$", ARTICLE.read_text(), re.DOTALL | re.MULTILINE)
    return code


def changes_for_a_path(proxy):
    """What the article says to write, and in the place of what, where a bot is below a path of a site."""
    rows = re.findall(rf"^\| {proxy} \| `(.*)` \| `(.*)` \|$", ARTICLE.read_text(), re.MULTILINE)
    assert rows, f"the article does not say how {proxy} serves a bot below a path"
    return rows


def replaced(text, pairs):
    """The text with each first one in the place of each second; all of them have to be there."""
    for old, new in pairs:
        assert old in text, f"the article has no {old!r} any more"
        text = text.replace(old, new)
    return text


def nginx(folder, port, bot, certificate, changes):
    own = [
        ("listen 443 ssl", f"listen {HOST}:{port} ssl"),
        ("/etc/ssl/chat/fullchain.pem", str(certificate.chain)),
        ("/etc/ssl/chat/key.pem", str(certificate.key)),
        ("127.0.0.1:8765", f"{HOST}:{bot}"),
    ]
    # Where else than under /var it keeps what it receives.
    kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    # Started by root it would work as somebody else, who may not write there.
    user = "user root;" if os.geteuid() == 0 else ""
    config = folder / "nginx.conf"
    config.write_text(
        f"{user} daemon off; pid {folder}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {temporary}\n{replaced(block('nginx'), own + changes)}\n}}\n"
    )
    return ["nginx", "-p", folder, "-c", config]


def caddy(folder, port, bot, certificate, changes):
    own = [
        # In the place of one from an authority on the Internet.
        ("chat.example.org {", f"https://{HOST}:{port} {{\n    tls {certificate.chain} {certificate.key}"),
        ("127.0.0.1:8765", f"{HOST}:{bot}"),
    ]
    config = folder / "Caddyfile"
    # The changes are for what the article has.
    config.write_text(
        f"{{\n    admin off\n    auto_https disable_redirects\n    storage file_system {folder}\n}}\n"
        + replaced(replaced(block("caddyfile"), changes), own)
    )
    return ["caddy", "run", "--adapter", "caddyfile", "--config", config]


def haproxy(folder, port, bot, certificate, changes):
    own = [
        ("bind :443", f"bind {HOST}:{port}"),
        ("/etc/ssl/chat/chat.pem", str(certificate.both)),
        ("127.0.0.1:8765", f"{HOST}:{bot}"),
    ]
    config = folder / "haproxy.cfg"
    config.write_text(replaced(block("haproxy"), own + changes))
    return ["haproxy", "-db", "-f", config]


PROXIES = {"Caddy": caddy, "nginx": nginx, "HAProxy": haproxy}


def installed(name):
    return shutil.which(name.lower(), path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/opt/homebrew/bin")


@contextlib.contextmanager
def proxy(name, folder, bot, certificate, changes=()):
    """Runs a proxy before a bot on that port, and yields its own port."""
    with socket.create_server((HOST, 0)) as probe:
        port = probe.getsockname()[1]
    folder = pathlib.Path(folder)
    program, *options = PROXIES[name](folder, port, bot, certificate, list(changes))
    with (folder / "log").open("w+") as log:
        process = subprocess.Popen(
            [installed(program), *options], stdout=log, stderr=log, cwd=folder, env={"HOME": str(folder)}
        )
        try:
            listening = lambda: socket.socket().connect_ex((HOST, port)) == 0  # noqa: E731
            if not eventually(lambda: process.poll() is not None or listening()) or process.poll() is not None:
                raise RuntimeError(f"{name} does not run: {(folder / 'log').read_text()}")
            yield port
        finally:
            process.terminate()
            process.wait(10)
