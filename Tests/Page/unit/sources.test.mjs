import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const root = new URL('../../../Resources/ui/', import.meta.url);
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(root.pathname.length).replace(/^\//, ''))
  .sort();
const source = (name) => readFileSync(new URL(name, root), 'utf8');

test('no part of the page reads text as HTML or as code', () => {
  const forbidden = new RegExp([
    'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document\\.write', 'createContextualFragment', 'setHTML', 'srcdoc=',
    '\\beval\\(', 'new Function', '\\sstyle="', '\\son\\w+="',
  ].join('|'), 'g');
  for (const name of files) {
    const found = source(name).match(forbidden);
    assert.equal(found, null, name);
  }
});

test('nothing is loaded from anywhere else, and every address is relative to the page', () => {
  for (const name of files.filter((name) => name.endsWith('.html') || name.endsWith('.css'))) {
    assert.doesNotMatch(source(name), /(?:href|src)="(?:\/|https?:)|url\(/, name);
  }
});

test('every file of the page is embedded', () => {
  const table = readFileSync(new URL('../../../Sources/ChatAssets/ChatAssets.c', import.meta.url), 'utf8');
  const embedded = [...table.matchAll(/#embed "\.\.\/\.\.\/Resources\/ui\/(.+)"/g)].map(([, name]) => name);
  const listed = [...table.matchAll(/ASSET\("(.+)", /g)].map(([, name]) => name);
  assert.deepEqual(embedded, files);
  assert.deepEqual(listed, files);
});

test('what the page loads at first is at most six files and 30 kB, and all that it may ever load 115 kB', () => {
  const html = source('index.html');
  const first = ['index.html', ...[...html.matchAll(/(?:href|src)="(ui\/[^"]+)"/g)].map(([, name]) => name)];
  assert.ok(first.length <= 6, first.join());
  const octets = (names) => names.reduce((sum, name) => sum + gzipSync(source(name)).length, 0);
  assert.ok(octets(first) <= 30_000, `${octets(first)} octets`);
  // Of the translations a reader loads one at most; what embeds the page is not loaded by it, and the panel of --dev only
  // while a bot is developed.
  const rest = files.filter((name) => !/^ui\/(strings\/|dev\/|embed\.js)/.test(name));
  assert.ok(octets(rest) <= 115_000, `${octets(rest)} octets`);
});

test('the modules that are loaded at first import no others', () => {
  const eager = ['main', 'client', 'log', 'strings'];
  for (const name of eager) {
    for (const [, imported] of source(`ui/${name}.js`).matchAll(/^import .*? from '\.\/(.+)\.js';$/gm)) {
      assert.ok(eager.includes(imported), `${name} imports ${imported}`);
    }
  }
});

test('no module of the page loads anything of the panel that --dev shows', () => {
  for (const name of files.filter((name) => !name.startsWith('ui/dev/'))) {
    assert.doesNotMatch(source(name), /['"](?:\.\/|\.\.\/|ui\/)dev\//, name);
  }
});
