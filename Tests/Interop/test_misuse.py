"""What the compiler says of a bot that is written wrong, and that it says nothing of one written right."""

import functools
import re
import subprocess

import pytest
from example_server import BIN_DIR, ROOT

DECLARATIONS = """\
import Jackdaw

enum Step: String, StateID, CaseIterable { case waiting, greeted }
enum Other: String, StateID, CaseIterable { case here }

let hello = Intent("hello", phrases: ["hello", "hi"])
let count = Variable("count", initially: 0)
let flow = Flow<Step> { State(.greeted) { Body("Hi!") } }

func make() throws(InvalidBot) -> Bot {
    try Bot("misused", initial: Step.waiting) {
"""


def in_bot(lines):
    return f"{DECLARATIONS}{lines}\n    }}\n}}\n"


def in_state(lines):
    return in_bot(f"State(.waiting) {{\n{lines}\n}}")


def in_every_state(lines):
    return in_bot(f"State(.waiting) {{}}\nEveryState {{\n{lines}\n}}")


@functools.cache
def module_options():
    """Where the compiler finds what the build has made.

    Modules in Swift need their folder alone. The C modules that they import have a map each: in the build if SwiftPM
    wrote it, else beside the headers.
    """
    # One and the same path however the folder was named: the compiler's cache remembers it.
    build = BIN_DIR.resolve()
    checkouts = build.parents[1] / "checkouts"
    maps = [
        ROOT / "Sources" / "CZlib" / "module.modulemap",
        *build.glob("*.build/module.modulemap"),
        *checkouts.glob("*/Sources/*/include/module.modulemap"),
    ]
    return [
        *("-I", str(build / "Modules")),
        *("-module-cache-path", str(build / "MisuseModuleCache")),
        *(option for path in maps for option in ("-Xcc", f"-fmodule-map-file={path}")),
    ]


