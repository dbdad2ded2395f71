"""The kinds of messages that are more than text: tables, plots, maps, pictures, sound, mathematics.

Between the page and the bot stands a route that announces the libraries of `.web-assets` (`script/web-assets` fetches
them) and serves them, turns what `echo NAME` says back into the message `NAME` of `MESSAGES`, and answers for rows.
"""

import json
import math
import pathlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ASSETS = pathlib.Path(__file__).parents[3] / ".web-assets"
LIBRARIES = {
    "plotly": {"script": "libraries/plotly/plotly.min.js"},
    "leaflet": {
        "script": "libraries/leaflet/leaflet.js",
        "style": "libraries/leaflet/leaflet.css",
        "tiles": "tiles/{z}/{x}/{y}.png",
        "attribution": "© OpenStreetMap contributors",
    },
    "katex": {"script": "libraries/katex/katex.min.js"},
}
TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#cdc" d="M0 0h256v256H0z"/></svg>'
ROWS = 5000
COLUMNS = [("row", "integer"), ("wave", "number"), ("name", "string")]


def cell(column, row):
    return [row, None if row % 17 == 0 else round(math.sin(row) * 1000, 2), f"item {row % 97}"][column]


def figure(*data, **layout):
    return "agent_reply_plotly", {"data": list(data), "layout": layout}


TOWNS = [
    {"latitude": 49.6116, "longitude": 6.1319, "label": "Luxembourg"},
    {"latitude": 49.4958, "longitude": 5.9806, "label": "Esch <b>an der</b> Alzette"},
]
FORMULAS = r"""Euler: $e^{i\pi} + 1 = 0$, for $5 and $10.

$$
\int_0^1 x^2
= \frac{1}{3}
$$

Broken: $\frac{$ and \(\href{javascript:alert(1)}{x}\)."""
HOSTILE = """<style>@import url(https://elsewhere.example/a.css);
body { background: url("https://elsewhere.example/b.png") }</style>
<h2 onclick="parent.document.title='owned'">Hello</h2><script>parent.document.title = 'owned'</script>
<img src="https://elsewhere.example/c.png"><img src=x onerror="parent.document.title='owned'">
<svg><image href="https://elsewhere.example/d.png"/><use href="https://elsewhere.example/e.svg#a"/></svg>
<a href="javascript:parent.document.title='owned'">bad</a><iframe src="https://elsewhere.example/"></iframe>
<form action="https://elsewhere.example/"><input name=a></form><details open ontoggle="alert(1)">more</details>"""
MESSAGES = {
    "bars": figure(
        {"type": "bar", "name": "apples", "x": ["Mon", "Tue"], "y": [12345, 2000]}, title="Fruit <b>sold</b>"
    ),
    "points": figure({"type": "scattergl", "mode": "markers", "x": [1, 2, 3], "y": [3, 1, 2]}),
    "parallel": figure({"type": "parcoords", "dimensions": [{"label": "A", "values": [1, 2]}]}),
    "nonsense": ("agent_reply_plotly", {"data": "nonsense"}),
    "towns": ("agent_reply_location", {"title": "Towns", "markers": TOWNS}),
    "town": ("agent_reply_location", {"latitude": 49.6116, "longitude": 6.1319}),
    "wide": (
        "agent_reply_dataframe",
        {
            "title": "wide",
            "columns": [
                {"name": f"column {c}", "type": "number", "values": [r * 31 % 997 + c / 8 for r in range(10_000)]}
                for c in range(10)
            ],
        },
    ),
    "pages": (
        "agent_reply_dataframe",
        {
            "title": "pages",
            "rows": ROWS,
            "columns": [
                {"name": name, "type": kind, "values": [cell(c, r) for r in range(100)]}
                for c, (name, kind) in enumerate(COLUMNS)
            ],
        },
    ),
    "nothing": ("agent_reply_dataframe", {"columns": [{"name": "a", "type": "string", "values": []}]}),
    "formulas": ("agent_reply_markdown", FORMULAS),
    "hostile": ("agent_reply_html", HOSTILE),
}


def rows(query):
    """What the server answers to a request for rows."""
    chosen = [row for row in range(ROWS) if query.get("filter", "") in cell(2, row)]
    if sort := query.get("sort"):
        there = [row for row in chosen if cell(sort["column"], row) is not None]
        missing = [row for row in chosen if cell(sort["column"], row) is None]
        there.sort(key=lambda row: cell(sort["column"], row), reverse=sort["descending"])
        chosen = there + missing
    part = chosen[query["from"] : query["from"] + query["count"]]
    echoed = {key: query[key] for key in ("sort", "filter") if key in query}
    columns = [[cell(column, row) for row in part] for column in range(len(COLUMNS))]
    return {
        "type": "rows",
        "about": query["reply"],
        "from": query["from"],
        "count": len(chosen),
        "columns": columns,
        **echoed,
    }


