"""Bots of other frameworks for `measure.py`: each says hello, streams, shows a table and many messages."""

import os
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

STREAMLIT = """
import pandas, streamlit as st

st.title("Chat")
messages = st.session_state.setdefault("messages", [])

def show(message):
    with st.chat_message(message["role"]):
        if message["rows"]:
            st.dataframe(pandas.DataFrame([[r * 10 + c + .5 for c in range(10)] for r in range(message["rows"])]))
        else:
            st.write(message["text"])

for message in messages:
    show(message)
if words := st.chat_input("Message"):
    def say(role, text="", rows=0):
        messages.append({"role": role, "text": text, "rows": rows})
        show(messages[-1])
    say("user", words)
    name, _, count = words.partition(" ")
    count = int(count) if count.isdigit() else 0
    if name == "table":
        say("assistant", rows=count)
    elif name == "many":
        for number in range(count):
            say("assistant", f"message number {number}")
    elif name == "stream":
        with st.chat_message("assistant"):
            text = st.write_stream(iter(["word "] * count + ["finished"]))
        messages.append({"role": "assistant", "text": text, "rows": 0})
    else:
        say("assistant", words)
"""

CHAINLIT = """
import chainlit as cl, pandas

@cl.on_message
async def answer(message):
    name, _, count = message.content.partition(" ")
    count = int(count) if count.isdigit() else 0
    if name == "table":
        frame = pandas.DataFrame([[r * 10 + c + .5 for c in range(10)] for r in range(count)], columns=list("abcdefghij"))
        await cl.Message(content="table", elements=[cl.Dataframe(data=frame, name="table", display="inline")]).send()
    elif name == "many":
        for number in range(count):
            await cl.Message(content=f"message number {number}").send()
    elif name == "stream":
        reply = cl.Message(content="")
        for _ in range(count):
            await reply.stream_token("word ")
        await reply.stream_token("finished")
        await reply.update()
    else:
        await cl.Message(content=message.content).send()
"""

GRADIO = """
import os, gradio as gr, pandas

def answer(words, history):
    name, _, count = words.partition(" ")
    count = int(count) if count.isdigit() else 0
    if name == "table":
        rows = [[r * 10 + c + .5 for c in range(10)] for r in range(count)]
        yield gr.Dataframe(pandas.DataFrame(rows, columns=list("abcdefghij")))
    elif name == "many":
        yield [f"message number {number}" for number in range(count)]
    elif name == "stream":
        text = ""
        for _ in range(count):
            text += "word "
            yield text
        yield text + "finished"
    else:
        yield words

gr.ChatInterface(answer).launch(server_name="127.0.0.1", server_port=int(os.environ["PORT"]), inbrowser=False)
"""


class Other:
    """A bot of another framework as a process, with what `measure.py` must know of its page."""

    hello = "hello"
    tour = ["hello", "table 5"]

    def __init__(self, python):
        self.python = python

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        program = pathlib.Path(self.folder.name) / "bot.py"
        program.write_text(self.source)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        self.url = f"http://127.0.0.1:{port}/"
        self.process = subprocess.Popen(
            [self.python, *(word.format(port=port) for word in self.command)],
            cwd=self.folder.name, env={**os.environ, "PORT": port, "GRADIO_ANALYTICS_ENABLED": "False"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 120
        while True:
            try:
                urllib.request.urlopen(self.url, timeout=5).close()
                return self
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                assert self.process.poll() is None and time.monotonic() < deadline, f"{self.name} did not start"
                time.sleep(0.2)

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.folder.cleanup()

    def say(self, page, words):
        page.locator(self.text).first.fill(words)
        page.locator(self.text).first.press("Enter")

    @property
    def is_streamed(self):
        return f"[...document.querySelectorAll('{self.answer}')].at(-1)?.textContent.includes('finished')"

    def is_table(self, count):
        return f"document.querySelectorAll('{self.table}').length >= {count}"


class Streamlit(Other):
    name, module, source = "Streamlit", "streamlit", STREAMLIT
    command = [
        "-m", "streamlit", "run", "bot.py", "--server.port", "{port}", "--server.address", "127.0.0.1",
        "--server.headless", "true", "--browser.gatherUsageStats", "false",
    ]
    text = "[data-testid=stChatInputTextArea]"
    answer = "[data-testid=stChatMessage]:has([data-testid=stChatMessageAvatarAssistant])"
    table = "[data-testid=stDataFrame]:has(canvas)"


class Chainlit(Other):
    name, module, source = "Chainlit", "chainlit", CHAINLIT
    command = ["-m", "chainlit", "run", "bot.py", "--headless", "--port", "{port}"]
    text = "#chat-input"
    answer = ".ai-message"
    table = ".ai-message table"

    def say(self, page, words):
        page.locator(self.text).click()
        page.keyboard.insert_text(words)
        page.keyboard.press("Enter")


class Gradio(Other):
    name, module, source = "Gradio", "gradio", GRADIO
    command = ["bot.py"]
    text = "textarea"
    answer = "[data-testid=bot]"
    table = "table"


OTHERS = [Streamlit, Chainlit, Gradio]
