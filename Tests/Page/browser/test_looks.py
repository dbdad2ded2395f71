"""Every kind of message from either side in every look: no rule of axe is broken, nothing is wider than the page.

`pytest --screenshots FOLDER` saves a picture of each.
"""

import io
import json
import math
import struct
import wave

import pytest
from axe_playwright_python.sync_playwright import Axe
from played_server import Server
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
LOOKS = {
    "light": ("", {}),
    "dark": ("", {"color_scheme": "dark"}),
    "390": ("", PHONE),
    "rtl": ("?lang=ar", {}),
    "rtl-dark": ("?lang=ar", {"color_scheme": "dark"}),
    "rtl-390": ("?lang=ar", PHONE),
}
SUNSET = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='480' height='300'><rect width='480' height='300' fill='#f2b880'/>"
    "<circle cx='240' cy='170' r='70' fill='#d9534f'/><rect y='190' width='480' height='110' fill='#2d5d7b'/></svg>"
)
MARKDOWN = r"""# Jackdaws

They *greet*, **argue** and ~~sleep~~ in [towns](https://commonmark.org), see `Corvus`.

1. Nest
   - twigs
   - [x] wool
2. Feed

> Whoever feeds one feeds all.

| Bird | Grams |
|---|---:|
| jackdaw | 240 |
| غراب | 500 |

```swift
/// Greets.
func greet(_ name: String = "you") -> Int { print("Hello, \(name)!"); return 0x2A } // done
```

```diff
- old
+ new
```

Euler: $e^{i\pi} + 1 = 0$, and apart from the line

$$\int_0^1 x^2\,dx = \frac{1}{3}$$

غربان الزيتون تعيش في المدن، وتحب [الناس](https://commonmark.org) كثيرًا.
"""
HTML = """<style>h3 { color: teal } td { border: 1px solid gray; padding: 4px }</style><h3>An offer</h3>
<p>Two <b>seeds</b> for <a href="https://example.org">one</a>.</p><table><tr><td>1</td><td>2</td></tr></table>"""
ROWS = 1000
TABLE = {
    "title": "Ringed birds",
    "columns": [
        {"name": "bird", "type": "string", "values": [["jackdaw", "غراب", "rook", None][row % 4] for row in range(ROWS)]},
        {"name": "ring", "type": "integer", "values": [row * 7919 for row in range(ROWS)]},
        {"name": "grams", "type": "number", "values": [round(240 + 30 * math.sin(row), 1) for row in range(ROWS)]},
        {"name": "adult", "type": "boolean", "values": [row % 3 == 0 for row in range(ROWS)]},
        {"name": "seen", "type": "date", "values": [1_700_000_000_000 + row * 86_400_000 for row in range(ROWS)]},
        {"name": "notes", "type": "string", "values": [f"a longer note about bird number {row}, with details" for row in range(ROWS)]},
    ],
}
SMALL = {"columns": [{**column, "values": column["values"][:4]} for column in TABLE["columns"][:3]]}
WEIGHTS = [240 + n * 37 % 101 - n * 53 % 67 for n in range(200)]
LINES = {
    "data": [{"type": "scatter", "mode": "lines", "name": name, "x": list(range(50)), "y": [math.sin(x / 8 + k) for x in range(50)]}
             for k, name in enumerate(["height", "depth", "عرض"])],
    "layout": {"title": {"text": "A walk through the hills"}, "xaxis": {"title": {"text": "step"}}},
}
CHARTS = {
    "bars": {"data": [{"type": "bar", "name": "rooks", "x": ["May", "June"], "y": [7, 11]}], "layout": {"title": "Birds", "yaxis": {"title": "birds"}}},
    "pie": {"data": [{"type": "pie", "labels": ["seeds", "insects", "scraps"], "values": [45, 35, 20]}], "layout": {"title": "Food"}},
    "histogram": {"data": [{"type": "histogram", "x": WEIGHTS}], "layout": {"title": "Weights"}},
    "heat": {"data": [{"type": "heatmap", "z": [[c * r % 7 for c in range(12)] for r in range(8)]}], "layout": {"title": "Seats"}},
}
PLACE = {"latitude": 49.6116, "longitude": 6.1319, "title": "Luxembourg"}
PLACES = {
    "latitude": 49.6116, "longitude": 6.1319, "title": "Where jackdaws nest",
    "markers": [
        {"latitude": 49.6116, "longitude": 6.1319, "label": "Luxembourg"},
        {"latitude": 52.2053, "longitude": 0.1218, "label": "Cambridge"},
        {"latitude": 30.0444, "longitude": 31.2357, "label": "القاهرة"},
    ],
}
PICTURE = {"name": "sunset.svg", "type": "image/svg+xml", "size": 300, "url": "/files/sunset.svg"}
SOUND = {"name": "chord.wav", "type": "audio/wav", "size": 32_044, "url": "/files/chord.wav"}
LETTER = {"name": "a letter to the jackdaws of the old town.pdf", "type": "application/pdf", "size": 123_456, "url": "/files/letter.pdf"}
RAG = {
    "llm_name": "a model of thought", "question": "What do jackdaws eat?", "answer": "Insects, *seeds*, and what people leave behind.",
    "docs": [
        {"content": "Jackdaws mostly eat insects and seeds. " * 20, "metadata": {"source": "birds.pdf", "page": 12}},
        {"content": "تأكل الغربان الحشرات.", "metadata": {"source": "https://example.org/birds", "page": None}},
    ],
}
OPTIONS = {"options": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}, {"label": "ربما", "value": "maybe", "description": "ask me later"}]}

