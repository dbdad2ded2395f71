"""jackdaw.v1 against the examples, by a client written from its description."""

import base64
import hashlib
import json
import urllib.request

import pytest
from page_client import Client


def test_hello_comes_first_and_names_what_a_client_needs(gallery):
    with Client(gallery) as user:
        hello = user.hello
        assert hello["protocol"] == "jackdaw.v1" and hello["resumable"] is False
        assert len(base64.urlsafe_b64decode(hello["secret"] + "==")) >= 16
        assert hello["bot"]["name"] and hello["heartbeat"] > 0
        assert hello["features"]["voice"] is False
        assert hello["features"]["speech"] is False


def test_a_message_is_acknowledged_shown_and_answered(greetings):
    with Client(greetings) as user:
        own = user.say("hello")
        heard = [user.hear() for _ in range(3)]
        # The acknowledgement may come before or after what the bot makes of the message.
        (ack,) = [f for f in heard if f["type"] == "ack"]
        shown, answer = [f for f in heard if f["type"] == "message"]
        assert (ack["id"], ack["seq"]) == (own, shown["seq"])
        assert (shown["action"], shown["message"], shown["client_id"]) == ("user_message", "hello", own)
        assert (answer["action"], answer["message"]) == ("agent_reply_str", "Hi! How are you?")


def test_a_repeated_id_is_acknowledged_again_and_handled_once(gallery):
    with Client(gallery) as user:
        for _ in range(2):
            user.send(type="message", id="same", action="user_message", message="echo once")
        user.say("echo end")
        heard = user.hear_until(message="echo end", action="agent_reply_str")
        acks = [f for f in heard if f["type"] == "ack" and f["id"] == "same"]
        assert len(acks) == 2 and acks[0]["seq"] == acks[1]["seq"]
        assert [f["message"] for f in heard if f.get("action") == "agent_reply_str"] == ["echo once", "echo end"]


def test_a_bot_without_a_voice_reads_nothing_aloud_and_goes_on(gallery):
    with Client(gallery) as user:
        reply = user.answer("echo aloud")
        asked = user.message("fetch_speech", {"reply": reply["id"]})
        error = user.hear_until(type="error")[-1]
        assert (error["code"], error["about"]) == ("speech_unavailable", asked)
        assert user.answer("echo still here")["message"] == "echo still here"


def test_resume_replays_what_was_missed_once_and_in_order(gallery):
    with Client(gallery) as watcher:
        hello = watcher.hello
        watcher.answer("echo 0")
        seen = watcher.last
        for number in range(1, 6):
            watcher.answer(f"echo {number}")
        final = watcher.last
    with Client(gallery, session=hello["session"]) as user:
        assert user.hello["resumable"] is True and "secret" not in user.hello
        assert user.resume(hello["session"], hello["secret"], seen)["seq"] == final
        heard = []
        while user.last < final:
            heard.append(user.hear())
        assert [f["message"] for f in heard if f.get("action") == "agent_reply_str"] == [f"echo {n}" for n in range(1, 6)]
        assert user.answer("echo live")["message"] == "echo live"


def test_a_newcomer_gets_the_whole_history(gallery):
    with Client(gallery) as first:
        first.answer("echo 1")
        first.answer("options")
        hello = first.hello
        with Client(gallery, session=hello["session"]) as second:
            second.resume(hello["session"], hello["secret"], 0)
            history = second.hear_until(type="history")[-1]
            assert [e["action"] for e in history["entries"]] == [
                "user_message", "agent_reply_str", "user_message", "agent_reply_options",
            ]
            first.say("echo both")
            second.hear_until(message="echo both", action="user_message")
            second.hear_until(message="echo both", action="agent_reply_str")


def test_a_wrong_secret_is_refused_and_the_socket_stays_open(gallery):
    with Client(gallery) as owner, Client(gallery, session=owner.hello["session"]) as thief:
        thief.say("echo mine")
        assert thief.hear_until(type="error")[-1]["code"] == "resume_required"
        thief.send(type="resume", session=owner.hello["session"], secret="A" * 43, last=0)
        assert thief.hear_until(type="error")[-1]["code"] == "resume_refused"
        thief.send(type="ping")
        assert thief.hear()["type"] == "pong"


def test_a_stream_comes_in_pieces_that_make_the_whole(gallery):
    with Client(gallery) as user:
        user.say("stream")
        heard = user.hear_until(type="stream_end")
        assert heard[-1]["reason"] == "finished"
        deltas = [f for f in heard if f["type"] == "stream_delta"]
        assert len(deltas) > 3 and {f["id"] for f in deltas} == {heard[-1]["id"]}
        user.message("fetch_user_messages")
        entries = user.hear_until(type="history")[-1]["entries"]
        assert entries[-1]["message"] == "".join(f["delta"] for f in deltas)


