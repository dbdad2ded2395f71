"""Many messages at once, and messages of more than anybody writes."""

import pytest
from playwright.sync_api import expect

# A conversation of the test's own on the page, in place of the bot's.
BEGIN = """async () => {
    const { Log } = await import(new URL('ui/log.js', location.href));
    const part = (id) => document.getElementById(id);
    const parts = Object.fromEntries(['list', 'typing', 'latest', 'announcer'].map((id) => [id, part(id)]));
    const context = { name: () => 'bot', libraries: () => ({}), url: () => null, send() {}, ask() {}, focus() {} };
    window.log = new Log({ ...parts, scroller: part('log') }, context, { arrived() {}, streams() {} });
    let count = 0;
    window.say = (message, more) => log.receive({
      type: 'message', seq: count += 1, id: `m${count}`, action: 'agent_reply_str', message,
      timestamp: new Date().toISOString(), ...more });
}"""


@pytest.fixture
def conversation(gallery, chat):
    it = chat().open(gallery)
    it.page.evaluate(BEGIN)
    return it


def shown(it):
    return it.page.locator("#list > *").evaluate_all(
        "(all) => all.map((one) => one.querySelector('.body .text')?.textContent ?? one.textContent)"
    )


def test_what_comes_at_once_stands_in_the_order_of_the_server(conversation):
    it = conversation
    it.page.evaluate(
        """() => {
            say('one');
            log.echo('c1', { action: 'user_message', message: 'mine' });
            log.echo('c2', { action: 'user_message', message: 'waits' });
            say('two');
            say('three');
            say('mine', { action: 'user_message', client_id: 'c1' });
            say('four');
            log.receive({ type: 'restarted' });
            say('five');
            log.echo('c3', { action: 'user_message', message: 'waits as well' });
            say('six');
        }"""
    )
    expect(it.page.locator("#list .message")).to_have_count(9)
    assert shown(it) == [
        "one", "two", "three", "mine", "four", "The conversation began again", "five", "six", "waits", "waits as well",
    ]


def test_a_history_replaces_what_was_still_to_be_shown(conversation):
    it = conversation
    it.page.evaluate(
        """() => {
            for (let i = 0; i < 10; i += 1) say(`old ${i}`);
            log.receive({ type: 'history', seq: 20, entries: ['a', 'b'].map((message) => ({
              type: 'message', id: message, action: 'agent_reply_str', message, timestamp: new Date().toISOString() })) });
            say('c');
            say('d');
        }"""
    )
    expect(it.page.locator("#list .message")).to_have_count(4)
    it.page.wait_for_timeout(200)
    assert shown(it) == ["a", "b", "c", "d"]


def test_who_reads_above_is_told_how_many_came(conversation):
    it = conversation
    it.page.evaluate("() => { for (let i = 0; i < 100; i += 1) say(`message ${i}`); }")
    expect(it.page.locator("#list .message")).to_have_count(100)
    it.page.locator("#log").hover()
    it.page.wait_for_function("() => { const log = document.getElementById('log'); return log.scrollHeight - log.scrollTop - log.clientHeight < 2; }")
    it.page.mouse.wheel(0, -1500)
    expect(it.page.locator("#latest")).to_have_text("Jump to latest")
    top = it.page.evaluate("() => document.getElementById('log').scrollTop")
    it.page.evaluate("() => { for (let i = 0; i < 30; i += 1) say(`more ${i}`); }")
    expect(it.page.locator("#latest")).to_have_text("30 new messages")
    assert abs(it.page.evaluate("() => document.getElementById('log').scrollTop") - top) < 200
    it.page.locator("#latest").click()
    expect(it.page.locator(".message .body").last).to_be_in_viewport()
    expect(it.page.locator("#latest")).to_be_hidden()


def test_of_many_messages_the_last_are_announced_once(conversation):
    it = conversation
    it.page.evaluate("() => { for (let i = 0; i < 50; i += 1) say(`message ${i}`); }")
    expect(it.page.locator("#announcer p")).to_have_text([f"bot said: message {i}" for i in range(40, 50)])


@pytest.mark.parametrize("part", ["[", "[a](b) ", "*a ", "*a* ", "- a\n", "a\n\n", "|a|\n"])
def test_a_megabyte_of_marks_holds_up_no_page_and_stays_readable(conversation, part):
    it = conversation
    tools = it.page.context.new_cdp_session(it.page)
    # What every message of markdown needs is loaded with a small one.
    it.page.evaluate("() => say('*a*', { action: 'agent_reply_markdown' })")
    it.page.locator(".prose").wait_for()
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked():
        return {m["name"]: m["value"] for m in tools.send("Performance.getMetrics")["metrics"]}["TaskDuration"]

    before = worked()
    it.page.evaluate("(part) => say(part.repeat((1 << 20) / part.length), { action: 'agent_reply_markdown' })", part)
    expect(it.page.locator(".cut")).to_be_visible()
    # Of the page's main thread alone; generous, for all that, since the machine that tests is busy.
    assert worked() - before < 2
    written = it.page.locator(".message .prose").last.evaluate("(node) => node.textContent")
    letter = "[" if part == "[" else "a"
    # The note has letters, too.
    assert written.count(letter) >= (1 << 20) // len(part)
    assert it.page.locator(".take").last.is_visible()
