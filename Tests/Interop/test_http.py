"""HTTP on the same port, ordinary and hostile, by curl and by raw sockets."""

import socket
import subprocess

import pytest
from example_server import running


def curl(*options):
    run = subprocess.run(["curl", "-sS", "-i", "--max-time", "10", *options], capture_output=True)
    assert run.returncode == 0, run.stderr
    head, _, body = run.stdout.decode().partition("\r\n\r\n")
    lines = head.split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
    return int(lines[0].split()[1]), headers, body


def raw(server, request, timeout=10):
    with socket.create_connection(("127.0.0.1", server.port), timeout=timeout) as peer:
        peer.sendall(request)
        answer = b""
        while True:
            try:
                chunk = peer.recv(65536)
            except ConnectionResetError:
                break
            if not chunk:
                break
            answer += chunk
        return answer


def test_the_page_has_its_security_headers(greetings):
    status, headers, body = curl(greetings.url + "/")
    assert status == 200 and "<html" in body
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe-eval" not in policy
    assert "script-src 'self'" in policy and "'unsafe-inline'" not in policy.replace("style-src-attr 'unsafe-inline'", "")
    assert headers["x-content-type-options"] == "nosniff"
    assert "referrer-policy" in headers


def test_without_ui_there_is_no_page_but_the_same_socket():
    from besser import Client

    with running("Greetings", "--no-ui") as server:
        status, _, body = curl(server.url + "/")
        assert status == 404 and body.count("\n") <= 1 and body.strip()
        with Client(server) as user:
            assert user.ask("hello")["message"] == "Hi! How are you?"


def test_an_upgrade_to_h2c_is_declined_and_the_page_is_served(greetings):
    status, _, body = curl("--http2", greetings.url + "/")
    assert status == 200 and "<html" in body


def test_an_etag_saves_the_second_transfer(greetings):
    _, headers, _ = curl(greetings.url + "/")
    status, _, body = curl("-H", f"If-None-Match: {headers['etag']}", greetings.url + "/")
    assert status == 304 and body == ""


def test_a_header_of_a_megabyte_is_refused_and_does_not_hang(greetings):
    answer = raw(greetings, b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 1_000_000 + b"\r\n\r\n")
    assert answer == b"" or answer.split()[1] in (b"400", b"431")
    assert curl(greetings.url + "/")[0] == 200


UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: %s\r\n%s\r\n"
)


def test_a_wrong_version_is_told_the_right_one(greetings):
    answer = raw(greetings, UPGRADE % (b"12", b"Connection: close\r\n"))
    assert answer.split()[1] == b"426" and b"sec-websocket-version: 13" in answer.lower()


def test_another_origin_is_refused(greetings):
    answer = raw(greetings, UPGRADE % (b"13", b"Origin: https://elsewhere.example\r\nConnection: close\r\n"))
    assert answer.split()[1] == b"403"


def test_a_second_request_on_a_connection_may_upgrade(greetings):
    with socket.create_connection(("127.0.0.1", greetings.port), timeout=10) as peer:
        peer.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        first = peer.recv(65536)
        assert first.startswith(b"HTTP/1.1 200")
        peer.sendall(UPGRADE % (b"13", b""))
        second = peer.recv(65536)
        assert second.startswith(b"HTTP/1.1 101"), second


@pytest.mark.parametrize("request_line", [b"GET / HTTP/9.9\r\n\r\n", b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n"])
def test_what_is_no_http_is_refused_and_the_server_lives(greetings, request_line):
    answer = raw(greetings, request_line)
    assert answer == b"" or answer.split()[1] in (b"400", b"505")
    assert curl(greetings.url + "/health")[0] == 200
