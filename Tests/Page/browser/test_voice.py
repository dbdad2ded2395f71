"""Voice both ways: recording, what becomes of the words, and replies read aloud."""

import io
import json
import math
import re
import struct
import urllib.parse
import wave

import pytest
from axe_playwright_python.sync_playwright import Axe
from bots import CHROMIUM
from played_server import Server
from playwright.sync_api import expect

LOST = r"WebSocket connection to|ERR_CONNECTION_REFUSED|Failed to load resource"


@pytest.fixture(scope="module")
def microphone(browser):
    """A browser whose microphone beeps, and is given to whoever asks."""
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--use-fake-device-for-media-stream"]
    with browser.browser_type.launch(
        executable_path=CHROMIUM, args=[*arguments, "--use-fake-ui-for-media-stream"]
    ) as chromium:
        yield chromium


@pytest.fixture
def speaker(microphone):
    """Makes contexts of that browser."""
    contexts = []

    def make(**options):
        contexts.append(microphone.new_context(**{"reduced_motion": "reduce", **options}))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


def listening(chat, server, context, limit=300, expected=None, address=""):
    """A page of a bot that takes voice; of what is said nothing reaches the bot."""
    it = chat(context=context, expected=expected)
    heard = []

    def route(socket):
        upstream = socket.connect_to_server()

        def from_page(message):
            frame = json.loads(message)
            if frame.get("action") == "user_voice":
                heard.append(frame)
                socket.send(json.dumps({"type": "ack", "id": frame["id"], "seq": None}))
            else:
                upstream.send(message)

        def from_server(message):
            frame = json.loads(message)
            if frame["type"] == "hello":
                frame["features"]["voice"] = True
                frame["limits"]["voice"] = limit
                message = json.dumps(frame)
            socket.send(message)

        socket.on_message(from_page)
        upstream.on_message(from_server)

    it.page.route_web_socket(re.compile("^ws://"), route)
    it.page.goto(f"{server.url}/{address}")
    it.wait_for("open")
    return it, heard


def sound(data):
    """The format and the samples of a WAV file."""
    assert data[:4] == b"RIFF" and data[8:16] == b"WAVEfmt "
    assert struct.unpack("<I", data[4:8])[0] == len(data) - 8
    kind, channels, rate, _, _, bits = struct.unpack("<HHIIHH", data[20:36])
    samples = struct.unpack(f"<{(len(data) - 44) // 2}h", data[44:])
    return (kind, channels, rate, bits), samples


def stored(page, upload):
    """What the server has of an upload, by the answer to it."""
    return page.request.get(urllib.parse.urljoin(upload.url, upload.json()["url"])).body()


def broken_rules(page):
    return [
        (rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in Axe().run(page).response["violations"]
    ]


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def press(page):
    """Presses the button with the mouse, and does not let go."""
    page.mouse.move(*middle(page.locator("#voice")))
    page.mouse.down()


# A press


def test_a_voice_message_is_recorded_and_sent_as_a_small_wav_file(gallery, chat, speaker, picture):
    it, heard = listening(chat, gallery, speaker())
    page = it.page
    page.locator("#voice").click()
    expect(page.locator(".recorder .time")).to_have_text("0:02 of 5:00", timeout=10_000)
    with page.expect_response(re.compile("/files$")) as upload:
        page.locator("#voice-send").click()
    form, samples = sound(stored(page, upload.value))
    assert form == (1, 1, 16_000, 16)
    assert 1.9 < len(samples) / 16_000 < 6
    assert max(samples) > 1_000, "the beeps are missing"
    expect(page.locator(".message.user[data-action=user_voice]")).to_have_count(1)
    assert set(heard[0]["message"]) == {"file"}
    # The composer is as it was, and nothing is left over in it.
    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.locator("#tray")).to_be_hidden()
    expect(page.locator("#text")).to_be_focused()


