"""What an example's executable does besides serving: as a user calls it, with real pipes and a real terminal."""

import os
import pty
import re
import select
import subprocess
import time

from example_server import BIN_DIR, inherited

GREETINGS = str(BIN_DIR / "Greetings")


def run(*arguments, text="", **more):
    return subprocess.run(
        [GREETINGS, *arguments], input=text, capture_output=True, text=True, timeout=60, env=inherited(), **more
    )


def test_chat_over_a_pipe():
    chat = run("chat", text="hello\nI am fine\nhi\nawful\n")
    assert chat.stdout == (
        "Hi! How are you?\nI am glad to hear that!\nHi! How are you?\nI am sorry to hear that …\n"
    )
    assert chat.returncode == 0


def test_chat_in_a_terminal():
    """There is a prompt, in colours unless NO_COLOR says otherwise, and Ctrl-D ends it."""
    for no_color in ("", "1"):
        process, terminal = pty.fork()
        if process == 0:
            os.execve(GREETINGS, [GREETINGS, "chat"], {**inherited(), "TERM": "xterm", "NO_COLOR": no_color})
        seen = ""

        def wait_for(pattern):
            nonlocal seen
            deadline = time.monotonic() + 30
            while not re.search(pattern, seen):
                assert time.monotonic() < deadline, seen
                if select.select([terminal], [], [], 0.2)[0]:
                    seen += os.read(terminal, 4096).decode()

        prompt = r"> " if no_color else r"\x1b\[1m> \x1b\[0m"
        wait_for(prompt + r"$")
        os.write(terminal, b"hello\n")
        wait_for(r"Hi! How are you\?\r\n" + prompt + r"$")
        os.write(terminal, b"\x04")
        _, status = os.waitpid(process, 0)
        os.close(terminal)
        assert os.waitstatus_to_exitcode(status) == 0
        assert ("\x1b[1m" in seen) == (not no_color)


def test_diagram():
    drawn = run("diagram")
    assert drawn.returncode == 0
    assert drawn.stdout.startswith("stateDiagram-v2\n")


def test_check_fails_only_when_strict():
    relaxed = run("check")
    assert relaxed.returncode == 0
    assert re.search(r"^greetings: (nothing looks wrong|\d+ warnings?)$", relaxed.stdout, re.M)
    strict = run("check", "--strict")
    assert strict.stdout == relaxed.stdout
    assert strict.returncode == (1 if ": warning: " in relaxed.stdout else 0)


def test_errors_are_a_line_on_standard_error():
    failed = run("intents", "evaluate", "/no/such/file.csv")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert failed.stderr.startswith("greetings: /no/such/file.csv cannot be read")
    assert run("chta").returncode == 64
    unknown = run("intents", "evaluate", "-", text="hi,helo\n")
    assert "-:1: error: the bot has no intent “helo”; did you mean “hello”?" in unknown.stderr


def test_completion_scripts_are_shell():
    """bash takes the script, and completes the subcommands with it."""
    script = run("--generate-completion-script", "bash").stdout
    completed = subprocess.run(
        ["bash", "-c", 'eval "$1"; COMP_WORDS=(Greetings ch); COMP_CWORD=1; COMP_LINE="Greetings ch"; COMP_POINT=12;'
         ' $(complete -p Greetings | sed "s/.*-F \\([^ ]*\\).*/\\1/") Greetings ch Greetings; printf "%s\\n" "${COMPREPLY[@]}"',
         "bash", script],
        capture_output=True, text=True, timeout=60,
    )
    assert sorted(word.strip() for word in completed.stdout.split()) == ["chat", "check"], completed
