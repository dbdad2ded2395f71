"""The payment webhook of the example Order: signed as its description has it, by another implementation of HMAC."""

import hashlib
import hmac
import json
import re
import time

import pytest
from besser import Client
from example_server import running
from test_http import curl

SECRET = "shared by both sides"


@pytest.fixture(scope="module")
def order():
    with running("Order", env={"WEBHOOK_SECRET": SECRET}) as example:
        yield example


def sign(body, at=None, secret=SECRET):
    at = int(time.time()) if at is None else at
    code = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={code}"


def tell(server, body, signature=None):
    options = [] if signature is None else ["-H", f"Payment-Signature: {signature}"]
    return curl("--data-binary", body, *options, server.url + "/webhook")[0]


def until(client, action):
    return client.hear_until(f"agent_reply_{action}")["message"]


def ask_to_pay(client):
    """Orders a pizza up to the link, and answers with the payment's id."""
    until(client, "options")
    client.say("two large funghi")
    assert until(client, "str") == "Where shall we bring it?"
    client.say("12 Mill Lane")
    until(client, "options")
    client.say("pay")
    link = until(client, "markdown")
    assert link.startswith("[Pay 24.60 €](")
    return re.search(r"/pay/([0-9a-f-]+)\)", link)[1]


def paid(payment, amount=2460):
    return json.dumps({"type": "paid", "payment": payment, "amount": amount})


def test_a_signed_message_tells_the_conversation_and_a_replay_tells_it_nothing_more(order):
    with Client(order) as client:
        body = paid(ask_to_pay(client))
        signature = sign(body)
        assert tell(order, body, signature) == 204
        assert until(client, "str") == "Grazie! 24.60 € received."
        assert "12 Mill Lane" in until(client, "str")
        # Providers send a message again until they hear that it was taken; the second time is taken in silence.
        assert tell(order, body, signature) == 204
        client.hears_nothing()


def test_what_is_forged_old_or_wrong_is_refused(order):
    with Client(order) as client:
        payment = ask_to_pay(client)
        body = paid(payment)
        assert tell(order, body) == 401
        assert tell(order, body, sign(body, secret="guessed")) == 401
        assert tell(order, paid(payment, 1), sign(body)) == 401
        assert tell(order, body, sign(body, at=int(time.time()) - 400)) == 401
        assert tell(order, paid(payment, 1), sign(paid(payment, 1))) == 400
        assert tell(order, paid("unknown"), sign(paid("unknown"))) == 400
        assert tell(order, "no json", sign("no json")) == 400
        client.hears_nothing()


def test_the_page_of_a_payment_is_safe_and_ends_with_the_order(order):
    with Client(order) as client:
        payment = ask_to_pay(client)
        address = f"{order.url}/pay/{payment}"
        status, headers, body = curl(address)
        assert status == 200 and "<button autofocus>Pay 24.60 €</button>" in body
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
        client.say("cancel")
        assert until(client, "str") == "All right, no pizza."
        assert "Nothing was paid" in curl(address)[2]
        assert "Nothing was paid" in curl("-X", "POST", address)[2]
        client.hears_nothing()
        assert curl(f"{order.url}/pay/unknown")[0] == 404
