import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texOf } from '../../../Resources/ui/ui/markdown/math.js';
import { parse } from '../../../Resources/ui/ui/markdown/parse.js';

/** What is read as mathematics in a text. */
function found(source) {
  const all = [];
  const work = [parse(source, { math: true })];
  while (work.length > 0) {
    const node = work.shift();
    if (node.type === 'math' || node.type === 'display') all.push(`${node.type} ${texOf(node.text)}`);
    work.unshift(...(node.children ?? []));
  }
  return all;
}

test('mathematics in a line', () => {
  assert.deepEqual(found('Euler: $e^{i\\pi} + 1 = 0$.'), ['math e^{i\\pi} + 1 = 0']);
  assert.deepEqual(found('$x$, $y$ and **$z$**'), ['math x', 'math y', 'math z']);
  assert.deepEqual(found('\\(a_1 * b_1 * c\\)'), ['math a_1 * b_1 * c']);
  assert.deepEqual(found('$2x$ and $3 \\text{ or so } x$'), ['math 2x', 'math 3 \\text{ or so } x']);
  assert.deepEqual(found('$a\\$b$'), ['math a\\$b']);
});

test('mathematics apart from it', () => {
  assert.deepEqual(found('$$x^2$$'), ['display x^2']);
  assert.deepEqual(found('so \\[ \\sum_i i \\] is'), ['display \\sum_i i']);
  assert.deepEqual(found('$$\na\n= b\n+ c\n- d\n$$\nafter'), ['display a\n= b\n+ c\n- d']);
  assert.deepEqual(found('\\[\na\n\\]'), ['display a']);
  assert.deepEqual(found('- one\n  $$\n  # x\n  $$\n\n> $$\n> y\n> $$'), ['display # x', 'display y']);
});

test('money and other dollars are none', () => {
  for (const source of [
    '$5 and $10', 'US$3 or CA$4', '$5', 'a $ b $ c', '$HOME/$PATH', 'from $5 to 10$ each', '`$x$`', '\\$x\\$', '$ x$',
    '$x $', '$', '$$', '$$$$', '$$ $$', '\\( \\)', '\\(a', '$a `b$` c', '```\n$x$\n$$\ny\n$$\n```', '$5 or 10$',
    '\\\\(a\\\\)',
  ]) {
    assert.deepEqual(found(source), [], source);
  }
});

test('what never ends is text, and hides nothing after it', () => {
  const tree = parse('$$\na = b\n\n# Heading', { math: true });
  assert.deepEqual(tree.children.map(({ type }) => type), ['paragraph', 'heading']);
  assert.deepEqual(parse('$$\na', { math: true }).children.map(({ type }) => type), ['paragraph']);
  assert.deepEqual(parse('> $$\n> a\n\nb', { math: true }).children.map(({ type }) => type), ['quote', 'paragraph']);
});

test('without being asked for it, markdown has no mathematics', () => {
  const [paragraph] = parse('$x$ \\(y\\) $$z$$').children;
  assert.deepEqual(paragraph.children, [{ type: 'text', text: '$x$ (y) $$z$$' }]);
});

test('hostile texts take time that grows with their length', () => {
  for (const text of ['$a ', '\\(', '\\[', '$$', '$$a', '$', '\\$', '$\\', '$a$b', '$$\n', '$$\na\n', '\\(a\\]']) {
    const source = text.repeat(200_000 / text.length);
    const start = performance.now();
    parse(source, { math: true });
    const took = performance.now() - start;
    assert.ok(took < 1500, `${text}: ${took} ms`);
  }
});
