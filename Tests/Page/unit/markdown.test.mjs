import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { safe } from '../../../Resources/ui/ui/markdown/draw.js';
import { parse } from '../../../Resources/ui/ui/markdown/parse.js';
import { snippets } from './corpus.mjs';
import { html, normal } from './html.mjs';

const drawn = (source) => normal(html(parse(source)));

test('every snippet of the corpus reads as cmark-gfm reads it', () => {
  const options = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['--extension', name]);
  const differences = [];
  for (const source of snippets) {
    const expected = normal(execFileSync('cmark-gfm', options, { input: source }).toString());
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

const hostile = {
  'opening brackets': (n) => '['.repeat(n),
  'brackets in brackets': (n) => '['.repeat(n / 2) + ']'.repeat(n / 2),
  'quotations': (n) => '>'.repeat(n),
  'nested lists': (n) => '* '.repeat(n / 2),
  'ever deeper lists': (n) => Array.from({ length: Math.sqrt(n) }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
  'emphasis never closed': (n) => '*a **b '.repeat(n / 7),
  'emphasis never opened': (n) => 'a* _b '.repeat(n / 6),
  'deep emphasis': (n) => '**x '.repeat(n / 8) + 'x** '.repeat(n / 8),
  'strikes': (n) => '~a~~'.repeat(n / 4),
  'backticks of every length': (n) => Array.from({ length: Math.sqrt(2 * n) }, (_, i) => '`'.repeat(i)).join(' '),
  'links never closed': (n) => '[a](b'.repeat(n / 5),
  'angled links never closed': (n) => '[a](<b'.repeat(n / 6),
  'titles never closed': (n) => '[a](b "'.repeat(n / 7),
  'pictures in pictures': (n) => '!['.repeat(n / 6) + '](b)'.repeat(n / 6),
  'addresses': (n) => 'a@b.'.repeat(n / 4),
  'web addresses': (n) => 'http://'.repeat(n / 7),
  'angles': (n) => '<a:'.repeat(n / 3),
  'definitions': (n) => '[a]: b\n'.repeat(n / 7),
  'a long definition used often': (n) => `[a]: ${'x'.repeat(1000)}\n\n${'[a] '.repeat(n / 4)}`,
  'a wide table of short rows': (n) => `|${'a|'.repeat(n / 8)}\n|${'-|'.repeat(n / 8)}\n${'a\n'.repeat(n / 8)}`,
  'references to nothing': (n) => '&a;'.repeat(n / 3),
  'backslashes': (n) => '\\'.repeat(n),
};

for (const [name, make] of Object.entries(hostile)) {
  test(`hostile text takes time in proportion to its length: ${name}`, () => {
    const time = (n) => {
      const source = make(n);
      const start = process.cpuUsage();
      parse(source);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    time(20_000);
    const [short, long] = [time(50_000), time(400_000)];
    // Eight times the text: quadratic work would take 64 times as long.
    assert.ok(long < Math.max(400, 24 * short), `${short} ms for 50 kB, ${long} ms for 400 kB`);
  });
}

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
