import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup } from './dom.mjs';

const { draw } = await import('../../../Resources/ui/ui/markdown/draw.js');
const { parse } = await import('../../../Resources/ui/ui/markdown/parse.js');
const { highlight } = await import('../../../Resources/ui/ui/markdown/highlight.js');

const block = (source) => draw(parse(source)).firstChild;

test('a block of code names its language, can be focused, and has a button to copy it', () => {
  assert.match(markup(block('```swift\nlet a\n```')), new RegExp([
    '<div class="code" dir="ltr"><div class="head"><span class="language">swift</span>',
    '<button type="button" class="copy">Copy</button></div>',
    '<pre tabindex="0" role="group" aria-label="Code"><code data-language="swift">let a\n</code></pre></div>',
  ].join('')));
  assert.match(markup(block('    plain')), /<span class="language">Code<\/span>/);
});

test('code is coloured once the colours are loaded, and says what it said', async () => {
  const [, pre] = block('```js\nconst a = 1 < 2\n```').childNodes;
  const [code] = pre.childNodes;
  await import('../../../Resources/ui/ui/markdown/highlight.js');
  await new Promise((resolve) => { setTimeout(resolve); });
  assert.equal(code.textContent, 'const a = 1 < 2\n');
  assert.match(markup(code), /<span class="keyword">const<\/span> a = <span class="number">1<\/span>/);
});

test('code of a language that is not known, or that is very long, stays plain', () => {
  for (const [text, language] of [['let a', 'nonsense'], ['let a\n'.repeat(20_000), 'swift']]) {
    const code = document.createElement('code');
    code.append(text);
    highlight(code, language);
    assert.equal(code.childNodes.length, 1);
    assert.equal(code.textContent, text);
  }
});

test('who copies code is told so, in the button and in words that are read out', async (context) => {
  const written = [];
  const navigator = { clipboard: { writeText: async (text) => written.push(text) } };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const whole = block('```\na <b>\n```');
  const [head, pre] = whole.childNodes;
  const button = head.lastChild;
  whole.querySelector = () => pre.firstChild;
  button.closest = () => whole;
  await button.listeners.get('click')({ currentTarget: button });
  assert.deepEqual(written, ['a <b>\n']);
  assert.equal(button.textContent, 'Copied');
  assert.equal(markup(whole.lastChild), '<span class="hidden" role="status"></span>');
  context.mock.timers.tick(100);
  assert.equal(markup(whole.lastChild), '<span class="hidden" role="status">Copied</span>');
  context.mock.timers.tick(2_000);
  assert.equal(button.textContent, 'Copy');
  assert.equal(whole.lastChild, pre);
});
