import { lines } from './corpus-lines.mjs';

/** Snippets of markdown as bots write it, and as it goes wrong. Raw HTML is tested elsewhere: it is text here. */
const written = `
plain words
====
two
lines of one paragraph
====
a hard  
break and\\
another
====
# One
## Two ##
### Three #hash
####### seven
#hashtag
====
Title
===
Sub title
---
====
a
# interrupts
b
====
*emphasis* _emphasis_ **strong** __strong__ ***both*** ___both___
====
**bold *italic inside* bold** and *italic **bold inside** italic*
====
snake_case_word and *star*inside*word
====
* not emphasis * and ** not strong **
====
*unclosed and **unclosed
====
**a*b**c*
====
*a**b*c**
====
"*quoted*" (*parenthesised*) *a*.
====
~~gone~~ ~one~ ~~~three~~~ a~b
====
\`code\` \`\`with \` tick\`\` \` spaced \` \`unclosed
====
\`*no emphasis*\` and *\`code in emphasis\`*
====
- one
- two
- three
====
- one

- two
====
* a
+ b
- c
====
1. one
2. two
3. three
====
7) seven
8) eight
====
3. starts at three
====
1986\\. A year
====
a
- interrupts
====
a
2. does not interrupt
====
a
1. interrupts
====
- a
  - b
    - c
      - d
- e
====
- a

  second paragraph

  > quoted in a list
- b
====
1. code

   \`\`\`js
   let a = 1;
   \`\`\`
2. after
====
-
- empty before
-
====
- a
lazy
====
- a

b
====
10. ten
    continued
    - nested
====
- [ ] open
- [x] done
- [X] done too
- [] none
- [y] none
====
1. [x] numbered task
====
> quoted
> more
====
> quoted
lazy

not
====
> a
>> deeper
> back
====
> - list in a quotation
> - more
====
> \`\`\`
> code
====
\`\`\`swift
let a = "<b>"
\`\`\`
====
~~~
tilde \`\`\`
~~~
====
\`\`\`\`
\`\`\`
\`\`\`\`
====
\`\`\`
never closed

still code
====
    indented
    code

    more

text
====
	tab code
====
-	tab item
====
- a

	tab continuation
====
text
    not code
====
---
***
___
- - -
* * *
====
a
***
b
====
--
====
[link](https://example.org)
====
[link](https://example.org "title") [angled](<https://example.org/a b>) [empty]()
====
[parens](https://example.org/a_(b)_c)
====
[*emphasis* in \`link\`](https://example.org)
====
[not a link] [nor](this is) (one)
====
[a [b](https://example.org/b) c](https://example.org/c)
====
[ref], [Ref][], [text][REF]

[ref]: https://example.org/ref "A title"
====
[foo]: https://example.org/1
[foo]: https://example.org/2

[foo]
====
[multi]:
   https://example.org
   'and
title'

[multi]
====
[bad]: https://example.org "title" trailing

[bad]
====
![alt](https://example.org/a.png) ![*alt* text](https://example.org/b.png "t")
====
[![picture](https://example.org/a.png)](https://example.org)
====
<https://example.org/?a=1&b=2> <mail@example.org>
====
https://example.org and http://example.org/path?x=1&y=2.
====
www.example.org, (www.example.org) www.example.org/a(b)
====
Visit https://example.org/a_b_c. Or https://example.org/*x*!
====
mail a.b+c@example.org or nobody@ or @nobody
====
https:// http://. www.
====
xhttps://example.org
====
**https://example.org**
====
[https://example.org](https://example.com)
====
| a | b |
|---|---|
| 1 | 2 |
====
a | b
--|--
1 | 2
====
| left | right | center | none |
|:-----|------:|:------:|------|
| 1 | 2 | 3 | 4 |
====
| a | b |
|---|---|
| 1 |
| 1 | 2 | 3 |
====
| pipe \\| in cell | \`code\` |
|---|---|
| *em* | [l](https://example.org) |
====
| a |
|---|
| b |

after
====
| a | b |
|---|---|
| 1 | 2 |
> quoted
====
| not | a table |
| -- |
====
before
| a | b |
|---|---|
| 1 | 2 |
====
- | a | b |
  |---|---|
  | 1 | 2 |
====
&amp; &lt; &copy; &#35; &#x22; &nosuch; &#0; & a
====
\\*not emphasis\\* \\# \\[no\\](link) \\\\ \\a
====
a \\
====
AT&T, 1 < 2 > 0, "quotes" 'single'
====
Zeilen mit Umlauten: äöü ÄÖÜ ß, *größer*, **Straße**.
====
日本語の**強調**です。
====
عربي **غامق** نص
====
😀 *emoji* 😀**bold**😀
====
Steps:
1. First
   - detail
   - detail

   More on the first.
2. Second

Done.
====
## Result

The answer is **42**:

\`\`\`json
{"answer": 42}
\`\`\`

> Note: *approximately*.
====
Term: value  
Other: value
====
5 * 3 * 2 = 30
====
a_b_ _c_d
====
foo***bar***baz
====
**foo, bar**: baz
====
**"quoted"** text
====
1.not a list
====
-not a list
====
+ plus
====
1. a
1. b
1. c
====
- a
 - b
  - c
   - d
    - e
====
- a
- b

  [c]: https://example.org
- d
====
* a

    code in a list? no, a paragraph
====
- item

      indented code in the item
====
Hello!

How are you?


Fine.
`.replace(/^\n/, '').split('\n====\n').map((snippet) => `${snippet}\n`);

export const snippets = [...written, ...lines];