def test_a_stream_can_be_stopped(gallery):
    with Client(gallery) as user:
        user.say("stream")
        begun = user.hear_until(type="stream_begin")[-1]
        user.send(type="stop", id=begun["id"])
        assert user.hear_until(type="stream_end")[-1]["reason"] == "stopped"
        assert user.answer("echo on")["message"] == "echo on"


def test_an_option_chosen_is_told_to_everybody(gallery):
    with Client(gallery) as user:
        asked = user.answer("options")
        option = asked["message"]["options"][0]
        user.say(option["label"], reply_to=asked["id"], value=option["value"])
        chosen = user.hear_until(type="chosen")[-1]
        assert (chosen["id"], chosen["value"], chosen["label"]) == (asked["id"], option["value"], option["label"])


@pytest.mark.parametrize(
    "text",
    "text|markdown|html|dataframe|dataframe 1000|options|plot|plot 1000|file|image|audio|location|rag|custom".split("|"),
)
def test_every_kind_of_reply_fits_the_schema(gallery, text):
    with Client(gallery) as user:
        assert user.answer(text)["message"] is not None


def upload(gallery, hello, data, name="a.bin", **headers):
    request = urllib.request.Request(
        gallery.url + hello["paths"]["files"],
        data,
        {
            "X-Session-ID": hello["session"],
            "Authorization": f"Bearer {hello['secret']}",
            "X-File-Name": name,
            "Content-Type": "application/octet-stream",
            **headers,
        },
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 201
        return json.load(answer)


def test_a_file_uploaded_by_http_is_echoed_and_downloaded(gallery):
    data = bytes(range(256)) * 5000
    with Client(gallery) as user:
        file = upload(gallery, user.hello, data, "photo%20%C3%BC.bin")
        assert file["size"] == len(data) and file["sha256"] == hashlib.sha256(data).hexdigest()
        user.message("user_file", {"file": file["id"]})
        echoed = user.hear_until(action="agent_reply_file")[-1]["message"]
        assert echoed["name"] == "photo ü.bin"
        with urllib.request.urlopen(gallery.url + echoed["url"], timeout=10) as answer:
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "attachment" in answer.headers["Content-Disposition"]
            assert answer.read() == data
        part = urllib.request.Request(gallery.url + echoed["url"], headers={"Range": "bytes=5-9"})
        with urllib.request.urlopen(part, timeout=10) as answer:
            assert answer.status == 206 and answer.read() == data[5:10]


def test_a_damaged_upload_and_a_wrong_secret_are_refused(gallery):
    with Client(gallery) as user:
        wrong = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
        for status, headers in [
            (400, {"Content-Digest": f"sha-256=:{wrong}:"}),
            (401, {"Authorization": "Bearer " + "A" * 43}),
        ]:
            with pytest.raises(urllib.error.HTTPError) as refusal:
                upload(gallery, user.hello, b"data", **headers)
            assert refusal.value.code == status
            assert {"code", "message"} <= set(json.load(refusal.value))


BAD = {
    "hello": "not_json",
    "[1]": "not_object",
    '{"type": "dance"}': "unknown_type",
    '{"type": "message", "id": "b1", "action": "user_dance", "message": ""}': "unknown_action",
    '{"type": "message", "id": "b1", "action": "user_message"}': "missing_field",
    '{"type": "message", "action": "user_message", "message": "no id"}': "missing_field",
    '{"type": "message", "id": "b1", "action": "user_message", "message": 7}': "wrong_type",
    '{"type": "message", "id": "b1", "action": "user_file", "message": {"name": "a", "type": "b/c", "base64": "%"}}': "bad_base64",
    '{"type": "message", "id": "b1", "action": "user_file", "message": {"file": "nope"}}': "unknown_file",
    '{"type": "message", "id": "b1", "action": "user_voice", "message": {"name": "a", "type": "audio/wav", "base64": "UklGRg=="}}': "voice_unavailable",
    '{"type": "message", "id": "b1", "action": "user_set_variable", "message": {"nope": 1}}': "variable_refused",
    '{"type": "message", "id": "b1", "action": "user_message", "message": "\\udfff"}': "lone_surrogate",
    '{"type": "message", "id": "b1", "action": "user_message", "message": ' + "[" * 999 + "]" * 999 + "}": "too_deep",
}


@pytest.mark.parametrize("frame,code", BAD.items(), ids=BAD.values())
def test_bad_input_gets_its_error_and_the_socket_stays_open(gallery, frame, code):
    with Client(gallery) as user:
        user.socket.send(frame)
        error = user.hear_until(type="error")[-1]
        assert error["code"] == code and len(error["message"]) > 10
        if '"b1"' in frame and code not in ("lone_surrogate", "too_deep"):
            assert error["about"] == "b1"
        assert user.answer("echo on")["message"] == "echo on"