class Between:
    """What stands between a page and its bot."""

    def __init__(self, page, libraries):
        self.libraries = libraries
        self.queries = []
        self.requests = []
        self.answers = "rows"
        self.sockets = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.route_web_socket(re.compile("^ws"), self.socket)
        page.route("**/libraries/**", self.library)
        page.route("**/tiles/**", lambda route: route.fulfill(body=TILE, content_type="image/svg+xml"))

    def library(self, route):
        path = ASSETS / route.request.url.split("/libraries/")[1]
        assert path.is_file(), f"{path} is missing: run script/web-assets"
        kind = "text/css" if path.suffix == ".css" else "text/javascript"
        route.fulfill(path=path, content_type=kind)

    def socket(self, client):
        server = client.connect_to_server()
        self.sockets.append(client)

        def down(text):
            frame = json.loads(text)
            if frame["type"] == "hello":
                frame["libraries"] = self.libraries
            said = frame.get("message")
            if frame.get("action") == "agent_reply_str" and isinstance(said, str) and said.startswith("echo "):
                frame["action"], frame["message"] = MESSAGES.get(said[5:].strip(), (frame["action"], said))
            client.send(json.dumps(frame))

        def up(text):
            frame = json.loads(text)
            if frame.get("action") != "fetch_rows":
                return server.send(text)
            self.queries.append(frame["message"])
            if self.answers == "rows":
                client.send(json.dumps(rows(frame["message"])))
            elif self.answers == "refusal":
                error = {"type": "error", "code": "unknown_message", "message": "no", "about": frame["id"]}
                client.send(json.dumps(error))

        server.on_message(down)
        client.on_message(up)


@pytest.fixture
def rich(gallery, chat):
    """Opens a page of the gallery with libraries."""

    def open(libraries=LIBRARIES, **options):
        it = chat(**options)
        it.between = Between(it.page, libraries)
        return it.open(gallery)

    return open


def show(it, name):
    it.say(f"echo {name}" if name in MESSAGES else name)
    return it.page.locator(".message.bot").last


# MARK: Plots


def test_a_plot_is_drawn_with_its_data_beside_it(rich, picture):
    it = rich()
    plot = show(it, "bars")
    expect(plot.locator(".plot .main-svg").first).to_be_visible(timeout=20_000)
    expect(plot.get_by_role("group", name="Fruit sold, 1 series")).to_be_visible()
    expect(plot.locator(".plot .bars path")).to_have_count(2)
    picture(it, "rich-plot")
    button = plot.get_by_role("button", name="Show the data")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(plot.locator("table")).to_contain_text("12,345")
    plot.get_by_role("button", name="Hide the data").click()
    expect(plot.locator("table")).to_be_hidden()
    with it.page.expect_download() as download:
        plot.get_by_role("button", name="Download PNG").click()
    assert download.value.suggested_filename == "Fruit sold.png"
    assert open(download.value.path(), "rb").read(8) == b"\x89PNG\r\n\x1a\n"


def test_a_plot_follows_the_colours_of_the_page(rich):
    it = rich()
    plot = show(it, "bars")
    tick = plot.locator(".plot .xtick text").first
    tick.wait_for(timeout=20_000)
    colour = "(text) => getComputedStyle(text).fill"
    light = tick.evaluate(colour)
    it.page.emulate_media(color_scheme="dark")
    it.page.wait_for_function(
        "(before) => getComputedStyle(document.querySelector('.plot .xtick text')).fill !== before", arg=light
    )


def test_what_would_need_eval_is_drawn_another_way_or_shown_as_data(rich):
    it = rich()
    expect(show(it, "points").locator(".plot .scatterlayer .point")).to_have_count(3, timeout=20_000)
    parallel = show(it, "parallel")
    expect(parallel).to_contain_text("cannot be drawn")
    expect(parallel.locator("tbody tr")).to_have_count(2)
    expect(show(it, "nonsense").get_by_role("button", name="Download JSON")).to_be_visible()


