"""Every kind of message, both ways."""

import re

import pytest
from playwright.sync_api import expect

KINDS = {
    "text": ".text",
    "markdown": ".prose",
    "html": "iframe",
    "dataframe": "table",
    "options": "button.option",
    "plot": ".js-plotly-plot",
    "file": "a.attachment",
    "image": "img",
    "audio": "audio",
    "location": "a[href*=openstreetmap]",
    "rag": "details summary",
    "custom": "details summary",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown(gallery, chat, kind):
    it = chat().open(gallery)
    it.type(kind)
    # The first plot waits for its library, which a bot built for debugging takes seconds to check and compress.
    expect(it.page.locator(".message.bot").last.locator(KINDS[kind]).first).to_be_visible(timeout=20_000)
    expect(it.page.locator(".body.loading")).to_have_count(0)


def last(it, selector):
    return it.page.locator(".message.bot").last.locator(selector)


def test_a_long_data_frame_is_saved_whole(gallery, chat):
    it = chat().open(gallery)
    it.type("dataframe 1000")
    with it.page.expect_download() as download:
        last(it, "button").filter(has_text="CSV").click()
    lines = open(download.value.path(), newline="").read().split("\r\n")
    assert len(lines) == 1002


def test_a_plot_is_its_data_and_a_download(gallery, chat):
    it = chat().open(gallery)
    it.type("plot")
    with it.page.expect_download() as download:
        last(it, "button").filter(has_text="JSON").click()
    assert '"data"' in open(download.value.path()).read()


def test_an_option_is_chosen_once_on_every_page(gallery, chat):
    it = chat().open(gallery)
    it.type("options")
    buttons = it.page.locator("button.option")
    expect(buttons.first).to_be_visible()
    other = chat(context=it.page.context).open(gallery)
    expect(other.page.locator("button.option").first).to_be_enabled()
    label = buttons.first.inner_text()
    buttons.first.focus()
    it.page.keyboard.press("Enter")
    for page in (it.page, other.page):
        expect(page.locator(".message.user").last).to_contain_text(label)
        expect(page.locator("button.option:enabled")).to_have_count(0)
        expect(page.locator("button.option.chosen")).to_have_count(1)
    it.page.reload()
    expect(it.page.locator("button.option.chosen")).to_have_count(1)
    expect(it.page.locator("button.option:enabled")).to_have_count(0)


def test_a_stream_grows_and_ends(gallery, chat):
    it = chat().open(gallery)
    it.type("stream")
    expect(it.page.locator("#stop")).to_be_visible()
    expect(it.page.locator("#stop")).to_be_hidden(timeout=30_000)
    expect(it.page.locator(".message.bot").last.locator(".body.open")).to_have_count(0)
    body = it.page.locator(".message.bot").last.locator(".body:not(.loading)")
    whole = body.inner_html()
    it.page.reload()
    it.wait_for("open")
    body.wait_for()
    assert body.inner_html() == whole


def test_a_stream_is_stopped(gallery, chat):
    it = chat().open(gallery)
    it.type("stream")
    it.page.locator("#stop").click()
    expect(it.page.locator(".message.bot").last.locator(".note")).to_have_text("Stopped")
    expect(it.page.locator("#stop")).to_be_hidden()


def test_html_is_apart_from_the_page(gallery, chat):
    it = chat().open(gallery)
    it.type("html")
    frame = last(it, "iframe")
    expect(frame).to_be_visible()
    assert "allow-scripts" not in frame.get_attribute("sandbox")
    expect(frame.content_frame.locator("script, [onclick], [onerror], a[href^=javascript]")).to_have_count(0)
    assert frame.content_frame.locator("body").inner_text().strip() != ""
    assert frame.bounding_box()["height"] > 20


def test_a_slow_answer_shows_that_the_bot_is_writing(gallery, chat):
    it = chat().open(gallery)
    it.type("slow")
    expect(it.page.locator("#typing")).to_be_visible()
    expect(it.page.locator("#typing")).to_be_hidden(timeout=30_000)


def test_an_error_of_the_bot_is_told_and_the_conversation_goes_on(gallery, chat):
    it = chat().open(gallery)
    it.say("error")
    expect(it.say("echo still here")).to_contain_text("echo still here")


def test_files_are_sent_and_come_back(gallery, chat, tmp_path):
    sent = tmp_path / "a letter – größer.txt"
    sent.write_text("hello\n" * 1000)
    it = chat().open(gallery)
    it.page.set_input_files("#picker", sent)
    expect(it.page.locator(".chip")).to_contain_text("ready to send")
    it.page.locator("#send").click()
    expect(it.page.locator(".chip")).to_have_count(0)
    expect(it.page.locator(".message.user a.attachment")).to_contain_text(sent.name)
    back = it.page.locator(".message.bot a.attachment")
    expect(back).to_contain_text(sent.name)
    with it.page.expect_download() as download:
        back.click()
    assert download.value.suggested_filename == sent.name
    assert open(download.value.path()).read() == sent.read_text()


def test_files_come_by_paste_and_by_dropping_and_can_be_removed(gallery, chat):
    it = chat().open(gallery)
    make = "const data = new DataTransfer(); data.items.add(new File(['abc'], '%s', { type: 'text/plain' }));"
    it.page.evaluate("() => {" + make % "pasted.txt" + """
        document.getElementById('text').dispatchEvent(new ClipboardEvent('paste',
          { clipboardData: data, bubbles: true, cancelable: true })); }""")
    expect(it.page.locator(".chip")).to_have_count(1)
    it.page.evaluate("() => {" + make % "dropped.txt" + """
        dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }));
        dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true })); }""")
    expect(it.page.locator(".chip")).to_have_count(2)
    it.page.get_by_role("button", name="Remove pasted.txt").click()
    expect(it.page.locator(".chip")).to_have_count(1)
    expect(it.page.locator("#drop")).to_be_hidden()


def test_a_file_beyond_the_limit_is_not_sent(gallery, chat):
    it = chat().open(gallery)
    limit = it.page.locator("#attach").get_attribute("title")
    assert re.search(r"up to \d+(\.\d+)? [kM]B", limit)
    it.page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(200 * 1024 * 1024)], 'huge.bin'));
        document.getElementById('text').dispatchEvent(new ClipboardEvent('paste',
          { clipboardData: data, bubbles: true, cancelable: true })); }""")
    expect(it.page.locator(".chip.bad")).to_contain_text("larger than the limit")
    expect(it.page.locator("#send")).to_be_disabled()
