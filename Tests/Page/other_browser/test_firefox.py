"""The main things of the page in a browser of another make than the one of `Tests/Page/browser`."""

import time

LAST = "[...document.querySelectorAll('.message.bot')].at(-1)"


def test_the_page_loads_and_waits_for_words(chat, gallery):
    chat.open(gallery)
    page = chat.page
    assert page.evaluate("document.title").lower() == "gallery"
    assert page.evaluate("document.activeElement.id") == "text"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("document.querySelector('#send').disabled") is True


def test_a_conversation_with_options(chat, start):
    chat.open(start("Greetings"))
    assert "Hi! How are you?" in chat.say("hello")
    assert "I am glad to hear that!" in chat.say("good")
    assert chat.texts("user") == ["hello", "good"]


def test_an_option_is_chosen_by_keyboard(chat, gallery):
    chat.open(gallery)
    chat.say("options")
    chat.page.evaluate("(document.querySelector('button.option').focus(), 1)")
    chat.page.press("Enter")
    chat.page.until("document.querySelectorAll('button.option.chosen').length === 1")
    chat.page.until("[...document.querySelectorAll('.user .body')].at(-1).textContent === 'Yes'")
    assert chat.page.evaluate("document.querySelectorAll('button.option:enabled').length") == 0


def test_a_reload_keeps_the_conversation(chat, gallery):
    chat.open(gallery)
    chat.say("echo one")
    chat.say("echo two")
    chat.page.reload()
    chat.wait_for("open")
    chat.page.until("document.querySelectorAll('.message').length === 4")
    assert chat.texts() == ["echo one", "echo one", "echo two", "echo two"]


def test_what_is_typed_while_the_server_is_gone_arrives_once_and_in_order(chat, start):
    chat.expected = "can’t establish a connection"
    bot = start("Greetings")
    chat.open(bot)
    chat.say("hello")
    bot.stop()
    chat.wait_for("lost", 2)
    chat.type("hello")
    chat.type("good")
    assert chat.page.evaluate("document.querySelectorAll('.message.waiting').length") == 2
    start("Greetings", bot.port)
    chat.wait_for("open")
    chat.page.until(f"{LAST}.textContent.includes('I am glad to hear that!')")
    assert chat.texts("user") == ["hello", "hello", "good"]


def test_markdown_and_its_colours(chat, gallery):
    chat.open(gallery)
    chat.say("markdown")
    page = chat.page
    page.until(f"{LAST}.querySelector('.code .keyword')")
    found = "['h2', 'em', 'strong', 'del', 'li ul li', 'blockquote', 'table th', 'a[target=_blank]']"
    assert page.evaluate(f"{found}.filter((name) => !{LAST}.querySelector(name))") == []
    colour = "(name) => getComputedStyle(document.querySelector(name)).color"
    assert page.evaluate(f"({colour})('.code .keyword') !== ({colour})('.code code')")


def test_a_stream_is_stopped(chat, gallery):
    chat.open(gallery)
    chat.type("stream")
    chat.page.until("!document.querySelector('#stop').hidden")
    chat.page.click("#stop")
    chat.page.until(f"{LAST}.querySelector('.note').textContent === 'Stopped'")


def test_a_table_is_sorted_and_filtered(chat, gallery):
    chat.open(gallery)
    chat.say("dataframe 1000")
    page = chat.page
    page.until(f"{LAST}.querySelectorAll('tbody tr').length > 5")
    assert page.evaluate(f"{LAST}.querySelectorAll('tbody tr').length") < 60
    column = f"[...{LAST}.querySelectorAll('tbody tr:not([aria-busy]) td:nth-child(3)')].map((cell) => Number(cell.textContent))"
    page.click("th:nth-child(3) button")
    page.until(f"{LAST}.querySelector('th:nth-child(3)').ariaSort === 'ascending'")
    ascending = page.evaluate(column)
    assert ascending == sorted(ascending)
    page.click(".above input")
    page.press(*"raven")
    page.until(f"{LAST}.querySelector('[role=status]').textContent === '200 of 1,000 rows'")
    page.evaluate(f"({LAST}.querySelector('.rows').scrollTop = 1e6)")
    page.until(f"{LAST}.querySelector('tr[aria-rowindex=\"201\"]')")


def test_a_plot_is_drawn_and_its_data_shown(chat, gallery):
    chat.open(gallery)
    chat.say("plot")
    page = chat.page
    page.until(f"{LAST}.querySelector('.plot .main-svg .scatterlayer path')", 40)
    page.until("[...document.querySelectorAll('.tools .link')].some((tool) => tool.textContent === 'Show the data')")
    page.click(".tools .link[aria-expanded]")
    page.until(f"{LAST}.querySelectorAll('tbody tr').length > 5")


def test_places_are_on_a_map(chat, gallery):
    chat.open(gallery)
    chat.say("markers")
    chat.page.until(f"{LAST}.querySelector('.leaflet-tile-loaded')", 30)
    assert chat.page.evaluate(f"{LAST}.querySelectorAll('.leaflet-marker-icon').length") == 3


def test_a_file_is_sent_and_comes_back(chat, gallery, tmp_path):
    file = tmp_path / "größer.txt"
    file.write_text("hello\n" * 1000)
    chat.open(gallery)
    page = chat.page
    page.give("#picker", file)
    page.until("document.querySelector('.chip')?.textContent.includes('ready to send')")
    page.click("#send")
    page.until("document.querySelector('.message.bot a.attachment')?.textContent.includes('größer.txt')")
    address = "document.querySelector('.message.bot a.attachment').href"
    assert page.evaluate(f"fetch({address}).then((answer) => answer.text())") == file.read_text()


def test_dark_and_right_to_left(chat, gallery):
    chat.open(gallery, "?theme=dark&lang=ar")
    page = chat.page
    assert page.evaluate("[document.documentElement.dir, getComputedStyle(document.body).backgroundColor]") == [
        "rtl", "rgb(21, 24, 28)",
    ]
    chat.say("dataframe")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    mine = page.evaluate("document.querySelector('.user .body').getBoundingClientRect().left")
    theirs = page.evaluate("document.querySelector('.bot .body').getBoundingClientRect().left")
    assert mine < theirs


def test_html_is_apart_from_the_page(chat, gallery):
    chat.open(gallery)
    chat.say("html")
    frame = f"{LAST}.querySelector('iframe')"
    chat.page.until(f"{frame}.contentDocument?.body.textContent.includes('HTML')")
    assert "allow-scripts" not in chat.page.evaluate(f"{frame}.getAttribute('sandbox')")
    deadline = time.monotonic() + 5
    while chat.page.evaluate(f"{frame}.clientHeight") < 20 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert 20 < chat.page.evaluate(f"{frame}.clientHeight") < 120