def test_a_library_that_cannot_be_loaded_leaves_the_data(rich):
    it = rich(expected="404|ERR_FAILED")
    it.page.route("**/libraries/**", lambda route: route.abort())
    plot = show(it, "bars")
    expect(plot.locator("tbody tr")).to_have_count(2)
    expect(plot).to_contain_text("cannot be drawn")
    places = show(it, "towns")
    expect(places.locator(".map")).to_have_count(0)
    expect(places.locator("a[href*='openstreetmap.org/?mlat']")).to_have_count(2)


def test_libraries_are_loaded_when_they_come_into_view_and_once(rich):
    it = rich()
    it.say("echo hello")
    assert not [url for url in it.between.requests if "libraries" in url or "rich.css" in url]
    for _ in range(2):
        show(it, "bars").locator(".plot .main-svg").first.wait_for(timeout=20_000)
    assert len([url for url in it.between.requests if "plotly" in url]) == 1
    assert len([url for url in it.between.requests if "rich.css" in url]) == 1


# MARK: Places


def test_places_are_on_a_map_that_does_not_catch_the_wheel(rich, picture):
    it = rich()
    for _ in range(3):
        it.say("markdown")
    places = show(it, "towns")
    expect(places.locator(".leaflet-tile-loaded").first).to_be_visible()
    expect(places.locator(".leaflet-marker-icon")).to_have_count(2)
    expect(places.locator(".credit")).to_have_text("© OpenStreetMap contributors")
    picture(it, "rich-map")
    scale = lambda: it.page.locator(".leaflet-tile-loaded").last.get_attribute("src").split("/")[-3]  # noqa: E731
    before = scale()
    top = it.page.evaluate("() => document.getElementById('log').scrollTop")
    places.locator(".map").hover()
    it.page.mouse.wheel(0, -300)
    it.page.wait_for_function("(top) => document.getElementById('log').scrollTop < top", arg=top)
    assert scale() == before
    it.page.locator("#latest").click()
    places.locator(".map").click(position={"x": 300, "y": 100})
    it.page.mouse.wheel(0, -300)
    it.page.wait_for_function(
        "(before) => [...document.querySelectorAll('.leaflet-tile-loaded')].some((tile) => !tile.src.includes(before))",
        arg=f"/tiles/{before}/",
    )


def test_a_map_works_by_keyboard_and_shows_labels_as_text(rich):
    it = rich()
    places = show(it, "towns")
    expect(places.locator(".leaflet-tile-loaded").first).to_be_visible()
    places.get_by_role("button", name="Esch <b>an der</b> Alzette").last.focus()
    it.page.keyboard.press("Enter")
    expect(places.locator(".leaflet-popup-content")).to_contain_text("Esch <b>an der</b> Alzette")
    places.locator(".map").focus()
    before = places.locator(".leaflet-tile-loaded").last.get_attribute("src")
    it.page.keyboard.press("-")
    it.page.wait_for_function(
        "(before) => [...document.querySelectorAll('.leaflet-tile-loaded')].every((tile) => tile.src !== before)",
        arg=before,
    )


def test_without_tiles_a_place_is_its_coordinates_and_a_link(rich):
    it = rich({**LIBRARIES, "leaflet": {**LIBRARIES["leaflet"], "tiles": ""}})
    place = show(it, "town")
    expect(place).to_contain_text("49.6116° N, 6.1319° E")
    address = re.compile(r"^https://www\.openstreetmap\.org/\?mlat=49\.6116")
    expect(place.locator("a")).to_have_attribute("href", address)
    expect(place.locator(".map")).to_have_count(0)


def test_a_map_whose_tiles_cannot_be_had_goes_away(rich):
    it = rich(expected="404|ERR_FAILED")
    it.page.route("**/tiles/**", lambda route: route.abort())
    place = show(it, "towns")
    expect(place.locator(".map")).to_have_count(0)
    expect(place).to_contain_text("Luxembourg")


# MARK: Tables


def first(table, column=1):
    return table.locator(f"tbody tr td:nth-child({column})").first


