import Testing

@testable import JackdawCore

@Suite("what is heard of a text that was written to be read", .timeLimit(.minutes(1)))
struct SpokenTextTests {
    @Test(
        "of Markdown the words are heard, and no marks",
        arguments: [
            ("Hello, world!", "Hello, world!"),
            ("**bold**, *slanted*, ~~gone~~ and `code`", "bold, slanted, gone and code"),
            ("__bold__ and _slanted_", "bold and slanted"),
            ("snake_case, __init__ and a_1_b", "snake_case, init and a_1_b"),
            ("2 * 3 = 6, about ~5", "2 * 3 = 6, about ~5"), ("# Title #1\n\nText", "Title #1\nText"),
            ("###### Deep", "Deep"), ("#hashtag", "#hashtag"),
            ("- one\n* two\n+ three\n1. four", "one\ntwo\nthree\n1. four"),
            ("- [ ] open\n- [x] done", "open\ndone"), ("-5 degrees", "-5 degrees"),
            ("> quoted\n> > deeper", "quoted\ndeeper"), ("a\n\n---\n\n***\n\nb", "a\nb"),
            ("Title\n=====\nText", "Title\nText"),
            ("See [the page](https://example.org/a_b \"title\").", "See the page."),
            ("[Swift](https://example.org/Swift_(language)) is one", "Swift is one"),
            ("[a](x) [b](y)", "a b"), ("[a][ref] and [b][]\n\n[ref]: https://example.org \"t\"", "a and b"),
            ("[ref]: https://example.org", ""), ("[Anna]: come in", "Anna: come in"),
            ("[note] (see below)", "note (see below)"),
            ("[a](never closed", "a(never closed"), ("](( [a](b)", "(( a"),
            ("![a sun](sun.png) rises", "a sun rises"), ("[![logo](l.png)](https://example.org)", "logo"),
            ("Run this:\n```swift\nlet x = 1\n```\nDone.", "Run this:\nDone."),
            ("~~~\n```\ncode\n~~~\ntext", "text"), ("````\n```\ncode\n````\ntext", "text"),
            ("```\nnever closed", ""), ("```inline``` code", "inline code"), ("```\na\n``` b\nc\n```\nd", "d"),
            ("| city | degrees |\n|:--|--:|\n| Paris | 21 |", "city degrees\nParis 21"),
            ("\\*not bold\\* C:\\temp \\\\", "*not bold* C:\\temp \\"),
            ("5 &lt; 6 &amp;&nbsp;&#55; &euro;&#x20AC; &unknown;", "5 < 6 & 7 €€ &unknown;"),
            ("Grüße **an** 东京 🎉\r\nund _Ödön_", "Grüße an 东京 🎉\nund Ödön"), ("wort_ä_wort", "wort_ä_wort"),
            ("a   b\t c  \n\n\n d", "a b c\nd"), ("", ""), (" \n\t\n", ""), ("***", ""),
        ]
    )
    func markdown(text: String, heard: String) {
        #expect(SpokenText.ofMarkdown(text) == heard)
    }

    @Test(
        "of HTML the text is heard, and no tags",
        arguments: [
            ("<p>Hello, <b>world</b>!</p>", "Hello, world!"), ("<p>one</p><p>two</p>", "one\ntwo"),
            ("H<sub>2</sub>O and bo<b>l</b>d", "H2O and bold"), ("one<br>two<BR/>three", "one\ntwo\nthree"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
            ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "a\nb"),
            ("a<script>if (1 < 2) alert('</p>')</script>b", "a\nb"), ("<STYLE>p > a { }</Style>text", "text"),
            ("<title>no</title><template><p>no</p></template>yes", "yes"), ("a<!-- <p>no</p> -->b", "ab"),
            ("a<!-- never closed", "a"), ("a<script>never closed", "a"), ("a<p never closed", "a"),
            ("<a title=\"a > b\" href='x>y'>link</a>", "link"), ("<p don't>it is</p>", "it is"),
            ("1 < 2 and 3 > 2, I <3 you", "1 < 2 and 3 > 2, I <3 you"), ("a < b", "a < b"), ("<", "<"), ("a<", "a<"),
            ("<!DOCTYPE html><?xml?>text", "text"),
            ("&lt;b&gt; &amp;lt; &#233; &#xe9; &hellip; so&shy;ft", "<b> &lt; é é … soft"),
            ("&#0;&#xD800;&#99999999;&;&", "&#0;&#xD800;&#99999999;&;&"), ("<p>a\n   b</p>", "a b"), ("<p> </p>", ""),
            ("", ""),
        ]
    )
    func html(text: String, heard: String) {
        #expect(SpokenText.ofHTML(text) == heard)
    }

    @Test("plain text is heard as it is; what has no words is not heard")
    func kinds() {
        #expect(SpokenText.of(.text("a_b **c** <d>")) == "a_b **c** <d>")
        #expect(SpokenText.of(.markdown("**a**")) == "a")
        #expect(SpokenText.of(.html("<b>a</b>")) == "a")
        for content in [.text(" \n"), .markdown("---"), .html("<img src=x>"), .options(["Yes"])] as [ReplyContent] {
            #expect(SpokenText.of(content) == nil)
        }
    }

    @Test(
        "a quarter of a megabyte of whatever marks there are takes linear time",
        arguments: [
            "[", "]", "](", "](a", "![", "][", "][a", "<", "<a", "<a ", "<a=\"", "<!--", "<script>", "<style></", "*",
            "**a", "_", "a_", "`", "```", "```\n", "~~~a\n", "~", "|", "|\n", ">", "> ", "\\", "(", ")", "&", "&#",
            "&;",
            "&amp;", "#", "# ", "- [", "[a]:", "[a]: b", " ", "\n", "\r", "\u{301}", "🇩🇪", "👨‍👩‍👧",
        ]
    )
    func hostile(mark: String) {
        let text = String(repeating: mark, count: (1 << 18) / mark.utf8.count)
        let time = ContinuousClock().measure {
            _ = SpokenText.ofMarkdown(text)
            _ = SpokenText.ofHTML(text)
        }
        // Without optimisation, on a machine that does other things as well; quadratic time would be hours.
        #expect(time < .seconds(5))
    }
}