def test_a_recording_is_discarded_by_escape_and_ends_at_the_limit(gallery, chat, speaker):
    it, heard = listening(chat, gallery, speaker(), limit=1)
    page = it.page
    page.locator("#voice").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#voice-send")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.locator("#text")).to_be_focused()
    page.locator("#voice").click()
    expect(page.locator(".recorder .hint")).to_contain_text("can be no longer", timeout=10_000)
    expect(page.locator("#voice-play")).to_be_visible()
    expect(page.locator("#voice-send")).to_be_focused()
    with page.expect_response(re.compile("/files$")) as upload:
        page.keyboard.press("Enter")
    _, samples = sound(stored(page, upload.value))
    assert 0.98 <= len(samples) / 16_000 <= 1
    expect(page.locator(".message.user[data-action=user_voice]")).to_have_count(1)
    assert len(heard) == 1


def test_a_recording_is_heard_before_it_is_sent_and_made_again(gallery, chat, speaker):
    it, heard = listening(chat, gallery, speaker())
    page = it.page
    page.locator("#voice").focus()
    page.keyboard.press("Space")
    expect(page.locator(".recorder .time")).to_have_text("0:02 of 5:00", timeout=10_000)
    page.get_by_role("button", name="Stop, and listen before sending").press("Enter")
    play = page.get_by_role("button", name="Play the voice message")
    expect(play).to_be_focused()
    expect(page.locator(".recorder .time")).to_have_text(re.compile("^0:0[2-4]$"))
    page.keyboard.press("Enter")
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_be_focused()
    place = page.get_by_role("slider")
    page.wait_for_function("() => document.querySelector('.seek').valueAsNumber > 0.1")
    # Escape ends the playing, and only then the recording.
    page.keyboard.press("Escape")
    expect(play).to_be_focused()
    place.press("End")
    expect(place).to_have_attribute("aria-valuetext", re.compile(r"^0:0[2-4] of 0:0[2-4]$"))
    place.press("Home")
    expect(place).to_have_attribute("aria-valuetext", re.compile(r"^0:00 of "))
    page.get_by_role("button", name="Record again").click()
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    expect(page.locator("#voice-play")).to_be_hidden()
    page.locator("#voice-listen").click()
    expect(play).to_be_focused()
    with page.expect_response(re.compile("/files$")) as upload:
        page.locator("#voice-send").click()
    _, samples = sound(stored(page, upload.value))
    assert 0.9 < len(samples) / 16_000 < 5
    expect(page.locator(".message.user[data-action=user_voice]")).to_have_count(1)
    page.locator("#voice").click()
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    page.locator("#voice-listen").click()
    expect(play).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".recorder")).to_have_count(0)
    assert len(heard) == 1


# A hold


def test_holding_the_button_records_and_letting_go_sends(gallery, chat, speaker, picture):
    it, heard = listening(chat, gallery, speaker())
    page = it.page
    page.locator("#text").fill("half a sentence")
    press(page)
    before = page.locator("#voice").bounding_box()
    expect(page.locator(".recorder .hint")).to_have_text("Let go to send, move away to discard")
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    # It stays where the finger is, if larger.
    after = middle(page.locator("#voice"))
    assert before["x"] < after[0] < before["x"] + before["width"]
    assert before["y"] < after[1] < before["y"] + before["height"]
    assert broken_rules(page) == []
    with page.expect_response(re.compile("/files$")) as upload:
        page.mouse.up()
    _, samples = sound(stored(page, upload.value))
    assert 0.9 < len(samples) / 16_000 < 5
    expect(page.locator(".message.user[data-action=user_voice]")).to_have_count(1)
    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.locator("#text")).to_have_value("half a sentence")
    page.wait_for_timeout(500)
    expect(page.locator(".recorder")).to_have_count(0)
    assert len(heard) == 1


def test_moving_away_or_escape_discards_what_is_held(gallery, chat, speaker):
    it, heard = listening(chat, gallery, speaker())
    page = it.page
    time = page.locator(".recorder .time")
    hint = page.locator(".recorder .hint")
    press(page)
    expect(time).to_have_text("0:01 of 5:00", timeout=10_000)
    x, y = middle(page.locator("#voice"))
    page.mouse.move(x, y - 200)
    expect(hint).to_have_text("Let go to discard")
    page.mouse.move(x, y)
    expect(hint).to_have_text("Let go to send, move away to discard")
    page.mouse.move(x - 200, y)
    expect(hint).to_have_text("Let go to discard")
    page.mouse.up()
    expect(page.locator(".recorder")).to_have_count(0)
    press(page)
    expect(time).to_have_text("0:01 of 5:00", timeout=10_000)
    page.keyboard.press("Escape")
    expect(page.locator(".recorder")).to_have_count(0)
    page.mouse.up()
    page.wait_for_timeout(300)
    expect(page.locator(".recorder")).to_have_count(0)
    # Nor does a press that slips off the button mean anything.
    press(page)
    page.mouse.move(x, y - 60)
    page.mouse.up()
    page.wait_for_timeout(300)
    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.locator("#voice")).not_to_have_attribute("aria-busy", "true")
    assert heard == []