def test_ten_thousand_rows_are_shown_at_once_and_hold_few_nodes(rich, picture):
    it = rich()
    show(it, "nothing")
    devtools = it.page.context.new_cdp_session(it.page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def measure():
        found = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
        return found["TaskDuration"]

    before = measure()
    table = show(it, "wide").locator("table")
    expect(table.locator("tbody tr").first).to_be_visible()
    took = measure() - before
    assert it.page.locator(".rows *").count() < 1000
    assert took < 0.3, took
    expect(table).to_have_attribute("aria-rowcount", "10001")
    it.page.locator(".rows").evaluate("(rows) => { rows.scrollTop = rows.scrollHeight; }")
    expect(table.locator("tr[aria-rowindex='10001']")).to_be_visible()
    expect(table.locator("th").first).to_be_in_viewport()
    assert it.page.locator(".rows *").count() < 1000
    picture(it, "rich-table")


def test_a_table_is_sorted_by_click_and_by_keyboard_in_three_states(rich):
    it = rich()
    table = show(it, "wide").locator("table")
    head = table.locator("th").first
    unsorted = first(table).inner_text()
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(first(table)).to_have_text("0")
    head.get_by_role("button").focus()
    it.page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(first(table)).to_have_text("996")
    it.page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") is None
    expect(first(table)).to_have_text(unsorted)


def test_a_table_is_filtered_and_copied(rich):
    it = rich()
    it.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    it.type("dataframe 1000")
    message = it.page.locator(".message.bot").last
    message.get_by_role("searchbox").fill("RAVEN")
    expect(message.get_by_role("status")).to_have_text("200 of 1,000 rows")
    expect(message.locator("tbody tr td:first-child").first).to_have_text("raven")
    message.get_by_role("button", name="Copy").click()
    expect(message.get_by_role("button", name="Copied")).to_be_visible()
    lines = it.page.evaluate("() => navigator.clipboard.readText()").split("\n")
    assert len(lines) == 201
    assert lines[0] == "bird\tring\tgrams\tadult\tseen"
    message.get_by_role("searchbox").fill("no such bird")
    expect(message).to_contain_text("No row has this in it.")


def test_a_small_table_is_plain(rich):
    it = rich()
    it.type("dataframe 5")
    message = it.page.locator(".message.bot").last
    expect(message.locator("tbody tr")).to_have_count(5)
    expect(message.get_by_role("searchbox")).to_have_count(0)
    expect(message.locator(".rows")).to_have_count(0)
    expect(show(it, "nothing")).to_contain_text("This table is empty.")


def test_the_rows_of_a_large_table_are_fetched_as_they_come_into_view(rich):
    it = rich()
    message = show(it, "pages")
    expect(message.get_by_role("status")).to_have_text("5,000 rows")
    assert it.between.queries == []
    scroll = "(rows, share) => { rows.scrollTop = rows.scrollHeight * share; }"
    message.locator(".rows").evaluate(scroll, 0.5)
    expect(message.locator("tr[aria-rowindex='2510'] td").first).to_have_text("2,508")
    assert 1 <= len(it.between.queries) <= 3
    message.get_by_role("button", name="wave").click()
    expect(message.locator("tr[aria-rowindex='2'] td").nth(1)).to_have_text("-999.99")
    message.get_by_role("searchbox").fill("item 42")
    expect(message.get_by_role("status")).to_have_text("52 of 5,000 rows")
    expect(message.locator("tr[aria-rowindex='2'] td").nth(2)).to_have_text("item 42")
    assert it.between.queries[-1]["sort"] == {"column": 1, "descending": False}
    assert it.between.queries[-1]["filter"] == "item 42"


def test_rows_that_a_lost_connection_left_open_are_asked_for_again(rich):
    it = rich(expected="WebSocket")
    message = show(it, "pages")
    it.between.answers = None
    message.get_by_role("button", name="row").click()
    message.get_by_role("button", name="row").click()
    expect(message.locator(".pending").first).to_be_visible()
    it.between.answers = "rows"
    asked = len(it.between.queries)
    it.between.sockets[-1].close(code=1001)
    expect(message.locator("tr[aria-rowindex='2'] td").first).to_have_text("4,999", timeout=15_000)
    assert len(it.between.queries) == asked + 1


def test_rows_that_are_refused_can_be_tried_again(rich):
    it = rich()
    message = show(it, "pages")
    it.between.answers = "refusal"
    message.locator(".rows").evaluate("(rows) => { rows.scrollTop = rows.scrollHeight; }")
    expect(message.get_by_role("status")).to_contain_text("Some rows could not be loaded.")
    it.between.answers = "rows"
    message.get_by_role("button", name="Try again").click()
    expect(message.locator("tr[aria-rowindex='5001'] td").first).to_have_text("4,999")


# MARK: Pictures, files, sound


def test_a_picture_is_enlarged_and_the_focus_comes_back(rich, picture):
    it = rich()
    message = show(it, "image")
    button = message.get_by_role("button", name="Enlarge: a sun over the sea")
    button.focus()
    it.page.keyboard.press("Enter")
    dialog = it.page.get_by_role("dialog", name="a sun over the sea")
    expect(dialog.locator("img")).to_be_visible()
    assert dialog.locator("img").bounding_box()["width"] >= 600
    picture(it, "rich-picture")
    with it.page.expect_download() as download:
        dialog.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "sunset.png"
    it.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


def test_a_drawing_is_shown_as_a_picture_and_nothing_of_it_runs(rich, tmp_path):
    drawing = tmp_path / "drawing.svg"
    drawing.write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='80'><rect width='120' height='80' fill='teal'/>"
        "<script>top.document.title = 'owned'</script></svg>"
    )
    it = rich()
    it.page.set_input_files("#picker", drawing)
    expect(it.page.locator(".chip")).to_contain_text("ready to send")
    it.page.locator("#send").click()
    back = it.page.locator(".message.bot")
    expect(back.locator("a.attachment")).to_contain_text("drawing.svg")
    shown = back.locator("img")
    expect(shown).to_be_visible()
    it.page.wait_for_function("() => document.querySelector('.message.bot img').naturalWidth === 120")
    assert it.page.locator("svg script").count() == 0
    assert it.page.title() != "owned"


