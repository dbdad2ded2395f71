"""How many octets a table and a plot are on the wire: the frames as they travel, heads included.

What is compared with was measured the same way of the BESSER agentic framework, with and without permessage-deflate. Its
table had 1,000 × 6 values, the gallery's has five columns: tables are compared by the value.
"""

import json

import pytest
from raw_client import DEFLATE, TEXT, RawClient

ROWS, COLUMNS, POINTS = 1000, 5, 1000
# Octets per value of a table, and of a plot of 1,000 points: plain and deflated.
OTHERS = {"dataframe": (103_090 / 6000, 29_216 / 6000), "plot": (27_307, 11_891)}


def measured(server, protocol, is_deflated, what):
    """The octets of the frame that holds the answer, and the answer."""
    offers = [DEFLATE] if is_deflated else []
    with RawClient(server, *offers, protocol=protocol) as client:
        assert (client.agreed is not None) == is_deflated
        said = {"action": "user_message", "message": f"{what} 1000"}
        if protocol:
            said |= {"type": "message", "id": "c1"}
        client.say(json.dumps(said).encode(), TEXT)
        while True:
            before = client.octets
            _, content = client.hear()
            answer = json.loads(content)
            if answer.get("action", "").startswith("agent_reply_"):
                return client.octets - before, answer


@pytest.mark.parametrize("what", ["dataframe", "plot"])
@pytest.mark.parametrize("protocol", ["jackdaw.v1", None], ids=["jackdaw.v1", "besser"])
def test_tables_and_plots_are_small(gallery, protocol, what):
    values = ROWS * COLUMNS if what == "dataframe" else 1
    plain, answer = measured(gallery, protocol, False, what)
    deflated, _ = measured(gallery, protocol, True, what)
    print(f"\n{protocol or 'besser'} {what}: {plain:,} octets, deflated {deflated:,}", end="")
    print(f"; by value {plain / values:.2f} and {deflated / values:.2f}" if values > 1 else "")
    if protocol:
        message = answer["message"]
        if what == "dataframe":
            assert [len(column["values"]) for column in message["columns"]] == [ROWS] * COLUMNS
        else:
            assert len(message["data"][0]["x"]) == POINTS
        limits = [0.75 * octets for octets in OTHERS[what]]
    else:
        # Clients of the other framework dictate the form.
        limits = [1.05 * octets for octets in OTHERS[what]]
    assert plain / values <= limits[0]
    assert deflated / values <= limits[1]