def diagnostics(folder, source):
    """What the compiler finds in `source`, without its notes: for each the line, and its text."""
    file = folder / "Misused.swift"
    file.write_text(source)
    run = subprocess.run(
        ["swiftc", "-typecheck", "-swift-version", "6", "-diagnostic-style", "llvm", *module_options(), str(file)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "<unknown>:0:" not in run.stderr, run.stderr
    found = re.findall(r"^(.+?):(\d+):\d+: (error|warning): (.*)$", run.stderr, re.MULTILINE)
    assert all(path == str(file) for path, *_ in found), run.stderr
    assert bool(run.returncode) == any(kind == "error" for _, _, kind, _ in found), run.stderr
    return [(int(line), f"{kind}: {text}") for _, line, kind, text in found]


# In each the line at fault ends with a comment "//!".
MISUSES = {
    "text in a state": (
        in_state('Body("Hi!")\n"How are you?" //!'),
        'what the bot says belongs into a Body: Body("…")',
    ),
    "text in a branch": (
        in_state('if count.name.isEmpty {\n    Body("Hi!")\n} else {\n    "How are you?" //!\n}'),
        'what the bot says belongs into a Body: Body("…")',
    ),
    "a reply in a state": (
        in_state('.markdown("**Hi!**") //!'),
        'a reply belongs into a Body: Body(.markdown("…"))',
    ),
    "a closure in a state": (
        in_state('{ session in try await session.reply("Hi!") } //!'),
        "code belongs into a Body: Body { session in … }",
    ),
    "a statement in a state": (
        in_state('Body("Hi!")\nprint("greeted") //!'),
        "a State holds Body, When, After, GoTo, GoBack and Fallback; other code belongs into the Body",
    ),
    "an intent in a state": (
        in_state("hello //!"),
        "an intent needs a target: When(.intent(…), goTo: .there)",
    ),
    "a condition in a state": (
        in_state(".intent(hello) //!"),
        "a condition needs a target: When(…, goTo: .there)",
    ),
    "the name of a state in a state": (
        in_state(".greeted //!"),
        "write GoTo(.there) to go on to a state",
    ),
    "a state in a state": (
        in_state('Body("Hi!")\nState(.greeted) { Body("Hi!") } //!'),
        "a State cannot stand inside another: put it beside it",
    ),
    "EveryState in a state": (
        in_state('EveryState { Fallback("What?") } //!'),
        "EveryState cannot stand inside a State: put it beside it",
    ),
    "a flow in a state": (
        in_state("flow //!"),
        "a Flow holds whole states: put it beside the State",
    ),
    "variables in a state": (
        in_state("Variables(count) //!"),
        "Variables belong to the bot: put them beside the State",
    ),
    "a body that is no reply": (
        in_state("Body(5) //!"),
        "cannot convert value of type 'Int' to expected argument type",
    ),
    "an answer that is no reply": (
        in_state("Body { session in\n    try await session.reply(5) //!\n}"),
        "cannot convert value of type 'Int' to expected argument type",
    ),
    "a value of another type in a variable": (
        in_state('Body { session in\n    session[count] = "many" //!\n}'),
        "cannot assign value of type 'String' to subscript of type 'Int'",
    ),
    "a misspelt target": (
        in_state('Body("Hi!")\nWhen(.intent(hello), goTo: .greted) //!'),
        "type 'Step' has no member 'greted'",
    ),
    "a misspelt state": (
        in_bot('State(.waiting) { Body("Hi!") }\nState(.greted) { Body("Hi!") } //!'),
        "type 'Step' has no member 'greted'",
    ),
    "text in a bot": (
        in_bot('"Hi!" //!'),
        'what the bot says belongs into the Body of a State: State(.here) { Body("…") }',
    ),
    "a closure in a bot": (
        in_bot('{ session in try await session.reply("Hi!") } //!'),
        "code belongs into the Body of a State: State(.here) { Body { session in … } }",
    ),
    "a body in a bot": (
        in_bot('Body("Hi!") //!'),
        "a Body belongs into a State: State(.here) { … }",
    ),
    "a When in a bot": (
        in_bot('State(.waiting) { Body("Hi!") }\nWhen(.intent(hello), goTo: .greeted) //!'),
        "a When belongs into a State, or into EveryState { … } if it holds in all of them",
    ),
    "a fallback in a bot": (
        in_bot('Fallback("What?") //!'),
        "a Fallback belongs into a State, or into EveryState { … } if it holds in all of them",
    ),
    "an intent in a bot": (
        in_bot("hello //!"),
        "intents need no declaration here: the bot finds them in When(.intent(…), goTo: …)",
    ),
    "a state of another type": (
        in_bot('State(.waiting) { Body("Hi!") }\nState(Other.here) { Body("Hi!") } //!'),
        "the states of a bot are all of one type: that of its initial state",
    ),
    "text in EveryState": (
        in_every_state('"What?" //!'),
        'what the bot says when nothing else fits is a Fallback: Fallback("…")',
    ),
    "a body in EveryState": (
        in_every_state('Body("Hi!") //!'),
        "EveryState holds only When and Fallback: put the Body into the State that is meant",
    ),
    "GoTo in EveryState": (
        in_every_state("GoTo(.greeted) //!"),
        "GoTo in every state would never stop; give it a condition: When(…, goTo: .there)",
    ),
}


@pytest.mark.parametrize(("source", "words"), MISUSES.values(), ids=MISUSES)
def test_a_misuse_is_one_error_on_its_own_line_that_says_what_to_do(tmp_path, source, words):
    line = next(number for number, text in enumerate(source.split("\n"), 1) if text.endswith("//!"))
    found = diagnostics(tmp_path, source)
    assert [where for where, _ in found] == [line], found
    assert found[0][1].startswith("error: ") and words in found[0][1], found


def test_conditions_and_loops_in_a_bot_compile_without_a_word(tmp_path):
    assert not diagnostics(
        tmp_path,
        """\
import Jackdaw

enum Step: String, StateID, CaseIterable { case waiting, greeted, helped, late }
enum Mood: CaseIterable { case kind, curt, silent }

let hello = Intent("hello", phrases: ["hello", "hi"])
let help = Intent("help", phrases: ["help me"])
let count = Variable("count", initially: 0)

func make(
    mood: Mood,
    question: Reply? = nil,
    patience: Duration?,
    others: [Intent]
) throws(InvalidBot) -> Bot {
    let isTest = others.isEmpty
    var bot = try Bot("valid", initial: Step.waiting) {
        State(.waiting) {
            if let question { Body(question) }
            When(.intent(hello), goTo: .greeted)
            for other in others {
                When(.intent(other) && count < 3, goTo: .greeted)
            }
        }
        State(.greeted) {
            switch mood {
            case .kind: Body("Hello, how nice to see you!", .options("Thank you", "Leave me alone"))
            case .curt: Body("Hi.")
            case .silent: Body { session in session[count] += 1 }
            }
            if let patience {
                After(patience, goTo: .late)
            }
            if isTest {
                When(.anyMessage, goTo: .waiting)
            } else if mood == .curt {
                Fallback("What?")
            } else {
                Fallback("I beg your pardon?")
            }
        }
        for step in [Step.helped, .late] {
            let name = step.name
            State(step) {
                Body("You are \\(name).")
                GoBack()
            }
        }
        if isTest { Variables(count) }
        EveryState {
            if mood != .silent { When(.intent(help), goTo: .helped) }
            switch mood {
            case .kind, .curt: Fallback("I did not get that.")
            case .silent: Fallback { _ in }
            }
        }
    }
    bot.useWebSocketPlatform(useUI: true)
    return bot
}
""",
    )