def test_one_sound_plays_at_a_time_and_the_next_follows(rich):
    it = rich()
    show(it, "audio")
    show(it, "audio")
    playing = "() => [...document.querySelectorAll('audio')].map((audio) => !audio.paused)"
    it.page.evaluate(
        """() => {
            const [one, two] = document.querySelectorAll('audio');
            one.muted = two.muted = true;
            one.loop = two.loop = true;
            return one.play().then(() => two.play()); }"""
    )
    assert it.page.evaluate(playing) == [False, True]
    it.page.evaluate(
        """() => import(new URL('ui/players.js', location.href)).then(({ player }) => {
            const [first] = document.querySelectorAll('audio');
            document.querySelectorAll('audio')[1].pause();
            const add = () => {
              const message = document.createElement('article');
              message.className = 'message';
              const audio = player(first.src, 'x');
              audio.muted = true;
              message.append(audio);
              document.getElementById('list').append(message);
              return audio;
            };
            const played = [];
            const sounds = [add(), add()];
            sounds.forEach((audio, index) => audio.addEventListener('ended', () => played.push(index)));
            window.played = played;
            return sounds[0].play(); })"""
    )
    it.page.wait_for_function("() => window.played.join() === '0,1'", timeout=10_000)


# MARK: Markdown and HTML


def test_mathematics_is_drawn(rich, picture):
    it = rich()
    message = show(it, "formulas")
    expect(message.locator("math")).to_have_count(3, timeout=20_000)
    expect(message.locator("math[display=block]")).to_have_count(1)
    expect(message.locator(".prose p").first).to_contain_text("for $5 and $10.")
    expect(message.locator("code.tex")).to_have_text("$\\frac{$")
    expect(message.locator("a, [href]")).to_have_count(0)
    picture(it, "rich-mathematics")


def test_without_katex_mathematics_is_its_source(rich):
    it = rich({})
    message = show(it, "formulas")
    expect(message.locator("code.tex").first).to_have_text("$e^{i\\pi} + 1 = 0$")
    expect(message.locator("math")).to_have_count(0)


def test_hostile_html_reaches_nothing_and_asks_for_nothing(rich):
    it = rich()
    message = show(it, "hostile")
    frame = message.locator("iframe")
    expect(frame.content_frame.locator("h2")).to_have_text("Hello")
    it.page.wait_for_timeout(300)
    assert it.page.title() != "owned"
    assert not [url for url in it.between.requests if "elsewhere" in url]
    assert 40 < frame.bounding_box()["height"] <= 640


# MARK: All of them


LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "390": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_rule_of_axe_is_broken_and_nothing_is_too_wide(rich, picture, look):
    it = rich(reduced_motion="reduce", **LOOKS[look])
    for name, drawn in {
        "bars": ".plot .main-svg", "towns": ".leaflet-tile-loaded", "dataframe 100": "td", "pages": "td",
        "formulas": "math", "image": "img", "rag": "summary", "file": "a",
    }.items():
        show(it, name).locator(drawn).first.wait_for(timeout=20_000)
        picture(it, f"{look}-rich-{name.split()[0]}")
    it.page.get_by_role("button", name="Show the data").click()
    results = Axe().run(it.page)
    found = [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in results.response["violations"]]
    assert found == [], json.dumps(found, indent=1)
    widths = it.page.evaluate(
        "() => [document.documentElement, document.getElementById('log')].map((e) => [e.scrollWidth, e.clientWidth])"
    )
    assert all(scroll <= client for scroll, client in widths), widths
