"""The example HelpDesk in two pages: a user's and an agent's."""

import pytest
from playwright.sync_api import expect

PASSWORD = "correct-horse-battery"


@pytest.fixture
def desk(bot, monkeypatch):
    monkeypatch.setenv("HELPDESK_PASSWORD", PASSWORD)
    return bot("HelpDesk")


def sign_in(it, desk, password=PASSWORD):
    it.page.goto(desk.url + "/agent/")
    it.page.get_by_label("Your name").fill("Robin")
    it.page.get_by_label("Password").fill(password)
    it.page.get_by_role("button", name="Sign in").click()
    return it.page


def wait_for_person(chat, desk):
    user = chat().open(desk)
    user.say("where is my parcel")
    user.type("talk to a person")
    expect(user.page.locator(".message.bot").last).to_contain_text("Back to the bot")
    return user


def look_at_all(it, picture, name):
    for theme in ("light", "dark"):
        it.page.emulate_media(color_scheme=theme)
        picture(it, f"{name}-{theme}")
    size = it.page.viewport_size
    it.page.set_viewport_size({"width": 390, "height": 760})
    # Nothing sticks out at the side.
    assert it.page.evaluate("document.documentElement.scrollWidth") <= 390
    picture(it, f"{name}-390")
    it.page.set_viewport_size(size)


def test_a_conversation_is_handed_over_and_back(desk, chat, picture):
    user = wait_for_person(chat, desk)
    it = chat()
    agent = sign_in(it, desk)
    expect(agent.get_by_role("button", name="talk to a person")).to_be_visible()
    expect(agent).to_have_title("(1) Help desk")
    look_at_all(it, picture, "help-desk-queue")
    agent.get_by_role("button", name="talk to a person").click()
    log = agent.get_by_role("log")
    expect(log.locator(".user p").first).to_have_text("where is my parcel")
    expect(log).to_contain_text("two to four days")
    user.type("It never came.")
    expect(log).to_contain_text("It never came.")
    look_at_all(it, picture, "help-desk-waiting")

    agent.get_by_role("button", name="Take over").click()
    expect(user.page.locator(".message.bot").last).to_contain_text("Robin is with you now.")
    expect(agent.get_by_label("Answer")).to_be_focused()
    agent.keyboard.type("Let me look it up <b>now</b>.")
    agent.keyboard.press("Enter")
    expect(user.page.locator(".message.bot").last).to_contain_text("Let me look it up <b>now</b>.")
    expect(log.locator(".person").last).to_contain_text("Let me look it up <b>now</b>.")
    user.type("when do you close")
    expect(log.locator(".user").last).to_contain_text("when do you close")
    look_at_all(it, picture, "help-desk-attended")

    agent.get_by_role("button", name="Hand back to the bot").click()
    expect(user.page.locator(".message.bot .body", has_text="I am back, the bot.")).to_be_visible()
    # The bot said nothing to what was said to the person.
    assert not any("9 to 18" in text for text in user.texts("bot"))
    assert "9 to 18" in user.say("when do you close").text_content()
    expect(agent.get_by_text("Nobody needs you just now.")).to_be_visible()
    expect(agent).to_have_title("Help desk")


def test_a_wrong_password_is_told_and_the_right_one_lasts_for_a_reload(desk, chat, picture):
    it = chat(expected="401")
    agent = sign_in(it, desk, "not the password")
    expect(agent.get_by_role("alert")).to_have_text("That is not the password.")
    expect(agent.get_by_label("Password")).to_be_focused()
    look_at_all(it, picture, "help-desk-door")
    agent.keyboard.type(PASSWORD)
    agent.keyboard.press("Enter")
    expect(agent.get_by_text("Nobody needs you just now.")).to_be_visible()
    agent.reload()
    expect(agent.get_by_text("Nobody needs you just now.")).to_be_visible()
    agent.get_by_role("button", name="Sign out").click()
    agent.reload()
    expect(agent.get_by_role("button", name="Sign in")).to_be_visible()


def test_the_page_finds_back_to_a_server_that_was_gone(desk, chat):
    it = chat(expected="ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING")
    agent = sign_in(it, desk)
    expect(agent.get_by_text("Nobody needs you just now.")).to_be_visible()
    desk.kill()
    expect(agent.get_by_role("status")).to_contain_text("The connection is lost.")
    desk.restart()
    wait_for_person(chat, desk)
    expect(agent.get_by_role("button", name="talk to a person")).to_be_visible()
    expect(agent.locator("#status")).to_be_hidden()
