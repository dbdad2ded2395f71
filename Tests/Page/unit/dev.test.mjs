import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layout, spread } from '../../../Resources/ui/ui/dev/layout.js';
import { BACK, EVERYWHERE, graph, Model } from '../../../Resources/ui/ui/dev/model.js';
import { crossings, order } from '../../../Resources/ui/ui/dev/order.js';
import { againstTheGrain, group, ranks } from '../../../Resources/ui/ui/dev/ranks.js';
import { parser } from '../../../Resources/ui/ui/dev/stream.js';

const nodes = (names) => [...names].map((id) => ({ id, width: 60 }));
const edges = (pairs) => pairs.split(' ').map((pair) => ({ id: pair, from: pair[0], to: pair[1] }));
const overlap = (one, other) => Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < 30;

test('edges that lead back are turned, and every other one leads down', () => {
  const all = edges('ab bc ca bd da ce');
  const turned = againstTheGrain([...'abcde'], all, 'a');
  assert.deepEqual([...turned].map(({ id }) => id), ['ca', 'da']);
  const rank = ranks([...'abcde'], all.filter((edge) => !turned.has(edge)), 'a');
  assert.deepEqual([...rank.values()], [0, 1, 2, 2, 3]);
});

test('the root is above all, also what leads to it from elsewhere, and sources are near what they lead to', () => {
  const all = edges('ab bc cd xa yd');
  const turned = againstTheGrain([...'abcdxy'], all, 'a');
  assert.deepEqual([...turned].map(({ id }) => id), ['xa']);
  const forward = all.map((edge) => (turned.has(edge) ? { from: edge.to, to: edge.from } : edge));
  const rank = ranks([...'abcdxy'], forward, 'a');
  assert.equal(rank.get('a'), 0);
  assert.equal(rank.get('x'), 1);
  assert.equal(rank.get('y'), 2);
});

test('a chain of ten thousand states is no deeper than calls may nest', () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
  const chain = ids.slice(1).map((to, index) => ({ from: ids[index], to }));
  assert.equal(againstTheGrain(ids, chain, 's0').size, 0);
  assert.equal(ranks(ids, chain, 's0').get('s9999'), 9_999);
});

test('crossings are counted, and taken out where that is possible', () => {
  const layers = [['a', 'b'], ['c', 'd']];
  const links = edges('ad bc');
  assert.equal(crossings(layers, group(links, ({ from }) => from)), 1);
  assert.equal(order(layers, links), 0);
  assert.equal(crossings(layers, group(links, ({ from }) => from)), 0);
});

test('places are as near the wishes as order and distances allow', () => {
  assert.deepEqual(spread([0, 100], [30]), [0, 100]);
  assert.deepEqual(spread([50, 50], [30]), [35, 65]);
  assert.deepEqual(spread([90, 50, 10], [30, 30]), [20, 50, 80]);
});

test('no two nodes overlap, all is within the picture, and the root is on top', () => {
  const names = 'abcdefghijkl';
  const plan = layout(nodes(names), edges('ab ac ad ae bf cf df eg fa ga gh hi hj hk hl la aa ff kb'), 'a');
  const boxes = [...plan.nodes.values()];
  assert.equal(boxes.length, names.length);
  boxes.forEach((one, index) => boxes.slice(index + 1).forEach((other) => assert.ok(!overlap(one, other))));
  for (const { x, y, width, height } of boxes) {
    assert.ok(x - width / 2 >= 0 && x + width / 2 <= plan.width && y - height / 2 >= 0 && y + height / 2 <= plan.height);
  }
  assert.equal(plan.nodes.get('a').y, Math.min(...boxes.map(({ y }) => y)));
  assert.equal(plan.edges.length, 19);
});

test('edges begin and end at their nodes, also those that lead up and those to the node itself', () => {
  const plan = layout(nodes('abc'), edges('ab ba bc bb ca'), 'a');
  for (const { id, path, tip } of plan.edges) {
    const [x, y] = path.match(/^M([\d.]+) ([\d.]+)/).slice(1).map(Number);
    const [from, to] = [plan.nodes.get(id[0]), plan.nodes.get(id[1])];
    assert.ok(Math.abs(x - from.x) <= from.width / 2 && Math.abs(y - from.y) <= from.height / 2, id);
    assert.ok(Math.abs(tip.x - to.x) <= to.width / 2 && Math.abs(tip.y - to.y) <= to.height / 2, id);
  }
  const tips = Object.fromEntries(plan.edges.map(({ id, tip }) => [id, tip.angle]));
  assert.equal(tips.ab, 90);
  assert.equal(tips.ba, -90);
  // Side by side, where they would otherwise lie on each other.
  const [there, back] = ['ab', 'ba'].map((id) => plan.edges.find((edge) => edge.id === id).path);
  assert.notEqual(there.split(/[CV]/)[0].split(' ')[0], back.split(' ').at(-2));
});

test('a bot of one state is drawn too', () => {
  const plan = layout(nodes('a'), [], 'a');
  assert.ok(plan.width > 60 && plan.height > 30);
  assert.deepEqual(plan.edges, []);
});

test('transitions between two states are one edge, and what holds everywhere has a node of its own', () => {
  const transitions = [
    { id: 'a/0', from: 'a', to: 'b' }, { id: 'a/1', from: 'a', to: 'b' }, { id: '*/0', from: null, to: 'b' }, { id: 'b/0', from: 'b', to: null },
  ];
  const { nodes, edges } = graph({ states: [{ name: 'a' }, { name: 'b' }], transitions });
  assert.deepEqual(nodes.map(({ id }) => id), ['a', 'b', EVERYWHERE, BACK]);
  assert.deepEqual(edges.map(({ transitions }) => transitions), [['a/0', 'a/1'], ['*/0'], ['b/0']]);
});

test('events are put together, once each, and never more than a bound', () => {
  const model = new Model();
  const happened = (number, kind, more) => model.receive('happened', { number, kind, time: 0, ...more });
  happened(1, 'entered', { state: 'a' });
  happened(2, 'understood', { text: 'hello', intent: 'hello', scores: [], threshold: 0.5 });
  happened(3, 'took', { transition: 'a/0' });
  happened(4, 'entered', { state: 'b' });
  happened(5, 'began', { action: 'body', state: 'b' });
  happened(3, 'took', { transition: 'a/0' });
  assert.deepEqual(model.events.map(({ kind }) => kind), ['entered', 'understood', 'took']);
  assert.equal(model.taken.get('a/0'), 1);
  assert.deepEqual([...model.last], ['a/0']);
  happened(6, 'took', { transition: 'b/after/0' });
  assert.deepEqual([...model.last], ['b/after/0']);
  happened(7, 'event', { name: 'paid' });
  assert.deepEqual([...model.last], []);
  assert.equal(model.understood.text, 'hello');
  for (let number = 8; number < 500; number += 1) happened(number, 'ignored');
  assert.equal(model.events.length, 200);
});

test('events are read in whatever pieces they arrive', () => {
  const text = ':\n\nevent: page\ndata: {"version":"a: b"}\n\nevent: session\ndata: {"state":"x"}\n\n:\n\n';
  for (const size of [1, 7, text.length]) {
    const found = [];
    const take = parser((name, data) => found.push([name, data]));
    for (let index = 0; index < text.length; index += size) take(text.slice(index, index + size));
    assert.deepEqual(found, [['page', { version: 'a: b' }], ['session', { state: 'x' }]]);
  }
});
