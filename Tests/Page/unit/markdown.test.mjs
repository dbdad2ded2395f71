import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { safe } from '../../../Resources/ui/ui/markdown/draw.js';
import { parse } from '../../../Resources/ui/ui/markdown/parse.js';
import { snippets } from './corpus.mjs';
import { document, isComparable } from './generator.mjs';
import { html, normal } from './html.mjs';

const drawn = (source) => normal(html(parse(source)));
const options = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['--extension', name]);
const reference = (source) => normal(execFileSync('cmark-gfm', options, { input: source }).toString());

test('every snippet of the corpus reads as cmark-gfm reads it', () => {
  const differences = [];
  for (const source of snippets) {
    const expected = reference(source);
    const actual = drawn(source);
    if (actual !== expected) differences.push({ source, actual, expected });
  }
  assert.deepEqual(differences, []);
});

test('raw HTML is text', () => {
  assert.equal(drawn('<b>bold</b> <script>alert(1)</script>'),
    '<p>&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>');
  assert.equal(drawn('<div onclick="x">\n\n*a*'), '<p>&lt;div onclick=&quot;x&quot;&gt;</p><p><em>a</em></p>');
});

test('what differs from cmark-gfm on purpose', () => {
  // A task is one wherever its item is, and only its own box ticks it.
  assert.match(drawn('> - [x] a'), /<input type="checkbox" checked="" disabled="" \/>a/);
  assert.match(drawn('- [ ] a [x]'), /<input type="checkbox" disabled="" \/>a \[x\]/);
  // Symbols are punctuation, as CommonMark 0.31 has it.
  assert.equal(drawn('**€**a'), '<p>**€**a</p>');
  // Code spans are found after one that nothing closes, too.
  assert.equal(drawn('`` ` `a` `'), '<p>`` <code> </code>a<code> </code></p>');
  // References that hardly anyone writes are not known.
  assert.equal(drawn('&ThickSpace;'), '<p>&amp;ThickSpace;</p>');
});

test('a definition above what would underline it leaves plain text', () => {
  assert.equal(drawn('[a]: /u\n==='), '<p>===</p>');
  assert.equal(drawn('[a]: /u\n-'), '<p>-</p>');
});

test('only whole web and mail addresses become links', () => {
  for (const target of ['https://example.org/a?b=c', 'http://example.org/', 'mailto:a@example.org']) {
    assert.equal(safe(target), target);
  }
  const others = [
    'javascript:alert(1)', 'JAVA\nSCRIPT:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)', 'vbscript:x',
    'data:text/html,x', 'file:///etc/passwd', 'blob:https://example.org/1', '/relative', '//host/x', '#a', '',
  ];
  for (const target of others) {
    assert.equal(safe(target), null, target);
  }
});

test('blocks at the top say where they begin', () => {
  const source = '# One\n\ntwo\nthree\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- four\n';
  assert.deepEqual(parse(source).children.map(({ type, start }) => [type, source.slice(start).split('\n', 1)[0]]), [
    ['heading', '# One'], ['paragraph', 'two'], ['table', '| a | b |'], ['list', '- four'],
  ]);
});

/** Set to more where there is time: `JACKDAW_DOCUMENTS=5000 node --test Tests/Page/unit`. */
const documents = Number(process.env.JACKDAW_DOCUMENTS ?? 300);

test(`${documents} random documents read as cmark-gfm reads them`, () => {
  const differences = [];
  for (let seed = 1; seed <= documents; seed += 1) {
    const source = document(seed);
    if (!isComparable(source)) continue;
    const expected = reference(source);
    const actual = drawn(source);
    if (actual !== expected) differences.push({ seed, source, actual, expected });
  }
  assert.deepEqual(differences, []);
});

test('a text drawn block by block ends as it would have been drawn whole', async () => {
  const { boundary } = await import('../../../Resources/ui/ui/kinds/markdown.js');
  for (const source of snippets) {
    for (const step of [1, 3, 7]) {
      let start = 0;
      let done = [];
      let open = [];
      for (let end = step; ; end += step) {
        const tail = source.slice(start, end);
        const { children } = parse(tail);
        const finished = boundary(children, tail);
        done.push(...children.slice(0, finished).map((block) => html(block)));
        open = children.slice(finished).map((block) => html(block));
        if (finished > 0) start += children[finished].start;
        if (end >= source.length) break;
      }
      if (parse(source).references > 0) continue;
      assert.equal(normal([...done, ...open].join('')), drawn(source), JSON.stringify(source));
    }
  }
});
