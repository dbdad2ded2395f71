"""Every action and every reply of the besser dialect, against Gallery, by a client that is not ours."""

import base64
import json
import re
import struct
import zlib

import pytest
from besser import Client
from websockets.exceptions import InvalidStatus


def reply(gallery, text):
    with Client(gallery) as user:
        return user.ask(text)


def test_a_text_reply_has_every_field_of_the_dialect(gallery):
    frame = reply(gallery, "text")
    assert frame["action"] == "agent_reply_str"
    assert isinstance(frame["message"], str) and frame["message"]
    assert frame["history"] is False
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", frame["timestamp"])
    assert frame["message_id"] is None or isinstance(frame["message_id"], str)


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_marked_up_text_is_a_string(gallery, kind):
    frame = reply(gallery, kind)
    assert frame["action"] == f"agent_reply_{kind}"
    assert isinstance(frame["message"], str) and frame["message"]


def test_options_are_a_json_string_and_a_click_comes_back_as_its_label(gallery):
    with Client(gallery) as user:
        frame = user.ask("options")
        assert frame["action"] == "agent_reply_options"
        options = json.loads(frame["message"])
        assert list(options) == [str(i) for i in range(len(options))]
        answer = user.ask(options["0"])
        assert options["0"] in answer["message"]


@pytest.mark.parametrize("text,rows", [("dataframe", None), ("dataframe 1000", 1000)])
def test_a_data_frame_is_a_column_major_json_string(gallery, text, rows):
    frame = reply(gallery, text)
    assert frame["action"] == "agent_reply_dataframe"
    table = json.loads(frame["message"])
    indices = {tuple(column) for column in table.values()}
    assert len(indices) == 1
    index = list(indices.pop())
    assert index == [str(i) for i in range(len(index))]
    assert rows is None or len(index) == rows


@pytest.mark.parametrize("text,points", [("plot", None), ("plot 1000", 1000)])
def test_a_plot_is_a_json_string_of_data_and_layout(gallery, text, points):
    frame = reply(gallery, text)
    assert frame["action"] == "agent_reply_plotly"
    figure = json.loads(frame["message"])
    assert isinstance(figure["data"], list) and isinstance(figure["layout"], dict)
    assert points is None or len(figure["data"][0]["x"]) == points


def test_a_file_is_an_object_with_base64(gallery):
    frame = reply(gallery, "file")
    assert frame["action"] == "agent_reply_file"
    assert set(frame["message"]) == {"name", "type", "base64"}
    assert base64.b64decode(frame["message"]["base64"], validate=True)


def test_an_image_is_base64_of_a_whole_png(gallery):
    frame = reply(gallery, "image")
    assert frame["action"] == "agent_reply_image"
    picture = base64.b64decode(frame["message"], validate=True)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    offset = 8
    while offset < len(picture):
        (length,) = struct.unpack_from(">I", picture, offset)
        body = picture[offset + 4 : offset + 8 + length]
        assert zlib.crc32(body) == struct.unpack_from(">I", picture, offset + 8 + length)[0]
        offset += 12 + length
    assert offset == len(picture)


def test_audio_is_raw_samples_that_fit_their_shape(gallery):
    frame = reply(gallery, "audio")
    assert frame["action"] == "agent_reply_audio"
    sound = frame["message"]
    samples = base64.b64decode(sound["audio_data_base64"], validate=True)
    width = {"int16": 2, "float32": 4}[sound["metadata"]["dtype"]]
    count = width
    for extent in sound["metadata"]["shape"]:
        count *= extent
    assert len(samples) == count
    assert sound["metadata"]["sample_rate"] > 0


def test_a_location_has_two_coordinates(gallery):
    frame = reply(gallery, "location")
    assert frame["action"] == "agent_reply_location"
    assert set(frame["message"]) == {"latitude", "longitude"}
    assert all(isinstance(v, (int, float)) for v in frame["message"].values())


def test_a_retrieval_answer_has_its_documents(gallery):
    frame = reply(gallery, "rag")
    assert frame["action"] == "agent_reply_rag"
    answer = frame["message"]
    assert {"llm_name", "question", "answer", "docs"} <= set(answer)
    for document in answer["docs"]:
        assert {"content", "metadata"} <= set(document)
        assert {"source", "page"} <= set(document["metadata"])


def test_a_stream_is_sent_whole_when_it_ends(gallery):
    with Client(gallery) as user:
        frame = user.ask("stream")
        assert frame["action"] in ("agent_reply_str", "agent_reply_markdown")
        assert len(frame["message"]) > 40
        assert user.hears_nothing()


def test_a_slow_answer_comes_and_in_order(gallery):
    with Client(gallery) as user:
        user.say("slow")
        user.say("echo after")
        first, second = user.hear(), user.hear()
        while second["message"] != "echo after":
            first, second = second, user.hear()
        assert first["message"] != "echo after"


def test_a_body_that_throws_gets_an_apology_without_internals(gallery):
    with Client(gallery) as user:
        frame = user.ask("error")
        assert frame["action"] == "agent_reply_str"
        assert "Error" not in frame["message"] and "(" not in frame["message"]
        assert user.ask("echo still here")["message"] == "echo still here"


FILE = {"name": "grüße.txt", "type": "text/plain", "base64": base64.b64encode("schöne Grüße".encode()).decode()}


