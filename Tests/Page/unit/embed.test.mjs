import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '../../../Resources/ui/ui/strings.js';

const source = (name) => readFileSync(new URL(`../../../Resources/ui/ui/${name}`, import.meta.url), 'utf8');
const names = (text) => [...text.matchAll(/(?<=[\s{,'])'?([a-z][a-z-]*)'?(?=[:,\s])/g)].map(([, name]) => name);

test('the element, the page and the style sheet know the same custom properties', () => {
  const sheet = source('style.css');
  const root = sheet.slice(sheet.indexOf('\n:root {'), sheet.indexOf(':root[data-theme'));
  // Shadows are no single colour or length; they and the colours of code stay the page's own.
  const own = [...root.matchAll(/--([a-z-]+):/g)].map(([, name]) => name)
    .filter((name) => !['shadow', 'lifted'].includes(name) && !name.startsWith('code-')).sort();
  const element = names(source('embed.js').match(/const PROPERTIES = \[([^\]]*)\]/)[1]).sort();
  const page = [...source('host.js').match(/const PROPERTIES = \{([^}]*)\}/)[1].matchAll(/'?([a-z-]+)'?: '/g)]
    .map(([, name]) => name).sort();
  assert.deepEqual(element, own);
  assert.deepEqual(page, own);
  for (const name of own) assert.ok(sheet.slice(0, sheet.indexOf('*/')).includes(`--${name}`), `--${name} is explained`);
});

test('the element speaks the languages of the page', () => {
  const words = source('embed.js').match(/const WORDS = \{(.*?)\n  \};/s)[1];
  const spoken = [...words.matchAll(/^    (\w+): \{ open: '[^']+', close: '[^']+', unread: '[^']+' \},$/gm)];
  assert.deepEqual(spoken.map(([, language]) => language).sort(), ['en', ...Object.keys(languages)].sort());
});

test('the element is a script of either sort, and imports nothing', () => {
  assert.doesNotMatch(source('embed.js'), /^(?:import|export)\b|import\(|import\.meta/m);
});
