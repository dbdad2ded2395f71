import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { knows, tokens } from '../../../Resources/ui/ui/markdown/highlight.js';

const languages = ['swift', 'python', 'js', 'json', 'html', 'css', 'bash', 'c', 'php', 'sql', 'yaml', 'diff'];

/** The pieces of some code that have a colour, by class. */
function found(code, language) {
  const result = {};
  for (const [kind, text] of tokens(code, language)) if (kind) (result[kind] ??= []).push(text);
  return result;
}

const cases = [
  ['swift', '@MainActor func go(_ a: Int) { let x = 0x1F } // end', {
    attribute: ['@MainActor'], keyword: ['func', 'let'], function: ['go'], type: ['Int'], number: ['0x1F'], comment: ['// end'],
  }],
  ['swift', 'x = """\na "b"\n""" + "\\"c"', { string: ['"""\na "b"\n"""', '"\\"c"'] }],
  ['python', '@cache\ndef f(a): # why\n    return """b\nc"""', {
    attribute: ['@cache'], keyword: ['def', 'return'], function: ['f'], comment: ['# why'], string: ['"""b\nc"""'],
  }],
  ['js', 'const a = `b\nc` /* d\ne */', { keyword: ['const'], string: ['`b\nc`'], comment: ['/* d\ne */'] }],
  ['ts', 'let a: string = f(1.5e3)', { keyword: ['let', 'string'], function: ['f'], number: ['1.5e3'] }],
  ['json', '{"a": [1, true, "b"]}', { attribute: ['"a"'], number: ['1'], keyword: ['true'], string: ['"b"'] }],
  ['html', '<!-- a --><b c="d">e &amp;</b>', {
    comment: ['<!-- a -->'], tag: ['<b', '>', '</b>'], attribute: ['c'], string: ['"d"'], number: ['&amp;'],
  }],
  ['css', '.a { color: #fff; margin: 1px } /* b */', {
    attribute: ['.a', 'color', '#fff', 'margin'], number: ['1px'], comment: ['/* b */'],
  }],
  ['bash', 'for a in "$B"; do c --d http://e/#f; done # g', {
    keyword: ['for', 'in', 'do', 'done'], string: ['"$B"'], attribute: ['--d'], comment: ['# g'],
  }],
  ['rust', "fn a<'b>(c: &'b str) { 'd' }", { keyword: ['fn'], string: ["'d'"] }],
  ['kotlin', 'fun a() = "b"', { keyword: ['fun'], function: ['a'], string: ['"b"'] }],
  ['SQL', "Select a from b where c = 'd' -- e", { keyword: ['Select', 'from', 'where'], string: ["'d'"], comment: ['-- e'] }],
  ['yaml', 'a b: "c"\nd: true # e', { attribute: ['a b', 'd'], string: ['"c"'], keyword: ['true'], comment: ['# e'] }],
  ['diff', '--- a\n+++ b\n@@ 1 @@\n-c\n+d\n e', {
    comment: ['--- a\n+++ b\n'], attribute: ['@@ 1 @@\n'], deleted: ['-c\n'], inserted: ['+d\n'],
  }],
];

for (const [language, code, expected] of cases) {
  test(`code gets colours: ${language}: ${JSON.stringify(code)}`, () => assert.deepEqual(found(code, language), expected));
}

test('languages are known by their names, others stay plain', () => {
  for (const name of [...languages, 'Swift', 'C++', 'typescript', 'sh', 'yml', 'xml']) assert.ok(knows(name), name);
  for (const name of ['', 'text', 'constructor', 'brainfuck']) assert.ok(!knows(name), name);
  assert.deepEqual(tokens('let a = 1', 'text'), [[null, 'let a = 1']]);
});

test('hostile code keeps every character, and takes time in proportion to its length', () => {
  const parts = [
    '"', "'", '`', '/', '/*', '\\', '"\\', "'\\", "\\'", '<', '<a ', '<!--', '&', '#', '# ', '"""', 'a', 'a ', '1', '1.', '$', '${', '-',
    '@', '\n', ' ', 'a-', "'a ", '"\n', "<a '", '=', 'a b', '{', 'a:', '---\n',
  ];
  for (const language of languages) {
    for (const part of parts) {
      const time = (n) => {
        const code = part.repeat(n / part.length);
        const start = process.cpuUsage();
        const pieces = tokens(code, language);
        const { user } = process.cpuUsage(start);
        assert.equal(pieces.map(([, text]) => text).join(''), code);
        return user / 1000;
      };
      const [short, long] = [time(2_000), time(16_000)];
      // Eight times the code: quadratic work would take 64 times as long.
      assert.ok(long < Math.max(200, 24 * short), `${language} ${JSON.stringify(part)}: ${short} ms, then ${long} ms`);
    }
  }
});

test('colours of code stand out from their ground as WCAG AA asks', () => {
  const css = readFileSync(new URL('../../../Resources/ui/ui/style.css', import.meta.url), 'utf8');
  const root = css.slice(css.indexOf('\n:root {'), css.indexOf(':root[data-theme'));
  const pairs = [...root.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
  const [light, dark] = [2, 3].map((at) => Object.fromEntries(pairs.map((pair) => [pair[1], pair[at]])));
  const luminance = (colour) => [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  for (const scheme of [light, dark]) {
    const names = Object.keys(scheme).filter((name) => name.startsWith('code-'));
    assert.equal(names.length, 9);
    for (const name of [...names, 'quiet']) {
      const [low, high] = [luminance(scheme[name]), luminance(scheme.sunken)].sort((a, b) => a - b);
      assert.ok((high + 0.05) / (low + 0.05) >= 4.5, `${name}: ${((high + 0.05) / (low + 0.05)).toFixed(2)}`);
    }
  }
});