def test_fingers_press_and_hold_as_well(gallery, chat, speaker):
    context = speaker(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    it, heard = listening(chat, gallery, context)
    page = it.page
    x, y = middle(page.locator("#voice"))
    page.touchscreen.tap(x, y)
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    page.locator("#voice-discard").tap()
    expect(page.locator(".recorder")).to_have_count(0)
    assert heard == []
    fingers = context.new_cdp_session(page)

    def touch(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        fingers.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    touch("Start", (x, y))
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    touch("Move", (x, y - 250))
    expect(page.locator(".recorder .hint")).to_have_text("Let go to discard")
    touch("End")
    expect(page.locator(".recorder")).to_have_count(0)
    touch("Start", (x, y))
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    with page.expect_response(re.compile("/files$")) as upload:
        touch("End")
    assert len(sound(stored(page, upload.value))[1]) > 12_000
    expect(page.locator(".message.user[data-action=user_voice]")).to_have_count(1)
    assert len(heard) == 1


# Without a microphone, a recogniser, or a connection


def test_resampling_keeps_what_the_new_rate_can_carry_and_nothing_else(gallery, chat):
    it = chat().open(gallery)
    loudness = it.page.evaluate(
        """async () => {
            const { resample } = await import(new URL('ui/voice/sound.js', location.href));
            const tone = (hertz) => Float32Array.from({ length: 48000 }, (_, i) => Math.sin(i * hertz * Math.PI / 24000) / 2);
            const loud = (samples) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
            const results = [];
            for (const hertz of [1000, 11000]) results.push(await resample(tone(hertz), 48000, 16000));
            return [results[0].length, ...results.map(loud)];
        }"""
    )
    assert loudness[0] == pytest.approx(16_000, abs=2)
    assert loudness[1] == pytest.approx(0.3535, rel=0.03)
    # Folded back, it would be heard as 5 kHz.
    assert loudness[2] < 0.01


@pytest.mark.parametrize("how", ["click", "hold"])
@pytest.mark.parametrize("error, words", [("NotAllowedError", "may not use the microphone"), ("NotFoundError", "no microphone")])
def test_a_microphone_that_is_refused_or_missing_is_explained(gallery, chat, browser, how, error, words):
    context = browser.new_context()
    context.add_init_script(
        f"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', '{error}'));"
    )
    it, _ = listening(chat, gallery, context)
    button = it.page.locator("#voice")
    if how == "click":
        button.click()
    else:
        button.click(delay=600)
    expect(it.page.locator("#notice")).to_contain_text(words)
    expect(it.page.locator(".recorder")).to_have_count(0)
    expect(button).to_be_enabled()
    button.click()
    expect(it.page.locator("#notice")).to_contain_text(words)
    context.close()


def test_a_microphone_that_gives_nothing_is_explained(gallery, chat, speaker):
    context = speaker()
    context.add_init_script(
        "AudioContext.prototype.createMediaStreamSource = () => ({ connect() {} });"
    )
    it, heard = listening(chat, gallery, context)
    it.page.locator("#voice").click()
    expect(it.page.locator(".recorder")).to_have_count(1)
    expect(it.page.locator("#notice")).to_contain_text("no microphone")
    expect(it.page.locator(".recorder")).to_have_count(0)
    assert heard == []


def test_a_microphone_that_the_site_around_the_page_withholds_is_explained(gallery, chat, browser):
    context = browser.new_context()
    context.add_init_script(
        """Object.defineProperty(document, 'featurePolicy', { value: { allowsFeature: (name) => name !== 'microphone' } });
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"""
    )
    it, _ = listening(chat, gallery, context)
    it.page.locator("#voice").click()
    expect(it.page.locator("#notice")).to_contain_text("The site around this chat")
    context.close()


def test_a_refusal_of_the_browser_itself_is_explained(gallery, chat, browser):
    context = browser.new_context()
    it, _ = listening(chat, gallery, context)
    it.page.locator("#voice").click()
    expect(it.page.locator("#notice")).to_contain_text("microphone")
    context.close()


def test_voice_is_offered_only_where_the_bot_understands_it(gallery, chat):
    it = chat().open(gallery)
    expect(it.page.locator("#voice")).to_be_hidden()


def test_nothing_of_it_is_loaded_before_it_is_wanted(gallery, chat):
    it = chat()
    asked = []
    it.page.on("request", lambda request: request.url.startswith("http") and asked.append(request.url))
    Listener(it.page, speech=True)
    it.open(gallery)
    it.say("hello")
    assert len(asked) <= 6, asked
    it.page.locator("#voice").hover()
    it.page.wait_for_function("() => document.querySelector('link[href$=\"voice.css\"]')")
    assert len(asked) > 6


def test_without_a_secure_connection_the_button_says_why_it_does_nothing(gallery, chat, browser):
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    it, _ = listening(chat, gallery, context)
    button = it.page.locator("#voice")
    expect(button).to_be_visible()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_attribute("title", re.compile("https"))
    button.focus()
    it.page.keyboard.press("Enter")
    expect(it.page.locator("#notice")).to_contain_text("https")
    expect(it.page.locator(".recorder")).to_have_count(0)
    assert broken_rules(it.page) == []
    context.close()


def test_a_recording_outlives_the_connection_and_arrives_once(bot, chat, speaker):
    server = bot("Gallery")
    it, heard = listening(chat, server, speaker(), expected=LOST)
    page = it.page
    page.locator("#voice").click()
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    server.kill()
    it.wait_for("lost")
    expect(page.locator(".recorder .time")).to_have_text("0:03 of 5:00", timeout=10_000)
    page.locator("#voice-send").click()
    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.locator(".chip small")).to_have_text("waiting for the connection")
    server.restart()
    it.wait_for("open", seconds=20)
    expect(page.locator(".message.user[data-action=user_voice]")).to_have_count(1)
    expect(page.locator("#tray")).to_be_hidden()
    page.wait_for_timeout(500)
    assert len(heard) == 1


# What was recognised


class Listener(Server):
    """Takes voice messages as a bot with a recogniser does; what it makes of them, the test says."""

    def __init__(self, page, **features):
        super().__init__(page)
        self.features.update(voice=True, **features)
        self.heard = []
        self.asked = []
        page.route("**/files/**", lambda route: route.fulfill(body=tone(), content_type="audio/wav"))

    def hear(self, frame):
        action = frame.get("action")
        if action == "fetch_speech":
            self.asked.append(frame)
            return self.send({"type": "ack", "id": frame["id"], "seq": None})
        if action == "user_message":
            self.heard.append(frame)
        return super().hear(frame)

    def spoken(self, **more):
        """A voice message that somebody has sent."""
        return self.say("user_voice", {"name": "Voice message.wav", "type": "audio/wav", "size": 32_044, "url": "/files/v.wav"}, **more)


def tone(seconds=0.4):
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(b"".join(struct.pack("<h", int(800 * math.sin(n / 9))) for n in range(int(16_000 * seconds))))
    return file.getvalue()


def played(chat, gallery, address="", context=None, script=None, **features):
    """A page whose other end is played."""
    it = chat(context=context, reduced_motion="reduce") if context is None else chat(context=context)
    if script:
        it.page.add_init_script(script)
    server = Listener(it.page, **features)
    it.page.goto(f"{gallery.url}/{address}")
    it.wait_for("open")
    return it, server


def test_what_was_recognised_is_shown_and_can_be_corrected(gallery, chat, picture):
    it, server = played(chat, gallery)
    page = it.page
    id = server.spoken()
    message = page.locator(".message.user[data-action=user_voice]")
    expect(message).to_contain_text("Recognising …")
    assert broken_rules(page) == []
    server.later({"type": "transcript", "id": id, "text": "what do jackdaws meet"})
    expect(message.locator(".heard")).to_have_text("what do jackdaws meet")
    page.locator("#text").fill("something else")
    message.get_by_role("button", name="Correct").click()
    text = page.locator("#text")
    expect(text).to_be_focused()
    expect(text).to_have_value("what do jackdaws meet")
    expect(text).to_have_accessible_description("Correct what was recognised, and send it.")
    picture(it, "voice-correct")
    assert broken_rules(page) == []
    page.keyboard.press("Escape")
    expect(text).to_have_value("something else")
    expect(page.locator(".correction")).to_have_count(0)
    message.get_by_role("button", name="Correct").click()
    expect(text).to_have_value("what do jackdaws meet")
    text.fill("what do jackdaws eat")
    page.keyboard.press("Enter")
    expect(page.locator(".message.bot .body").last).to_have_text("You said what do jackdaws eat.")
    assert [(frame["action"], frame["message"]) for frame in server.heard] == [("user_message", "what do jackdaws eat")]
    assert set(server.heard[0]) == {"type", "id", "action", "message"}
    expect(page.locator(".correction")).to_have_count(0)
    # What was being written before is not lost.
    expect(text).to_have_value("something else")


def test_what_was_not_recognised_says_so_and_can_be_written(gallery, chat, picture):
    it, server = played(chat, gallery)
    page = it.page
    server.spoken(client_id="mine-1")
    server.send({"type": "error", "code": "voice_failed", "message": "the recording is silent", "about": "mine-1"})
    message = page.locator(".message.user[data-action=user_voice]")
    expect(message.locator(".heard")).to_contain_text("No words were recognised.")
    expect(message.locator(".heard")).to_contain_text("the recording is silent")
    expect(message).not_to_contain_text("Recognising")
    expect(page.locator("#notice")).to_be_empty()
    picture(it, "voice-failed")
    assert broken_rules(page) == []
    page.locator("#log").focus()
    message.get_by_role("button", name="Write it instead").click()
    expect(page.locator("#text")).to_be_focused()
    # What no message is about is said by the page.
    server.send({"type": "error", "code": "voice_failed", "message": "too quiet", "about": "other"})
    expect(page.locator("#notice")).to_have_text("too quiet")


def test_words_are_not_awaited_where_they_will_not_come(gallery, chat):
    it, server = played(chat, gallery)
    page = it.page
    voice = {"name": "Voice message.wav", "type": "audio/wav", "size": 32_044, "url": "/files/v.wav"}
    old = server.frame("user_voice", voice)
    heard = server.frame("user_voice", voice, transcript="good morning")
    server.history([old, heard])
    messages = page.locator(".message.user[data-action=user_voice]")
    expect(messages.nth(1).locator(".heard")).to_have_text("good morning")
    expect(page.locator(".awaited")).to_have_count(0)
    server.spoken()
    expect(page.locator(".awaited")).to_have_count(1)
    server.later({"type": "restarted", "id": "r"})
    expect(page.locator(".awaited")).to_have_count(0)


def test_a_bot_without_a_recogniser_says_so(gallery, chat):
    it, server = played(chat, gallery)
    page = it.page
    page.evaluate(
        """() => Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: async () => {
            const context = new AudioContext();
            const tone = context.createOscillator();
            const end = context.createMediaStreamDestination();
            tone.connect(end);
            tone.start();
            return end.stream;
        } })"""
    )
    page.route("**/files", lambda route: route.fulfill(status=201, json={"id": "f1", "url": "/files/f1"}))
    hear = server.hear

    def refuse(frame):
        if frame.get("action") == "user_voice":
            return server.send({"type": "error", "code": "voice_unavailable", "message": "configure bot.use(recognizer:)", "about": frame["id"]})
        return hear(frame)

    server.hear = refuse
    page.locator("#voice").click()
    expect(page.locator(".recorder .time")).to_have_text("0:01 of 5:00", timeout=10_000)
    page.locator("#voice-send").click()
    expect(page.locator(".message.refused .note")).to_contain_text("Not sent: this bot does not understand voice messages")
    expect(page.locator(".message.refused")).not_to_contain_text("Recognising")


def test_the_words_of_a_spoken_reply_are_shown_and_announced(gallery, chat):
    it, server = played(chat, gallery)
    server.say("agent_reply_audio", {
        "name": "reply.wav", "type": "audio/wav", "size": 32_044, "url": "/files/r.wav", "text": "Jackdaws eat insects.",
    })
    message = it.page.locator(".message.bot")
    expect(message.locator(".text")).to_have_text("Jackdaws eat insects.")
    expect(message.get_by_role("button", name="Correct")).to_have_count(0)
    expect(it.page.locator("#announcer p").last).to_contain_text("Jackdaws eat insects.")
    server.say("agent_reply_audio", {"name": "chord.wav", "type": "audio/wav", "size": 32_044, "url": "/files/r.wav"})
    expect(it.page.locator("#announcer p").last).to_contain_text("chord.wav")


# Read aloud

SPEAKER = """
window.said = [];
window.silenced = 0;
let current = null;
const speech = Object.assign(new EventTarget(), {
  queue: [], speaking: false,
  getVoices: () => [{ name: 'one', lang: 'en-US', localService: true, default: true }],
  speak(utterance) { this.queue.push(utterance); this.next(); },
  next() {
    if (current || this.queue.length === 0) return;
    current = this.queue.shift();
    window.said.push([current.text, current.lang]);
    const mine = current;
    mine.timer = setTimeout(() => { current = null; mine.onend?.(); this.next(); }, window.pace ?? 50);
  },
  cancel() {
    window.silenced += 1;
    this.queue = [];
    if (!current) return;
    clearTimeout(current.timer);
    const mine = current;
    current = null;
    mine.onerror?.({ error: 'interrupted' });
  },
});
Object.defineProperty(window, 'speechSynthesis', { value: speech });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
# Who plays what, whatever plays it.
PLAYS = """
window.plays = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  window.plays.push(new URL(this.src).pathname);
  return play.call(this);
};
"""
NOBODY = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


def turn(page, is_on=True):
    """Has replies read aloud, or not."""
    page.locator("#settings").click()
    page.get_by_role("checkbox", name="Read replies aloud").set_checked(is_on)
    page.keyboard.press("Escape")


def said(page, *expected):
    page.wait_for_function("(count) => window.said.length >= count", arg=len(expected))
    assert [words for words, _ in page.evaluate("() => window.said")] == list(expected)


def test_the_browser_reads_new_replies_in_order_and_none_again(gallery, chat):
    it, server = played(chat, gallery, script=SPEAKER)
    page = it.page
    server.say("agent_reply_str", "Before.")
    turn(page)
    server.say("agent_reply_markdown", "# Birds\n\nSee [the *book*](https://example.org/x).\n\n```\ncode\n```")
    server.say("agent_reply_str", "Second.")
    server.say("agent_reply_options", {"options": [{"label": "Yes", "value": "yes"}]})
    server.later({"type": "stream_begin", "id": "s1", "action": "agent_reply_markdown"})
    server.later({"type": "stream_delta", "id": "s1", "delta": "Third, "})
    server.later({"type": "stream_delta", "id": "s1", "delta": "**in parts**"})
    server.later({"type": "stream_end", "id": "s1", "reason": "finished"})
    server.later({"type": "stream_begin", "id": "s2", "action": "agent_reply_str"})
    server.later({"type": "stream_delta", "id": "s2", "delta": "Never"})
    server.later({"type": "stream_end", "id": "s2", "reason": "stopped"})
    server.say("agent_reply_str", "Vierter.", lang="de")
    said(page, "Birds.\nSee the book.\nCode.", "Second.", "Third, in parts.", "Vierter.")
    assert [lang for _, lang in page.evaluate("() => window.said")] == ["en-US", "en-US", "en-US", "de"]
    expect(page.locator("#hush")).to_have_count(0)
    # The wish is remembered, and what was said before the page came is not said again.
    page.reload()
    it.wait_for("open")
    server.history([server.frame("agent_reply_str", "Before."), server.frame("agent_reply_str", "Old.")])
    expect(page.locator(".message.bot")).to_have_count(2)
    server.say("agent_reply_str", "New.")
    said(page, "New.")
    turn(page, False)
    server.say("agent_reply_str", "Silent.")
    expect(page.locator(".message.bot")).to_have_count(4)
    page.wait_for_timeout(200)
    said(page, "New.")


@pytest.mark.parametrize("how", ["button", "escape", "message", "recording", "restart", "setting"])
def test_reading_stops_at_once(gallery, chat, speaker, how):
    it, server = played(chat, gallery, context=speaker(), script=SPEAKER + "window.pace = 60_000;")
    page = it.page
    turn(page)
    server.say("agent_reply_str", "A long story.")
    server.say("agent_reply_str", "And another.")
    stop = page.get_by_role("button", name="Stop reading aloud")
    expect(stop).to_be_visible()
    assert broken_rules(page) == []
    before = page.evaluate("() => window.silenced")
    if how == "button":
        stop.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#text")).to_be_focused()
    elif how == "escape":
        page.keyboard.press("Escape")
    elif how == "message":
        it.type("stop it")
    elif how == "recording":
        page.locator("#voice").click()
        expect(page.locator(".recorder")).to_be_visible()
        # Nor is anything read into the microphone.
        server.say("agent_reply_str", "In between.")
        page.wait_for_timeout(500)
        said(page, "A long story.")
        page.keyboard.press("Escape")
        said(page, "A long story.", "In between.")
        page.keyboard.press("Escape")
        page.evaluate("() => window.said.pop()")
    elif how == "restart":
        server.later({"type": "restarted", "id": "r"})
    else:
        turn(page, False)
    if how == "message":
        # What comes after is read again.
        said(page, "A long story.", "You said stop it.")
    else:
        expect(stop).to_have_count(0)
        page.wait_for_timeout(100)
        said(page, "A long story.")
    assert page.evaluate("() => window.silenced") > before
    expect(page.locator("#notice")).to_be_empty()


def test_the_server_reads_replies_one_after_the_other(gallery, chat):
    it, server = played(chat, gallery, script=NOBODY + PLAYS, speech=True)
    page = it.page
    turn(page)
    ids = [server.say("agent_reply_str", text) for text in ("One.", "Two.", "Three.")]
    page.wait_for_function("() => document.getElementById('hush')")

    def answer(number, url=None):
        page.wait_for_timeout(100)
        assert [frame["message"]["reply"] for frame in server.asked].count(ids[number]) == 1, server.asked
        if url:
            server.send({"type": "speech", "about": ids[number], "url": url})
        else:
            about = next(frame["id"] for frame in server.asked if frame["message"]["reply"] == ids[number])
            server.send({"type": "error", "code": "speech_failed", "message": "no", "about": about})

    # The next one is asked for while one is said, and answered out of order it is still said in order.
    answer(1, "/files/two.wav")
    assert page.evaluate("() => window.plays") == []
    answer(0, "/files/one.wav")
    page.wait_for_function("() => window.plays.length === 2")
    answer(2)
    expect(page.locator("#notice")).to_have_text("A reply could not be read aloud.")
    expect(page.locator("#hush")).to_have_count(0)
    assert page.evaluate("() => window.plays") == ["/files/one.wav", "/files/two.wav"]
    assert server.asked[0].keys() == {"type", "id", "action", "message"}
    # Of another host nothing is played.
    last = server.say("agent_reply_str", "Four.")
    page.wait_for_timeout(100)
    server.send({"type": "speech", "about": last, "url": "https://example.org/x.wav"})
    expect(page.locator("#hush")).to_have_count(0)
    assert len(page.evaluate("() => window.plays")) == 2


def test_what_the_server_was_asked_for_is_asked_again_on_a_new_connection(gallery, chat):
    it, server = played(chat, gallery, script=NOBODY + PLAYS, speech=True)
    page = it.page
    turn(page)
    id = server.say("agent_reply_str", "One.")
    page.wait_for_function("() => document.getElementById('hush')")
    page.wait_for_timeout(100)
    server.socket.close(code=1001)
    it.wait_for("lost")
    it.wait_for("open")
    page.wait_for_timeout(200)
    assert [frame["message"]["reply"] for frame in server.asked] == [id, id]
    server.send({"type": "speech", "about": id, "url": "/files/one.wav"})
    page.wait_for_function("() => window.plays.join() === '/files/one.wav'")


def test_of_two_tabs_one_reads(gallery, chat, speaker):
    context = speaker()
    pages = []
    for _ in range(2):
        it, server = played(chat, gallery, context=context, script=SPEAKER + "window.pace = 1000;")
        pages.append((it.page, server))
    turn(pages[0][0])
    turn(pages[1][0])
    for _, server in pages:
        server.say("agent_reply_str", "Hello.")
    pages[0][0].wait_for_timeout(600)
    assert [page.evaluate("() => window.said.length") for page, _ in pages].count(1) == 1


def test_reading_is_offered_only_where_somebody_can_read(gallery, chat):
    it, _ = played(chat, gallery, script=NOBODY)
    it.page.locator("#settings").click()
    expect(it.page.get_by_role("radio", name="Light")).to_be_visible()
    expect(it.page.get_by_role("checkbox")).to_have_count(0)


def test_without_storage_reading_lasts_as_long_as_the_page(gallery, chat):
    blocked = """for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });"""
    it, server = played(chat, gallery, script=blocked + SPEAKER)
    turn(it.page)
    server.say("agent_reply_str", "Hello.")
    said(it.page, "Hello.")
    it.page.locator("#settings").click()
    expect(it.page.get_by_role("checkbox", name="Read replies aloud")).to_be_checked()


# Looks

PHONE = {"viewport": {"width": 390, "height": 844}}
LOOKS = {
    "light": ("", {}),
    "dark": ("", {"color_scheme": "dark"}),
    "390": ("", PHONE),
    "rtl-390": ("?lang=ar", PHONE),
    "rtl-dark": ("?lang=ar", {"color_scheme": "dark"}),
    "de-390": ("?lang=de", PHONE),
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_rule_of_axe_is_broken_by_the_recorder_in_any_state(gallery, chat, speaker, picture, look):
    address, options = LOOKS[look]
    it, server = played(chat, gallery, address, context=speaker(**options), script=SPEAKER + "window.pace = 60_000;")
    page = it.page

    def check(name):
        picture(it, f"voice-{look}-{name}")
        assert broken_rules(page) == [], name
        widths = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1], name
        box = page.locator(".composer").bounding_box()
        for inside in page.locator(".composer :is(button, .time, .sound):visible").all():
            part = inside.bounding_box()
            assert part["x"] >= box["x"] - 8 and part["x"] + part["width"] <= box["x"] + box["width"] + 8, name

    page.locator("#settings").click()
    page.locator(".menu input[type=checkbox]").check()
    check("settings")
    page.keyboard.press("Escape")
    server.say("agent_reply_markdown", "Jackdaws are **small** crows. Say what you want to know.")
    server.spoken(client_id="a")
    server.later({"type": "transcript", "id": "m2", "text": "what do jackdaws eat" if "rtl" not in look else "ماذا تأكل الغربان"})
    server.spoken(client_id="b")
    server.send({"type": "error", "code": "voice_failed", "message": "the recording is silent", "about": "b"})
    server.spoken(client_id="c")
    page.locator("#hush").wait_for(state="detached")
    server.say("agent_reply_audio", {
        "name": "reply.wav", "type": "audio/wav", "size": 32_044, "url": "/files/r.wav", "text": "Jackdaws eat insects.",
    })
    server.say("agent_reply_str", "This is being read.")
    page.locator("#hush").wait_for()
    check("messages")
    press(page)
    page.wait_for_timeout(2_200)
    check("holding")
    x, y = middle(page.locator("#voice"))
    page.mouse.move(x, y - 200)
    check("away")
    page.mouse.up()
    expect(page.locator(".recorder")).to_have_count(0)
    page.locator("#voice").click()
    page.locator(".recorder").wait_for()
    page.wait_for_timeout(3_200)
    check("recording")
    page.locator("#voice-listen").click()
    page.locator(".seek").wait_for()
    check("review")
    page.locator(".seek").press("PageUp")
    page.locator(".seek").press("PageUp")
    page.locator("#voice-play").focus()
    check("played")