@pytest.mark.parametrize("message", [json.dumps(FILE), FILE], ids=["a string of JSON", "the bare object"])
def test_a_file_is_echoed_whether_it_comes_as_a_string_or_an_object(gallery, message):
    with Client(gallery) as user:
        user.send("user_file", message)
        frame = user.hear_until("agent_reply_file")
        assert frame["message"]["name"] == FILE["name"]
        assert frame["message"]["base64"] == FILE["base64"]


def test_voice_without_a_recogniser_says_how_to_configure_one(gallery):
    with Client(gallery) as user:
        user.send("user_voice", base64.b64encode(b"RIFF" + bytes(60)).decode())
        frame = user.hear()
        assert frame["action"] == "agent_reply_str"
        assert "recogni" in frame["message"]
        assert user.ask("echo on")["message"] == "echo on"


@pytest.mark.parametrize("message", [{"message": "echo json", "more": 1}, json.dumps({"message": "echo json"})])
def test_a_json_message_is_matched_on_its_message(gallery, message):
    with Client(gallery) as user:
        user.send("user_message", message)
        assert user.hear()["message"] == "echo json"


def test_history_comes_back_in_order_and_exactly_as_sent(gallery):
    with Client(gallery, session="history-test") as user:
        said = []
        for text in ["echo 1", "options", "dataframe", "location", "file", "image", "echo 2"]:
            said.append(("user_message", text))
            frame = user.ask(text)
            said.append((frame["action"], frame["message"], frame["timestamp"], frame["message_id"]))
        user.send("fetch_user_messages")
        replayed = [user.hear() for _ in said]
        assert user.hears_nothing()
    assert all(frame["history"] is True for frame in replayed)
    for frame, before in zip(replayed, said):
        got = (frame["action"], frame["message"], frame["timestamp"], frame["message_id"])
        assert got[: len(before)] == before


def test_history_outlives_the_connection_of_a_named_session(gallery):
    with Client(gallery, session="kept") as user:
        user.ask("echo before")
    with Client(gallery, session="kept") as user:
        user.send("fetch_user_messages")
        assert [user.hear()["message"] for _ in range(2)] == ["echo before", "echo before"]


def test_reset_starts_the_conversation_again(greetings):
    with Client(greetings) as user:
        assert user.ask("hello")["message"] == "Hi! How are you?"
        user.send("reset")
        assert user.ask("hello")["message"] == "Hi! How are you?"


def test_a_message_from_another_bot_is_text_but_gets_no_fallback(greetings):
    with Client(greetings) as bot:
        bot.send("agent_reply_str", "colourless green ideas")
        assert bot.hears_nothing()
        bot.send("agent_reply_str", "hello")
        assert bot.hear()["message"] == "Hi! How are you?"


def test_variables_that_the_bot_did_not_open_are_refused(gallery):
    with Client(gallery) as user:
        user.send("user_set_variable", {"no such variable": 1})
        frame = user.hear()
        assert frame["action"] == "agent_reply_str" and "no such variable" in frame["message"]


def test_replies_can_be_named_as_the_older_clients_expect():
    from example_server import running

    with running("Gallery", env={"JACKDAW_PROTOCOL_REPLY_PREFIX": "bot"}) as old, Client(old) as user:
        assert user.ask("text")["action"] == "bot_reply_str"
        user.send("bot_reply_str", "echo between bots")
        assert user.hear()["message"] == "echo between bots"


def test_any_path_and_the_query_will_do(gallery):
    with Client(gallery, path="/some/where?session_id=by-query") as user:
        assert user.ask("echo query")["message"] == "echo query"
    with Client(gallery, session="by-query") as user:
        user.send("fetch_user_messages")
        assert user.hear()["message"] == "echo query"


def test_a_session_with_a_secret_is_not_given_to_who_only_names_it(gallery):
    from websockets.sync.client import connect

    with connect(gallery.ws, subprotocols=["jackdaw.v1"]) as page:
        session = json.loads(page.recv(timeout=10))["session"]
        with pytest.raises(InvalidStatus) as refusal:
            Client(gallery, session=session)
        assert refusal.value.response.status_code == 403
        assert b"session" in refusal.value.response.body


BAD = {
    "no JSON": "hello",
    "not an object": "[1,2]",
    "unknown action": '{"action": "user_dance", "message": 1}',
    "no action": '{"message": "x"}',
    "no message": '{"action": "user_message"}',
    "wrong type": '{"action": "user_message", "message": 7}',
    "bad base64": '{"action": "user_file", "message": {"name": "a", "type": "b", "base64": "%%%"}}',
    "voice is no string": '{"action": "user_voice", "message": {}}',
    "nested too deep": '{"action": "user_message", "message": ' + "[" * 5000 + "]" * 5000 + "}",
    "a lone surrogate": '{"action": "user_message", "message": "\\ud800"}',
    "empty variables": '{"action": "user_set_variable", "message": {}}',
}


@pytest.mark.parametrize("frame", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_an_error_and_nothing_is_lost(gallery, frame):
    with Client(gallery) as user:
        user.say("echo before")
        user.socket.send(frame)
        user.say("echo after")
        heard = [user.hear() for _ in range(3)]
        assert all(h["action"] == "agent_reply_str" for h in heard)
        assert sorted(h["message"] for h in heard if h["message"].startswith("echo")) == ["echo after", "echo before"]
        (complaint,) = [h for h in heard if not h["message"].startswith("echo")]
        assert len(complaint["message"]) > 10


def test_a_binary_frame_gets_an_error_too(gallery):
    with Client(gallery) as user:
        user.socket.send(b"\x00\x01")
        assert user.hear()["action"] == "agent_reply_str"
        assert user.ask("echo on")["message"] == "echo on"
