"""What a client does at one node is there at all others: sessions, files and their addresses, removals."""

import asyncio
import json
import urllib.request

import pytest
from cluster import cluster
from talker import CONNECTION
from websockets.asyncio.client import connect

CONTENT = bytes(range(256)) * 40


class User:
    """One connection to one node."""

    def __init__(self, socket):
        self._socket = socket

    async def next(self, kind):
        async with asyncio.timeout(20):
            async for data in self._socket:
                frame = json.loads(data)
                if frame["type"] == kind:
                    return frame

    async def write(self, **frame):
        await self._socket.send(json.dumps(frame))

    async def said(self, action):
        while (frame := await self.next("message"))["action"] != action:
            pass
        return frame


def http(node, path, **options):
    request = urllib.request.Request(node.address.replace("ws:", "http:") + path, **options)
    with urllib.request.urlopen(request, timeout=20) as response:
        return response.read()


@pytest.fixture
def nodes(postgres_store, tmp_path):
    with cluster("StoreTrial", "--store", postgres_store, folder=tmp_path) as (nodes, _):
        yield nodes


def test_a_file_that_is_uploaded_at_one_node_is_sent_at_another_and_fetched_from_a_third(nodes):
    async def talk():
        async with connect(nodes[0].address, **CONNECTION) as socket:
            user = User(socket)
            hello = await user.next("hello")
            headers = {
                "X-Session-ID": hello["session"], "Authorization": f"Bearer {hello['secret']}",
                "X-File-Name": "a.bin", "Content-Type": "application/octet-stream",
            }
            upload = json.loads(await asyncio.to_thread(http, nodes[1], "/files", data=CONTENT, headers=headers))
            await user.write(type="message", id="c1", action="user_file", message={"file": upload["id"]})
            frame = await user.said("user_file")
            url = frame["message"]["url"]
            for node in [nodes[2], nodes[1], nodes[0]]:
                assert await asyncio.to_thread(http, node, url) == CONTENT
            assert await asyncio.to_thread(http, nodes[2], f"/files/{upload['id']}") == CONTENT
        # Its address is the same wherever the conversation is shown.
        async with connect(f"{nodes[2].address}/?session_id={hello['session']}", **CONNECTION) as socket:
            user = User(socket)
            await user.next("hello")
            await user.write(type="resume", session=hello["session"], secret=hello["secret"], last=0)
            history = await user.next("history")
            assert [entry["message"]["url"] for entry in history["entries"] if entry["action"] == "user_file"] == [url]

    asyncio.run(talk())


def test_what_one_tab_says_at_one_node_the_other_tab_hears_at_another(nodes):
    async def talk():
        async with connect(nodes[0].address, **CONNECTION) as first:
            one = User(first)
            hello = await one.next("hello")
            await one.write(type="message", id="c1", action="user_message", message="one")
            assert (await one.said("agent_reply_str"))["message"] == "1: one"
            async with connect(f"{nodes[1].address}/?session_id={hello['session']}", **CONNECTION) as second:
                two = User(second)
                assert (await two.next("hello"))["resumable"]
                await two.write(type="resume", session=hello["session"], secret="x" * 43, last=0)
                assert (await two.next("error"))["code"] == "resume_refused"
                await two.write(type="resume", session=hello["session"], secret=hello["secret"], last=0)
                assert [entry["message"] for entry in (await two.next("history"))["entries"]] == ["one", "1: one"]
                await two.write(type="message", id="d1", action="user_message", message="two")
                assert (await two.next("ack"))["id"] == "d1"
                for user in [one, two]:
                    assert (await user.said("agent_reply_str"))["message"] == "2: two"
                await one.write(type="message", id="c2", action="user_message", message="three")
                for user in [one, two]:
                    assert (await user.said("agent_reply_str"))["message"] == "3: three"

    asyncio.run(talk())
