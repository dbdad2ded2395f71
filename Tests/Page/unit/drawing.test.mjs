import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippets } from './corpus.mjs';
import { markup } from './dom.mjs';
import { hostile } from './hostile.mjs';
import { document as random } from './generator.mjs';

// These modules look for the document that `dom.mjs` makes when they draw.
const { render, stream } = await import('../../../Resources/ui/ui/kinds/markdown.js');

function cpu(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Whether four times the text takes eight times as long at most; who is disturbed may try again. */
function isLinear(short, long) {
  let times = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    times = [cpu(short), cpu(long)];
    // Quadratic work would take sixteen times as long. Little time is not worth a comparison.
    if (times[1] < 2_000 && times[1] < Math.max(150, 8 * times[0])) return;
  }
  assert.fail(`${times.join(' ms, then ')} ms`);
}

for (const [name, make] of Object.entries(hostile)) {
  test(`hostile text is drawn in time in proportion to its length: ${name}`, () => {
    const [short, long] = [make(40_000), make(160_000)];
    isLinear(() => render(short), () => render(long));
  });
}

test('a long message is drawn, however many blocks it has', () => {
  assert.equal(render('a\n\n'.repeat(5_000)).childNodes.length, 5_000);
});

const MEGABYTE = 1 << 20;
const count = (text, part) => text.split(part).length - 1;

for (const [name, make] of Object.entries(hostile)) {
  test(`a megabyte of hostile text holds up no page: ${name}`, () => {
    const source = make(MEGABYTE);
    // A tenth of a second where nothing disturbs; without a bound on the work some took three.
    let took = Infinity;
    for (let attempt = 0; attempt < 3 && took > 600; attempt += 1) took = Math.min(took, cpu(() => render(source)));
    assert.ok(took < 600, `${took} ms`);
  });
}

const cut = {
  'emphasis': (n) => '*a* '.repeat(n / 4),
  'links': (n) => '[a](b) '.repeat(n / 7),
  'marks and no spaces': (n) => '[a'.repeat(n / 2),
  'characters of two halves': (n) => `${'['.repeat(n / 2)}a${'\u{1f600}'.repeat(n / 4)}`,
  'items': (n) => '- a\n'.repeat(n / 4),
  'paragraphs': (n) => 'a\n\n'.repeat(n / 3),
  'a table': (n) => `|a|b|\n|-|-|\n${'|a|d|\n'.repeat(n / 6)}`,
  'blocks of code': (n) => '```\na\n```\n'.repeat(n / 10),
  'a quotation that holds too much': (n) => `> # a\n>\n${'> - [a](b)\n'.repeat(n / 11)}`,
};

for (const [name, make] of Object.entries(cut)) {
  test(`of what is too much to be formatted nothing is lost: ${name}`, () => {
    const source = make(MEGABYTE);
    const node = render(source);
    const note = node.lastChild;
    assert.match(markup(note), /^<p class="cut"/);
    note.remove();
    const text = node.textContent;
    assert.equal(count(text.replaceAll('Table', '').replaceAll('Code', ''), 'a'), count(source, 'a'));
    assert.ok(text.isWellFormed());
    assert.ok(text.trimEnd().endsWith(source.slice(-1_000).trimEnd()), 'the end stands as it was written');
  });
}

test('a book of prose is formatted whole', () => {
  const page = `## A title\n\n${'Some *words*, a [link](https://a.b/) and `code`; the others are plain. '.repeat(4)}\n`;
  const prose = `${'Words that are plain, as most words are. '.repeat(12)}\n\n`;
  const source = `${page}${prose.repeat(6)}- one\n- two\n\n`.repeat(200);
  assert.ok(source.length > 600_000);
  assert.doesNotMatch(markup(render(source).lastChild), /class="cut"/);
});

test('what is too much to be formatted looks the same when it was streamed', () => {
  const source = '*a* [b](c)\n\n'.repeat(20_000);
  assert.ok(markup(streamed(source, 40_000)) === markup(render(source)));
});

function streamed(source, size) {
  const view = stream();
  for (let at = 0; at < source.length; at += size) view.push(source.slice(at, at + size));
  view.end();
  return view.node;
}

test('a text that was streamed looks as if it had been drawn whole', () => {
  const texts = [...snippets, snippets.join('\n\n'), ...Array.from({ length: 300 }, (_, seed) => random(seed))];
  for (const source of texts) {
    for (const size of source.length > 1000 ? [20] : [1, 3, 7]) {
      assert.equal(markup(streamed(source, size)), markup(render(source)), JSON.stringify(source));
    }
  }
});

const shapes = {
  'a document of many blocks': (n) => '## Title\n\nSome *words* and `code`.\n\n- one\n- two\n\n'.repeat(n / 48),
  'one paragraph': (n) => 'Some *words* and `code`. '.repeat(n / 25),
  'one list': (n) => '- some *words*\n'.repeat(n / 15),
  'one block of code': (n) => `\`\`\`swift\n${'let a = "b" // c\n'.repeat(n / 17)}`,
  'one table': (n) => `|a|b|\n|-|-|\n${'|c|*d*|\n'.repeat(n / 8)}`,
};

for (const [name, make] of Object.entries(shapes)) {
  test(`streaming takes work in proportion to the length: ${name}`, () => {
    // 250 and 1,000 tokens of 20 characters.
    const [short, long] = [make(5_000), make(20_000)];
    isLinear(() => streamed(short, 20), () => streamed(long, 20));
  });
}