# A name, the action, the message, and what is there once it is drawn.
SHOWN = [
    ("said", "user_message", "Hello, jackdaws! https://example.org\nHow are you?", ".text a"),
    ("said-arabic", "user_message", "مرحبا بالغربان! كيف حالكم؟", ".text"),
    ("said-json", "user_message", {"message": "two tickets", "seats": [3, 4]}, ".text"),
    ("sent-file", "user_file", LETTER, "a.attachment"),
    ("sent-picture", "user_file", PICTURE, ".preview img"),
    ("sent-voice", "user_voice", SOUND, "audio"),
    ("text", "agent_reply_str", "This is plain text: <b>nothing</b> is *marked up*. https://example.org", ".text a"),
    ("text-arabic", "agent_reply_str", "هذا نص عادي، فيه (أقواس) و123 رقمًا.", ".text"),
    ("markdown", "agent_reply_markdown", MARKDOWN, ".code .keyword"),
    ("html", "agent_reply_html", HTML, "iframe"),
    ("options", "agent_reply_options", OPTIONS, "button.option"),
    ("chosen", "agent_reply_options", OPTIONS, "button.option"),
    ("table", "agent_reply_dataframe", TABLE, "tbody tr"),
    ("table-small", "agent_reply_dataframe", SMALL, "tbody tr"),
    ("plot", "agent_reply_plotly", LINES, ".plot .main-svg .scatterlayer path"),
    *((f"plot-{name}", "agent_reply_plotly", chart, ".plot .main-svg") for name, chart in CHARTS.items()),
    ("plot-undrawn", "agent_reply_plotly", {"data": [{"type": "splom", "dimensions": [{"label": "a", "values": [1, 2]}]}]}, "tbody tr"),
    ("place", "agent_reply_location", PLACE, ".leaflet-tile-loaded"),
    ("places", "agent_reply_location", PLACES, ".leaflet-tile-loaded"),
    ("file", "agent_reply_file", LETTER, "a.attachment"),
    ("image", "agent_reply_image", {**PICTURE, "description": "a sun over the sea"}, ".preview img"),
    ("audio", "agent_reply_audio", SOUND, "audio"),
    ("rag", "agent_reply_rag", RAG, "summary"),
    ("custom", "agent_reply_custom", {"name": "traffic-light", "value": {"lamp": "green", "seconds": 30}}, "summary"),
    ("unknown", "agent_reply_hologram", {"depth": 3}, "pre"),
]


def sound():
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(b"".join(struct.pack("<h", int(8000 * math.sin(n / 9))) for n in range(16_000)))
    return file.getvalue()


FILES = {"svg": (SUNSET, "image/svg+xml"), "wav": (sound(), "audio/wav"), "pdf": ("%PDF-1.4", "application/pdf")}


def broken_rules(page):
    return [
        (rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in Axe().run(page).response["violations"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_every_kind_both_ways(gallery, chat, picture, look):
    query, options = LOOKS[look]
    it = chat(reduced_motion="reduce", **options)
    page = it.page
    server = Server(page)

    def file(route):
        body, kind = FILES[route.request.url.rsplit(".", 1)[1]]
        route.fulfill(body=body, content_type=kind)

    page.route("**/files/**", file)
    page.goto(gallery.url + "/" + query)
    it.wait_for("open")
    server.later({"type": "restarted"})
    for name, action, message, drawn in SHOWN:
        id = server.say(action, message)
        message = page.locator("#list > .message").last
        message.locator(drawn).first.wait_for(timeout=30_000)
        if name == "chosen":
            server.later({"type": "chosen", "id": id, "value": "no", "label": "No"})
            message.locator(".chosen").wait_for()
        if name == "sent-voice":
            server.later({"type": "transcript", "id": id, "text": "what do jackdaws eat"})
        if name == "markdown":
            message.locator("math").first.wait_for()
        if name in ("rag", "custom"):
            message.locator("summary").click()
        if name == "places":
            message.locator(".places .link").first.click()
            message.locator(".leaflet-popup").wait_for()
        if name.startswith("plot"):
            page.locator(".plot[aria-busy]").wait_for(state="detached")
        if name == "plot":
            message.locator(".tools .link").first.click()
            message.locator("tbody tr").first.wait_for()
        picture(it, f"looks-{look}-{name}")
    server.later({"type": "stream_begin", "id": "s1", "action": "agent_reply_markdown"})
    server.later({"type": "stream_delta", "id": "s1", "delta": "# Half\n\nof a **sentence"})
    server.send({"type": "error", "code": "internal", "message": "the bot failed"})
    page.locator(".body.open .prose").wait_for()
    picture(it, f"looks-{look}-stream")
    assert broken_rules(page) == []
    server.later({"type": "stream_end", "id": "s1", "reason": "failed"})
    server.send({"type": "typing", "on": True})
    page.locator("#typing").wait_for()
    assert broken_rules(page) == []
    widths = page.evaluate(
        "() => [document.documentElement, document.getElementById('log')].map((e) => [e.scrollWidth, e.clientWidth])"
    )
    assert all(scroll <= client for scroll, client in widths), widths
    # JSON, code and TeX are written from the left wherever the page is.
    assert page.locator("#list pre").evaluate_all("(all) => all.map((pre) => getComputedStyle(pre).direction)").count("rtl") == 0
    page.locator(".bot .preview").first.click()
    expect(page.locator(".lightbox img")).to_be_visible()
    page.locator(".lightbox img").evaluate("(image) => image.decode()")
    picture(it, f"looks-{look}-lightbox")
    assert broken_rules(page) == []
