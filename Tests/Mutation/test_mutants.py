"""The faults that are put into bots are what they are called."""

from mutants import mutants, spread

BOT = """
State(.asking) {
    Body("How many?")
    // When(.anyMessage, goTo: .asking)
    When(.intent(some), goTo: .done)
    When(attempts >= 3, goTo: .done)
    After(.seconds(5), goTo: .asking)
}
State(.done) {
    Body { session in
        session[attempts] += 1
        try await session.reply("Thanks, \\(session[name])")
    }
    GoTo(.asking)
}
"""


def test_each_fault_changes_one_thing():
    found = mutants({"Bot.swift": BOT})
    for mutant in found:
        changed = [(a, b) for a, b in zip(BOT.split("\n"), mutant.text.split("\n")) if a != b]
        assert mutant.text != BOT and (changed or len(mutant.text) < len(BOT))
    kinds = {mutant.kind for mutant in found}
    assert kinds == {
        "another target", "a transition left out", "another text", "a reply left out", "another time", "a condition turned round",
        "another comparison", "another step", "another number",
    }
    assert all("//" not in mutant.before for mutant in found)
    assert {mutant.after for mutant in found if mutant.kind == "another target"} == {"goTo: .asking", "goTo: .done", "GoTo(.done"}


def test_kinds_take_turns_and_chance_can_be_had_again():
    found = mutants({"Bot.swift": BOT})
    first = list(spread(found, 1))
    assert len(first) == len(found)
    assert len({mutant.kind for mutant in first[:9]}) == 9
    assert first == list(spread(found, 1))
    assert first != list(spread(found, 2))
