/** Snippets of a line each: `↵` stands for a line break, `⇥` for a tab, `‵` for a backtick. By the part of the grammar that they are about. */
const text = String.raw`
# Paragraphs, breaks, tabs
one↵two↵three
  one↵    two↵      three
one↵↵↵↵two
one   ↵two
one\↵two
one\
one  
*one  ↵two*
*one\↵two*
[one  ↵two](/u)
one ↵ two
⇥one
one⇥two
one↵⇥two
-⇥one↵⇥two
-⇥one↵↵⇥⇥two
>⇥one
>⇥⇥one
1.⇥one↵⇥- two
 ⇥one
#⇥one
*⇥*⇥*
- ⇥one
-  ⇥one

# Headings
# one
## two ##
### three ### 
#### four #####
##### five \##
###### six \#
####### seven
#one
#
## 
# #
#  one  #  
   # one
    # one
one↵    # two
# one *two* \*three\*
# one↵two↵# three
\# one
one↵===
one↵==
one↵=
one↵   ===   
one↵    ===
one↵= =
one↵two↵---
one↵-
- one↵---
- one↵  ---
> one↵---
> one↵> ---
one↵↵===
===
> one↵===
*one↵two*↵===
one\↵---
‵one↵---↵two‵
    one↵---
one↵---↵two↵===

# Rules
***
* * *
_ _ _ _
--- - ---
  ---
    ---
one↵    ---
--
+++
***a
*-*
- one↵***↵- two
- ***
- one↵- * * *
one↵---↵---
_____________________________________
-     -      -      -    

# Code
    one
    one↵    two
    one↵↵    two
    one↵ ↵      two
one↵    two
    one↵two
      one
    - one
    *one*
# one↵    two↵three↵-----↵    four
    one  
↵    one↵    
~~~↵one↵~~~
~~~~↵one↵~~~↵~~~~~
~~~ swift↵one↵~~~
~~~swift two three↵one↵~~~
~~~↵one
~~~
> ~~~↵> one↵↵two
  ~~~↵ one↵   two↵  ~~~
   ~~~↵    one↵~~~
    ~~~↵    one
~~~↵one↵    ~~~
~~~↵one↵   ~~~
one↵~~~↵two↵~~~↵three
~~~ a~b↵one↵~~~
~~~ a&amp;b\*↵one↵~~~
~~~↵↵  ↵~~~
~~~↵~~~
- ~~~↵  one↵  ~~~↵- two
- ~~~↵one↵~~~
1. ~~~↵   one↵↵   two↵   ~~~
~~~↵> one↵- two↵# three↵~~~

# Quotations
> one
>one
   > one
    > one
> # one↵> two
> one↵two
> one↵    two
> one↵↵> two
> one↵>↵> two
>
>↵>  ↵>
>↵> one↵>
> one↵> - two↵three
> - one↵- two
> > > one↵two
>>> one↵> two↵>> three
>     one↵>    two
> one↵***
> ~~~↵one↵~~~
one↵> two
> one↵>↵two
> > one↵>↵> two

# Lists
- one↵- two
* one↵* two
+ one
- one↵+ two↵* three
1. one↵2. two
1) one↵2) two
1. one↵2) two
0. one
003. one
123456789. one
1234567890. one
-1. one
1.one
-one
- one↵↵- two
- one↵↵↵- two
- one↵- two↵↵- three
- one↵  two
- one↵two
- one↵↵  two
- one↵↵ two
- one↵↵      two
-    one↵↵     two
-     one
-      one
- one↵  - two↵    - three
- one↵ - two↵  - three
- one↵  - two↵↵  three
- one↵  - two↵↵    three↵- four
- one↵↵  - two↵- three
- one↵    - two↵        - three
1. one↵   1. two↵      1. three
1. one↵  2. two
1. one↵    - two
- 1. one↵  2. two
- - one
- - - one↵    - two
1. - 2. one
-↵  one
-   ↵  one
-↵↵  one
-
*
1.
- one↵-↵- two
- one↵-↵↵- two
one↵- two
one↵* two
one↵1. two
one↵2. two
one↵14. two
one↵-
one↵1.
- one↵  > two↵  ~~~↵  three↵  ~~~↵- four
- # one↵- two↵  ---↵  three
- one↵↵↵  two
- ~~~↵  one↵↵↵  ~~~
- one↵  > two↵↵- three
* one↵*↵↵* two
- one↵- two↵    - three↵- four
10. one↵    two↵11. three
   - one↵  - two↵ - three
- one↵↵      two↵↵  three
- > one↵two
- > one↵  two
> - one↵>↵>   two
> 1. > one↵two
1. one↵↵   two↵↵       three↵↵   > four
- one↵  # two
- one↵# two
- one↵1. two
- one↵↵***↵- two
- a↵  - b↵↵↵- c
1986\. one
\- one
\+ one

# Tasks
- [ ] one↵- [x] two
* [X] one
+ [ ] one
1. [ ] one↵2. [x] two
1) [x] one
- [ ]one
- [] one
- [  ] one
- [y] one
- [ ] *one* ‵two‵
- [x] one↵↵- [ ] two
- [x] one↵  two
- [ ] one↵  - [x] two
- one [ ] two
- [ ] [one](/u)
- \[ ] one
[ ] one
- [ ] # one
- [ ]  one
-   [x] one

# Tables
|a|↵|-|
|a|↵|-|↵|b|
a|b↵-|-
a | b↵:- | -:↵c | d
|a|b|↵|:-:|:--|↵|c|d|
|a|b|↵|-|↵|c|d|
|a|↵|-|-|
|a|b|↵|-|-|↵|c|↵|d|e|f|
|a|↵|-|↵||
|a|b|↵|-|-|↵||c|
|a|↵|-|↵b↵c↵↵d
|a|↵|-|↵> b
|a|↵|-|↵- b
|a|↵|-|↵# b
|a|↵|-|↵---
|a|↵|-|↵    b
|a|↵|-|↵~~~↵b↵~~~
|a \| b|↵|-|↵|c \| d|
|‵a \| b‵|↵|-|
|‵a | b‵|↵|-|-|
|*a|b*|↵|-|-|
|[a](/u)|↵|-|↵|![b](/v "c")|
|**a**|~~b~~|↵|-|-|↵|\*c|&amp;|
  |a|↵  |-|
    |a|↵    |-|
|a|↵    |-|
> |a|↵> |-|↵> |b|
> |a|↵> |-|↵|b|
- |a|↵  |-|↵  |b|
1. a↵↵   |b|↵   |-|
|a|↵|--- |↵|b|
|a|↵| :---: |
|a|↵|:|
|a|↵|- -|
|a|↵|=|
a↵-
a↵:-
a↵-:
|a↵|-
a|↵-|
one↵|a|b|↵|-|-|↵|c|d|
one↵two↵a|b↵-|-
|a|↵|-|↵↵|b|
|a|⇥b|↵|-|-|
|a| b |↵|-|-|↵| c⇥|d|
|https://example.org/a_b|↵|-|
|a|↵|-|↵|b↵c|
|a|↵|-|↵|b\|
\|a|↵|-|

# Emphasis
*a*
_a_
**a**
__a__
***a***
___a___
****a****
*****a*****
* a*
*a *
_ a_
** a**
**a **
a*b*c
a_b_c
a**b**c
a__b__c
*a*b
_a_b
a_"b"_
a*"b"*
*(a)*
_(a)_
*(*a*)*
_(_a_)_
**(a)**
__(a)__.
*(**a**)*
**a "*b*" c**
*a **b** c*
**a *b* c**
*a**b**c*
***a** b*
***a* b**
*a **b***
**a *b***
*a **b*
**a *b**
*a*b*
a***b***c
a******b*********c
**a*
*a**
***a*
*a***
****a*
**a***
*a****
__a_
_a__
*a _b* c_
**a __b** c__
*a ‵b*‵
*[a*](/u)
*a [b](/u*)
**<https://a.b/**>
*a↵b*
**a↵↵b**
*a\**
*\*a*
\**a*
_a_.
_a_(b)
пристаням_стремятся_
*ä*ö
“*a*”
*“a”*b
a*“b”*
*a* *b* **c** _d_
*_a_*
_*a*_
**__a__**
__**a**__
*_a*_
**a**b**c**
*a **b *c* d** e*

# Strikes
~a~
~~a~~
~~~a~~~
~~a~
~a~~
a~b~c
a~~b~~c
~ a ~
~~ a ~~
~~a ~~b~~ c~~
~~*a*~~
*~~a~~*
**a ~~b** c~~
~~‵a~~‵
\~a~
~~a↵b~~
~~a↵↵b~~
~(a)~.
[~~a~~](/u)
~~[a](/u)~~

# Code spans
‵a‵
‵a  b‵
‵ a ‵
‵  a  ‵
‵ ‵
‵  ‵
‵a‵‵
‵‵a‵
‵‵ ‵a‵ ‵‵
‵a↵b‵
‵ a↵b ‵
‵a\‵b
\‵a‵
‵&amp;‵
‵*a*‵
*a‵*b‵
[a‵](/u)‵
‵<https://a.b‵>

# Links
[a](/u)
[a](/u "b")
[a](/u 'b')
[a](/u (b))
[a](/u "b\"c")
[a](/u "b &amp; c")
[a](/u "b"c")
[a](/u 'b "c" d')
[a](/u"b")
[a](/u↵"b")
[a](↵/u↵)
[a](/u "b↵c")
[a](  /u  )
[a]()
[a](<>)
[a](<b c>)
[a](b c)
[a](<b)
[a](<b\>c>)
[a](<b> "c")
[a](b(c)d)
[a](b(c(d)e)f)
[a](b\(c)
[a](b\)c)
[a](b)c)
[a](&auml;&quot;)
[a](b%20c)
[a](b"c")
[a](\b\*)
[a] (b)
[a](b
[a]b
[]()
[](/u)
[*a*](/u)
[a [b] c](/u)
[a [b c](/u)
[a \[b](/u)
[a] [b](/u)
[a [b](/u) c](/v)
[*a [b](/u) c*](/v)
[![a](/u)](/v)
![[a](/u)](/v)
[a](/u)[b](/v)
[a <https://b.c/](/u)>
[a](https://b.c/?d=e&f=g#h)
[a](mailto:b@c.d)
[a](#b)
[a](?b)
[a↵b](/u)
\[a](/u)
[a\](/u)
[a](/ü)

# References
[a]↵↵[a]: /u
[a][]↵↵[a]: /u
[b][a]↵↵[a]: /u
[a]: /u↵↵[a]
[a]: /u "b"↵↵[a]
[a]: /u 'b'↵↵[a]
[a]: /u (b)↵↵[a]
[a]: <u v> "b"↵↵[a]
[a]: <>↵↵[a]
[a]:↵/u↵↵[a]
[a]:↵/u↵"b"↵↵[a]
[a]: /u↵"b" c↵↵d
[a]: /u "b↵c"↵↵[a]
[a]: /u "b↵↵c"↵↵[a]
[a]: /u b↵↵[a]
[a]:↵↵[a]
   [a]: /u↵↵[a]
    [a]: /u↵↵[a]
[A]: /u↵↵[a]
[ÄÖ]: /u↵↵[äö]
[a  b]: /u↵↵[a↵b]
[a]: /u↵[b]: /v↵↵[a] [b]
[a]: /u↵[a]: /v↵↵[a]
one↵[a]: /u↵↵[a]
# [a]↵[a]: /u↵> b
[a]: /u↵===↵[a]
> [a]: /u↵↵[a]
- [a]: /u↵↵[a]
[a]↵↵[a]: /u "b &copy; \" c"
[a][b]↵↵[a]: /u
[a][b][c]↵↵[b]: /u
[a][b][c]↵↵[b]: /u↵[c]: /v
[a][b][c]↵↵[a]: /u↵[c]: /v
[a](b)↵↵[a]: /u
[a](b c)↵↵[a]: /u
[a] [b]↵↵[a]: /u↵[b]: /v
[a]↵[b]↵↵[a]: /u↵[b]: /v
[[a]]↵↵[a]: /u
[a\]]↵↵[a\]]: /u
[\a]↵↵[\a]: /u
[*a*][]↵↵[*a*]: /u
[ ]↵↵[ ]: /u
[]↵↵[]: /u
![a]↵↵[a]: /u "b"
![b][a]↵↵[a]: /u
![a][]↵↵[a]: /u
!\[a]↵↵[a]: /u
\![a]↵↵[a]: /u
[a]: /u\*b↵↵[a]
[a]: /u  ↵↵[a]
[a]:/u↵↵[a]

# Pictures
![a](/u)
![a](/u "b")
![](/u)
![*a* **b** ‵c‵](/u)
![a [b](/u) c](/v)
![a ![b](/u) c](/v)
!a[b](/u)
! [a](/u)
![a](<u v>)
![a
*![a](/u)*

# Addresses
<https://example.org>
<https://example.org/a?b=c&d=e>
<mailto:a@b.c>
<MAILTO:A@B.C>
<a@b.c>
<a.b+c@d-e.f>
<a+b.c:d>
<https://example.org/a\b>
<https://example.org/*a*>
https://example.org
http://example.org/a/b.html
ftp://example.org/a
HTTPS://EXAMPLE.ORG
see https://example.org.
see https://example.org, or
see https://example.org!
see https://example.org?
(https://example.org)
(https://example.org/a_(b))
https://example.org/a_(b)_c)
https://example.org/?a=b&c=d
https://example.org/?a=b&amp;
https://example.org/&copy;x
https://example.org/a;
https://example.org/a&b;
https://example.org/a:
https://example.org:8080/a
"https://example.org"
'https://example.org/a'
*https://example.org*
_https://example.org_
~~https://example.org~~
https://example.org/a*b*
https://example.org/a_b_c
https://example.org<https://b.c>
https://a_b.org
https://a_b.c.org
https://-a
https://
https://.
https://localhost/a
xhttps://example.org
1https://example.org
[https://example.org]
[https://example.org](/u)
[a https://example.org b](/u)
![https://example.org](/u)
https://example.org/[a](/u)
www.example.org
www.example.org/a?b=c.
(www.example.org)
*www.example.org*
xwww.example.org
/www.example.org
WWW.example.org
www.
www..
www.a
www.a_b.c
www.example.org/(a)b)
www.example.org↵www.example.com
a@b.c
a.b@c.d.
a+b@c.d, e@f.g
a@b
a@b.
a@b.c1
a@b_c.d
a@b.c_
a@b.c-
@b.c
a@@b.c
a@b@c.d
mailto:a@b.c
xmailto:a@b.c
/a@b.c
(a@b.c)
<b a@b.c
[a@b.c]
[a@b.c](/u)
**a@b.c**
a_b_@c.d

# Entities and escapes
&amp; &lt; &gt; &quot; &copy; &auml; &hellip;
&nbsp;a
&#65; &#x41; &#X41; &#0; &#1114112;
&#; &#x; &; &a; &amp &nosuchreference;
&amp;amp;
*a&#42;
&#42;a*
&#9;a
&#35; a
a&#10;b
\!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\‵\{\|\}\~
\a\ \1\ä
\\*a*
\&amp;
\> a
\1. a
1\. a
[a]\(/u)
&lt;b&gt;
[a](/u&quot;b)
~~~ &auml;↵~~~
a < b > c
a <3 b
5 > 4 && 3 < 4
`;

export const lines = text
  .split('\n')
  .filter((line) => line !== '' && !/^# [A-Z][a-z, ]+$/.test(line))
  .map((line) => `${line.replaceAll('↵', '\n').replaceAll('⇥', '\t').replaceAll('‵', '`')}\n`);
